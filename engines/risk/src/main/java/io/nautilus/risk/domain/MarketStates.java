package io.nautilus.risk.domain;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Each instrument's state as the log has it. Of more than {@link #LIMIT} instruments the one that is not live and
 * changed longest ago is forgotten: it counts as never live. That depends on events alone, so every fold forgets the
 * same.
 */
final class MarketStates implements Durable {
    /** Twice what can be live, so that there is always one to forget that is not. */
    static final int LIMIT = 2 * Markets.MAX_INSTRUMENTS;

    /** The one that changed longest ago comes first. */
    private final LinkedHashMap<String, MarketState> states = new LinkedHashMap<>();

    @Override
    public void save(StateWriter out) {
        out.ordered(states, (symbol, state) -> {
            out.text(symbol);
            out.constant(state);
        });
    }

    @Override
    public void restore(StateReader in) {
        in.map(symbol -> states.put(symbol, in.constant(MarketState.values())));
    }

    void put(MarketStateChanged changed) {
        states.remove(changed.instrument());
        states.put(changed.instrument(), changed.state());
        if (states.size() > LIMIT) {
            states.entrySet().stream()
                    .filter(known -> known.getValue() != MarketState.LIVE)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .ifPresent(states::remove);
        }
    }

    /** The state, or null when the instrument was never live. */
    MarketState of(String symbol) {
        return states.get(symbol);
    }

    Map<String, MarketState> all() {
        return Collections.unmodifiableMap(states);
    }
}
