package io.nautilus.strategy;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.strategy.domain.Desk;
import io.nautilus.strategy.domain.Roster;

/** All that strategy's journal folds into: what decides, and what readers see. */
record StrategyFold(Desk desk, Roster proven) implements Durable {
    @Override
    public void save(StateWriter out) {
        desk.save(out);
        proven.save(out);
    }

    @Override
    public void restore(StateReader in) {
        desk.restore(in);
        proven.restore(in);
    }
}
