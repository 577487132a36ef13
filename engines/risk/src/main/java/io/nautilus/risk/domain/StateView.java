package io.nautilus.risk.domain;

import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.TradingState;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the gate lets through. {@code all} holds for every account, {@code accounts} are those with a state of their
 * own; {@code hold} says why the log must be accepted first, empty where it need not; {@code reason} and {@code
 * changedBy} are those of the last change.
 */
public record StateView(
        TradingState all,
        Map<String, TradingState> accounts,
        String hold,
        String reason,
        String changedBy,
        Map<String, MarketState> markets) {
    static final StateView INITIAL = new StateView(TradingState.ACTIVE, Map.of(), "", "", "", Map.of());

    public StateView {
        accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
        markets = Collections.unmodifiableMap(new TreeMap<>(markets));
    }

    /** What an account may do: the stricter of its own state and that of all; halted while the log is held. */
    public TradingState of(String account) {
        TradingState own = accounts.getOrDefault(account, TradingState.ACTIVE);
        TradingState stricter = all.compareTo(own) >= 0 ? all : own;
        return hold.isEmpty() ? stricter : TradingState.HALTED;
    }
}
