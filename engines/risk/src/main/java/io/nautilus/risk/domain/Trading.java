package io.nautilus.risk.domain;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import java.util.TreeMap;

/**
 * What people let through, by account and for all, and the hold of a log that lost its tail. The hold is a state of its
 * own: only accepting the log lifts it, and a person's halt is afterwards as it was.
 */
final class Trading implements Durable {
    /** The id of what nobody asked for: the gate's own doing. */
    static final MessageId ITSELF = MessageId.NONE;

    static final String BY_ITSELF = "risk";
    static final String ALL = "";

    private static final String TRUNCATED = "log-truncated";
    private static final String ACCEPTED = "log-accepted";

    private final TreeMap<String, TradingState> states = new TreeMap<>();
    private String hold = "";

    @Override
    public void save(StateWriter out) {
        out.map(states, out::constant);
        out.text(hold);
    }

    @Override
    public void restore(StateReader in) {
        in.map(account -> states.put(account, in.constant(TradingState.values())));
        hold = in.text();
    }

    /** The reason of the event that begins a hold. */
    static String truncated(String detail) {
        return TextBound.DETAIL.clip(TRUNCATED + ": " + detail);
    }

    /** The reason of the event that ends one. */
    static String accepted(String reason) {
        return TextBound.DETAIL.clip(ACCEPTED + ": " + reason);
    }

    /** A person's reason, which is never taken for an acceptance of the log. */
    static String said(String reason) {
        return TextBound.DETAIL.clip(reason.startsWith(ACCEPTED) ? "said: " + reason : reason);
    }

    static boolean isAcceptance(TradingStateChanged changed) {
        return changed.reason().startsWith(ACCEPTED);
    }

    private static boolean isHold(TradingStateChanged changed) {
        return changed.commandId().equals(ITSELF) && changed.reason().startsWith(TRUNCATED);
    }

    void apply(TradingStateChanged changed) {
        if (isHold(changed)) {
            hold = changed.reason();
        } else if (isAcceptance(changed)) {
            hold = "";
        } else {
            states.put(changed.account(), changed.state());
        }
    }

    boolean isHeld() {
        return !hold.isEmpty();
    }

    /** Why the log is held, empty where it is not. */
    String hold() {
        return hold;
    }

    /** What people said of the account, or of all where it is empty. */
    TradingState own(String account) {
        return states.getOrDefault(account, TradingState.ACTIVE);
    }

    /** The stricter one of the account's state and that of all. */
    TradingState of(String account) {
        TradingState all = states.getOrDefault(ALL, TradingState.ACTIVE);
        TradingState own = states.getOrDefault(account, TradingState.ACTIVE);
        return all.compareTo(own) >= 0 ? all : own;
    }
}
