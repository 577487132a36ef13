package io.nautilus.strategy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstrumentsTest {
    private final Instruments instruments = new Instruments();

    private String misfit(String symbol, String parameters) {
        return instruments
                .misfit(symbol, "model", parameters)
                .map(misfit -> misfit.code() + ": " + misfit.detail())
                .orElse("fits");
    }

    @Test
    void whatIsNotKnownIsNotRefused() {
        assertThat(misfit(DeskBench.BTC, "quantity=0.00005")).isEqualTo("fits");
    }

    @Test
    void ofAKnownVenueItsInstrumentsAndTheirStepsAreKnown() {
        instruments.define(DeskBench.definition(0, 4));
        assertThat(misfit(DeskBench.BTC, "quantity=0.0005")).isEqualTo("fits");
        assertThat(misfit(DeskBench.BTC, "quantity=0")).isEqualTo("fits");
        assertThat(misfit(DeskBench.BTC, "quantity=0.00005"))
                .isEqualTo("invalid-parameters: quantity=0.00005: BTC-USD.SIM is traded in steps of 0.0001");
        assertThat(misfit("BTC-EUR.SIM", "")).isEqualTo("unknown-instrument: BTC-EUR.SIM");
        assertThat(misfit("BTC-EUR.KRAKEN", "")).as("its feed may come").isEqualTo("fits");
        assertThat(misfit("BTC", "")).as("refused by the log").isEqualTo("fits");
        assertThat(misfit(DeskBench.BTC, "quantity=some"))
                .as("refused by the log")
                .isEqualTo("fits");
    }
}
