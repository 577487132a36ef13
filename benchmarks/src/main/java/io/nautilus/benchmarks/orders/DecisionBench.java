package io.nautilus.benchmarks.orders;

import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Limits;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.risk.domain.GateRules;
import io.nautilus.risk.domain.Opening;
import io.nautilus.risk.domain.RiskGate;
import io.nautilus.risk.domain.RiskPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A gate with live books and inputs that were built before. As in production each event is applied the moment it is
 * emitted. Requests come round again after more orders than the gate remembers, so each is new to it.
 */
final class DecisionBench {
    /** More than twice the closed orders that are remembered, as a power of two. */
    private static final int REQUESTS = 1 << 18;

    /** More than the denied orders that are remembered: a known one would be answered as a repeat. */
    private static final int DENIED = 1 << 17;

    /** More than the closed orders that are remembered. */
    private static final int FILLED = 1 << 17;

    private static final int EVENTS = 1 << 14;
    private static final long START_NANOS = 1_800_000_000_000_000_000L;
    private static final Writer PROGRAM = new Writer(WriterKind.PROGRAM, 0);
    private static final long OWNER = 7;

    private static final RiskPolicy POLICY = new RiskPolicy(
            List.of(
                    new Opening(BenchOrders.ACCOUNT, "USD", "1000000", 500, 1_000),
                    new Opening(BenchOrders.LIMITED, "USD", "1000000", 500, 1_000)),
            GateRules.DEFAULT,
            Map.of(BenchOrders.LIMITED, limits()));

    private final RiskGate gate = new RiskGate();
    private final Moment moment = new Moment(START_NANOS, START_NANOS);
    private final Consumer<OrderEvent> out = this::emitted;
    private final Input[] requests = new Input[REQUESTS];
    private final Input[] market = new Input[EVENTS];
    private final Input[] denied = new Input[DENIED];
    private final Input[] filled = new Input[FILLED];
    private int nextRequest;
    private int nextEvent;
    private int nextDenied;
    private int nextFilled;
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
        long offTick = MarketStandIn.BEST_BID + 1;
        for (int i = 0; i < DENIED; i++) {
            denied[i] = request(REQUESTS + i, new SubmitOrder(BenchOrders.terms("d" + i, i, offTick), "benchmark"));
        }
        for (int i = 0; i < FILLED; i++) {
            filled[i] = request(REQUESTS + DENIED + i, new SubmitOrder(BenchOrders.taking("f" + i, i), "benchmark"));
        }
        goLive();
    }

    /** Of every kind but a rate, since no time passes; all are checked and none is reached. */
    private static Limits limits() {
        List<Limits.OfInstrument> instruments = IntStream.rangeClosed(1, MarketStandIn.INSTRUMENTS)
                .mapToObj(id -> new Limits.OfInstrument(MarketStandIn.symbol(id), false, "0.001", "1000", "1000"))
                .toList();
        return new Limits(
                "0.01", "100000", "1000000", "500000", "500000", 100_000, 1_000_000, null, 1_000, instruments);
    }

    private static Input request(long number, OrderRequest request) {
        return new Input.Request(id(number), START_NANOS, request);
    }

    private static MessageId id(long number) {
        return new MessageId(PROGRAM, OWNER, number, 0);
    }

    private void goLive() {
        configure();
        gate.on(new Input.Timer(0), moment, out);
        gate.on(new Input.Timer(0), moment, out);
        gate.on(new Input.MarketRecord(0, 0, START_NANOS, true), moment, out);
        take(MarketStandIn.live(START_NANOS));
        for (int id = 1; id <= MarketStandIn.INSTRUMENTS; id++) {
            take(MarketStandIn.definition(id, START_NANOS));
            take(MarketStandIn.snapshot(id, START_NANOS));
        }
        order();
        if (!(last instanceof OrderCancelled)) {
            throw new IllegalStateException("an order and its cancel ended in " + last);
        }
        denied();
        if (!(last instanceof OrderDenied)) {
            throw new IllegalStateException("an order off the grid ended in " + last);
        }
        filled();
        if (!(last instanceof OrderFilled)) {
            throw new IllegalStateException("a market order ended in " + last);
        }
    }

    /** As the process does when its log has no configuration yet. */
    private void configure() {
        long number = REQUESTS + DENIED + FILLED;
        for (RiskPolicy.Wanted wanted : POLICY.missing(GateRules.DEFAULT, Map.of())) {
            MessageId id = id(number++);
            gate.on(new Input.Commanded(id, wanted.with(id)), moment, out);
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

    /** Decides an order that the last of the cheap checks denies: its price is off the grid. */
    void denied() {
        gate.on(denied[nextDenied], moment, out);
        nextDenied = (nextDenied + 1) & (DENIED - 1);
    }

    /** Decides a market order of an account with limits, which is filled: a purchase or the sale behind it. */
    void filled() {
        gate.on(filled[nextFilled], moment, out);
        nextFilled = (nextFilled + 1) & (FILLED - 1);
    }

    void marketEvent() {
        gate.on(market[nextEvent], moment, out);
        nextEvent = (nextEvent + 1) & (EVENTS - 1);
    }

    long events() {
        return events;
    }
}
