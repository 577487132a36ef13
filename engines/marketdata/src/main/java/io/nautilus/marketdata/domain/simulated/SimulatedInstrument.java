package io.nautilus.marketdata.domain.simulated;

import io.nautilus.market.Symbol;
import io.nautilus.marketdata.domain.InstrumentTerms;
import java.util.List;

/**
 * An instrument of the simulated venue: what it is worth in the beginning, as a price mantissa, how much that moves in a
 * step (parts per million; 34 is 60 % a year at ten steps a second), and how much is taken, 1 being usual.
 */
public record SimulatedInstrument(InstrumentTerms terms, long basePrice, double stepPpm, double activity) {
    public static final String VENUE = "SIM";

    /** BTC near 60,000.00 in ticks of 0.10 and lots of 0.0001. */
    static final SimulatedInstrument BTC = of("BTC", 2, 8, 10, 10_000, 6_000_000, 30, 1.2);

    /** ETH near 2,500.00 in ticks of 0.01 and lots of 0.001. */
    static final SimulatedInstrument ETH = of("ETH", 2, 8, 1, 100_000, 250_000, 36, 1);

    /**
     * Besides: SOL near 150 (0.005, 0.01), XRP near 0.52 (0.00001, 10), DOGE near 0.12 (0.00001, 5), LTC near 80 (0.01,
     * 0.01: one tick is wide), SHIB near 0.0000245 (0.000000001, 100,000) and, quiet, EUR near 1.085 (0.00001, 1).
     */
    public static final List<SimulatedInstrument> STANDARD = List.of(
            BTC,
            ETH,
            of("SOL", 3, 4, 5, 100, 150_000, 48, 0.9),
            of("XRP", 5, 6, 1, 10_000_000, 52_000, 42, 0.8),
            of("DOGE", 6, 2, 10, 500, 120_000, 55, 0.7),
            of("LTC", 2, 8, 1, 1_000_000, 8_000, 44, 0.5),
            of("SHIB", 10, 0, 10, 100_000, 245_000, 60, 0.6),
            of("EUR", 5, 2, 1, 100, 108_500, 5, 0.8));

    private static SimulatedInstrument of(
            String base,
            int priceDecimals,
            int quantityDecimals,
            long tick,
            long lot,
            long basePrice,
            double stepPpm,
            double activity) {
        InstrumentTerms terms =
                new InstrumentTerms(new Symbol(base, "USD", VENUE), priceDecimals, quantityDecimals, tick, lot);
        return new SimulatedInstrument(terms, basePrice, stepPpm, activity);
    }
}
