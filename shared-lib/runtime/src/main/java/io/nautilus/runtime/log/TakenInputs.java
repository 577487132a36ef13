package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.runtime.log.InputSpec.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The inputs of a shard as they are being read, by what they carry. Of the shard's thread. */
final class TakenInputs {
    private static final List<Kind> SOFT =
            Arrays.stream(Kind.values()).filter(kind -> !kind.durable()).toList();

    /** A header holds twice as many, and one step brings no more than the difference. */
    private static final int MARKS_BEFORE_A_FRAME = 256;

    private final Map<Kind, List<TakenInput>> byKind = new EnumMap<>(Kind.class);

    TakenInputs() {
        for (Kind kind : Kind.values()) {
            byKind.put(kind, new ArrayList<>(1));
        }
    }

    void add(TakenInput input) {
        byKind.get(input.spec().kind()).add(input);
    }

    /** All of them, in the order in which a step takes kinds. */
    List<TakenInput> all() {
        return byKind.values().stream().flatMap(List::stream).toList();
    }

    List<TakenInput> of(Kind kind) {
        return byKind.get(kind);
    }

    boolean caughtUp() {
        for (List<TakenInput> inputs : byKind.values()) {
            for (TakenInput input : inputs) {
                if (!input.caughtUp()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether all inputs of a kind were read up to where they had to be. */
    boolean caughtUp(Kind kind) {
        return of(kind).stream().allMatch(TakenInput::caughtUp);
    }

    /** What expired of a soft input before it was read is a gap: the newest is read on, as if the reader came anew. */
    void rejoinLost(Inputs log) {
        for (Kind kind : SOFT) {
            of(kind).replaceAll(input -> log.lost(input.spec().number()) ? Follower.rejoining(log, input) : input);
        }
    }

    /** Whether a record of a soft input was fetched and not taken. */
    boolean softWaits(Inputs log) {
        for (Kind kind : SOFT) {
            for (TakenInput input : of(kind)) {
                if (log.peek(input.spec().number()) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether so many marks changed that a frame is to say them; the joins are not counted. */
    boolean hasManyMarks() {
        int changed = 0;
        for (TakenInput input : of(Kind.REQUESTS)) {
            changed += input.gate().validator().changedCount();
        }
        return changed >= MARKS_BEFORE_A_FRAME;
    }

    /**
     * What changed since the last call of what is known of the writers of requests; and of market data that was joined
     * and is read for the first time, where it was joined.
     */
    List<WriterMark> drainMarks() {
        List<WriterMark> marks = new ArrayList<>(0);
        for (TakenInput input : of(Kind.REQUESTS)) {
            marks.addAll(input.gate().validator().drainChanged(input.spec().number()));
        }
        for (TakenInput input : of(Kind.MARKET)) {
            marks.addAll(input.drainJoins());
        }
        return marks;
    }
}
