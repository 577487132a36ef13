package io.nautilus.marketdata.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.marketdata.domain.venue.NumberChain.Step;
import org.junit.jupiter.api.Test;

class NumberChainTest {
    private final NumberChain chain = new NumberChain();

    private static final long SECOND = 1_000_000_000L;

    @Test
    void tellsWhatANumberSaysOfThoseBefore() {
        assertThat(chain.isBehind(7)).isFalse();
        assertThat(chain.take(7, 5)).isEqualTo(Step.FIRST);
        assertThat(chain.take(8, 5)).isEqualTo(Step.NEXT);
        assertThat(chain.take(8, 6)).isEqualTo(Step.REPEATED);
        assertThat(chain.take(3, 6)).isEqualTo(Step.REPEATED);
        assertThat(chain.take(9, 6)).isEqualTo(Step.NEXT);
        assertThat(chain.step(11, 7)).isEqualTo(Step.HOLE);
        assertThat(chain.take(11, 7)).isEqualTo(Step.HOLE);
        assertThat(chain.take(12, 7)).isEqualTo(Step.NEXT);
        assertThat(chain.take(10, 5)).isEqualTo(Step.REPEATED);
        assertThat(chain.isBehind(12)).isFalse();
        assertThat(chain.isBehind(13)).isTrue();
    }

    /** Else one number that is far too large would hide all that come after it. */
    @Test
    void anOldNumberOfAMuchLaterTimeIsNoRepetition() {
        chain.take(7, SECOND);
        assertThat(chain.take(Long.MAX_VALUE, 2 * SECOND)).isEqualTo(Step.HOLE);
        assertThat(chain.take(9, 12 * SECOND)).isEqualTo(Step.REPEATED);
        assertThat(chain.take(10, 12 * SECOND + 1)).isEqualTo(Step.HOLE);
        assertThat(chain.take(11, 13 * SECOND)).isEqualTo(Step.NEXT);
    }
}
