package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.*;
import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fill or kill, post-only, reduce-only, and own orders on the other side. */
class InstructionsTest {
    private final GateBench bench = GateBench.live();

    private static OrderTerms order(
            String name, Side side, TimeInForce timeInForce, long quantity, long price, boolean post, boolean reduce) {
        OrderType type = price == OrderTerms.NO_PRICE ? OrderType.MARKET : OrderType.LIMIT;
        return new OrderTerms(
                "main",
                name,
                BTC,
                side,
                type,
                timeInForce,
                QUANTITY_DECIMALS,
                quantity,
                PRICE_DECIMALS,
                price,
                post,
                reduce);
    }

    private static OrderTerms fok(String name, long quantity, long price) {
        return order(name, Side.BUY, TimeInForce.FOK, quantity, price, false, false);
    }

    private static OrderTerms post(String name, Side side, long price) {
        return order(name, side, TimeInForce.GTC, 1, price, true, false);
    }

    private static OrderTerms reduce(String name, Side side, long quantity) {
        return order(name, side, TimeInForce.IOC, quantity, OrderTerms.NO_PRICE, false, true);
    }

    private void denied(OrderTerms terms, DenialReason reason, String detail) {
        MessageId id = bench.submit(terms);
        assertThat(bench.news()).containsExactly(new OrderDenied(id, terms, reason, detail, "trader"));
    }

    private void accepted(OrderTerms terms) {
        bench.submit(terms);
        List<OrderEvent> news = bench.news();
        assertThat(news.getFirst()).as("%s", news).isInstanceOf(OrderAccepted.class);
    }

    @Test
    void fillOrKillFillsAllOfIt() {
        OrderTerms all = fok("a", 4_000, 10_005);
        MessageId id = bench.submit(all);
        assertThat(bench.news())
                .hasSize(3)
                .startsWith(new OrderAccepted(id, all, "USD", 6, "trader"))
                .last()
                .satisfies(last -> assertThat(((OrderFilled) last).leaves()).isZero());
    }

    @Test
    void fillOrKillFillsNothingOfWhatItCannotFillWhole() {
        OrderTerms tooMuch = fok("a", 4_001, 10_005);
        OrderTerms tooFar = fok("b", 1_001, 10_000);
        OrderTerms market = fok("c", 4_001, OrderTerms.NO_PRICE);
        for (OrderTerms terms : List.of(tooMuch, tooFar, market)) {
            MessageId id = bench.submit(terms);
            assertThat(bench.news())
                    .containsExactly(
                            new OrderAccepted(id, terms, "USD", 6, "trader"),
                            new OrderCancelled(
                                    id, id, "main", 3, terms.quantity(), CancelReason.FOK_UNFILLED, "", "trader"));
        }
        assertThat(bench.gate.openOrders()).isZero();
    }

    @Test
    void postOnlyNeverTakes() {
        denied(post("a", Side.BUY, 10_000), POST_ONLY_WOULD_TAKE, "price 100.00");
        accepted(post("b", Side.BUY, 9_995));
        accepted(limit("c", Side.BUY, 1_000, 9_900));
        bench.submit(ioc("d", Side.BUY, 100, 10_000));
        bench.cancelAll("", "");
        bench.news();
        denied(post("e", Side.SELL, 9_995), POST_ONLY_WOULD_TAKE, "price 99.95");
        accepted(post("f", Side.SELL, 10_000));
        denied(order("g", Side.BUY, TimeInForce.IOC, 1, 9_900, true, false), UNSUPPORTED, "post-only IOC");
        denied(order("h", Side.BUY, TimeInForce.GTC, 1, OrderTerms.NO_PRICE, true, false), UNSUPPORTED, "MARKET GTC");
    }

    /** Own fills used the level up, but it is displayed: a venue would have taken the order. */
    @Test
    void postOnlyLooksAtWhatIsDisplayed() {
        bench.submit(ioc("a", Side.BUY, 1_000, 10_000));
        bench.news();
        denied(post("b", Side.BUY, 10_000), POST_ONLY_WOULD_TAKE, "price 100.00");
    }

    @Test
    void reduceOnlySellsWhatIsHeldAndNotReserved() {
        denied(reduce("a", Side.BUY, 1), REDUCE_ONLY_WOULD_INCREASE, "quantity 0.001, not reserved 0");
        accepted(GateBench.market("b", Side.BUY, 500));
        accepted(limit("c", Side.SELL, 200, 10_100));
        denied(reduce("d", Side.SELL, 301), REDUCE_ONLY_WOULD_INCREASE, "quantity 0.301, not reserved 0.3");
        accepted(reduce("e", Side.SELL, 300));
    }

    @Test
    void anAccountDoesNotTradeWithItself() {
        accepted(GateBench.market("a", Side.BUY, 500));
        bench.market(book());
        bench.news();
        accepted(limit("b", Side.SELL, 100, 10_010));
        denied(limit("c", Side.BUY, 1, 10_010), SELF_TRADE, "price 100.10");
        accepted(limit("d", Side.BUY, 1, 10_005));
        bench.submit(limit("x", Side.SELL, 100, 10_005));
        bench.news();
        bench.market(book());
        denied(GateBench.market("e", Side.BUY, 1_001), SELF_TRADE, "price 100.05");
        accepted(GateBench.market("y", Side.BUY, 499));
        accepted(limit("f", Side.BUY, 1, 9_990));
        denied(limit("g", Side.SELL, 1, 9_990), SELF_TRADE, "price 99.90");
    }

    @Test
    void whoMayReduceReducesAndAHaltIsNotLoosened() {
        MessageId reduced = bench.command(id -> new Command.Reduce(id, "trader", "", "", "calm"));
        assertThat(bench.news()).hasSize(1);
        denied(limit("a", Side.BUY, 1, 9_900), TRADING_REDUCING, "main");
        bench.command(id -> new Command.Halt(id, "trader", "", "", ""));
        MessageId refused = bench.command(id -> new Command.Reduce(id, "trader", "", "", "again"));
        assertThat(bench.events)
                .contains(new TradingStateChanged(reduced, "", TradingState.REDUCING, "calm", "trader", ""))
                .last()
                .isEqualTo(
                        new CommandDenied(refused, TRADING_HALTED, "resume first", "", "REDUCING '' again", "trader"));
    }
}
