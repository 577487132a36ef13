package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Holding;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFlowTest {
    private final GateBench bench = GateBench.live();

    @Test
    void theFirstTickReportsTheAccountsAndTheFirstBookIsSaid() {
        GateBench fresh = new GateBench();
        fresh.configure();
        fresh.news();
        fresh.tick();
        fresh.join();
        fresh.tick();
        assertThat(fresh.news())
                .containsExactly(
                        new BooksReported("main", List.of(new Holding("USD", 6, 1_000_000_000_000L, 0, 0))),
                        new MarketStateChanged(BTC, MarketState.LIVE, "", 0));
    }

    @Test
    void aMarketOrderFillsLevelByLevelAndPaysTheTakersFee() {
        OrderTerms terms = GateBench.market("a", Side.BUY, 1_500);
        MessageId id = bench.submit(terms);
        assertThat(bench.news())
                .containsExactly(
                        new OrderAccepted(id, terms, "USD", 6, "trader"),
                        fill(id, Side.BUY, 0, 10_000, 1_000, 500, 100_000_000, 200_000, Liquidity.TAKER),
                        fill(id, Side.BUY, 1, 10_005, 500, 0, 50_025_000, 100_050, Liquidity.TAKER));
    }

    @Test
    void aMarketOrderBeyondTheBookLosesItsRest() {
        OrderTerms terms = GateBench.market("a", Side.BUY, 4_001);
        MessageId id = bench.submit(terms);
        assertThat(bench.news())
                .containsExactly(
                        new OrderAccepted(id, terms, "USD", 6, "trader"),
                        fill(id, Side.BUY, 0, 10_000, 1_000, 3_001, 100_000_000, 200_000, Liquidity.TAKER),
                        fill(id, Side.BUY, 1, 10_005, 3_000, 1, 300_150_000, 600_300, Liquidity.TAKER),
                        new OrderCancelled(id, id, "main", 3, 1, CancelReason.IOC_REMAINDER, "", "trader"));
    }

    @Test
    void anIocLimitTakesUpToItsPriceAndLosesItsRest() {
        OrderTerms terms = ioc("a", Side.BUY, 1_500, 10_000);
        MessageId id = bench.submit(terms);
        assertThat(bench.news())
                .containsExactly(
                        new OrderAccepted(id, terms, "USD", 6, "trader"),
                        fill(id, Side.BUY, 0, 10_000, 1_000, 500, 100_000_000, 200_000, Liquidity.TAKER),
                        new OrderCancelled(id, id, "main", 3, 500, CancelReason.IOC_REMAINDER, "", "trader"));
    }

    @Test
    void aGtcLimitTakesAndRestsAndFillsAsMaker() {
        OrderTerms terms = limit("a", Side.BUY, 1_500, 10_000);
        MessageId id = bench.submit(terms);
        bench.market(level(Side.SELL, 10_000, 200));
        bench.market(trade(Side.SELL, 10_000, 100));
        assertThat(bench.news())
                .containsExactly(
                        new OrderAccepted(id, terms, "USD", 6, "trader"),
                        fillAt(0, id, 0, 10_000, 1_000, 500, 100_000_000, 200_000, Liquidity.TAKER),
                        fillAt(1, id, 1, 10_000, 200, 300, 20_000_000, 20_000, Liquidity.MAKER),
                        fillAt(2, id, 2, 10_000, 100, 200, 10_000_000, 10_000, Liquidity.MAKER));
    }

    @Test
    void theWholePositionCanBeSoldAndTheBooksBalance() {
        bench.submit(GateBench.market("a", Side.BUY, 1_500));
        bench.news();
        OrderTerms terms = limit("b", Side.SELL, 1_500, 9_990);
        MessageId id = bench.submit(terms);
        assertThat(bench.news())
                .containsExactly(
                        new OrderAccepted(id, terms, "USD", 6, "trader"),
                        fill(id, Side.SELL, 0, 9_995, 1_500, 0, 149_925_000, 299_850, Liquidity.TAKER));
    }

    @Test
    void otherDecimalsAreRestatedExactly() {
        OrderTerms coarse = new OrderTerms("main", "a", BTC, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 1, 5, 0, 99);
        MessageId id = bench.submit(coarse);
        MessageId repeat = bench.submit(limit("a", Side.BUY, 500, 9_900));
        assertThat(bench.news())
                .containsExactly(
                        new OrderAccepted(id, limit("a", Side.BUY, 500, 9_900), "USD", 6, "trader"),
                        new OrderRepeated(repeat, id));
    }

    @Test
    void theSameOrderTwiceHasOneEffect() {
        MessageId id = bench.submit(limit("a", Side.BUY, 100, 9_900));
        bench.news();
        MessageId again = bench.submit(limit("a", Side.BUY, 100, 9_900));
        OrderTerms other = limit("a", Side.BUY, 100, 9_895);
        MessageId third = bench.submit(other);
        assertThat(bench.news())
                .containsExactly(
                        new OrderRepeated(again, id),
                        new OrderDenied(third, other, DenialReason.DUPLICATE_ORDER_ID, "a", "trader"));
        MessageId fourth = bench.submit(limit("a", Side.BUY, 100, 9_900));
        assertThat(bench.news()).containsExactly(new OrderRepeated(fourth, id));
    }

    @Test
    void aRecordThatCameTwiceHasOneEffect() {
        OrderTerms terms = limit("a", Side.BUY, 100, 9_900);
        MessageId id = bench.submit(terms);
        bench.news();
        bench.take(new Input.Request(id, bench.nowNanos, new SubmitOrder(terms, "trader")));
        assertThat(bench.news()).containsExactly(new OrderRepeated(id, id));
    }

    @Test
    void aDeniedOrderIsRepeatedAsDenied() {
        OrderTerms terms = limit("a", Side.BUY, 100, 9_901);
        MessageId id = bench.submit(terms);
        MessageId again = bench.submit(terms);
        assertThat(bench.news())
                .containsExactly(
                        new OrderDenied(id, terms, DenialReason.OFF_TICK, "price 99.01, tick 0.05", "trader"),
                        new OrderRepeated(again, id));
    }

    @Test
    void aRefusedRecordThatCameTwiceHasOneOutcome() {
        bench.submit(limit("a", Side.BUY, 100, 9_900));
        OrderTerms other = limit("a", Side.BUY, 100, 9_895);
        MessageId refused = bench.submit(other);
        bench.news();
        bench.take(new Input.Request(refused, bench.nowNanos, new SubmitOrder(other, "trader")));
        assertThat(bench.news()).containsExactly(new OrderRepeated(refused, refused));
    }

    @Test
    void anOrderThroughMoreThanAHundredLevelsLosesItsRest() {
        long[] asks = new long[2 * 101];
        for (int i = 0; i < 101; i++) {
            asks[2 * i] = 10_000 + 5L * i;
            asks[2 * i + 1] = 1;
        }
        bench.market(snapshot(levels(), levels(asks)));
        MessageId id = bench.submit(limit("a", Side.BUY, 150, 20_000));
        assertThat(bench.news())
                .hasSize(102)
                .last()
                .isEqualTo(new OrderCancelled(id, id, "main", 3, 50, CancelReason.DEPTH_PROTECTION, "", "trader"));
    }

    /** Repeating is always safe: what was accepted stays so, however late the repeat comes. */
    @Test
    void anOldRepeatIsARepeat() {
        OrderTerms terms = limit("a", Side.BUY, 100, 9_900);
        MessageId id = bench.submit(terms);
        bench.news();
        MessageId again = bench.nextId();
        bench.take(new Input.Request(again, bench.nowNanos - 60 * SECOND, new SubmitOrder(terms, "trader")));
        assertThat(bench.news()).containsExactly(new OrderRepeated(again, id));
    }

    @Test
    void aCancelClosesAnOpenOrderOnce() {
        MessageId id = bench.submit(limit("a", Side.BUY, 100, 9_900));
        bench.news();
        MessageId cancel = bench.cancel(id, "");
        MessageId again = bench.cancel(id, "");
        MessageId unknown = bench.nextId();
        MessageId third = bench.cancel(unknown, "");
        assertThat(bench.news())
                .containsExactly(
                        new OrderCancelled(id, cancel, "main", 3, 100, CancelReason.REQUESTED, "", "trader"),
                        new CancelDenied(again, id, DenialReason.ALREADY_CLOSED, ""),
                        new CancelDenied(third, unknown, DenialReason.UNKNOWN_ORDER, ""));
        assertThat(bench.gate.openOrders()).isZero();
    }

    @Test
    void aKeyStandsForOneCall() {
        MessageId a = bench.submit(limit("a", Side.BUY, 100, 9_900));
        MessageId b = bench.submit(limit("b", Side.BUY, 100, 9_900));
        bench.news();
        MessageId first = bench.cancel(a, "key 1");
        MessageId repeat = bench.cancel(a, "key 1");
        MessageId other = bench.cancel(b, "key 1");
        MessageId all = bench.cancelAll("main", "key 1");
        assertThat(bench.news())
                .containsExactly(
                        new OrderCancelled(a, first, "main", 3, 100, CancelReason.REQUESTED, "key 1", "trader"),
                        new CommandRepeated(repeat, first),
                        new CancelDenied(other, b, DenialReason.IDEMPOTENCY_KEY_REUSED, "key 1"),
                        new CommandDenied(
                                all,
                                DenialReason.IDEMPOTENCY_KEY_REUSED,
                                "key 1",
                                "key 1",
                                "cancel-all main",
                                "trader"));
        MessageId again = bench.cancel(a, "key 1");
        assertThat(bench.news()).containsExactly(new CommandRepeated(again, first));
    }

    @Test
    void cancelAllClosesTheAccountsOrdersAndIsRepeatedByKeyAndById() {
        MessageId a = bench.submit(limit("a", Side.BUY, 100, 9_900));
        MessageId b = bench.submit(limit("b", Side.BUY, 200, 9_900));
        bench.news();
        MessageId other = bench.cancelAll("nobody", "");
        MessageId all = bench.cancelAll("", "key");
        MessageId late = bench.submit(limit("c", Side.BUY, 100, 9_900));
        MessageId repeat = bench.cancelAll("", "key");
        bench.take(new Input.Request(other, bench.nowNanos, new CancelAll("nobody", "trader", "")));
        assertThat(bench.news())
                .containsExactly(
                        new CancelAllDone(other, "nobody", 0, "", "trader"),
                        new OrderCancelled(a, all, "main", 3, 100, CancelReason.CANCEL_ALL, "", ""),
                        new OrderCancelled(b, all, "main", 3, 200, CancelReason.CANCEL_ALL, "", ""),
                        new CancelAllDone(all, "", 2, "key", "trader"),
                        new OrderAccepted(late, limit("c", Side.BUY, 100, 9_900), "USD", 6, "trader"),
                        new CommandRepeated(repeat, all),
                        new CommandRepeated(other, other));
    }

    private OrderFilled fill(
            MessageId id,
            Side side,
            int number,
            long price,
            long quantity,
            long leaves,
            long notional,
            long fee,
            Liquidity liquidity) {
        return new OrderFilled(
                id, "main", BTC, side, number, 2, price, 3, quantity, leaves, "USD", 6, notional, fee, liquidity, 0);
    }

    private OrderFilled fillAt(
            long offset,
            MessageId id,
            int number,
            long price,
            long quantity,
            long leaves,
            long notional,
            long fee,
            Liquidity liquidity) {
        return new OrderFilled(
                id, "main", BTC, Side.BUY, number, 2, price, 3, quantity, leaves, "USD", 6, notional, fee, liquidity,
                offset);
    }

    /**
     * Each of 1,000 fills would round up, the notional from 9.99 to 10 units and the fee from 0.99 to 1: all of them
     * cost what was reserved.
     */
    @Test
    void manyRoundedFillsNeverSpendMoreThanTheirOrderReserved() {
        GateBench yen =
                new GateBench(RiskPolicy.standard(List.of(new Opening("main", "JPY", "109.89", 100_000, 100_000))));
        yen.configure();
        yen.market(definition(BTC_ID, "BTC-JPY.SIM"), status(MarketState.LIVE), book());
        yen.submit(new OrderTerms(
                "main", "a", "BTC-JPY.SIM", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 3, 1_000, 2, 9_990));
        yen.news();
        for (int i = 0; i < 1_000; i++) {
            yen.market(trade(Side.SELL, 9_985, 1));
        }
        List<OrderEvent> fills = yen.news();
        assertThat(fills).hasSize(1_000).allMatch(OrderFilled.class::isInstance);
        assertThat(fills.stream()
                        .map(OrderFilled.class::cast)
                        .mapToLong(OrderFilled::notional)
                        .sum())
                .isBetween(9_900L, 9_990L);
        assertThat(fills.stream()
                        .map(OrderFilled.class::cast)
                        .mapToLong(fill -> fill.notional() + fill.fee())
                        .sum())
                .isBetween(10_890L, 10_989L);
    }
}
