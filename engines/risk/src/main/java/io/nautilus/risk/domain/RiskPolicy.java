package io.nautilus.risk.domain;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the gate decides by. {@code openings} are the accounts that are opened when the log has none; times are in
 * nanoseconds; {@code maxOpenOrders} counts all accounts of the shard.
 */
public record RiskPolicy(
        List<Opening> openings,
        long staleAfterNanos,
        long maxRequestAgeNanos,
        long reportEveryNanos,
        int maxOpenOrders) {

    /** More open orders than these, and a cancel of all would not fit into a frame. */
    public static final int OPEN_ORDERS_LIMIT = 8_192;

    public RiskPolicy {
        openings = List.copyOf(openings);
        checkPositive("staleAfter", staleAfterNanos);
        checkPositive("maxRequestAge", maxRequestAgeNanos);
        checkPositive("reportEvery", reportEveryNanos);
        if (maxOpenOrders < 1 || maxOpenOrders > OPEN_ORDERS_LIMIT) {
            throw new IllegalArgumentException(
                    "maxOpenOrders " + maxOpenOrders + " is outside 1.." + OPEN_ORDERS_LIMIT);
        }
    }

    /** The defaults with these accounts: stale after 2 s, requests expire after 5 s, books are reported every 10 s. */
    public static RiskPolicy standard(List<Opening> openings) {
        return new RiskPolicy(
                openings,
                Duration.ofSeconds(2).toNanos(),
                Duration.ofSeconds(5).toNanos(),
                Duration.ofSeconds(10).toNanos(),
                OPEN_ORDERS_LIMIT);
    }

    /** An account with its first cash, a decimal text in its currency, and its fees in millionths of the notional. */
    public record Opening(
            String account, String currency, String cash, int makerFeeMillionths, int takerFeeMillionths) {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");

        public Opening {
            if (!NAME.matcher(account).matches()) {
                throw new IllegalArgumentException("account '" + account + "' is not 1-32 of [A-Za-z0-9_-]");
            }
        }
    }

    private static void checkPositive(String name, long nanos) {
        if (nanos <= 0) {
            throw new IllegalArgumentException(name + " of " + nanos + " ns is not positive");
        }
    }
}
