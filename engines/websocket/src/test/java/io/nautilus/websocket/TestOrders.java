package io.nautilus.websocket;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
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

    TestOrders(TestLog log) {
        writer = log.writer(Topics.ORDER_EVENTS, new Writer(WriterKind.RISK, 0));
    }

    void open(String account) {
        writer.write(new AccountOpened(account, "USD", 500, 1_000));
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
