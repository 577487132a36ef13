package io.nautilus.launcher.faults;

import java.util.Locale;
import java.util.Set;

/** Kinds of events that a flow is to bring about, so that what was done to it proves something of them. */
public enum Kind {
    MAKER_FILL,
    /** A resting order was traded with and rests on. */
    PARTIAL_MAKER_FILL,
    MAKER_REBATE,
    FOK_FILLED,
    FOK_UNFILLED,
    POST_ONLY_DENIED,
    REDUCE_ONLY_FILLED,
    REDUCE_ONLY_DENIED,
    SELF_TRADE_DENIED,
    DENIED_BY_LIMITS,
    LIMITS_CHANGED,
    EQUITY_MARKED,
    HALTED,
    REDUCED,
    RESUMED,
    DENIED_BY_TRADING_STATE,
    DEPOSITED,
    DEPOSIT_REPEATED,
    KEY_REUSED,
    ACCOUNT_RESET,
    CANCELLED_ALL;

    /** A flow that met these has met resting orders, orders of all or nothing, and limits. */
    public static final Set<Kind> ESSENTIAL = Set.of(
            MAKER_FILL, FOK_FILLED, FOK_UNFILLED, POST_ONLY_DENIED, REDUCE_ONLY_DENIED, LIMITS_CHANGED, EQUITY_MARKED);

    /** As counts name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
