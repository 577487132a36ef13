package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ConsumedRunsPropertyTest {
    private static final int INPUTS = 3;

    /** Whoever folds the frames stands where the one who wrote them stood. */
    @Property
    void foldingGoesWhereTakingWent(
            @ForAll @Size(max = 40) List<@IntRange(max = 8) Integer> inputs,
            @ForAll @Size(min = 40, max = 40) List<@IntRange(max = 3) Integer> jumps) {
        ConsumedRuns writer = new ConsumedRuns(INPUTS);
        ConsumedRuns reader = new ConsumedRuns(INPUTS);
        long[] next = new long[INPUTS];
        for (int i = 0; i < inputs.size(); i++) {
            int input = inputs.get(i) % INPUTS;
            long from = next[input] + jumps.get(i);
            next[input] = from + 1;
            writer.taken(input, from, next[input], jumps.get(i));
            if (inputs.get(i) >= 6) {
                reader.fold(frame(writer));
            }
        }
        reader.fold(frame(writer));
        for (int input = 0; input < INPUTS; input++) {
            assertThat(reader.knows(input)).isEqualTo(writer.knows(input));
            assertThat(reader.position(input)).isEqualTo(writer.position(input));
        }
    }

    private static FrameHeader frame(ConsumedRuns runs) {
        return new FrameHeader(
                1,
                false,
                false,
                new Writer(WriterKind.RISK, 0),
                0,
                1,
                0,
                0,
                0,
                FrameHeader.CAUSE_INPUTS,
                runs.drain(),
                runs.drainEpochs(),
                List.of());
    }
}
