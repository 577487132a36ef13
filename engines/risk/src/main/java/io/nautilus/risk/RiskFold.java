package io.nautilus.risk;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.risk.domain.OrdersView;
import io.nautilus.risk.domain.RiskGate;
import io.nautilus.runtime.log.ShardSpec;
import io.nautilus.runtime.log.ShardState;

/** All that risk's journal folds into: what decides, and what readers see. */
record RiskFold(RiskGate gate, OrdersView view) implements Durable {
    /** The state before any record, of a gate and a view that nobody else uses. */
    static ShardState<OrderEvent> fresh(ShardSpec spec) {
        RiskFold fold = new RiskFold(new RiskGate(), new OrdersView());
        return new ShardState<>(
                spec,
                fold.gate(),
                (offset, header, events) -> fold.view().on(offset, header.timeNanos(), events),
                fold);
    }

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
