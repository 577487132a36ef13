package io.nautilus.launcher.faults;

import io.nautilus.contracts.Topics;
import io.nautilus.launcher.faults.Api.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** Requests of a program and of people that flow while a fault happens, and a reader that follows risk's journal. */
final class Flow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Platform platform;
    private final String prefix;
    private final LogTail tail;
    private final ProgramWriter program;
    private final Traffic traffic;

    /** {@code prefix} is to be another one for each flow on a log. */
    Flow(Platform platform, String prefix, long seed) {
        this.platform = platform;
        this.prefix = prefix + seed;
        tail = new LogTail(platform.bootstrap());
        awaitThePast();
        program = new ProgramWriter(platform.bootstrap(), this.prefix.hashCode());
        traffic = new Traffic(this.prefix, program, new Api(platform), new Random(seed));
    }

    /** What is on the journal already is no answer to anything that follows. */
    private void awaitThePast() {
        long end = TopicLog.end(platform.bootstrap(), Topics.ORDER_EVENTS);
        try {
            Await.until("the journal's past", PATIENCE, tail::next, next -> next >= end);
        } catch (AssertionError late) {
            tail.close();
            throw late;
        }
    }

    String prefix() {
        return prefix;
    }

    LogTail tail() {
        return tail;
    }

    ProgramWriter program() {
        return program;
    }

    Traffic traffic() {
        return traffic;
    }

    /** Risk takes orders again, of programs and, if that is asked for, of people too. */
    void awaitAnswers(boolean ofPeople) {
        long accepted = tail.accepted();
        int answers = traffic.answers().size();
        Await.until("accepted orders", PATIENCE, tail::accepted, now -> now > accepted + 3);
        if (ofPeople) {
            Await.until("answers by HTTP", PATIENCE, () -> traffic.answers().size(), now -> now > answers);
        }
    }

    /** Ends it, and checks everything when all is quiet. */
    Journal audited(Tally tally) throws Exception {
        traffic.stop();
        tally.add("requests", program.acknowledgedNanos().size());
        tally.add("answers", traffic.answers().size());
        return new Audit(platform).all(answers());
    }

    Map<String, Answer> answers() {
        return traffic.answers();
    }

    @Override
    public void close() {
        traffic.close();
        tail.close();
        program.close();
    }
}
