package io.nautilus.strategy.domain;

import static io.nautilus.strategy.domain.DeskBench.order;
import static io.nautilus.strategy.domain.DeskBench.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Message;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What strategies may send, and what all of them can cause at once. */
class IntentsTest {
    private static final String PARAMETERS = "fast=1 slow=3 quantity=2";

    private final DeskBench bench = new DeskBench();

    @Test
    void theFirstAreSentThatThereIsRoomFor() {
        for (int room = 0; room <= Intents.LIMIT; room++) {
            Intents intents = new Intents(room, List.of());
            intents.limit(Side.BUY, 1, 100);
            intents.limit(Side.BUY, 2, 100);
            assertThat(intents.orders())
                    .extracting(Intents.Intent::quantity)
                    .isEqualTo(List.of(1L, 2L).subList(0, room));
        }
    }

    @Test
    void roomIsWhatIsNeitherOpenNorUndecided() {
        bench.define();
        bench.command(bench.create("ema", "ema-cross", PARAMETERS, ""));
        bench.start("ema");
        SubmitOrder sent = order(bench.closes(100, 101, 102));
        assertThat(room(3, 0)).as("numbers 1 to 3 undecided").isZero();
        assertThat(room(1, 0)).as("one undecided").isEqualTo(1);
        assertThat(room(1, 1)).as("one undecided, one open").isZero();
        assertThat(room(0, 1)).as("one open").isEqualTo(1);
        assertThat(room(0, 2)).isZero();
        assertThat(room(0, 3)).isZero();
        assertThat(sent.terms().clientOrderId()).isEqualTo("ema-1");
    }

    private int room(int undecided, int open) {
        Instruments instruments = new Instruments();
        instruments.define(DeskBench.definition(bench.nowNanos, 4));
        Roster roster = new Roster();
        bench.said.forEach(message -> roster.apply(message, bench.nowNanos));
        Enrolled enrolled = roster.find("ema").orElseThrow();
        enrolled = new Enrolled(enrolled.now(), enrolled.held(), 7 + undecided, bench.nowNanos);
        List<OpenOrder> orders = new ArrayList<>();
        for (int i = 0; i < open; i++) {
            orders.add(new OpenOrder(bench.orderId(), "ema", i, Side.BUY, 9_000, 1));
        }
        return Running.of(enrolled.now(), Running::made, new History((instrument, interval) -> true))
                .situation(
                        enrolled,
                        Traded.none("main", DeskBench.BTC).accepted(7),
                        orders,
                        instruments,
                        bench.moment(),
                        DeskBench.SECOND,
                        true)
                .room();
    }

    /** All that there may be throw on one bar, each while as many orders of it rest as may. */
    @Test
    void whatAllCauseAtOnceIsBounded() {
        bench.define();
        for (int i = 0; i < Roster.MAX_STRATEGIES; i++) {
            bench.command(bench.create("s" + i, "ema-cross", PARAMETERS, ""));
            bench.start("s" + i);
        }
        for (Message message : bench.closes(100, 101, 102)) {
            if (message instanceof SubmitOrder submit) {
                bench.partlyFilled(submit, 12_345, 10_200);
                OrderTerms terms = submit.terms();
                String second = terms.clientOrderId().replaceAll("1$", "2");
                bench.event(new OrderAccepted(bench.orderId(), resting(terms, second), "USD", 6, "s"));
            }
        }
        bench.define(0);
        List<Message> all = bench.closes(103);
        assertThat(all).hasSize(Intents.MOST_OF_ONE_INPUT);
        assertThat(shown(all).stream().filter(each -> each.contains(" FAILED: it threw")))
                .hasSize(Roster.MAX_STRATEGIES);
    }

    private static OrderTerms resting(OrderTerms terms, String clientOrderId) {
        return new OrderTerms(
                terms.account(),
                clientOrderId,
                terms.instrument(),
                terms.side(),
                OrderType.LIMIT,
                TimeInForce.GTC,
                terms.quantityDecimals(),
                terms.quantity(),
                2,
                9_000);
    }
}
