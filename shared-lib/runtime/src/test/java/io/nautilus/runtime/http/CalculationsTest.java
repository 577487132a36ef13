package io.nautilus.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CalculationsTest {
    private static final int AT_ONCE = 2;

    private final Calculations calculations = new Calculations(AT_ONCE, Duration.ZERO, new SimpleMeterRegistry());

    private String nested(int depth) {
        return calculations.run(() -> depth == 1 ? "done" : nested(depth - 1));
    }

    @Test
    void moreThanAFewAtATimeAreRefusedAndOneThatFailsLeavesItsPlace() {
        assertThat(nested(AT_ONCE)).isEqualTo("done");
        assertThatThrownBy(() -> nested(AT_ONCE + 1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("busy"));
        assertThat(nested(AT_ONCE)).isEqualTo("done");
    }

    @Test
    void oneMoreWaitsForAPlace() throws Exception {
        Calculations one = new Calculations(1, Duration.ofMinutes(1), new SimpleMeterRegistry());
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> one.run(() -> {
                entered.countDown();
                await(leave);
                return "first";
            }));
            entered.await();
            Future<String> second = threads.submit(() -> one.run(() -> {
                assertThat(leave.getCount()).as("while the first has its place").isZero();
                return "second";
            }));
            leave.countDown();
            assertThat(first.get()).isEqualTo("first");
            assertThat(second.get()).isEqualTo("second");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }
}
