package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Market data is most of what the gate reads: where nothing trades, it leaves nothing behind. */
class MarketEventAllocationTest {
    private static final int EVENTS = 10_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final GateBench bench = GateBench.live();
    private int said;

    @Test
    void anEventThatNothingTradesOnAllocatesNothing() {
        take(EVENTS);
        long before = threads.getCurrentThreadAllocatedBytes();
        take(EVENTS);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(said).isZero();
        assertThat(bytes).as("bytes of %s events", EVENTS).isLessThan(EVENTS);
    }

    /** The bids of the book stay: a change at an own order's price looks for its level by a boxed price. */
    @Test
    void norDoesOneBesideRestingOrders() {
        bench.submit(limit("bid", Side.BUY, 500, 9_990));
        assertThat(bench.gate.openOrders()).isEqualTo(1);
        anEventThatNothingTradesOnAllocatesNothing();
    }

    private void take(int events) {
        Moment moment = bench.moment();
        Consumer<OrderEvent> out = event -> said++;
        Input[] inputs = inputs();
        for (int i = 0; i < events; i++) {
            bench.gate.on(inputs[i % inputs.length], moment, out);
        }
    }

    private Input[] inputs() {
        List<MarketEvent> events = List.of(
                level(Side.SELL, 10_005, 3_000),
                level(Side.SELL, 10_010, 1_000),
                trade(Side.BUY, 10_000, 10),
                new Quote(BTC_ID, START, PRICE_DECIMALS, QUANTITY_DECIMALS, 9_995, 2_000, 10_000, 1_000));
        return events.stream()
                .map(event -> new Input.Market(0, bench.lastOffset(), bench.nowNanos, event))
                .toArray(Input[]::new);
    }
}
