package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Fees;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Random order flow over random books. */
class GatePropertyTest {
    /** Cash for little, and fees that hardly ever come out even. */
    private static final RiskPolicy POOR =
            RiskPolicy.standard(List.of(new Opening("main", "USD", "150.0001", 3_333, 3_337)));

    @Property(tries = 150)
    void theSameInputsGiveTheSameEvents(@ForAll long seed) {
        GateBench first = GateBench.live();
        GateBench second = GateBench.live();
        new RandomFlow(seed, first).run(120);
        new RandomFlow(seed, second).run(120);
        assertThat(first.events).isEqualTo(second.events);
        assertThat(first.events.size()).isGreaterThan(20);
    }

    @Property(tries = 200)
    void theBooksBalanceAndNothingIsSpentTwice(@ForAll long seed, @ForAll boolean poor) {
        GateBench bench = poor ? new GateBench(POOR).goLive() : GateBench.live();
        new RandomFlow(seed, bench).run(200);
        Account books = null;
        Map<MessageId, OrderTerms> open = new HashMap<>();
        Map<MessageId, Long> leaves = new HashMap<>();
        for (OrderEvent event : bench.events) {
            switch (event) {
                case AccountOpened opened ->
                    books = new Account(
                            "main", "USD", new Fees(opened.makerFeeMillionths(), opened.takerFeeMillionths()));
                case CashChanged cash -> books.fund(cash.currency(), new Amount(cash.decimals(), cash.amount()));
                case OrderAccepted accepted -> {
                    open.put(accepted.orderId(), accepted.terms());
                    leaves.put(accepted.orderId(), accepted.terms().quantity());
                }
                case OrderFilled filled -> {
                    books.fill(filled);
                    long left = leaves.get(filled.orderId()) - filled.quantity();
                    assertThat(filled.quantity()).isPositive();
                    assertThat(filled.leaves()).isEqualTo(left).isNotNegative();
                    leaves.put(filled.orderId(), left);
                    OrderTerms terms = open.get(filled.orderId());
                    if (terms.hasPrice()) {
                        assertThat(
                                        filled.side() == Side.BUY
                                                ? filled.price() <= terms.price()
                                                : filled.price() >= terms.price())
                                .isTrue();
                    }
                }
                case OrderCancelled cancelled ->
                    assertThat(cancelled.leaves())
                            .isEqualTo(leaves.remove(cancelled.orderId()))
                            .isPositive();
                default -> assertThat(event).isNotNull();
            }
            if (books != null) {
                assertThat(books.discrepancy("USD").isZero()).isTrue();
                assertThat(books.held(GateBench.BTC).sign()).isNotNegative();
                assertThat(books.cash("USD").sign()).isNotNegative();
            }
        }
    }

    /**
     * A gate that folds what was said and reads the market data again decides as the one that said it, once a new reign
     * has made both forget the queues: those are soft.
     */
    @Property(tries = 150)
    void aRecoveredGateDecidesTheSame(@ForAll long seed) {
        GateBench live = GateBench.live();
        new RandomFlow(seed, live).run(100);
        GateBench recovered = live.recovered();
        int before = live.events.size();
        for (GateBench each : List.of(live, recovered)) {
            each.newReign();
            each.join();
            RandomFlow flow = new RandomFlow(seed + 1, each);
            flow.knows(live.events.subList(0, before));
            flow.run(100);
        }
        assertThat(recovered.events).isEqualTo(live.events.subList(before, live.events.size()));
        assertThat(recovered.events.size()).isGreaterThan(20);
    }

    /** Where no order rests there is no queue to forget: a recovered gate decides the same at once, marks included. */
    @Property(tries = 150)
    void withoutRestingOrdersARecoveredGateDecidesTheSameAtOnce(@ForAll long seed) {
        GateBench live = GateBench.live();
        new RandomFlow(seed, live).takingOnly().run(100);
        GateBench recovered = live.recovered();
        int before = live.events.size();
        for (GateBench each : List.of(live, recovered)) {
            RandomFlow flow = new RandomFlow(seed + 1, each).takingOnly();
            flow.knows(live.events.subList(0, before));
            flow.run(60);
        }
        assertThat(recovered.events).isEqualTo(live.events.subList(before, live.events.size()));
    }

    /** The properties above mean something only where the flow goes everywhere. */
    @Test
    void theFlowReachesEveryKindOfEventAndEveryDenialItCan() {
        Map<String, Integer> reached = new TreeMap<>();
        for (int seed = 0; seed < 100; seed++) {
            GateBench bench = GateBench.live();
            new RandomFlow(seed, bench).run(200);
            bench.events.forEach(event -> reached.merge(kind(event), 1, Integer::sum));
        }
        assertThat(reached.keySet())
                .contains(
                        "OrderAccepted",
                        "OrderCancelled REQUESTED",
                        "OrderCancelled CANCEL_ALL",
                        "OrderCancelled IOC_REMAINDER",
                        "OrderRepeated",
                        "CancelAllDone",
                        "CommandRepeated",
                        "TradingStateChanged",
                        "CashChanged",
                        "MarketStateChanged",
                        "BooksReported",
                        "OrderDenied DUPLICATE_ORDER_ID",
                        "OrderDenied SHORT_SELLING",
                        "OrderDenied BUYING_POWER",
                        "OrderDenied STALE_MARKET",
                        "OrderDenied TRADING_HALTED",
                        "CancelDenied ALREADY_CLOSED",
                        "CancelDenied IDEMPOTENCY_KEY_REUSED",
                        "CommandDenied IDEMPOTENCY_KEY_REUSED");
        assertThat(reached.get("OrderFilled MAKER")).isGreaterThan(500);
        assertThat(reached.get("OrderFilled TAKER")).isGreaterThan(500);
    }

    private static String kind(OrderEvent event) {
        String name = event.getClass().getSimpleName();
        return switch (event) {
            case OrderDenied denied -> name + " " + denied.reason();
            case OrderFilled filled -> name + " " + filled.liquidity();
            case OrderCancelled cancelled -> name + " " + cancelled.reason();
            case CancelDenied denied -> name + " " + denied.reason();
            case CommandDenied denied -> name + " " + denied.reason();
            default -> name;
        };
    }
}
