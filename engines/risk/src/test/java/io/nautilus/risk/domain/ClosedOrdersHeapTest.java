package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The engine runs in a small heap, and all that is remembered has to fit beside all else. Texts and ids are made anew
 * for the gate and for the view, as decoding makes them.
 */
class ClosedOrdersHeapTest {
    /** Risk has a heap of 384 MB, and while it makes a snapshot it has all this twice. */
    private static final long MOST_BYTES = 140L << 20;
    /** Numbers of denied orders are behind this one. */
    private static final int DENIED = 1_000_000;

    private final RiskGate gate = new RiskGate();
    private final OrdersView view = new OrdersView();

    @Test
    void allClosedAndDeniedOrdersFitIntoASmallHeap() {
        fold(0, () -> List.of(new AccountOpened(text("main"), text("USD"), 1_000, 2_000)));
        long before = usedBytes();
        for (int i = 0; i < Retention.COUNT; i++) {
            int number = i;
            fold(i, () -> bought(number));
        }
        for (int i = 1; i <= Retention.DENIALS; i++) {
            int number = DENIED + i;
            fold(Retention.COUNT, () -> denied(number));
        }
        long bytes = usedBytes() - before;
        assertThat(view.order(id(0))).isPresent();
        assertThat(gate.openOrders()).isZero();
        assertThat(bytes).as("bytes that closed and denied orders take").isLessThan(MOST_BYTES);
        for (int i = 0; i < 10; i++) {
            int number = Retention.COUNT + i;
            fold(number, () -> bought(number));
        }
        assertThat(view.order(id(9))).isEmpty();
        assertThat(view.order(id(10))).isPresent();
    }

    private interface Decoded {
        List<OrderEvent> events();
    }

    private void fold(long offset, Decoded decoded) {
        long timeNanos = GateBench.START + offset;
        decoded.events().forEach(event -> gate.apply(event, new Moment(timeNanos, timeNanos)));
        view.on(offset, timeNanos, decoded.events());
    }

    /** Closed orders are forgotten for closed ones, denied ones for denied ones. */
    @Test
    void aBurstOfDenialsForgetsNoOrderThatTraded() {
        fold(0, () -> List.of(new AccountOpened(text("main"), text("USD"), 1_000, 2_000)));
        fold(1, () -> bought(1));
        for (int i = 1; i <= Retention.DENIALS + 1; i++) {
            int number = DENIED + i;
            fold(2, () -> denied(number));
        }
        assertThat(view.order(id(1))).isPresent();
        assertThat(view.closedCount()).isEqualTo(1);
        assertThat(view.deniedCount()).isEqualTo(Retention.DENIALS);
        assertThat(view.order(id(DENIED + 1))).isEmpty();
        assertThat(view.order(id(DENIED + 2))).isPresent();
        assertThat(asked(1)).isEqualTo("OrderRepeated");
        assertThat(asked(DENIED + 2)).isEqualTo("OrderRepeated");
        assertThat(asked(DENIED + 1)).as("forgotten, so decided anew").isEqualTo("OrderDenied");
    }

    /** What the gate says of the same request once more. */
    private String asked(int number) {
        List<String> said = new ArrayList<>();
        Moment moment = new Moment(GateBench.START + 2, GateBench.START + 2);
        Input again = new Input.Request(id(number), GateBench.START + 2, new SubmitOrder(terms(number), "trader"));
        gate.on(again, moment, event -> said.add(event.getClass().getSimpleName()));
        return said.getFirst();
    }

    private static List<OrderEvent> denied(int number) {
        return List.of(new OrderDenied(
                id(number), terms(number), DenialReason.UNKNOWN_INSTRUMENT, text(GateBench.BTC), text("trader")));
    }

    private static OrderTerms terms(int number) {
        return new OrderTerms(
                text("main"),
                new UUID(number, ~number).toString(),
                text(GateBench.BTC),
                Side.BUY,
                OrderType.MARKET,
                TimeInForce.IOC,
                3,
                1,
                2,
                OrderTerms.NO_PRICE);
    }

    private static List<OrderEvent> bought(int number) {
        return List.of(
                new OrderAccepted(id(number), terms(number), text("USD"), 6, text("trader")),
                new OrderFilled(
                        id(number),
                        text("main"),
                        text(GateBench.BTC),
                        Side.BUY,
                        0,
                        2,
                        10_000,
                        3,
                        1,
                        0,
                        text("USD"),
                        6,
                        100_000,
                        200,
                        Liquidity.TAKER,
                        number));
    }

    private static MessageId id(int number) {
        return new MessageId(new Writer(WriterKind.HTTP, 0), 0xC0FFEE, number, 0);
    }

    @SuppressWarnings("StringOperationCanBeSimplified")
    private static String text(String text) {
        return new String(text);
    }

    private static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
