package io.nautilus.marketdata.domain.venue;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Levels;
import io.nautilus.market.Decimals;
import io.nautilus.market.Instrument;
import java.util.List;

/** The decimals in which an instrument's prices and quantities are kept, and printed texts as mantissas in them. */
public record PrintedScale(int priceDecimals, int quantityDecimals) {
    /**
     * More than any venue prints. An instrument's numbers keep the decimals that were printed once, so that further
     * ones, of a line that was garbled, would leave no room for its usual quantities.
     */
    static final int MOST_DECIMALS = 12;

    private static final int UNKNOWN_DECIMALS = 8;
    private static final PrintedScale UNKNOWN = new PrintedScale(UNKNOWN_DECIMALS, UNKNOWN_DECIMALS);

    public static PrintedScale of(Instrument instrument) {
        return new PrintedScale(instrument.priceDecimals(), instrument.quantityDecimals());
    }

    /**
     * The most decimals that these levels print, 8 where there is no level. Throws {@code DecimalException}, or
     * {@link DecodeException} with {@code invalid-level}, where one is none.
     */
    static PrintedScale printed(List<PrintedLevel> levels) {
        if (levels.isEmpty()) {
            return UNKNOWN;
        }
        PrintedScale most = new PrintedScale(0, 0);
        for (PrintedLevel level : levels) {
            PrintedScale own = new PrintedScale(decimals(level.price()), decimals(level.quantity()));
            own.price(level.price());
            own.quantity(level.quantity());
            most = most.orMore(own);
        }
        return most;
    }

    /** How many a number prints; one with more than are kept is refused when it is read in these. */
    private static int decimals(String printed) {
        return Math.min(Decimals.printed(printed), MOST_DECIMALS);
    }

    PrintedScale orMore(PrintedScale other) {
        return new PrintedScale(
                Math.max(priceDecimals, other.priceDecimals), Math.max(quantityDecimals, other.quantityDecimals));
    }

    public long price(String text) {
        long price = Decimals.parse(text, priceDecimals);
        if (price <= 0) {
            throw new DecodeException("invalid-level", "price " + text);
        }
        return price;
    }

    /** A quantity, which can be 0. */
    public long quantity(String text) {
        long quantity = Decimals.parse(text, quantityDecimals);
        if (quantity < 0) {
            throw new DecodeException("invalid-level", "quantity " + text);
        }
        return quantity;
    }

    /** No quantity is 0 in a whole book. */
    Levels levels(List<PrintedLevel> levels, boolean whole) {
        long[] prices = new long[levels.size()];
        long[] quantities = new long[levels.size()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = price(levels.get(i).price());
            quantities[i] = quantity(levels.get(i).quantity());
            if (whole && quantities[i] == 0) {
                throw new DecodeException(
                        "invalid-level", "no quantity at " + levels.get(i).price());
            }
        }
        return Levels.of(prices, quantities);
    }

    /** The same levels in another scale. */
    Levels rescaled(Levels levels, PrintedScale to) {
        long[] prices = new long[levels.size()];
        long[] quantities = new long[levels.size()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = Decimals.rescale(levels.price(i), priceDecimals, to.priceDecimals);
            quantities[i] = Decimals.rescale(levels.quantity(i), quantityDecimals, to.quantityDecimals);
        }
        return Levels.of(prices, quantities);
    }
}
