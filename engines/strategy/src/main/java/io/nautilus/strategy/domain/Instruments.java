package io.nautilus.strategy.domain;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.market.Instrument;
import java.util.HashMap;
import java.util.Map;

/** What instruments are, as market data says. Soft. One that is one too many is not kept. */
final class Instruments {
    static final int MAX_INSTRUMENTS = 10_000;

    private final Map<String, Instrument> bySymbol = new HashMap<>();

    void define(InstrumentDefinition definition) {
        if (bySymbol.size() < MAX_INSTRUMENTS || bySymbol.containsKey(definition.symbol())) {
            try {
                bySymbol.put(definition.symbol(), Instrument.of(definition));
            } catch (DecodeException invalid) {
                bySymbol.remove(definition.symbol());
            }
        }
    }

    /** Any thread. */
    int count() {
        return bySymbol.size();
    }

    /** Null where it is not defined. */
    Instrument named(String symbol) {
        return bySymbol.get(symbol);
    }
}
