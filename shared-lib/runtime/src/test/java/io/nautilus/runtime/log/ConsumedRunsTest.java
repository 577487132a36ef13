package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FrameHeader.InputEpoch;
import io.nautilus.contracts.FrameHeader.Run;
import org.junit.jupiter.api.Test;

class ConsumedRunsTest {
    private static final int INPUTS = 3;

    private final ConsumedRuns runs = new ConsumedRuns(INPUTS);

    @Test
    void neighboursMergeAndTheInterleavingStays() {
        runs.taken(0, 10, 11, 4);
        runs.taken(0, 11, 13, 4);
        runs.taken(1, 5, 6, 4);
        runs.taken(0, 13, 14, 4);
        assertThat(runs.drain())
                .containsExactly(new Run(0, false, 10, 3), new Run(1, false, 5, 1), new Run(0, false, Run.IMPLIED, 1));
        assertThat(runs.drain()).isEmpty();
    }

    @Test
    void aJumpIsExplicitAndWhatFollowsIsImplied() {
        runs.taken(0, 0, 1, 0);
        runs.drain();
        runs.taken(0, 5, 6, 0);
        runs.taken(1, 0, 1, 0);
        runs.taken(0, 6, 7, 0);
        assertThat(runs.drain())
                .containsExactly(new Run(0, false, 5, 1), new Run(1, false, 0, 1), new Run(0, false, Run.IMPLIED, 1));
    }

    @Test
    void warmRunsAreExplicitAndMoveNothing() {
        runs.warmed(2, 3, 9);
        assertThat(runs.knows(2)).isFalse();
        runs.taken(2, 9, 10, 0);
        assertThat(runs.drain()).containsExactly(new Run(2, true, 3, 6), new Run(2, false, 9, 1));
        assertThat(runs.position(2)).isEqualTo(new Position(10, 0));
    }

    @Test
    void leaderEpochsAreSaidWhereTheyChanged() {
        runs.taken(0, 0, 1, 7);
        assertThat(runs.drainEpochs()).containsExactly(new InputEpoch(0, 7));
        runs.taken(0, 1, 2, 7);
        assertThat(runs.drainEpochs()).isEmpty();
        runs.taken(0, 2, 3, 8);
        assertThat(runs.drainEpochs()).containsExactly(new InputEpoch(0, 8));
    }
}
