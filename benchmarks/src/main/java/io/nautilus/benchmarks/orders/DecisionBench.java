package io.nautilus.benchmarks.orders;

import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.risk.domain.RiskGate;
import io.nautilus.risk.domain.RiskPolicy;
import java.util.List;
import java.util.function.Consumer;

/**
 * A gate with live books and inputs that were built before. As in production each event is applied the moment it is
 * emitted. Requests come round again after more orders than the gate remembers, so each is new to it.
 */
final class DecisionBench {
    /** More than twice the closed orders that are remembered, as a power of two. */
    private static final int REQUESTS = 1 << 18;

    private static final int EVENTS = 1 << 14;
    private static final long START_NANOS = 1_800_000_000_000_000_000L;
    private static final Writer PROGRAM = new Writer(WriterKind.PROGRAM, 0);
    private static final long OWNER = 7;

    private final RiskGate gate = new RiskGate(
            RiskPolicy.standard(List.of(new RiskPolicy.Opening(BenchOrders.ACCOUNT, "USD", "1000000", 500, 1_000))));
    private final Moment moment = new Moment(START_NANOS, START_NANOS);
    private final Consumer<OrderEvent> out = this::emitted;
    private final Input[] requests = new Input[REQUESTS];
    private final Input[] market = new Input[EVENTS];
    private final Input denied;
    private int nextRequest;
    private int nextEvent;
    private long events;
    private OrderEvent last;

    DecisionBench() {
        for (int i = 0; i < REQUESTS; i++) {
            requests[i] = i % 2 == 0
                    ? request(i, new SubmitOrder(BenchOrders.terms("b" + i, i), "benchmark"))
                    : request(i, new CancelOrder(id(i - 1), "benchmark", ""));
        }
        for (int i = 0; i < EVENTS; i++) {
            market[i] = new Input.Market(0, i + 1L, START_NANOS, MarketStandIn.event(i, START_NANOS));
        }
        denied = request(REQUESTS, new SubmitOrder(tooLarge(), "benchmark"));
        goLive();
    }

    private static Input request(long number, io.nautilus.contracts.OrderRequest request) {
        return new Input.Request(id(number), START_NANOS, request);
    }

    private static MessageId id(long number) {
        return new MessageId(PROGRAM, OWNER, number, 0);
    }

    /** Off the grid of prices: denied after all cheaper checks have passed. */
    private static OrderTerms tooLarge() {
        OrderTerms fine = BenchOrders.terms("off-tick", 0);
        return new OrderTerms(
                fine.account(),
                fine.clientOrderId(),
                fine.instrument(),
                fine.side(),
                fine.type(),
                fine.timeInForce(),
                fine.quantityDecimals(),
                fine.quantity(),
                fine.priceDecimals(),
                fine.price() + 1);
    }

    private void goLive() {
        gate.on(new Input.Timer(0), moment, out);
        gate.on(new Input.Timer(0), moment, out);
        gate.on(new Input.MarketRecord(0, 0, START_NANOS, true), moment, out);
        take(MarketStandIn.live(START_NANOS));
        for (int id = 1; id <= MarketStandIn.INSTRUMENTS; id++) {
            take(MarketStandIn.definition(id, START_NANOS));
            take(MarketStandIn.snapshot(id, START_NANOS));
        }
        order();
        if (!(last instanceof io.nautilus.contracts.OrderCancelled)) {
            throw new IllegalStateException("an order and its cancel ended in " + last);
        }
    }

    private void take(MarketEvent event) {
        gate.on(new Input.Market(0, 0, START_NANOS, event), moment, out);
    }

    private void emitted(OrderEvent event) {
        gate.apply(event, moment);
        last = event;
        events++;
    }

    /** Decides the next submit and its cancel. */
    void order() {
        gate.on(requests[nextRequest], moment, out);
        gate.on(requests[nextRequest + 1], moment, out);
        nextRequest = (nextRequest + 2) & (REQUESTS - 1);
    }

    void denied() {
        gate.on(denied, moment, out);
    }

    void marketEvent() {
        gate.on(market[nextEvent], moment, out);
        nextEvent = (nextEvent + 1) & (EVENTS - 1);
    }

    long events() {
        return events;
    }
}
