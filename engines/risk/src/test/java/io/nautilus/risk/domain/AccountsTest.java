package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Holding;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.Side;
import io.nautilus.risk.domain.RiskPolicy.Opening;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts as they are configured, and as the log has them. */
class AccountsTest {
    private static final Opening MAIN = new Opening("main", "USD", "1000000", 1_000, 2_000);

    @ParameterizedTest
    @CsvSource({
        "USD, '12,5', 0, 0, cash",
        "USD, '', 0, 0, cash",
        "USD, 1.0000001, 0, 0, cash",
        "USD, -1, 0, 0, cash",
        "USD, 4000000000000, 0, 0, cash",
        "usd, 1, 0, 0, currency",
        "'', 1, 0, 0, currency",
        "USD, 1, 1000001, 0, maker-fee-millionths",
        "USD, 1, 0, -1000001, taker-fee-millionths"
    })
    void whatCannotBeOpenedIsRefusedAtOnce(String currency, String cash, int maker, int taker, String key) {
        assertThatThrownBy(() -> new Opening("main", currency, cash, maker, taker))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("account 'main': " + key);
    }

    @Test
    void anAccountThatIsConfiguredLaterIsOpenedByATick() {
        GateBench bench = GateBench.live();
        Opening late = new Opening("late", "EUR", "5.5", 1, 2);
        RiskGate again = new RiskGate(RiskPolicy.standard(List.of(MAIN, late)));
        GateBench next = new GateBench(again).folded(bench);
        next.tick();
        assertThat(next.news())
                .containsExactly(
                        new AccountOpened("late", "EUR", 1, 2),
                        new CashChanged(
                                Trading.ITSELF,
                                "late",
                                "EUR",
                                6,
                                5_500_000,
                                5_500_000,
                                CashReason.OPENING,
                                Trading.BY_ITSELF,
                                ""));
        assertThat(again.ignoredConfiguration()).isEmpty();
        next.tick();
        assertThat(next.news()).noneMatch(AccountOpened.class::isInstance);
    }

    @Test
    void whatIsConfiguredOtherwiseLaterIsSaidAndNotApplied() {
        GateBench bench = GateBench.live();
        Opening other = new Opening("main", "EUR", "7", 1_000, 2_001);
        RiskGate again = new RiskGate(RiskPolicy.standard(List.of(other)));
        GateBench next = new GateBench(again).folded(bench);
        next.tick();
        assertThat(next.news()).noneMatch(AccountOpened.class::isInstance);
        assertThat(again.ignoredConfiguration())
                .containsExactly(
                        "account 'main': currency EUR is configured, USD holds",
                        "account 'main': Fees[makerMillionths=1000, takerMillionths=2001] is configured, "
                                + "Fees[makerMillionths=1000, takerMillionths=2000] holds");
        assertThat(bench.gate.ignoredConfiguration()).isEmpty();
    }

    /** More accounts than a tick opens. */
    @Test
    void manyAccountsAreOpenedTickByTick() {
        List<Opening> openings = IntStream.range(0, 250)
                .mapToObj(i -> new Opening("a" + i, "USD", "1", 0, 0))
                .toList();
        GateBench bench = new GateBench(RiskPolicy.standard(openings));
        int[] opened = new int[4];
        for (int i = 0; i < opened.length; i++) {
            bench.tick();
            List<OrderEvent> news = bench.news();
            opened[i] =
                    (int) news.stream().filter(AccountOpened.class::isInstance).count();
        }
        assertThat(opened).containsExactly(100, 100, 50, 0);
    }

    /** A tick that has other news leaves the report to the next one. */
    @Test
    void booksAreReportedByATickThatSaysNothingElse() {
        GateBench bench = new GateBench();
        bench.goLive();
        bench.submit(market("a", Side.BUY, 1_000));
        bench.news();
        bench.pass(20 * SECOND);
        bench.tick();
        assertThat(bench.news()).containsExactly(new MarketStateChanged(BTC, MarketState.STALE, "feed-silent", 0));
        bench.tick();
        assertThat(bench.news())
                .containsExactly(new BooksReported(
                        "main",
                        List.of(
                                new Holding(BTC, 3, 1_000, 6, 100_000_000),
                                new Holding("USD", 6, 999_899_800_000L, 0, 0))));
    }
}
