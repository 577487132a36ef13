package io.nautilus.launcher.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Looks again until what is waited for has come, and fails with what it saw last when its time is over. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(500);

    private Await() {}

    /** A question that may fail while processes come and go. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws Exception;
    }

    public static <T> T until(String what, Question<T> question, Predicate<T> condition) {
        return until(what, PATIENCE, question, condition);
    }

    public static <T> T until(String what, Duration patience, Question<T> question, Predicate<T> condition) {
        long giveUp = System.nanoTime() + patience.toNanos();
        Object last = null;
        while (System.nanoTime() - giveUp < 0) {
            long askedNanos = System.nanoTime();
            try {
                T answer = question.ask();
                if (condition.test(answer)) {
                    return answer;
                }
                last = answer;
            } catch (Exception notYet) {
                last = notYet;
            }
            LockSupport.parkNanos(pauseNanos(System.nanoTime() - askedNanos));
        }
        throw Check.broken("%s did not come within %s; last: %s", what, patience, last);
    }

    /** As long as the question took: who reads whole journals is not to take the processors from who writes them. */
    private static long pauseNanos(long tookNanos) {
        return Math.clamp(tookNanos, LOOK.toNanos(), LONGEST_LOOK.toNanos());
    }

    /** Lets time pass that the scenario itself is about; never a substitute for looking. */
    public static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
