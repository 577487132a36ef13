package io.nautilus.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Side;
import io.nautilus.market.OrderBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Measures of the book and of trades: by hand, and what holds for each of them. */
class BookIndicatorTest {
    private static final double EXACT = 1e-12;

    static Stream<Definition<BookIndicator>> all() {
        return Catalogue.bookIndicators().stream();
    }

    /** A book and a trade on it, in turn. */
    private static void walk(BookIndicator indicator, long seed, int events, BiConsumer<Integer, BookIndicator> after) {
        Random random = new Random(seed);
        long bid = 10_000;
        for (int i = 0; i < events; i++) {
            bid = Math.max(100, bid + random.nextInt(5) - 2);
            indicator.onBook(TestBooks.touch(
                    bid, 1 + random.nextInt(500), bid + 1 + random.nextInt(4), 1 + random.nextInt(500)));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            indicator.onTrade(TestBooks.trade(i, bid + random.nextInt(3), 1 + random.nextInt(50), side));
            after.accept(i, indicator);
        }
    }

    private static List<Double> run(BookIndicator indicator, long seed, int events) {
        List<Double> said = new ArrayList<>();
        walk(indicator, seed, events, (i, each) -> {
            for (int output = 0; each.ready() && output < each.outputs().size(); output++) {
                said.add(each.value(output));
            }
        });
        return said;
    }

    @ParameterizedTest
    @MethodSource("all")
    void theWarmUpIsStatedAndKeptAndValuesAreFinite(Definition<BookIndicator> definition) {
        BookIndicator indicator = definition.make(List.of());
        walk(indicator, 1, 300, (i, each) -> {
            assertThat(each.ready()).isEqualTo(i + 1 >= each.warmUp());
            if (each.ready()) {
                assertThat(each.value()).isFinite();
            } else {
                assertThatThrownBy(each::value).isInstanceOf(IllegalStateException.class);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void aResetOneIsAsNewAndHoldsNoMore(Definition<BookIndicator> definition) {
        List<Double> fresh = run(definition.make(List.of()), 2, 300);
        BookIndicator used = definition.make(List.of());
        long size = StateSize.of(used);
        run(used, 3, 1_234);
        assertThat(StateSize.of(used)).isEqualTo(size);
        used.reset();
        assertThat(used.ready()).isFalse();
        assertThat(run(used, 2, 300)).isEqualTo(fresh);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aBookThatCannotBeMeasuredBeginsItAnew(Definition<BookIndicator> definition) {
        List<Double> fresh = run(definition.make(List.of()), 4, 300);
        for (OrderBook unusable : List.of(
                TestBooks.empty(),
                TestBooks.touch(100, 1, 100, 1),
                TestBooks.touch(101, 1, 100, 1),
                TestBooks.touch(0, 1, 100, 1),
                TestBooks.of(Levels.NONE, Levels.of(100, 1)))) {
            BookIndicator indicator = definition.make(List.of());
            run(indicator, 5, 200);
            indicator.onBook(unusable);
            assertThat(indicator.ready()).isFalse();
            assertThat(run(indicator, 4, 300)).isEqualTo(fresh);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theLargestNumbersStayFinite(Definition<BookIndicator> definition) {
        BookIndicator indicator = definition.make(List.of());
        long most = Long.MAX_VALUE;
        for (int i = 0; i < 300; i++) {
            indicator.onBook(TestBooks.touch(i % 2 == 0 ? 1 : most - 1, most, most, 1 + (most - 1) * (i % 3 / 2)));
            indicator.onTrade(TestBooks.trade(i, i % 2 == 0 ? most : 1, most, i % 5 == 0 ? Side.BUY : Side.SELL));
        }
        assertThat(indicator.ready()).isTrue();
        for (int output = 0; output < indicator.outputs().size(); output++) {
            assertThat(indicator.value(output)).isFinite();
        }
    }

    private static double of(BookIndicator indicator, OrderBook book) {
        indicator.onBook(book);
        return indicator.value();
    }

    @Test
    void theBookOfAMomentByHand() {
        OrderBook book = TestBooks.of(
                Levels.of(new long[] {9_990, 9_980}, new long[] {300, 500}),
                Levels.of(new long[] {10_010, 10_020, 10_030}, new long[] {100, 200, 900}));
        assertThat(of(new BookImbalance(1), book)).isCloseTo(0.5, within(EXACT));
        assertThat(of(new BookImbalance(2), book)).isCloseTo(500.0 / 1_100, within(EXACT));
        assertThat(of(new BookImbalance(5), book)).isCloseTo(-400.0 / 2_000, within(EXACT));
        assertThat(of(new RelativeSpread(), book)).isCloseTo(0.002, within(EXACT));
        double microprice = (99.90 * 100 + 100.10 * 300) / 400;
        assertThat(of(new MicropriceGap(), book)).isCloseTo(microprice / 100 - 1, within(EXACT));
    }

    /** Cont, Kukanov and Stoikov's cases: sizes change at the same price, and prices move either way. */
    @Test
    void orderFlowByHand() {
        OrderFlowImbalance flow = new OrderFlowImbalance(4);
        flow.onBook(TestBooks.touch(100, 10, 102, 20));
        flow.onBook(TestBooks.touch(100, 15, 102, 20));
        flow.onBook(TestBooks.touch(100, 15, 102, 26));
        flow.onBook(TestBooks.touch(101, 7, 102, 26));
        assertThat(flow.ready()).isFalse();
        flow.onBook(TestBooks.touch(101, 7, 103, 5));
        assertThat(flow.value(0)).isCloseTo((5 - 6 + 7 + 26) / 1_000.0, within(EXACT));
        assertThat(flow.value(1)).isCloseTo(32.0 / 44, within(EXACT));
        flow.onBook(TestBooks.touch(99, 4, 101, 8));
        assertThat(flow.value(0)).isCloseTo((-6 + 7 + 26 - 7 - 8) / 1_000.0, within(EXACT));
    }

    @Test
    void aBookThatDoesNotChangeHasNoFlow() {
        OrderFlowImbalance flow = new OrderFlowImbalance(3);
        for (int i = 0; i < 4; i++) {
            flow.onBook(TestBooks.touch(100, 10, 102, 20));
        }
        assertThat(flow.value(0)).isZero();
        assertThat(flow.value(1)).isZero();
    }

    @Test
    void tradesByHand() {
        TradeFlow flow = new TradeFlow(2);
        flow.onTrade(TestBooks.trade(0, 10_000, 0, Side.BUY));
        flow.onBook(TestBooks.touch(9_990, 1, 10_010, 1));
        flow.onTrade(TestBooks.trade(1, 10_010, 30, Side.BUY));
        assertThat(flow.ready()).isFalse();
        flow.onTrade(TestBooks.trade(2, 9_980, 10, Side.SELL));
        assertThat(flow.value()).isCloseTo(0.5, within(EXACT));
    }
}
