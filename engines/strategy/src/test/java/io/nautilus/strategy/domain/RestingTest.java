package io.nautilus.strategy.domain;

import static io.nautilus.strategy.domain.DeskBench.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A strategy whose orders rest: it sees them, takes them back, and never has more of them than it may. */
class RestingTest {
    /** Rests a bid a dollar below the last close: takes back what stands elsewhere, and bids anew when that is gone. */
    private static final class Bidding implements Strategy {
        static final long QUANTITY = 10_000;

        @Override
        public void on(Happening happening, Situation now, Intents out) {
            if (happening instanceof Happening.BarClosed(Bar bar)) {
                long price = bar.close() - 100;
                now.open().stream().filter(open -> open.price() != price).forEach(out::cancel);
                if (!now.working() && now.mayOrder()) {
                    out.limit(Side.BUY, QUANTITY, price);
                }
            }
        }

        @Override
        public boolean takes(BarInterval interval) {
            return interval == BarInterval.S1;
        }

        @Override
        public boolean takes(Prediction prediction) {
            return false;
        }

        @Override
        public SortedMap<String, Double> figures() {
            return new TreeMap<>();
        }
    }

    private final DeskBench bench = new DeskBench(changed -> new Bidding());

    private MessageId rests(SubmitOrder order) {
        MessageId id = bench.orderId();
        bench.event(new OrderAccepted(id, order.terms(), "USD", 6, "bid"));
        return id;
    }

    private SubmitOrder bids() {
        bench.define();
        bench.command(bench.create("bid", "model", "", ""));
        bench.start("bid");
        return order(bench.closes(100));
    }

    @Test
    void anOrderRestsUntilItsPriceIsNotWantedAnyMore() {
        SubmitOrder first = bids();
        assertThat(first.terms().type()).isEqualTo(OrderType.LIMIT);
        assertThat(first.terms().timeInForce()).isEqualTo(TimeInForce.GTC);
        assertThat(first.terms().price()).isEqualTo(9_900);
        MessageId id = rests(first);
        assertThat(bench.closes(100)).as("it stands where it should").isEmpty();
        bench.event(DeskBench.fill(id, first, 4_000, 9_900, 6_000));
        assertThat(bench.closes(105)).containsExactly(new CancelOrder(id, "bid", ""));
        assertThat(bench.closes(105)).as("not yet cancelled").containsExactly(new CancelOrder(id, "bid", ""));
        bench.event(new OrderCancelled(id, id, "main", 4, 6_000, CancelReason.REQUESTED, "", "bid"));
        assertThat(order(bench.closes(105)).terms().price()).isEqualTo(10_400);
    }

    @Test
    void whoOnlyLearnsTakesNothingBack() {
        MessageId id = rests(bids());
        var old = bench.bar(105);
        bench.nowNanos += 4 * DeskBench.SECOND;
        assertThat(bench.on(old)).as("a bar of 4 s ago").isEmpty();
        bench.stop("bid");
        assertThat(bench.closes(105)).as("the stop has cancelled it").isEmpty();
        assertThat(bench.said).contains(new CancelOrder(id, "bid", ""));
    }

    /** What is left of an order is known again from risk's journal alone, and from a snapshot of it. */
    @Test
    void whatRestsIsSeenAgainAfterARestart() {
        SubmitOrder first = bids();
        MessageId id = rests(first);
        bench.event(DeskBench.fill(id, first, 4_000, 9_900, 6_000));
        Trades trades = (Trades) bench.desk.recalled();
        assertThat(trades.open("bid")).containsExactly(new OpenOrder(id, "bid", 1, Side.BUY, 9_900, 6_000));
    }
}
