package io.nautilus.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.InstrumentDefinition;
import org.junit.jupiter.api.Test;

class InstrumentTest {
    private static final InstrumentDefinition DEFINITION =
            new InstrumentDefinition(7, 99, 3, 2, 8, 6, 1, 10, "BTC-USD.SIM", "BTC", "USD");

    @Test
    void comesFromItsDefinitionAndGoesBackToIt() {
        Instrument instrument = Instrument.of(DEFINITION);
        assertThat(instrument.symbol()).isEqualTo("BTC-USD.SIM");
        assertThat(instrument.venue()).isEqualTo("SIM");
        assertThat(instrument.definition(99)).isEqualTo(DEFINITION);
    }

    @Test
    void refusesNamesThatDisagreeAndNumbersThatMakeNoSense() {
        assertThat(codeOf(7, 2, 8, 6, 1, 1, "btc-usd")).isEqualTo("invalid-symbol");
        assertThat(codeOf(7, 2, 8, 6, 1, 1, "ETH-USD.SIM")).isEqualTo("invalid-definition");
        assertThat(codeOf(0, 2, 8, 6, 1, 1, "BTC-USD.SIM")).isEqualTo("invalid-definition");
        assertThat(codeOf(7, -1, 8, 6, 1, 1, "BTC-USD.SIM")).isEqualTo("invalid-definition");
        assertThat(codeOf(7, 2, 19, 6, 1, 1, "BTC-USD.SIM")).isEqualTo("invalid-definition");
        assertThat(codeOf(7, 2, 8, 19, 1, 1, "BTC-USD.SIM")).isEqualTo("invalid-definition");
        assertThat(codeOf(7, 2, 8, 6, 0, 1, "BTC-USD.SIM")).isEqualTo("invalid-definition");
        assertThat(codeOf(7, 2, 8, 6, 1, -1, "BTC-USD.SIM")).isEqualTo("invalid-definition");
    }

    private static String codeOf(int id, int price, int quantity, int quote, long tick, long lot, String symbol) {
        var definition = new InstrumentDefinition(id, 0, 3, price, quantity, quote, tick, lot, symbol, "BTC", "USD");
        String[] code = new String[1];
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Instrument.of(definition))
                .satisfies(e -> code[0] = e.code());
        return code[0];
    }
}
