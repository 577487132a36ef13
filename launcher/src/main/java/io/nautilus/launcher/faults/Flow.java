package io.nautilus.launcher.faults;

import io.nautilus.contracts.Topics;
import io.nautilus.launcher.faults.Api.Answer;
import java.time.Duration;
import java.util.Map;

/** Requests of a program and of people that flow while a fault happens, and a reader that follows risk's journal. */
public final class Flow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration MIXED_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Running platform;
    private final String prefix;
    private final long from;
    private final LogTail tail;
    private final ProgramWriter program;
    private final Traffic traffic;

    /** {@code prefix} is to be another one for each flow on a log. */
    public Flow(Running platform, String prefix, long seed) {
        this.platform = platform;
        this.prefix = prefix + seed;
        from = TopicLog.end(platform.bootstrap(), Topics.ORDER_EVENTS);
        tail = new LogTail(platform.bootstrap());
        awaitThePast();
        program = new ProgramWriter(platform.bootstrap(), this.prefix.hashCode());
        traffic = new Traffic(this.prefix, program, new Api(platform), seed);
    }

    /** What is on the journal already is no answer to anything that follows. */
    private void awaitThePast() {
        try {
            Await.until("the journal's past", PATIENCE, tail::next, next -> next >= from);
        } catch (AssertionError late) {
            tail.close();
            throw late;
        }
    }

    String prefix() {
        return prefix;
    }

    public LogTail tail() {
        return tail;
    }

    public ProgramWriter program() {
        return program;
    }

    public Traffic traffic() {
        return traffic;
    }

    /** Risk takes orders again, of programs and, if that is asked for, of people too. */
    public void awaitAnswers(boolean ofPeople) {
        long accepted = tail.accepted();
        int answers = traffic.answers();
        Await.until("accepted orders", PATIENCE, tail::accepted, now -> now > accepted + 3);
        if (ofPeople) {
            Await.until("answers by HTTP", PATIENCE, traffic::answers, now -> now > answers);
        }
    }

    /**
     * Returns when people were answered and orders of the kinds that prove most were met on the journal, or when a quiet
     * market kept them away for long: then the counts say it.
     */
    public void awaitMixed() {
        awaitAnswers(true);
        long giveUp = System.nanoTime() + MIXED_WITHIN.toNanos();
        while (!Sightings.of(tail.records(), from).hasEssentials() && System.nanoTime() - giveUp < 0) {
            Await.pass(LOOK);
        }
    }

    /** Ends it, and checks everything when all is quiet. */
    public Journal audited(Tally tally) throws Exception {
        return audited(tally, Map.of());
    }

    /** The same, and what others were answered to orders is on the journal too. */
    Journal audited(Tally tally, Map<String, Answer> others) throws Exception {
        traffic.stop();
        Told told = traffic.told().with(others);
        tally.add("requests", program.acknowledgedNanos().size());
        tally.add("commands", program.commandsAcknowledgedNanos().size());
        tally.add("answers", told.orders().size());
        tally.add("deposits", told.deposits().size());
        Journal journal = new Audit(platform).all(told);
        Sightings.of(journal, from).count(tally);
        return journal;
    }

    @Override
    public void close() {
        traffic.close();
        tail.close();
        program.close();
    }
}
