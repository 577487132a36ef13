package io.nautilus.strategy.domain;

import io.nautilus.contracts.Prediction;
import io.nautilus.market.BarInterval;
import java.util.SortedMap;

/**
 * Decides for one instrument and one account. It sees what happens in the order of the log, and answers with intents;
 * the same sequence gives the same intents. What must outlive the process, its position and its open orders, is kept
 * for it ({@link Situation}); what it computes of market data is rebuilt from the last bars after a start.
 */
public interface Strategy {
    /** Something happened. Orders for which there is no {@link Situation#room()} are dropped, the first are sent. */
    void on(Happening happening, Situation now, Intents out);

    /** Whether it takes bars of this length. */
    boolean takes(BarInterval interval);

    /** Whether it takes this prediction for its instrument. */
    boolean takes(Prediction prediction);

    /** Its figures for people, by name, as of the last thing that happened; empty while it has none. */
    SortedMap<String, Double> figures();
}
