package io.nautilus.risk.domain;

import io.nautilus.market.Currencies;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the gate decides by. {@code openings} are accounts that are opened where the log lacks them; times are in
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
        /** Longer names, and a cancel of all orders would not fit into a frame. */
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,24}");

        private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9]{1,16}");
        private static final int MILLION = 1_000_000;

        public Opening {
            if (!NAME.matcher(account).matches()) {
                throw new IllegalArgumentException("account '" + account + "' is not 1-24 of [A-Za-z0-9_-]");
            }
            require(
                    CURRENCY.matcher(currency).matches(),
                    account,
                    "currency '" + currency + "' is not 1-16 of [A-Z0-9]");
            checkCash(account, currency, cash);
            checkFee(account, "maker-fee-millionths", makerFeeMillionths);
            checkFee(account, "taker-fee-millionths", takerFeeMillionths);
        }

        private static void checkCash(String account, String currency, String cash) {
            try {
                long mantissa = Decimals.parse(cash, Currencies.decimals(currency));
                require(
                        mantissa >= 0 && mantissa <= Affordable.MAX_BALANCE,
                        account,
                        "cash '" + cash + "' is negative or beyond the largest balance");
            } catch (DecimalException invalid) {
                throw new IllegalArgumentException(
                        "account '" + account + "': cash '" + cash + "' is no amount of " + currency + ": "
                                + invalid.getMessage(),
                        invalid);
            }
        }

        private static void checkFee(String account, String key, int millionths) {
            boolean valid = millionths >= -MILLION && millionths <= MILLION;
            require(valid, account, key + " of " + millionths + " is outside -1000000..1000000");
        }

        private static void require(boolean valid, String account, String otherwise) {
            if (!valid) {
                throw new IllegalArgumentException("account '" + account + "': " + otherwise);
            }
        }
    }

    private static void checkPositive(String name, long nanos) {
        if (nanos <= 0) {
            throw new IllegalArgumentException(name + " of " + nanos + " ns is not positive");
        }
    }
}
