package io.nautilus.runtime.log;

import io.nautilus.contracts.Decider;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.runtime.log.Snapshots.Stretch;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What another engine's journal gave a decider before: the fold of that journal up to where it was taken. It knows
 * nothing of the fold of the own journal, so a snapshot has it beside that one, with a last record of its own.
 */
final class Recalled {
    /** No item of a snapshot is longer than a frame. */
    private static final int CHUNK = 64 * 1024;

    private final Decider<?> decider;
    private final Stretch log;
    private final FrameValidator validator = new FrameValidator();
    private final TakenInput input;
    /** Null before any. */
    private LastRecord last;
    /** What a snapshot has behind {@link #last}: believed when it is known that the log still has that record. */
    private byte[] unbelieved;

    Recalled(InputSpec spec, Decider<?> decider, Stretch log) {
        this.decider = decider;
        this.log = log;
        this.input = new TakenInput(spec, new FrameGate(validator), 0, 0, 0);
    }

    /** Goes on to {@code end}, behind what a snapshot has where the log still has all of that, else from the first record. */
    void foldTo(long end) {
        if (unbelieved != null && last.stands(log, end)) {
            new StateReader(unbelieved).restore(state());
        } else {
            last = null;
        }
        unbelieved = null;
        log.read(last == null ? 0 : last.next(), end - 1, this::fold);
    }

    private void fold(LogRecord at) {
        last = LastRecord.of(at);
        InputDecoder.decode(input, at, taken -> {
            if (taken instanceof Input.Event event) {
                decider.recall(event);
            }
        });
    }

    /** What was known of the writers there. */
    FrameValidator validator() {
        return validator;
    }

    private Durable state() {
        Durable domain = decider.recalled();
        return new Durable() {
            @Override
            public void save(StateWriter out) {
                validator.save(out);
                domain.save(out);
            }

            @Override
            public void restore(StateReader in) {
                validator.restore(in);
                domain.restore(in);
            }
        };
    }

    /** Behind {@link #foldTo} only. */
    void save(StateWriter out) {
        out.optional(last, record -> {
            record.save(out);
            StateWriter state = new StateWriter(CHUNK);
            state().save(state);
            out.list(chunks(state.written()), out::bytes);
        });
    }

    private static List<byte[]> chunks(byte[] bytes) {
        List<byte[]> chunks = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += CHUNK) {
            chunks.add(Arrays.copyOfRange(bytes, at, Math.min(at + CHUNK, bytes.length)));
        }
        return chunks;
    }

    void restore(StateReader in) {
        last = in.optional(() -> LastRecord.restored(in));
        if (last != null) {
            ByteArrayOutputStream state = new ByteArrayOutputStream();
            in.list(() -> state.writeBytes(in.bytes()));
            unbelieved = state.toByteArray();
        }
    }
}
