package io.nautilus.strategy.domain;

import java.util.SortedMap;
import java.util.TreeMap;

/** A strategy as people see it: as far as its journal is proven, with what risk's says of its orders. */
public record StrategyView(Enrolled enrolled, Traded traded, int openOrders, SortedMap<String, Double> figures) {
    static StrategyView of(Enrolled enrolled, Traded traded, int openOrders, Running running) {
        return new StrategyView(enrolled, traded, openOrders, running == null ? new TreeMap<>() : running.figures());
    }
}
