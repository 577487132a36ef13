package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.*;
import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private final GateBench bench = GateBench.live();

    private void assertDenied(OrderTerms terms, DenialReason reason, String detail) {
        MessageId id = bench.submit(terms);
        assertThat(bench.news()).containsExactly(new OrderDenied(id, terms, reason, detail, "trader"));
    }

    private static OrderTerms order(OrderType type, TimeInForce timeInForce, long quantity, int decimals, long price) {
        return new OrderTerms("main", "x", BTC, Side.BUY, type, timeInForce, decimals, quantity, decimals, price);
    }

    @Test
    void anOldRequestIsDenied() {
        OrderTerms terms = limit("a", Side.BUY, 100, 9_900);
        MessageId id = bench.nextId();
        bench.take(new Input.Request(id, bench.nowNanos - 5 * SECOND - 1_000_000, new SubmitOrder(terms, "trader")));
        OrderTerms justInTime = limit("b", Side.BUY, 100, 9_900);
        MessageId passes = bench.nextId();
        bench.take(new Input.Request(passes, bench.nowNanos - 5 * SECOND, new SubmitOrder(justInTime, "trader")));
        assertThat(bench.news())
                .containsExactly(
                        new OrderDenied(id, terms, REQUEST_EXPIRED, "5001 ms old", "trader"),
                        new OrderAccepted(passes, justInTime, "USD", 6, "trader"));
    }

    /** A sender's clock is a claim: one that is absurdly old is old, one that is ahead is not. */
    @Test
    void absurdClocksOfSendersOverflowNothing() {
        OrderTerms terms = limit("a", Side.BUY, 100, 9_900);
        MessageId oldest = bench.nextId();
        bench.take(new Input.Request(oldest, Long.MIN_VALUE, new SubmitOrder(terms, "trader")));
        OrderTerms second = limit("b", Side.BUY, 100, 9_900);
        MessageId zero = bench.nextId();
        bench.take(new Input.Request(zero, 0, new SubmitOrder(second, "trader")));
        OrderTerms third = limit("c", Side.BUY, 100, 9_900);
        MessageId ahead = bench.nextId();
        bench.take(new Input.Request(ahead, Long.MAX_VALUE, new SubmitOrder(third, "trader")));
        assertThat(bench.news())
                .containsExactly(
                        new OrderDenied(oldest, terms, REQUEST_EXPIRED, "9223372036854 ms old", "trader"),
                        new OrderDenied(zero, second, REQUEST_EXPIRED, "1800000000000 ms old", "trader"),
                        new OrderAccepted(ahead, third, "USD", 6, "trader"));
    }

    @Test
    void aClientOrderIdHasItsForm() {
        assertDenied(
                limit("no blanks", Side.BUY, 100, 9_900),
                MALFORMED,
                "clientOrderId 'no blanks' is not 1-36 of [A-Za-z0-9_-]");
    }

    @Test
    void anUnknownAccountIsDenied() {
        OrderTerms terms =
                new OrderTerms("other", "a", BTC, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 3, 100, 2, 9_900);
        assertDenied(terms, UNKNOWN_ACCOUNT, "other");
    }

    @Test
    void aMarketOrderCannotWait() {
        assertDenied(order(OrderType.MARKET, TimeInForce.GTC, 1, 0, OrderTerms.NO_PRICE), UNSUPPORTED, "MARKET GTC");
    }

    @Test
    void anUnknownInstrumentIsDenied() {
        OrderTerms terms = new OrderTerms(
                "main", "a", "XYZ-USD.SIM", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 3, 100, 2, 9_900);
        assertDenied(terms, UNKNOWN_INSTRUMENT, "XYZ-USD.SIM");
    }

    @Test
    void anInstrumentWithoutSnapshotHasNoBook() {
        bench.market(definition(8, "ETH-USD.SIM"));
        OrderTerms terms = new OrderTerms(
                "main", "a", "ETH-USD.SIM", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 3, 100, 2, 9_900);
        assertDenied(terms, NO_BOOK, "ETH-USD.SIM");
    }

    @Test
    void aStaleMarketDenies() {
        bench.market(status(MarketState.STALE));
        bench.news();
        assertDenied(limit("a", Side.BUY, 100, 9_900), STALE_MARKET, BTC);
    }

    @Test
    void anEndedFeedDenies() {
        bench.market(status(MarketState.ENDED));
        bench.news();
        assertDenied(limit("a", Side.BUY, 100, 9_900), FEED_ENDED, BTC);
    }

    /** A laptop wakes up: the first order must not meet the book of before, even before the first tick. */
    @Test
    void aSilentFeedDeniesBeforeAnyTick() {
        bench.pass(2 * SECOND + 1);
        OrderTerms terms = limit("a", Side.BUY, 100, 9_900);
        MessageId id = bench.submit(terms);
        assertThat(bench.news())
                .containsExactly(
                        new MarketStateChanged(BTC, MarketState.STALE, "feed-silent", 0),
                        new OrderDenied(id, terms, STALE_MARKET, BTC, "trader"));
    }

    @Test
    void quantitiesArePositiveAndFit() {
        assertDenied(order(OrderType.LIMIT, TimeInForce.GTC, 0, 0, 99), INVALID_QUANTITY, "quantity 0");
        OrderTerms negative = limit("n", Side.BUY, -100, 9_900);
        assertDenied(negative, INVALID_QUANTITY, "quantity -0.100");
        OrderTerms fine =
                new OrderTerms("main", "f", BTC, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 4, 1_001, 2, 9_900);
        assertDenied(fine, INVALID_QUANTITY, "quantity 0.1001");
        OrderTerms huge = new OrderTerms(
                "main", "h", BTC, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 0, Long.MAX_VALUE, 2, 9_900);
        assertDenied(huge, INVALID_QUANTITY, "quantity 9223372036854775807");
    }

    @Test
    void aLimitHasAPriceAndAMarketOrderNone() {
        assertDenied(
                order(OrderType.LIMIT, TimeInForce.GTC, 1, 0, OrderTerms.NO_PRICE),
                INVALID_PRICE,
                "LIMIT order with price none");
        OrderTerms zero = limit("z", Side.BUY, 100, 0);
        assertDenied(zero, INVALID_PRICE, "LIMIT order with price 0.00");
        OrderTerms priced =
                new OrderTerms("main", "m", BTC, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 3, 100, 2, 9_900);
        assertDenied(priced, INVALID_PRICE, "MARKET order with price 99.00");
        OrderTerms fine =
                new OrderTerms("main", "f", BTC, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 3, 100, 3, 99_001);
        assertDenied(fine, INVALID_PRICE, "price 99.001");
    }

    @Test
    void pricesAreOnTheTickAndQuantitiesOnTheLot() {
        assertDenied(limit("a", Side.BUY, 100, 9_901), OFF_TICK, "price 99.01, tick 0.05");
        bench.market(
                new io.nautilus.contracts.InstrumentDefinition(BTC_ID, START, FEED, 2, 3, 6, 5, 100, BTC, "BTC", "USD"),
                book());
        bench.news();
        assertDenied(limit("b", Side.BUY, 150, 9_900), OFF_LOT, "quantity 0.150, lot 0.100");
    }

    @Test
    void notionalsAreBoundedOnBothSides() {
        assertDenied(limit("a", Side.BUY, 10_000_000_000L, 9_900), NOTIONAL_OUT_OF_RANGE, "notional 990000000 USD");
        assertDenied(limit("b", Side.BUY, Long.MAX_VALUE, 10_000), NOTIONAL_OUT_OF_RANGE, "notional beyond 64 bits");
    }

    /** 10,000 units at 100 cost all the cash there is: the fee of 0.2 % is then missing. */
    @Test
    void buyingNeedsCashAlsoForTheFee() {
        assertDenied(limit("a", Side.BUY, 10_000_000, 10_000), BUYING_POWER, "needs 1002000 USD, available 1000000");
        OrderTerms fits = limit("b", Side.BUY, 9_980_000, 10_000);
        MessageId id = bench.submit(fits);
        assertThat(bench.news().getFirst()).isEqualTo(new OrderAccepted(id, fits, "USD", 6, "trader"));
    }

    @Test
    void whatAnOpenOrderReservedIsNotThereTwice() {
        OrderTerms first = limit("a", Side.BUY, 9_000_000, 9_900);
        MessageId id = bench.submit(first);
        bench.news();
        assertDenied(limit("b", Side.BUY, 2_000_000, 9_900), BUYING_POWER, "needs 198396 USD, available 107218");
        bench.cancel(id, "");
        bench.news();
        MessageId again = bench.submit(limit("c", Side.BUY, 2_000_000, 9_900));
        assertThat(bench.news())
                .containsExactly(new OrderAccepted(again, limit("c", Side.BUY, 2_000_000, 9_900), "USD", 6, "trader"));
    }

    @Test
    void aMarketOrderIsPricedByWhatItTakes() {
        RiskPolicy poor = RiskPolicy.standard(List.of(new Opening("main", "USD", "100.2", 1_000, 2_000)));
        GateBench small = new GateBench(poor).goLive();
        OrderTerms exact = GateBench.market("a", Side.BUY, 1_000);
        MessageId id = small.submit(exact);
        assertThat(small.news()).hasSize(2).first().isEqualTo(new OrderAccepted(id, exact, "USD", 6, "trader"));
        OrderTerms more = GateBench.market("b", Side.BUY, 1);
        MessageId denied = small.submit(more);
        assertThat(small.news())
                .containsExactly(
                        new OrderDenied(denied, more, BUYING_POWER, "needs 0.10025 USD, available 0", "trader"));
    }

    @Test
    void sellingNeedsAPositionThatNoOrderHasReserved() {
        assertDenied(GateBench.market("a", Side.SELL, 1), SHORT_SELLING, "quantity 0.001, not reserved 0");
        bench.submit(GateBench.market("b", Side.BUY, 1_000));
        bench.submit(limit("c", Side.SELL, 600, 10_100));
        bench.news();
        assertDenied(limit("d", Side.SELL, 401, 10_100), SHORT_SELLING, "quantity 0.401, not reserved 0.4");
        OrderTerms rest = limit("e", Side.SELL, 400, 10_100);
        MessageId id = bench.submit(rest);
        assertThat(bench.news()).containsExactly(new OrderAccepted(id, rest, "USD", 6, "trader"));
    }

    @Test
    void openOrdersAreBounded() {
        RiskPolicy two =
                new RiskPolicy(POLICY.openings(), new GateRules(0, 2, 2 * SECOND, 5 * SECOND, 10 * SECOND), Map.of());
        GateBench few = new GateBench(two).goLive();
        few.submit(limit("a", Side.BUY, 100, 9_900));
        few.submit(limit("b", Side.BUY, 100, 9_900));
        few.news();
        OrderTerms third = limit("c", Side.BUY, 100, 9_900);
        MessageId id = few.submit(third);
        OrderTerms now = ioc("d", Side.BUY, 100, 10_000);
        MessageId passes = few.submit(now);
        assertThat(few.news())
                .startsWith(
                        new OrderDenied(id, third, TOO_MANY_OPEN_ORDERS, "2 open orders", "trader"),
                        new OrderAccepted(passes, now, "USD", 6, "trader"));
    }

    @Test
    void whatFilledIsNoLongerReserved() {
        RiskPolicy poor = RiskPolicy.standard(List.of(new Opening("main", "USD", "1000", 1_000, 2_000)));
        GateBench small = new GateBench(poor).goLive();
        small.submit(limit("a", Side.BUY, 1_000, 10_000));
        small.news();
        OrderTerms rest = limit("b", Side.BUY, 8_980, 10_000);
        MessageId id = small.submit(rest);
        OrderTerms more = limit("c", Side.BUY, 1, 10_000);
        MessageId denied = small.submit(more);
        assertThat(small.news())
                .containsExactly(
                        new OrderAccepted(id, rest, "USD", 6, "trader"),
                        new OrderDenied(denied, more, BUYING_POWER, "needs 0.1002 USD, available 0.004", "trader"));
    }

    private static OrderTerms yen(OrderType type, TimeInForce timeInForce, long quantity, long price) {
        return new OrderTerms(
                "main",
                "x" + quantity + timeInForce + price,
                "BTC-JPY.SIM",
                Side.BUY,
                type,
                timeInForce,
                3,
                quantity,
                2,
                price);
    }

    /** 0.001 at 1.00 rounds to no yen at all. */
    @Test
    void whatIsWorthNothingIsNotHadForNothing() {
        GateBench yen = new GateBench(RiskPolicy.standard(List.of(new Opening("main", "JPY", "1000", 0, 0))));
        yen.configure();
        yen.market(
                definition(BTC_ID, "BTC-JPY.SIM"),
                status(MarketState.LIVE),
                snapshot(levels(95, 1_000), levels(100, 1, 105, 1_000)));
        for (OrderTerms terms : List.of(
                yen(OrderType.MARKET, TimeInForce.IOC, 1, OrderTerms.NO_PRICE),
                yen(OrderType.LIMIT, TimeInForce.IOC, 1, 1_000),
                yen(OrderType.LIMIT, TimeInForce.GTC, 1, 1_000))) {
            yen.news();
            MessageId id = yen.submit(terms);
            assertThat(yen.news())
                    .containsExactly(new OrderDenied(id, terms, NOTIONAL_OUT_OF_RANGE, "notional 0 JPY", "trader"));
        }
        yen.submit(yen(OrderType.LIMIT, TimeInForce.GTC, 1_000, 100));
        assertThat(yen.news())
                .as("dust in the book keeps nobody from bidding")
                .first()
                .isInstanceOf(OrderAccepted.class);
    }
}
