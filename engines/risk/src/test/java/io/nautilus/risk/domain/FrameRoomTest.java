package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that one record can cause fits into a frame, measured with the bytes of the wire. */
class FrameRoomTest {
    private static final String LONG_NAME = "an-account-of-24-letters";

    private final GateBench bench = new GateBench(
                    RiskPolicy.standard(List.of(new Opening(LONG_NAME, "USD", "1000000", 1_000, 2_000))))
            .goLive();

    private static OrderTerms order(OrderType type, TimeInForce timeInForce, int number, long quantity, long price) {
        return new OrderTerms(LONG_NAME, "order-" + number, BTC, Side.BUY, type, timeInForce, 3, quantity, 2, price);
    }

    private void restMany(int count) {
        for (int i = 0; i < count; i++) {
            bench.submit(order(OrderType.LIMIT, TimeInForce.GTC, i, 1, 9_900));
        }
        bench.news();
        assertThat(bench.gate.openOrders()).isEqualTo(count);
    }

    private static long bytes(List<OrderEvent> events) {
        FrameWriter frame = new FrameWriter();
        events.forEach(event -> assertThat(frame.add(event)).isTrue());
        return frame.bytes();
    }

    private static long bytes(Message message) {
        FrameWriter frame = new FrameWriter();
        frame.add(message);
        return frame.bytes();
    }

    @Test
    void theBoundsAreBoundsOnTheWire() {
        FrameRoom room = new FrameRoom();
        OrderTerms terms = order(OrderType.LIMIT, TimeInForce.GTC, 1, 1, 9_900);
        OrderFilled filled = new OrderFilled(
                MessageId.NONE, LONG_NAME, BTC, Side.BUY, 0, 2, 1, 3, 1, 1, "USD", 6, 1, 1, Liquidity.MAKER, 1);
        assertThat(FrameRoom.BYTES / room.fills(terms, "USD", 0)).isGreaterThanOrEqualTo(bytes(filled));
        OrderCancelled cancelled =
                new OrderCancelled(MessageId.NONE, MessageId.NONE, LONG_NAME, 3, 1, CancelReason.CANCEL_ALL, "", "");
        assertThat(FrameRoom.cancelBytes(terms)).isGreaterThanOrEqualTo(bytes(cancelled));
    }

    @Test
    void aCancelOfAllOpenOrdersFits() {
        restMany(GateRules.OPEN_ORDERS_LIMIT);
        MessageId id = bench.cancelAll("", "");
        List<OrderEvent> events = bench.news();
        assertThat(events)
                .hasSize(GateRules.OPEN_ORDERS_LIMIT + 1)
                .last()
                .isEqualTo(new CancelAllDone(id, "", GateRules.OPEN_ORDERS_LIMIT, "", "trader"));
        assertThat(bytes(events)).isLessThan(FrameWriter.MAX_MESSAGE_BYTES - FrameRoom.BEFORE_BYTES);
    }

    /**
     * 63 orders, each through 100 levels of a book of its own, and then a cancel of all: the depth gives way. What
     * people ask meanwhile takes no room and gives none back.
     */
    @Test
    void aWholeFrameOfDeepOrdersAndACancelOfAllFits() {
        restMany(5_000);
        for (int i = 0; i < 63; i++) {
            deepMarket(i);
        }
        bench.news();
        Writer writer = new Writer(WriterKind.PROGRAM, 3);
        for (int i = 0; i < 63; i++) {
            request(new MessageId(writer, 1, 1, i), new SubmitOrder(deepOrder(i), "bot"));
            bench.gate.dryRun(deepOrder(i), bench.moment());
        }
        request(new MessageId(writer, 1, 1, 63), new CancelAll("", "bot", ""));
        List<OrderEvent> events = bench.news();
        assertThat(bytes(events)).isLessThan(FrameWriter.MAX_MESSAGE_BYTES - FrameRoom.BEFORE_BYTES);
        assertThat(events.stream().filter(OrderFilled.class::isInstance)).hasSizeBetween(1_500, 6_299);
        assertThat(events.stream().filter(FrameRoomTest::isProtected)).hasSizeGreaterThan(40);
        assertThat(bench.gate.openOrders()).isZero();
        request(new MessageId(writer, 1, 2, 0), new SubmitOrder(deepOrder(125), "bot"));
        assertThat(bench.news()).as("a frame later").hasSize(101).noneMatch(FrameRoomTest::isProtected);
    }

    private static boolean isProtected(OrderEvent event) {
        return event instanceof OrderCancelled cancelled && cancelled.reason() == CancelReason.DEPTH_PROTECTION;
    }

    private void request(MessageId id, OrderRequest request) {
        bench.take(new Input.Request(id, bench.nowNanos, request));
    }

    private void deepMarket(int number) {
        long[] asks = new long[2 * 100];
        for (int i = 0; i < 100; i++) {
            asks[2 * i] = 10_000 + 5L * i;
            asks[2 * i + 1] = 10;
        }
        bench.market(
                definition(100 + number, symbol(number)),
                new BookSnapshot(100 + number, START, 2, 3, 0, true, Levels.NONE, levels(asks)));
    }

    private static String symbol(int number) {
        return "C" + number + "-USD.SIM";
    }

    private static OrderTerms deepOrder(int number) {
        return new OrderTerms(
                LONG_NAME,
                "deep-" + number,
                symbol(number % 63),
                Side.BUY,
                OrderType.MARKET,
                TimeInForce.IOC,
                3,
                1_000,
                2,
                OrderTerms.NO_PRICE);
    }

    /** A print that sweeps thousands of small orders: what does not fit waits for the book to show it. */
    @Test
    void aPrintThatReachesEveryOrderFits() {
        restMany(GateRules.OPEN_ORDERS_LIMIT);
        bench.market(trade(Side.SELL, 9_895, 1_000_000));
        List<OrderEvent> first = bench.news();
        assertThat(first).hasSizeBetween(4_000, GateRules.OPEN_ORDERS_LIMIT - 1);
        assertThat(bytes(first)).isLessThan(FrameWriter.MAX_MESSAGE_BYTES - FrameRoom.BEFORE_BYTES);
        bench.market(trade(Side.SELL, 9_895, 1_000_000));
        assertThat(first.size() + bench.news().size()).isEqualTo(GateRules.OPEN_ORDERS_LIMIT);
    }
}
