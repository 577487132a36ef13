package io.nautilus.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nautilus.contracts.DecodeException;
import org.junit.jupiter.api.Test;

class InstrumentTopicTest {
    /** Numbers are given without the topic. */
    private final InstrumentTopic registry = new InstrumentTopic(null);

    @Test
    void oneTooManyGetsNoNumberAndTheOthersKeepTheirs() {
        for (int i = 1; i <= InstrumentTopic.MAX_INSTRUMENTS; i++) {
            assertThat(registry.idOf("A" + i + "-USD.SIM")).isEqualTo(i);
        }
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> registry.idOf("B-USD.SIM"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("too-many-instruments"))
                .withMessageContaining("B-USD.SIM");
        assertThat(registry.idOf("A7-USD.SIM")).isEqualTo(7);
        assertThat(registry.count()).isEqualTo(InstrumentTopic.MAX_INSTRUMENTS);
    }
}
