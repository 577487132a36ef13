package io.nautilus.strategy.domain;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A strategy as people see it: as far as its journal is proven, with what risk's says of its orders. {@code noFigures}
 * says why there are none, and is empty where nothing went wrong.
 */
public record StrategyView(
        Enrolled enrolled, Traded traded, int openOrders, SortedMap<String, Double> figures, String noFigures) {
    static StrategyView of(Enrolled enrolled, Traded traded, int openOrders, Running running) {
        if (running == null) {
            return new StrategyView(enrolled, traded, openOrders, new TreeMap<>(), "");
        }
        try {
            return new StrategyView(enrolled, traded, openOrders, running.figures(), running.defect());
        } catch (RuntimeException thrown) {
            return new StrategyView(enrolled, traded, openOrders, new TreeMap<>(), "they threw: " + thrown);
        }
    }
}
