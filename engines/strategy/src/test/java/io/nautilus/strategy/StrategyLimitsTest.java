package io.nautilus.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.runtime.log.InputSpec;
import io.nautilus.strategy.domain.Intents;
import org.junit.jupiter.api.Test;

class StrategyLimitsTest {
    /** Risk rejects a longer frame whole. */
    @Test
    void whatOneInputCausesFitsBehindTheFullestDraftThatTakesAnother() {
        int draft = StrategyChannels.spec(0).limits().messages() - 1;
        assertThat(draft).isPositive();
        assertThat(draft + Intents.MOST_OF_ONE_INPUT).isLessThanOrEqualTo(InputSpec.MAX_REQUESTS);
    }
}
