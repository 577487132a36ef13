package io.nautilus.indicators;

import io.nautilus.market.Bar;
import io.nautilus.market.Decimals;

/**
 * The prices and the volume of a bar as statistics take them. Prices are positive and each, as a volume that is not 0,
 * is within {@link #LEAST} and {@link #MOST}: so no product or square of two of them overflows.
 */
public record Candle(double open, double high, double low, double close, double volume) {
    public static final double LEAST = 1e-18;
    public static final double MOST = 1e19;

    /** Throws {@link IllegalArgumentException} naming the field and its value. */
    public Candle {
        price("open", open);
        price("high", high);
        price("low", low);
        price("close", close);
        if (volume != 0 && !(volume >= LEAST && volume <= MOST)) {
            throw new IllegalArgumentException("volume " + volume);
        }
        if (high < Math.max(open, close)) {
            throw new IllegalArgumentException("high " + high + " is not the highest");
        }
        if (low > Math.min(open, close)) {
            throw new IllegalArgumentException("low " + low + " is not the lowest");
        }
    }

    private static void price(String name, double value) {
        if (!(value >= LEAST && value <= MOST)) {
            throw new IllegalArgumentException(name + " " + value);
        }
    }

    /** Throws {@link IllegalArgumentException} where the bar's prices are none of a candle. */
    public static Candle of(Bar bar) {
        double unit = Decimals.power(bar.priceDecimals());
        return new Candle(
                bar.open() / unit,
                bar.high() / unit,
                bar.low() / unit,
                bar.close() / unit,
                bar.volume() / (double) Decimals.power(bar.quantityDecimals()));
    }

    /** The mean of high, low and close. */
    public double typical() {
        return (high + low + close) / 3;
    }
}
