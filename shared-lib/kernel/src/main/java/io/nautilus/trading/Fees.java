package io.nautilus.trading;

import io.nautilus.contracts.Liquidity;
import io.nautilus.market.Decimals;

/** What a venue charges, in millionths of the notional; negative is a rebate. Rounded once, half even. */
public record Fees(int makerMillionths, int takerMillionths) {
    private static final long MILLION = 1_000_000;

    public Fees {
        check("maker", makerMillionths);
        check("taker", takerMillionths);
    }

    /** The fee of a fill in the notional's decimals. */
    public long of(Liquidity liquidity, long notional) {
        return switch (liquidity) {
            case MAKER -> Decimals.mulDiv(notional, makerMillionths, MILLION);
            case TAKER -> Decimals.mulDiv(notional, takerMillionths, MILLION);
        };
    }

    /** The most that a fill of this notional can cost on top, at least 0. */
    public long worst(long notional) {
        return Decimals.mulDiv(notional, Math.max(0, Math.max(makerMillionths, takerMillionths)), MILLION);
    }

    private static void check(String which, int millionths) {
        if (millionths < -MILLION || millionths > MILLION) {
            throw new IllegalArgumentException(which + " fee of " + millionths + " millionths is outside 100 %");
        }
    }
}
