package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.SubmitOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another order under the id of a known one, as only a writer of its own can send it. */
class KnownIdTest {
    private static final OrderTerms FIRST = limit("a", Side.BUY, 100, 9_900);
    private static final OrderTerms OTHER = limit("b", Side.BUY, 200, 9_895);

    private final GateBench bench = GateBench.live();
    private final OrdersView view = new OrdersView();
    private int viewed;

    /** The view folds what was said since, event by event. */
    private void look() {
        for (; viewed < bench.events.size(); viewed++) {
            view.on(viewed, bench.moments.get(viewed).timeNanos(), List.of(bench.events.get(viewed)));
        }
    }

    private void onTheLog(OrderEvent event) {
        bench.events.add(event);
        bench.moments.add(bench.moment());
        bench.gate.apply(event, bench.moment());
        look();
    }

    private static void saved(Durable state, Durable fresh) {
        StateWriter out = new StateWriter(512);
        state.save(out);
        new StateReader(out.written()).restore(fresh);
        StateWriter again = new StateWriter(512);
        fresh.save(again);
        assertThat(again.written()).isEqualTo(out.written());
    }

    private void saved() {
        look();
        saved(bench.gate, new RiskGate());
        saved(view, new OrdersView());
    }

    /** A day later one order is denied and another one closed: what is older is forgotten. */
    private void aDayLater(String name) {
        bench.pass(Retention.AGE_NANOS + 1);
        bench.market(status(MarketState.LIVE));
        bench.submit(limit("denied-" + name, Side.BUY, 1, 9_901));
        bench.submit(GateBench.market("closed-" + name, Side.BUY, 1));
        look();
    }

    @Test
    void isARepeatOfThatOne() {
        MessageId id = bench.submit(FIRST);
        bench.news();
        bench.take(new Input.Request(id, bench.nowNanos, new SubmitOrder(OTHER, "trader")));
        assertThat(bench.news()).containsExactly(new OrderRepeated(id, id));
        look();
        assertThat(view.order(id))
                .hasValueSatisfying(order -> assertThat(order.state()).isEqualTo(OrderView.State.ACCEPTED));
    }

    /** Rules before version 6 denied it under the first one's id. */
    @Test
    void ofWhichAJournalHoldsADenialChangesNothingNowOrLater() {
        MessageId id = bench.submit(FIRST);
        onTheLog(new OrderDenied(id, OTHER, DenialReason.DUPLICATE_ORDER_ID, "b", "trader"));
        assertThat(view.order(id))
                .hasValueSatisfying(order -> assertThat(order.state()).isEqualTo(OrderView.State.ACCEPTED));
        assertThat(view.openCount()).isEqualTo(1);
        assertThat(view.deniedCount()).isZero();
        saved();
        aDayLater("one");
        saved();
        bench.cancel(id, "");
        saved();
        assertThat(view.openCount()).isEqualTo(bench.gate.openOrders()).isZero();
        aDayLater("two");
        aDayLater("three");
        saved();
        assertThat(view.order(id)).isEmpty();
        assertThat(view.closedCount()).isEqualTo(1);
        assertThat(view.deniedCount()).isEqualTo(1);
    }
}
