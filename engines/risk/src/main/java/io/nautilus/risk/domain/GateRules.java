package io.nautilus.risk.domain;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.time.Duration;

/**
 * What the gate decides by for all accounts, as the log has it. {@code number} counts configurations; times are in
 * nanoseconds; {@code maxOpenOrders} counts all accounts of the shard.
 */
public record GateRules(
        int number, int maxOpenOrders, long staleAfterNanos, long maxRequestAgeNanos, long reportEveryNanos) {

    /** More open orders than these, and a cancel of all would not fit into a frame. */
    public static final int OPEN_ORDERS_LIMIT = 8_192;

    /** What holds until the log says otherwise: stale after 2 s, expired after 5 s, books reported every 10 s. */
    public static final GateRules DEFAULT = new GateRules(
            0,
            OPEN_ORDERS_LIMIT,
            Duration.ofSeconds(2).toNanos(),
            Duration.ofSeconds(5).toNanos(),
            Duration.ofSeconds(10).toNanos());

    public GateRules {
        checkPositive("staleAfter", staleAfterNanos);
        checkPositive("maxRequestAge", maxRequestAgeNanos);
        checkPositive("reportEvery", reportEveryNanos);
        if (maxOpenOrders < 1 || maxOpenOrders > OPEN_ORDERS_LIMIT) {
            throw new IllegalArgumentException(
                    "maxOpenOrders " + maxOpenOrders + " is outside 1.." + OPEN_ORDERS_LIMIT);
        }
    }

    void save(StateWriter out) {
        out.number(number);
        out.number(maxOpenOrders);
        out.number(staleAfterNanos);
        out.number(maxRequestAgeNanos);
        out.number(reportEveryNanos);
    }

    static GateRules restored(StateReader in) {
        return new GateRules(in.integer(), in.integer(), in.number(), in.number(), in.number());
    }

    /** Throws {@link IllegalArgumentException} for values that the gate cannot work with. */
    static GateRules of(Command.Configure asked) {
        return new GateRules(
                asked.number(),
                asked.maxOpenOrders(),
                asked.staleAfterNanos(),
                asked.maxRequestAgeNanos(),
                asked.reportEveryNanos());
    }

    static GateRules of(GateConfigured configured) {
        return new GateRules(
                configured.number(),
                configured.maxOpenOrders(),
                configured.staleAfterNanos(),
                configured.maxRequestAgeNanos(),
                configured.reportEveryNanos());
    }

    GateRules numbered(int another) {
        return new GateRules(another, maxOpenOrders, staleAfterNanos, maxRequestAgeNanos, reportEveryNanos);
    }

    /** Whether both say the same, whatever their numbers are. */
    boolean says(GateRules other) {
        return equals(other.numbered(number));
    }

    private static void checkPositive(String name, long nanos) {
        if (nanos <= 0) {
            throw new IllegalArgumentException(name + " of " + nanos + " ns is not positive");
        }
    }
}
