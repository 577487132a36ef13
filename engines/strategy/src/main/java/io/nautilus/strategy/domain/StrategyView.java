package io.nautilus.strategy.domain;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A strategy as people see it: as far as its journal is proven, with what risk's says of its orders. {@code noFigures}
 * says why there are none, {@code obstacle} why it cannot trade; each is empty where nothing is wrong.
 */
public record StrategyView(
        Enrolled enrolled,
        Traded traded,
        int openOrders,
        SortedMap<String, Double> figures,
        String noFigures,
        String obstacle) {
    static StrategyView of(Enrolled enrolled, Traded traded, int openOrders, String obstacle, Running running) {
        SortedMap<String, Double> figures = new TreeMap<>();
        String noFigures = "";
        if (running != null) {
            try {
                figures = running.figures();
                noFigures = running.defect();
            } catch (RuntimeException thrown) {
                noFigures = "they threw: " + thrown;
            }
        }
        return new StrategyView(enrolled, traded, openOrders, figures, noFigures, obstacle);
    }
}
