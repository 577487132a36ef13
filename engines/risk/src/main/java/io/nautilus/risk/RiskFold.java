package io.nautilus.risk;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.risk.domain.OrdersView;
import io.nautilus.risk.domain.RiskGate;

/** All that risk's journal folds into: what decides, and what readers see. */
record RiskFold(RiskGate gate, OrdersView view) implements Durable {
    @Override
    public void save(StateWriter out) {
        gate.save(out);
        view.save(out);
    }

    @Override
    public void restore(StateReader in) {
        gate.restore(in);
        view.restore(in);
    }
}
