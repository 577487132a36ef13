package io.nautilus.marketdata.domain;

import java.util.HashMap;
import java.util.Map;

/** Numbers symbols in the order met, from 1. */
public final class CountingIds implements InstrumentIds {
    private final Map<String, Integer> ids = new HashMap<>();

    @Override
    public int idOf(String symbol) {
        return ids.computeIfAbsent(symbol, key -> ids.size() + 1);
    }
}
