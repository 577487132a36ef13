package io.nautilus.contracts;

import java.util.List;

/**
 * What an account may do from here on. {@code number} is one more than that of the limits before. Money is in the
 * account's currency; {@link #NONE} and {@link #NO_COUNT} are no limit.
 */
public record LimitsChanged(
        MessageId commandId,
        String account,
        int number,
        int decimals,
        long minNotional,
        long maxNotional,
        long maxGross,
        long maxDailyLoss,
        long maxDrawdown,
        int priceCollarMillionths,
        int maxConcentrationMillionths,
        int ordersPerSecond,
        int maxOpenOrders,
        List<InstrumentLimit> instruments,
        String changedBy,
        String key)
        implements OrderEvent {
    public static final long NONE = Long.MIN_VALUE;
    public static final int NO_COUNT = Integer.MIN_VALUE;
    /** So many instruments may have limits of their own. */
    public static final int MAX_INSTRUMENTS = 64;

    public LimitsChanged {
        instruments = List.copyOf(instruments);
    }
}
