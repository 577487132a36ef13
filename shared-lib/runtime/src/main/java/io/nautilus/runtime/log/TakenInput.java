package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One input of a shard as it is being read: where it stands, from where it decides, and how far it must catch up. */
public final class TakenInput {
    private final InputSpec spec;
    private final FrameGate gate;
    private final long joinedAt;
    private final long decideFrom;
    private final long catchUpTo;
    private volatile long next;
    private volatile long malformed;
    /** Codes are few, so this is bounded by itself. */
    private final Set<String> saidKinds = new HashSet<>();

    private long runFrom;
    private int gaps;
    /** That it was joined is not said yet. */
    private boolean joinUnsaid;

    TakenInput(InputSpec spec, FrameGate gate, long next, long decideFrom, long catchUpTo) {
        this.spec = spec;
        this.gate = gate;
        this.next = next;
        this.joinedAt = next;
        this.decideFrom = decideFrom;
        this.catchUpTo = catchUpTo;
        this.joinUnsaid =
                spec.kind() == InputSpec.Kind.MARKET && gate.validator().isJoining();
    }

    /**
     * That market data was joined, as a mark for the journal: its reign is the one from which on frames are believed.
     * It depends on how far the log went when the owner first looked, which nobody can tell later.
     */
    static WriterMark joined(InputSpec input, long floorReign) {
        Writer writer = new Writer(WriterKind.MARKETDATA, input.partition());
        return new WriterMark(input.number(), writer, floorReign, 0, FrameValidator.ANY_SEQ, false);
    }

    /** Says it once, when something was read. */
    Optional<WriterMark> drainJoined() {
        if (!joinUnsaid || next == joinedAt) {
            return Optional.empty();
        }
        joinUnsaid = false;
        return Optional.of(joined(spec, gate.validator().floorReign()));
    }

    public InputSpec spec() {
        return spec;
    }

    /** The gate of a topic of frames; counts void frames. */
    public FrameGate gate() {
        return gate;
    }

    /** The offset after the last record taken. */
    public long next() {
        return next;
    }

    /** Records that could not be understood. */
    public long malformed() {
        return malformed;
    }

    /** Times that records expired before they were read. */
    public int gaps() {
        return gaps;
    }

    /** Goes on counting what the reader before it counted. */
    TakenInput after(TakenInput lost) {
        gaps = lost.gaps + 1;
        malformed = lost.malformed;
        saidKinds.addAll(lost.saidKinds);
        return this;
    }

    /** Moves behind the record; returns whether it only warms. */
    boolean passed(LogRecord at) {
        runFrom = next;
        next = at.offset() + 1;
        return next <= decideFrom;
    }

    /** The first offset of the run that the record just passed ends: missing offsets count as passed. */
    long runFrom() {
        return runFrom;
    }

    boolean caughtUp() {
        return next >= catchUpTo;
    }

    /**
     * Counts something that could not be understood. Every request is answered for, so it is always the first of its
     * kind; of market data, which comes by the thousand, each kind is said once.
     */
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    boolean firstOfKind(String code) {
        malformed++;
        return spec.kind().durable() || saidKinds.add(code);
    }
}
