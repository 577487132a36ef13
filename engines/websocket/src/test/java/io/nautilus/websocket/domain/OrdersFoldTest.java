package io.nautilus.websocket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrdersFoldTest {
    private final Streams streams = new Streams(new TextEncoder());
    private final OrdersFold fold = new OrdersFold(new Fanout(streams));
    private long offset;

    private void on(OrderEvent... events) {
        for (int i = 0; i < events.length; i++) {
            fold.on(new Input.Event(0, offset, i, 1_000 + offset, events[i]));
        }
        offset++;
    }

    private Stream stream(String account) {
        return streams.find(StreamTopic.ORDERS, account).orElseThrow();
    }

    private Collection<Object> open(String account) {
        return stream(account).state().parts().values();
    }

    private List<OrderEvent> told(String account) {
        Stream stream = stream(account);
        return LongStream.rangeClosed(1, stream.seq())
                .mapToObj(number -> ((OrderNews) stream.entry(number).data()).event())
                .toList();
    }

    private static MessageId id(int number) {
        return new MessageId(new Writer(WriterKind.HTTP, 0), 7, number, 0);
    }

    private static OrderAccepted accepted(int number, String account) {
        OrderTerms terms = new OrderTerms(
                account, "o" + number, "T-USD.TEST", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 3, 1_000, 2, 10_000);
        return new OrderAccepted(id(number), terms, "USD", 6, "test");
    }

    private static OrderFilled filled(int number, String account, long quantity, long leaves) {
        return new OrderFilled(
                id(number),
                account,
                "T-USD.TEST",
                Side.BUY,
                0,
                2,
                10_000,
                3,
                quantity,
                leaves,
                "USD",
                6,
                1,
                1,
                Liquidity.TAKER,
                9);
    }

    @Test
    void theOpenOrdersOfAnAccountAreItsState() {
        AccountOpened main = new AccountOpened("main", "USD", 1, 1);
        AccountOpened other = new AccountOpened("other", "USD", 1, 1);
        on(main, other);
        on(accepted(1, "main"), filled(1, "main", 400, 600));
        on(accepted(2, "main"), accepted(3, "other"));
        assertThat(open("main")).hasSize(2).first().satisfies(order -> {
            assertThat(((OpenOrder) order).leaves()).isEqualTo(600);
            assertThat(((OpenOrder) order).id()).isEqualTo(id(1));
        });
        on(filled(1, "main", 600, 0));
        OrderCancelled cancelled =
                new OrderCancelled(id(2), id(9), "main", 3, 1_000, CancelReason.REQUESTED, "", "test");
        on(cancelled);
        assertThat(open("main")).isEmpty();
        assertThat(open("other")).hasSize(1);
        assertThat(told("main"))
                .containsExactly(
                        main,
                        accepted(1, "main"),
                        filled(1, "main", 400, 600),
                        accepted(2, "main"),
                        filled(1, "main", 600, 0),
                        cancelled);
        assertThat(told("other")).containsExactly(other, accepted(3, "other"));
    }

    @Test
    void whatIsSaidOfAllAccountsIsToldOfEach() {
        on(new AccountOpened("main", "USD", 1, 1), new AccountOpened("other", "USD", 1, 1));
        on(new TradingStateChanged(id(1), "", TradingState.HALTED, "test", "admin", ""));
        on(new TradingStateChanged(id(2), "main", TradingState.ACTIVE, "test", "admin", ""));
        on(new EquityMarked("main", 1, 6, 1, 1, 1));
        assertThat(stream("main").seq()).isEqualTo(3);
        assertThat(stream("other").seq()).isEqualTo(2);
    }

    @Test
    void whatIsReadAgainIsToldOnce() {
        on(new AccountOpened("main", "USD", 1, 1), accepted(1, "main"));
        fold.on(new Input.Event(0, 0, 0, 1_000, new AccountOpened("main", "USD", 1, 1)));
        fold.on(new Input.Event(0, 0, 1, 1_000, accepted(1, "main")));
        assertThat(stream("main").seq()).isEqualTo(2);
    }

    @Test
    void accountsThatAreNotOpenedAreNotKnown() {
        assertThat(streams.find(StreamTopic.ORDERS, "main")).isEmpty();
        assertThat(streams.missing(StreamTopic.ORDERS, "main")).isEqualTo(Streams.Missing.UNKNOWN_KEY);
        on(new AccountOpened("main", "USD", 1, 1));
        assertThat(streams.find(StreamTopic.PORTFOLIO, "main")).isPresent();
    }
}
