package io.nautilus.benchmarks.wire;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import java.util.SplittableRandom;

/** Market events built before anything is measured: of four, two change a level, one is a quote and one a trade. */
final class Tape {
    /** Whole frames of the publisher's 256 messages, more of them than a processor's caches hold. */
    static final int EVENTS = 64 * 1024;

    private static final long SEED = 1;
    private static final long TIME_NANOS = 1_800_000_000_000_000_000L;
    private static final int PRICE_DECIMALS = 2;
    private static final int QUANTITY_DECIMALS = 8;

    private Tape() {}

    static MarketEvent[] of(int instruments) {
        SplittableRandom random = new SplittableRandom(SEED);
        MarketEvent[] events = new MarketEvent[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            events[i] = event(i, 1 + random.nextInt(instruments), random);
        }
        return events;
    }

    private static MarketEvent event(int number, int instrument, SplittableRandom random) {
        long timeNanos = TIME_NANOS + number * 1_000L;
        long price = 6_000_000 + random.nextInt(100_000);
        long quantity = random.nextLong(1, 1_000_000_000);
        return switch (number % 4) {
            case 0 ->
                new Trade(instrument, timeNanos, PRICE_DECIMALS, QUANTITY_DECIMALS, price, quantity, side(random));
            case 1 ->
                new Quote(
                        instrument,
                        timeNanos,
                        PRICE_DECIMALS,
                        QUANTITY_DECIMALS,
                        price,
                        quantity,
                        price + 1 + random.nextInt(10),
                        random.nextLong(1, 1_000_000_000));
            default -> delta(instrument, timeNanos, Levels.of(price, quantity), side(random));
        };
    }

    private static BookDelta delta(int instrument, long timeNanos, Levels level, Side side) {
        return new BookDelta(
                instrument,
                timeNanos,
                PRICE_DECIMALS,
                QUANTITY_DECIMALS,
                0,
                true,
                side == Side.BUY ? level : Levels.NONE,
                side == Side.SELL ? level : Levels.NONE);
    }

    private static Side side(SplittableRandom random) {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }
}
