package io.nautilus.runtime.log;

import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.Writer;
import java.util.List;

/** What a shard of a critical engine is: who writes, what it reads in which order, and its limits. */
public record ShardSpec(
        Writer writer, int rulesVersion, List<InputSpec> inputs, Limits limits, List<TimerSpec> timers) {
    /** Of more records and timers that failed once the oldest is forgotten: it would have to fail twice again. */
    public static final int MAX_SUSPECTS = 256;

    public ShardSpec {
        inputs = List.copyOf(inputs);
        timers = List.copyOf(timers);
    }

    /** A timer of the engine's own, due every {@code periodNanos}. */
    public record TimerSpec(int id, long periodNanos) {}

    /**
     * How much one step takes: it stops at so many messages or bytes of output and so many records of one input; while
     * so many frames are in flight it takes nothing. What was consumed without output is written down after so many
     * runs or so long.
     */
    public record Limits(
            int messages, int bytes, int recordsPerInput, int framesInFlight, int silentRuns, long silentNanos) {
        public static final Limits DEFAULT = new Limits(256, 32 * 1024, 64, 8, 256, 1_000_000_000L);
    }

    /** Where a note points, for people. */
    String place(StepNote note) {
        return inputs.stream()
                .filter(input -> input.number() == note.source())
                .findFirst()
                .map(input -> "%s[%d] offset %d".formatted(input.topic(), input.partition(), note.offset()))
                .orElse("timer " + note.offset());
    }

    int inputCount() {
        return inputs.stream().mapToInt(InputSpec::number).max().orElse(-1) + 1;
    }
}
