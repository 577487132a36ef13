package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.risk.domain.OrderView.State;
import io.nautilus.trading.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersViewTest {
    private final GateBench bench = new GateBench();
    private final OrdersView view = new OrdersView();
    private final List<List<OrderEvent>> frames = new ArrayList<>();

    @BeforeEach
    void goLive() {
        bench.configure();
        bench.tick();
        bench.join();
        frame();
    }

    /** What was said since the last frame is a frame. */
    private void frame() {
        List<OrderEvent> events = bench.news();
        view.on(frames.size(), bench.nowNanos, events);
        frames.add(events);
    }

    private OrderView order(MessageId id) {
        return view.order(id).orElseThrow();
    }

    @Test
    void aRejectedRequestHasThatAsItsAnswerAndOneOfNobodyHasNone() {
        MessageId id = new MessageId(new Writer(WriterKind.PROGRAM, 0), 99, 4, 3);
        InputRejected rejected = rejected(id);
        view.on(frames.size(), bench.nowNanos, List.of(rejected, rejected(MessageId.NONE)));
        assertThat(view.answer(id)).contains(new Answer.OfCall(rejected, Optional.empty()));
        assertThat(view.order(id)).isEmpty();
        assertThat(view.answer(MessageId.NONE)).isEmpty();
    }

    private static InputRejected rejected(MessageId id) {
        return new InputRejected("order-requests", 0, 12, 3, DenialReason.STEP_FAILED, "planted", 5, "00", id);
    }

    @Test
    void anOrderShowsWhatBecameOfIt() {
        MessageId id = bench.submit(limit("a", Side.BUY, 1_500, 10_005));
        frame();
        OrderView filled = order(id);
        assertThat(filled.state()).isEqualTo(State.FILLED);
        assertThat(filled.filled()).isEqualTo(1_500);
        assertThat(filled.leaves()).isZero();
        assertThat(filled.notional()).isEqualTo(150_025_000);
        assertThat(filled.fee()).isEqualTo(300_050);
        assertThat(filled.averagePrice()).contains(new BigDecimal("100.016667"));
        assertThat(filled.fills())
                .containsExactly(
                        new Fill(0, 10_000, 1_000, 100_000_000, 200_000, Liquidity.TAKER, START),
                        new Fill(1, 10_005, 500, 50_025_000, 100_050, Liquidity.TAKER, START));
    }

    @Test
    void anOrderMovesThroughItsStates() {
        MessageId id = bench.submit(limit("a", Side.BUY, 500, 9_990));
        frame();
        assertThat(order(id).state()).isEqualTo(State.ACCEPTED);
        assertThat(order(id).averagePrice()).isEmpty();
        bench.pass(1);
        bench.market(trade(Side.SELL, 9_985, 200));
        frame();
        assertThat(order(id).state()).isEqualTo(State.PARTIALLY_FILLED);
        assertThat(order(id).leaves()).isEqualTo(300);
        bench.cancel(id, "");
        frame();
        assertThat(order(id).state()).isEqualTo(State.CANCELLED);
        assertThat(order(id).reason()).isEqualTo("requested");
        assertThat(order(id).createdNanos()).isEqualTo(START);
        assertThat(order(id).updatedNanos()).isEqualTo(START + 1);
    }

    @Test
    void theFirstOutcomeIsTheOrderAsItsFirstFrameLeftIt() {
        OrderTerms terms = limit("a", Side.BUY, 1_500, 10_000);
        MessageId id = bench.submit(terms);
        frame();
        Answer first = view.answer(id).orElseThrow();
        assertThat(first.order().orElseThrow().leaves()).isEqualTo(500);
        bench.cancel(id, "");
        frame();
        MessageId repeat = bench.submit(terms);
        frame();
        assertThat(view.answer(id)).contains(first);
        assertThat(view.answer(repeat)).contains(first);
        assertThat(order(id).state()).isEqualTo(State.CANCELLED);
    }

    /** A restart folds the same frames. */
    @Test
    void aFoldOfTheSameFramesAnswersTheSame() {
        MessageId a = bench.submit(limit("a", Side.BUY, 1_500, 10_000));
        MessageId b = bench.submit(limit("b", Side.BUY, 1, 9_901));
        frame();
        MessageId c = bench.cancel(a, "key");
        frame();
        OrdersView again = new OrdersView();
        for (int i = 0; i < frames.size(); i++) {
            again.on(i, bench.nowNanos, frames.get(i));
        }
        for (MessageId id : List.of(a, b, c)) {
            assertThat(again.answer(id)).isPresent().isEqualTo(view.answer(id));
        }
        assertThat(again.list(order -> true, 10, Optional.empty()))
                .isEqualTo(view.list(order -> true, 10, Optional.empty()));
        assertThat(again.books()).isEqualTo(view.books());
        assertThat(again.state()).isEqualTo(view.state());
    }

    @Test
    void aDenialSaysWhy() {
        OrderTerms terms = limit("a", Side.BUY, 1, 9_901);
        MessageId id = bench.submit(terms);
        frame();
        assertThat(order(id).state()).isEqualTo(State.DENIED);
        assertThat(order(id).denial()).contains(DenialReason.OFF_TICK);
        assertThat(order(id).reason()).isEqualTo("off-tick");
        assertThat(order(id).detail()).isEqualTo("price 99.01, tick 0.05");
        assertThat(view.answer(id)).contains(new Answer.OfOrder(order(id)));
    }

    @Test
    void anotherOrderUnderTheSameNameIsAnsweredForItself() {
        MessageId first = bench.submit(limit("a", Side.BUY, 1, 9_900));
        MessageId other = bench.submit(limit("a", Side.BUY, 2, 9_900));
        frame();
        assertThat(view.answer(other).orElseThrow().order().orElseThrow().denial())
                .contains(DenialReason.DUPLICATE_ORDER_ID);
        assertThat(order(first).state()).isEqualTo(State.ACCEPTED);
    }

    /** The request and its repeat may even share a frame. */
    @Test
    void aRepeatInTheSameFrameHasTheSameAnswer() {
        OrderTerms terms = limit("a", Side.BUY, 1, 9_900);
        MessageId first = bench.submit(terms);
        MessageId repeat = bench.submit(terms);
        frame();
        assertThat(view.answer(repeat)).isPresent().isEqualTo(view.answer(first));
        assertThat(view.answer(first)).contains(new Answer.OfOrder(order(first)));
    }

    @Test
    void cancelsAndCommandsAreAnsweredByTheirIdAndByTheirRepeats() {
        MessageId a = bench.submit(limit("a", Side.BUY, 1, 9_900));
        frame();
        MessageId cancel = bench.cancel(a, "key");
        frame();
        MessageId repeat = bench.cancel(a, "key");
        MessageId all = bench.cancelAll("", "");
        MessageId halt = bench.command(id -> new Command.Halt(id, "admin", "h", "main", "r"));
        MessageId halted = bench.command(id -> new Command.Halt(id, "admin", "h", "main", "r"));
        frame();
        Answer cancelled = view.answer(cancel).orElseThrow();
        OrderCancelled event = new OrderCancelled(a, cancel, "main", 3, 1, CancelReason.REQUESTED, "key", "trader");
        assertThat(cancelled).isEqualTo(new Answer.OfCall(event, Optional.of(order(a))));
        assertThat(view.answer(repeat)).contains(cancelled);
        assertThat(view.answer(all))
                .contains(new Answer.OfCall(new CancelAllDone(all, "", 0, "", "trader"), Optional.empty()));
        assertThat(view.answer(halted)).isPresent().isEqualTo(view.answer(halt));
        assertThat(view.answer(bench.nextId())).isEmpty();
    }

    @Test
    void listsAreNewestFirstAndPaged() {
        for (int i = 0; i < 5; i++) {
            bench.submit(limit("o" + i, Side.BUY, 1, i == 2 ? 9_901 : 9_900));
        }
        frame();
        List<OrderView> page = view.list(order -> true, 2, Optional.empty());
        assertThat(page).extracting(OrderView::clientOrderId).containsExactly("o4", "o3");
        List<OrderView> next = view.list(order -> order.state().isOpen(), 10, Optional.of(page.getLast()));
        assertThat(next).extracting(OrderView::clientOrderId).containsExactly("o1", "o0");
    }

    @Test
    void accountsAndStatesAreShown() {
        bench.submit(GateBench.market("a", Side.BUY, 1_000));
        bench.command(id -> new Command.Halt(id, "admin", "", "main", "lunch"));
        frame();
        AccountView main = view.books().accounts().get("main");
        assertThat(main.cash()).isEqualTo(Map.of("USD", new Amount(6, 999_899_800_000L)));
        assertThat(main.positions().get(BTC).quantity()).isEqualTo(new Amount(3, 1_000));
        assertThat(view.state().of("main")).isEqualTo(TradingState.HALTED);
        assertThat(view.state().of("other")).isEqualTo(TradingState.ACTIVE);
        assertThat(view.state().markets()).isEqualTo(Map.of(BTC, MarketState.LIVE));
        bench.take(new Input.LogSuspect("tail"));
        frame();
        assertThat(view.state().of("other")).isEqualTo(TradingState.HALTED);
        assertThat(view.state().hold()).isEqualTo("log-truncated: tail");
    }

    @Test
    void whatTheGateForgetsTheViewForgets() {
        MessageId first = bench.submit(limit("a", Side.BUY, 1, 9_901));
        MessageId open = bench.submit(limit("b", Side.BUY, 1, 9_900));
        frame();
        bench.pass(Retention.AGE_NANOS + 1);
        bench.submit(limit("c", Side.BUY, 1, 9_901));
        frame();
        assertThat(view.order(first)).isEmpty();
        assertThat(view.answer(first)).isEmpty();
        assertThat(view.order(open)).isPresent();
        MessageId again = bench.submit(limit("a", Side.BUY, 1, 9_901));
        assertThat(bench.news()).last().isInstanceOfSatisfying(OrderDenied.class, denied -> assertThat(denied.orderId())
                .isEqualTo(again));
    }
}
