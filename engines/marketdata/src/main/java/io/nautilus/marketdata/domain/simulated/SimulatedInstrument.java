package io.nautilus.marketdata.domain.simulated;

import io.nautilus.market.Symbol;
import io.nautilus.marketdata.domain.InstrumentTerms;
import java.util.List;

/** An instrument of the simulated venue and what it is worth in the beginning, as a price mantissa. */
public record SimulatedInstrument(InstrumentTerms terms, long basePrice) {
    public static final String VENUE = "SIM";

    /** BTC-USD.SIM near 60,000.00 in ticks of 0.10 and lots of 0.0001; ETH-USD.SIM near 2,500.00, 0.01 and 0.001. */
    public static final List<SimulatedInstrument> STANDARD = List.of(
            new SimulatedInstrument(new InstrumentTerms(new Symbol("BTC", "USD", VENUE), 2, 8, 10, 10_000), 6_000_000),
            new SimulatedInstrument(new InstrumentTerms(new Symbol("ETH", "USD", VENUE), 2, 8, 1, 100_000), 250_000));
}
