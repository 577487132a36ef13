package io.nautilus.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nautilus.contracts.DecodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"XMR-USD.KRAKEN", "BTC-USD.SIM", "1INCH-EUR.K", "A234567890123456-B234567890123456.V23456789012"
            })
    void readsAndPrintsTheSameText(String text) {
        assertThat(Symbol.parse(text)).hasToString(text);
    }

    @Test
    void namesItsParts() {
        assertThat(Symbol.parse("XMR-USD.KRAKEN")).isEqualTo(new Symbol("XMR", "USD", "KRAKEN"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "XMR",
                "XMR-USD",
                "XMR/USD.KRAKEN",
                "xmr-USD.KRAKEN",
                "XMR-USD.KRAKEN ",
                "XMR-USD.KRA.KEN",
                "A2345678901234567-USD.SIM",
                "BTC-USD.ABCDEFGHIJKLM",
                "-USD.SIM",
                "BTC-.SIM",
                "BTC-USD.",
                "BTC-USD.SIM\n"
            })
    void refusesOtherForms(String text) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Symbol.parse(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo("invalid-symbol"));
    }

    @Test
    void cannotBeBuiltFromPartsThatPrintAnotherSymbol() {
        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> new Symbol("BTC-X", "USD", "SIM"));
    }
}
