package io.nautilus.runtime.log;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.InputEpoch;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Which input records were taken since the last frame, in the order taken, and where each input stands. The runs of all
 * frames together are the interleaving of the inputs: what a re-execution needs, and what next offsets alone do not
 * say.
 */
public class ConsumedRuns implements Durable {
    private static final int UNKNOWN = -1;

    private final List<Run> pending = new ArrayList<>();
    private final long[] next;
    private final int[] epoch;
    private final int[] durableEpoch;
    private final long[] durableNext;

    /** {@code inputs} is one more than the largest input number. */
    public ConsumedRuns(int inputs) {
        next = filled(inputs);
        durableNext = filled(inputs);
        epoch = new int[inputs];
        durableEpoch = new int[inputs];
        java.util.Arrays.fill(epoch, Position.UNKNOWN_EPOCH);
        java.util.Arrays.fill(durableEpoch, Position.UNKNOWN_EPOCH);
    }

    /** Where this stands, without what is pending. */
    ConsumedRuns copy() {
        ConsumedRuns copy = new ConsumedRuns(next.length);
        System.arraycopy(next, 0, copy.next, 0, next.length);
        System.arraycopy(durableNext, 0, copy.durableNext, 0, next.length);
        System.arraycopy(epoch, 0, copy.epoch, 0, next.length);
        System.arraycopy(durableEpoch, 0, copy.durableEpoch, 0, next.length);
        return copy;
    }

    private static long[] filled(int size) {
        long[] offsets = new long[size];
        java.util.Arrays.fill(offsets, UNKNOWN);
        return offsets;
    }

    /** The records from {@code from} (inclusive) to {@code end} (exclusive) of an input were taken. */
    public void taken(int input, long from, long end, int leaderEpoch) {
        add(new Run(input, false, from, end - from));
        next[input] = end;
        epoch[input] = leaderEpoch;
    }

    /** The records were read again to rebuild soft state; the input's position stays where it is. */
    public void warmed(int input, long from, long end) {
        add(new Run(input, true, from, end - from));
    }

    private void add(Run run) {
        if (!pending.isEmpty()) {
            Run last = pending.getLast();
            if (last.input() == run.input() && last.warm() == run.warm() && last.end() == run.from()) {
                pending.set(
                        pending.size() - 1, new Run(run.input(), run.warm(), last.from(), last.count() + run.count()));
                return;
            }
        }
        pending.add(run);
    }

    public int size() {
        return pending.size();
    }

    /** The runs since the last frame; from then on they are the frame's. */
    public List<Run> drain() {
        return drain(false);
    }

    /** The same; {@code explicit} says every position, so that a reader of the journal can check the implied ones. */
    public List<Run> drain(boolean explicit) {
        List<Run> runs = new ArrayList<>(pending.size());
        for (Run run : pending) {
            if (run.warm()) {
                runs.add(run);
            } else {
                boolean implied = !explicit && run.from() == durableNext[run.input()];
                runs.add(implied ? new Run(run.input(), false, Run.IMPLIED, run.count()) : run);
                durableNext[run.input()] = run.end();
            }
        }
        pending.clear();
        return runs;
    }

    /** The leader epochs that changed since the last frame. */
    public List<InputEpoch> drainEpochs() {
        List<InputEpoch> changed = new ArrayList<>(0);
        for (int input = 0; input < epoch.length; input++) {
            if (epoch[input] != durableEpoch[input]) {
                changed.add(new InputEpoch(input, epoch[input]));
                durableEpoch[input] = epoch[input];
            }
        }
        return changed;
    }

    /** Moves to where a valid frame of the journal left the inputs. */
    public void fold(FrameHeader header) {
        for (Run run : header.consumed()) {
            if (!run.warm()) {
                long from = run.from() == Run.IMPLIED ? durableNext[run.input()] : run.from();
                durableNext[run.input()] = from + run.count();
                next[run.input()] = durableNext[run.input()];
            }
        }
        for (InputEpoch change : header.epochs()) {
            epoch[change.input()] = change.leaderEpoch();
            durableEpoch[change.input()] = change.leaderEpoch();
        }
    }

    /** Where each input stands by the journal; nothing is pending then. */
    @Override
    public void save(StateWriter out) {
        out.number(durableNext.length);
        for (int input = 0; input < durableNext.length; input++) {
            out.number(durableNext[input]);
            out.number(durableEpoch[input]);
        }
    }

    @Override
    public void restore(StateReader in) {
        if (in.integer() != next.length) {
            throw new DecodeException("bad-state", "positions of another number of inputs than " + next.length);
        }
        for (int input = 0; input < next.length; input++) {
            durableNext[input] = in.number();
            durableEpoch[input] = in.integer();
            next[input] = durableNext[input];
            epoch[input] = durableEpoch[input];
        }
    }

    /** Whether anything of an input was ever taken. */
    public boolean knows(int input) {
        return next[input] != UNKNOWN;
    }

    /** Where an input goes on; only where {@link #knows} holds. */
    public Position position(int input) {
        return new Position(next[input], epoch[input]);
    }
}
