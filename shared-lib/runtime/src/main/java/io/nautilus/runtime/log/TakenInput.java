package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One input of a shard as it is being read: where it stands, from where it decides, and how far it must catch up. */
public final class TakenInput {
    private final InputSpec spec;
    private final FrameGate gate;
    private final long decideFrom;
    private final long catchUpTo;
    private volatile long next;
    private volatile long malformed;
    /** Codes are few, so this is bounded by itself. */
    private final Set<String> saidKinds = new HashSet<>();

    private long runFrom;
    private int gaps;
    /** It was joined, and nothing was read of it yet. */
    private boolean unread;
    /** Joins of which something was read and that the journal was not told yet. */
    private final List<WriterMark> joins = new ArrayList<>(1);

    TakenInput(InputSpec spec, FrameGate gate, long next, long decideFrom, long catchUpTo) {
        this.spec = spec;
        this.gate = gate;
        this.next = next;
        this.decideFrom = decideFrom;
        this.catchUpTo = catchUpTo;
        this.unread = spec.kind() == InputSpec.Kind.MARKET && gate.validator().isJoining();
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
        joins.addAll(lost.joins);
        return this;
    }

    /** Moves behind the record; returns whether it only warms. */
    boolean passed(LogRecord at) {
        if (unread) {
            joins.add(joined());
            unread = false;
        }
        runFrom = next;
        next = at.offset() + 1;
        return next <= decideFrom;
    }

    /**
     * That market data was joined: the mark's reign is the one from which on frames are believed. It depends on how far
     * the log went when the owner first looked, which nobody can tell later.
     */
    private WriterMark joined() {
        Writer writer = new Writer(WriterKind.MARKETDATA, spec.partition());
        return new WriterMark(spec.number(), writer, gate.validator().floorReign(), 0, FrameValidator.ANY_SEQ, false);
    }

    /** How many marks {@link #drainJoins} would give. */
    int joinCount() {
        return joins.size();
    }

    /** The joins since the last call, for the frame that says what was read. */
    List<WriterMark> drainJoins() {
        List<WriterMark> drained = List.copyOf(joins);
        joins.clear();
        return drained;
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
     * kind; of other inputs, which come by the thousand, each kind is said once.
     */
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    boolean firstOfKind(String code) {
        malformed++;
        return spec.kind().durable() || saidKinds.add(code);
    }
}
