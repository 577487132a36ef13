package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.Holding;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts as they are configured, and as the log has them. */
class AccountsTest {
    private static final Writer HTTP = new Writer(WriterKind.HTTP, 0);
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
    void whatIsConfiguredBecomesCommandsAndTheirEvents() {
        GateBench bench = new GateBench(POLICY);
        List<MessageId> ids = bench.configure();
        assertThat(ids).hasSize(2);
        CashChanged cash = (CashChanged) bench.events.get(2);
        assertThat(bench.news())
                .containsExactly(
                        new GateConfigured(
                                ids.getFirst(),
                                1,
                                GateRules.OPEN_ORDERS_LIMIT,
                                2 * SECOND,
                                5 * SECOND,
                                10 * SECOND,
                                RiskPolicy.BY,
                                ((GateConfigured) bench.events.getFirst()).key()),
                        new AccountOpened("main", "USD", 1_000, 2_000),
                        new CashChanged(
                                ids.getLast(),
                                "main",
                                "USD",
                                6,
                                1_000_000_000_000L,
                                1_000_000_000_000L,
                                CashReason.OPENING,
                                RiskPolicy.BY,
                                "configured account main"));
        assertThat(cash.key()).isEqualTo("configured account main");
        assertThat(bench.configure()).isEmpty();
    }

    @Test
    void anAccountThatIsConfiguredLaterIsOpenedThen() {
        Opening late = new Opening("late", "EUR", "5.5", 1, 2);
        GateBench next = new GateBench(RiskPolicy.standard(List.of(MAIN, late))).folded(GateBench.live());
        MessageId id = next.configure().getFirst();
        assertThat(next.news())
                .containsExactly(
                        new AccountOpened("late", "EUR", 1, 2),
                        new CashChanged(
                                id,
                                "late",
                                "EUR",
                                6,
                                5_500_000,
                                5_500_000,
                                CashReason.OPENING,
                                RiskPolicy.BY,
                                "configured account late"));
        assertThat(next.configure()).isEmpty();
    }

    /** Two processes, or one that asked again because it saw no outcome yet. */
    @Test
    void whatIsAskedTwiceIsDoneOnce() {
        GateBench bench = new GateBench(POLICY);
        List<RiskPolicy.Wanted> missing = POLICY.missing(GateRules.DEFAULT, Map.of());
        for (int round = 0; round < 2; round++) {
            missing.forEach(wanted -> bench.command(id -> wanted.with(MessageId.parse(id))));
        }
        assertThat(bench.news())
                .hasSize(5)
                .endsWith(
                        new CommandRepeated(new MessageId(HTTP, 0xC0FFEE, 2, 0), new MessageId(HTTP, 0xC0FFEE, 0, 0)),
                        new CommandRepeated(new MessageId(HTTP, 0xC0FFEE, 3, 0), new MessageId(HTTP, 0xC0FFEE, 1, 0)));
    }

    @Test
    void rulesChangeOneAfterTheOtherAndBackAgain() {
        GateBench bench = GateBench.live();
        GateRules few = new GateRules(0, 2, SECOND, 5 * SECOND, 10 * SECOND);
        GateBench changed = new GateBench(new RiskPolicy(POLICY.openings(), few, Map.of())).folded(bench);
        assertThat(changed.configure()).hasSize(1);
        assertThat(changed.view().rules()).isEqualTo(few.numbered(2));
        GateBench back = new GateBench(POLICY).folded(changed);
        assertThat(back.configure()).hasSize(1);
        assertThat(back.view().rules()).isEqualTo(GateRules.DEFAULT.numbered(3));
    }

    @Test
    void aChangeOfWhatNoLongerHoldsIsRefused() {
        GateBench bench = GateBench.live();
        MessageId late = configure(bench, 1, 2 * SECOND);
        MessageId invalid = configure(bench, 2, 0);
        assertThat(bench.news())
                .containsExactly(
                        new CommandDenied(
                                late,
                                DenialReason.VERSION_CONFLICT,
                                "1, next is 2",
                                "",
                                "configure [1, 5, 2000000000, 1, 1]",
                                "admin"),
                        new CommandDenied(
                                invalid,
                                DenialReason.INVALID_CONFIGURATION,
                                "staleAfter of 0 ns is not positive",
                                "",
                                "configure [2, 5, 0, 1, 1]",
                                "admin"));
    }

    private static MessageId configure(GateBench bench, int number, long staleAfterNanos) {
        return bench.command(id -> new Command.Configure(id, "admin", "", number, 5, staleAfterNanos, 1, 1));
    }

    @Test
    void anAccountIsOpenedOnceAndOnlyWithValidTerms() {
        GateBench bench = GateBench.live();
        bench.command(id -> new Command.OpenAccount(id, "admin", "", "main", "USD", "1", 0, 0));
        bench.command(id -> new Command.OpenAccount(id, "admin", "", "no name", "USD", "1", 0, 0));
        assertThat(bench.news())
                .extracting(event -> ((CommandDenied) event).reason())
                .containsExactly(DenialReason.ACCOUNT_EXISTS, DenialReason.INVALID_CONFIGURATION);
    }

    @Test
    void atTheLimitNoAccountMoreIsOpened() {
        GateBench bench = GateBench.live();
        for (int i = 2; i < Configurations.MAX_ACCOUNTS; i++) {
            bench.gate.apply(new AccountOpened("a" + i, "USD", 0, 0), bench.moment());
        }
        bench.command(id -> new Command.OpenAccount(id, "admin", "", "last", "USD", "1", 0, 0));
        bench.command(id -> new Command.OpenAccount(id, "admin", "", "more", "USD", "1", 0, 0));
        assertThat(bench.news())
                .map(event -> event.getClass().getSimpleName())
                .containsExactly("AccountOpened", "CashChanged", "CommandDenied");
        assertThat(((CommandDenied) bench.events.getLast()).detail()).isEqualTo("10000 accounts are open");
    }

    @Test
    void whatIsConfiguredOtherwiseLaterIsSaidAndNotApplied() {
        Opening other = new Opening("main", "EUR", "7", 1_000, 2_001);
        RiskPolicy changed = RiskPolicy.standard(List.of(other));
        GateBench next = new GateBench(changed).folded(GateBench.live());
        assertThat(next.configure()).isEmpty();
        assertThat(changed.ignored(next.view().books().accounts()))
                .containsExactly(
                        "account 'main': currency EUR is configured, USD holds",
                        "account 'main': Fees[makerMillionths=1000, takerMillionths=2001] is configured, "
                                + "Fees[makerMillionths=1000, takerMillionths=2000] holds");
        assertThat(POLICY.ignored(next.view().books().accounts())).isEmpty();
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
