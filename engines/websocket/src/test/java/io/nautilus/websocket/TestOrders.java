package io.nautilus.websocket;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.TestWriter;
import java.util.ArrayList;
import java.util.List;

/** Order events as risk would write them. */
final class TestOrders {
    private static final int PER_FRAME = 40;

    private final TestWriter writer;
    private long accepted;

    TestOrders(TestLog log) {
        writer = log.writer(Topics.ORDER_EVENTS, new Writer(WriterKind.RISK, 0));
    }

    void open(String account) {
        writer.write(new AccountOpened(account, "USD", 500, 1_000));
    }

    /** A resting order of an account; returns its id. */
    String accept(String account, String clientOrderId) {
        MessageId id = new MessageId(new Writer(WriterKind.HTTP, 0), 0xacce, accepted++, 0);
        OrderTerms terms = new OrderTerms(
                account, clientOrderId, "T-USD.TEST", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 3, 1_500, 2, 9_950);
        writer.write(new OrderAccepted(id, terms, "USD", 6, "test"));
        return id.toString();
    }

    /** So many events of an account, each with a reason that numbers it, followed by padding. */
    void write(String account, int first, int count, String padding) {
        List<OrderEvent> events = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            events.add(new TradingStateChanged(
                    MessageId.NONE, account, TradingState.ACTIVE, "n" + number + padding, "test", ""));
            if (events.size() == PER_FRAME || number == first + count - 1) {
                writer.write(events.toArray(OrderEvent[]::new));
                events.clear();
            }
        }
    }
}
