package io.nautilus.market;

import java.util.Map;

/** The decimals in which cash of a currency is kept. */
public final class Currencies {
    public static final int DEFAULT_DECIMALS = 8;

    private static final Map<String, Integer> DECIMALS = Map.of(
            "USD", 6, "EUR", 6, "GBP", 6, "CHF", 6, "USDT", 6, "USDC", 6, "JPY", 2, "SHIB", 2, "ETH", 9, "BTC", 9);

    private Currencies() {}

    /** The decimals of {@code currency}, {@link #DEFAULT_DECIMALS} where the table does not name it. */
    public static int decimals(String currency) {
        return DECIMALS.getOrDefault(listed(currency), DEFAULT_DECIMALS);
    }

    /** Whether the table names {@code currency}. */
    public static boolean isListed(String currency) {
        return DECIMALS.containsKey(listed(currency));
    }

    private static String listed(String currency) {
        return currency.equals("XBT") ? "BTC" : currency;
    }
}
