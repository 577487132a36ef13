package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
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
        GateBench first = new GateBench(LimitedFlow.POLICY).goLive();
        GateBench second = new GateBench(LimitedFlow.POLICY).goLive();
        LimitedFlow.run(seed, first);
        LimitedFlow.run(seed, second);
        assertThat(first.events).isEqualTo(second.events);
        assertThat(first.events.size()).isGreaterThan(20);
    }

    @Property(tries = 200)
    void theBooksBalanceAndNothingIsSpentTwice(@ForAll long seed, @ForAll boolean poor) {
        GateBench bench = poor ? new GateBench(POOR).goLive() : GateBench.live();
        new RandomFlow(seed, bench).run(200);
        audit(bench);
    }

    @Property(tries = 200)
    void noOrderGetsPastAnInstructionTheTradingStateOrALimitThatEventsTellOf(@ForAll long seed) {
        GateBench bench = new GateBench(LimitedFlow.POLICY).goLive();
        LimitedFlow.run(seed, bench);
        audit(bench);
    }

    private static void audit(GateBench bench) {
        EventAudit audit = new EventAudit();
        for (int i = 0; i < bench.events.size(); i++) {
            audit.on(bench.events.get(i), bench.moments.get(i).timeNanos());
        }
        audit.restsOnlyWhatMay();
    }

    /**
     * A gate that folds what was said and reads the market data again decides as the one that said it, once a new reign
     * has made both forget the queues: those are soft.
     */
    @Property(tries = 150)
    void aRecoveredGateDecidesTheSame(@ForAll long seed) {
        GateBench live = new GateBench(LimitedFlow.POLICY).goLive();
        LimitedFlow.run(seed, live);
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
        for (int seed = 0; seed < 150; seed++) {
            GateBench bench = new GateBench(LimitedFlow.POLICY).goLive();
            LimitedFlow.run(seed, bench);
            bench.events.forEach(event -> reached.merge(kind(event), 1, Integer::sum));
        }
        assertThat(reached.keySet())
                .contains(
                        "OrderAccepted",
                        "OrderCancelled REQUESTED",
                        "OrderCancelled CANCEL_ALL",
                        "OrderCancelled IOC_REMAINDER",
                        "OrderCancelled FOK_UNFILLED",
                        "OrderCancelled ACCOUNT_RESET",
                        "OrderRepeated",
                        "CancelAllDone",
                        "CommandRepeated",
                        "TradingStateChanged",
                        "CashChanged",
                        "MarketStateChanged",
                        "BooksReported",
                        "LimitsChanged",
                        "EquityMarked",
                        "AccountReset",
                        "OrderDenied DUPLICATE_ORDER_ID",
                        "OrderDenied SHORT_SELLING",
                        "OrderDenied BUYING_POWER",
                        "OrderDenied STALE_MARKET",
                        "OrderDenied TRADING_HALTED",
                        "OrderDenied TRADING_REDUCING",
                        "OrderDenied POST_ONLY_WOULD_TAKE",
                        "OrderDenied REDUCE_ONLY_WOULD_INCREASE",
                        "OrderDenied SELF_TRADE",
                        "OrderDenied RESTRICTED_INSTRUMENT",
                        "OrderDenied QUANTITY_BELOW_MINIMUM",
                        "OrderDenied QUANTITY_ABOVE_MAXIMUM",
                        "OrderDenied NOTIONAL_BELOW_MINIMUM",
                        "OrderDenied NOTIONAL_ABOVE_MAXIMUM",
                        "OrderDenied PRICE_COLLAR",
                        "OrderDenied ORDER_RATE",
                        "OrderDenied TOO_MANY_OPEN_ORDERS",
                        "OrderDenied POSITION_LIMIT",
                        "OrderDenied GROSS_LIMIT",
                        "OrderDenied CONCENTRATION",
                        "OrderDenied DAILY_LOSS",
                        "OrderDenied DRAWDOWN",
                        "CancelDenied ALREADY_CLOSED",
                        "CancelDenied IDEMPOTENCY_KEY_REUSED",
                        "CommandDenied IDEMPOTENCY_KEY_REUSED",
                        "CommandDenied TRADING_HALTED");
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
