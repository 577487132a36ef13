package io.nautilus.marketdata.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.marketdata.domain.venue.NumberChain.Step;
import org.junit.jupiter.api.Test;

class NumberChainTest {
    private final NumberChain chain = new NumberChain();

    @Test
    void tellsWhatANumberSaysOfThoseBefore() {
        assertThat(chain.isBehind(7)).isFalse();
        assertThat(chain.take(7)).isEqualTo(Step.FIRST);
        assertThat(chain.take(8)).isEqualTo(Step.NEXT);
        assertThat(chain.take(8)).isEqualTo(Step.REPEATED);
        assertThat(chain.take(3)).isEqualTo(Step.REPEATED);
        assertThat(chain.take(9)).isEqualTo(Step.NEXT);
        assertThat(chain.step(11)).isEqualTo(Step.HOLE);
        assertThat(chain.take(11)).isEqualTo(Step.HOLE);
        assertThat(chain.take(12)).isEqualTo(Step.NEXT);
        assertThat(chain.take(10)).isEqualTo(Step.REPEATED);
        assertThat(chain.isBehind(12)).isFalse();
        assertThat(chain.isBehind(13)).isTrue();
    }
}
