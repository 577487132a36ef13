package io.nautilus.runtime.log;

import io.nautilus.contracts.Decider;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.runtime.log.FrameValidator.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Decides again what a journal says was decided: takes the inputs in the order of the runs, at the moments of the
 * frames, from the state that the fold of the frames before gives, and compares the events byte by byte.
 */
public final class LogVerifier<E extends Message, D extends Decider<E> & Durable> {
    /** Where an SBE message says the version of its schema. */
    private static final int VERSION_AT = 6;

    private static final int STATE_BYTES = 64 * 1024;

    private final ShardSpec spec;
    private final Supplier<D> newDecider;
    /** All durable state after the frames so far; it decides nothing. */
    private final D folded;

    private final VerifiedLog log;
    private final VerifiedLosses losses;
    private final VerifyReport report;
    private final Strikes strikes = new Strikes();
    private final ConsumedRuns positions;
    private final List<FrameHeader.WriterMark> marks = new ArrayList<>();
    private LogRecord epoch;
    private long lastClockNanos;
    /** Of the last frame that counted; an epoch frame has none. */
    private long lastTimeNanos = Long.MIN_VALUE;

    private VerifiedReign<E> reign;
    private String skipping;

    private LogVerifier(String name, ShardSpec spec, Supplier<D> newDecider, VerifiedLog log) {
        this.spec = spec;
        this.newDecider = newDecider;
        this.folded = newDecider.get();
        this.log = log;
        this.losses = new VerifiedLosses(spec, log);
        this.report = new VerifyReport(name);
        this.positions = new ConsumedRuns(spec.inputCount());
    }

    /** Verifies a shard's whole journal; {@code newDecider} makes the domain as it is before its first event. */
    public static <E extends Message, D extends Decider<E> & Durable> VerifyReport verify(
            String name, ShardSpec spec, Supplier<D> newDecider, VerifiedLog log) {
        LogVerifier<E, D> verifier = new LogVerifier<>(name, spec, newDecider, log);
        try {
            verifier.run();
        } catch (LogDifference first) {
            verifier.report.differs(first);
        }
        return verifier.report;
    }

    private void run() {
        JournalCheck check = new JournalCheck(spec.writer(), log, report);
        if (log.journalBeginning() > 0) {
            throw new LogDifference(0, -1, "the first record", "nothing before offset " + log.journalBeginning());
        }
        for (LogRecord at = log.journal(0); at != null; at = log.journal(at.offset() + 1)) {
            FrameHeader header = JournalCheck.header(at);
            Verdict verdict = check.check(at, header);
            if (verdict == Verdict.EPOCH) {
                epoch = at;
                lastClockNanos = header.clockNanos();
                strikes.reignBegins(header);
                reign = null;
                skipping = null;
            } else if (verdict == Verdict.VALID) {
                valid(at, header);
            }
        }
    }

    private void valid(LogRecord at, FrameHeader header) {
        VerifiedFrame frame = VerifiedFrame.of(at, header);
        strikes.rules(header.rulesVersion());
        if (header.rulesVersion() != spec.rulesVersion()) {
            skipping = "decided by rules " + header.rulesVersion() + ", these are " + spec.rulesVersion();
        }
        if (skipping == null) {
            compare(frame);
        } else {
            report.skipped(skipping);
        }
        fold(frame);
    }

    private void compare(VerifiedFrame frame) {
        try {
            if (reign == null) {
                reign = begin();
            }
            List<Message> expected =
                    reign.decide(frame, new Moment(Math.max(lastTimeNanos, lastClockNanos), lastClockNanos));
            compare(frame, expected);
            report.compared(expected.size());
        } catch (VerifiedReign.NotKept gone) {
            skipping = gone.getMessage();
            report.skipped(skipping);
        }
    }

    /** Its domain begins as an owner's that starts here: with a copy of what was folded. */
    private VerifiedReign<E> begin() {
        StateWriter state = new StateWriter(STATE_BYTES);
        folded.save(state);
        D decider = newDecider.get();
        new StateReader(state.written()).restore(decider);
        return new VerifiedReign<>(spec, decider, log, losses, strikes, positions.copy(), List.copyOf(marks), epoch);
    }

    private void fold(VerifiedFrame frame) {
        FrameHeader header = frame.header();
        if (frame.notes().size() < frame.messages()) {
            VerifiedFrame.eventsOf(frame.at().value()).forEach(event -> apply(event, frame));
        }
        positions.fold(header);
        marks.addAll(header.marks());
        strikes.frame(header);
        frame.notes().forEach(strikes::note);
        lastClockNanos = header.clockNanos();
        lastTimeNanos = header.timeNanos();
    }

    @SuppressWarnings("unchecked")
    private void apply(Message event, VerifiedFrame frame) {
        try {
            folded.apply((E) event, frame.moment());
        } catch (RuntimeException broken) {
            throw new LogDifference(frame.at().offset(), -1, "an event that folds", event + ", which throws " + broken);
        }
    }

    /** The notes stand first in a frame that has them, then the events. */
    private static void compare(VerifiedFrame frame, List<Message> expected) {
        FrameWriter writer = new FrameWriter();
        frame.notes().forEach(writer::add);
        expected.forEach(event -> add(writer, event, frame));
        FrameReader ours = new FrameReader().wrap(writer.finish(VerifiedFrame.PLAIN));
        FrameReader theirs = new FrameReader().wrap(frame.at().value());
        while (ours.next()) {
            if (!theirs.next()) {
                throw new LogDifference(frame.at().offset(), ours.index(), ours.message(), "no such message");
            }
            if (!same(ours.messageBytes(), theirs.messageBytes(), ours, theirs)) {
                throw new LogDifference(frame.at().offset(), ours.index(), ours.message(), shown(theirs));
            }
        }
        if (theirs.next()) {
            throw new LogDifference(frame.at().offset(), theirs.index(), "no such message", shown(theirs));
        }
    }

    private static void add(FrameWriter writer, Message event, VerifiedFrame frame) {
        if (!writer.add(event)) {
            throw new LogDifference(frame.at().offset(), -1, "events that fit a frame", "more, such as " + event);
        }
    }

    /** What an older schema wrote has other bytes for the same message. */
    private static boolean same(byte[] ours, byte[] theirs, FrameReader our, FrameReader their) {
        boolean older = version(theirs) < version(ours);
        return Arrays.equals(ours, theirs) || older && shown(their).equals(our.message());
    }

    private static int version(byte[] message) {
        return (message[VERSION_AT] & 0xFF) | (message[VERSION_AT + 1] & 0xFF) << Byte.SIZE;
    }

    private static Object shown(FrameReader reader) {
        try {
            return reader.message();
        } catch (DecodeException broken) {
            return "a message that cannot be read: " + broken.getMessage();
        }
    }
}
