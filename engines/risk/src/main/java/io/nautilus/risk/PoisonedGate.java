package io.nautilus.risk;

import io.nautilus.contracts.Decider;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.SubmitOrder;
import java.util.function.Consumer;

/**
 * For tests only: a gate that throws at orders whose clientOrderId begins with a prefix, after the order's first event
 * was applied, which is the worst moment; where the prefix is followed by {@code die}, the process dies instead.
 */
final class PoisonedGate implements Decider<OrderEvent> {
    private static final String DEADLY = "die";
    private static final int DIED = 137;

    private final Decider<OrderEvent> gate;
    private final String prefix;

    PoisonedGate(Decider<OrderEvent> gate, String prefix) {
        this.gate = gate;
        this.prefix = prefix;
    }

    @Override
    public void on(Input input, Moment moment, Consumer<OrderEvent> out) {
        if (input instanceof Input.Request request
                && request.request() instanceof SubmitOrder submit
                && submit.terms().clientOrderId().startsWith(prefix)) {
            gate.on(input, moment, event -> {
                out.accept(event);
                fail(submit.terms().clientOrderId());
            });
        } else {
            gate.on(input, moment, out);
        }
    }

    private void fail(String clientOrderId) {
        if (clientOrderId.startsWith(DEADLY, prefix.length())) {
            Runtime.getRuntime().halt(DIED);
        }
        throw new IllegalStateException("poisoned for a test: " + clientOrderId);
    }

    @Override
    public void warm(Input input, Moment moment) {
        gate.warm(input, moment);
    }

    @Override
    public void apply(OrderEvent event, Moment moment) {
        gate.apply(event, moment);
    }
}
