package io.nautilus.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.launcher.faults.Fleet.Death;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What fault runs judge by finds what it is there to find. */
class AuditTest {
    private static final MessageId FIRST = new MessageId(new Writer(WriterKind.PROGRAM, 0), 7, 0, 0);
    private static final MessageId SECOND = new MessageId(new Writer(WriterKind.PROGRAM, 0), 7, 1, 0);
    private static final SubmitOrder BUY = ProgramWriter.market("one", "BTC-USD.SIM", Side.BUY, "2");
    private static final OrderAccepted ACCEPTED = new OrderAccepted(FIRST, BUY.terms(), "USD", 2, "");
    private static final OrderDenied DENIED = new OrderDenied(SECOND, BUY.terms(), DenialReason.STALE_MARKET, "", "");
    private static final AccountOpened OPENED = new AccountOpened("main", "USD", 500, 1_000);
    private static final CashChanged CASH = new CashChanged(
            MessageId.NONE, "main", "USD", 2, 1_000_000, 1_000_000, CashReason.OPENING, "system-test", "");

    private final TestLog log = new TestLog();

    private static OrderFilled fill(int number, long quantity, long leaves, long fee) {
        return new OrderFilled(
                FIRST,
                "main",
                "BTC-USD.SIM",
                Side.BUY,
                number,
                0,
                1_000,
                0,
                quantity,
                leaves,
                "USD",
                2,
                quantity * 100_000,
                fee,
                Liquidity.TAKER,
                0);
    }

    @Test
    void wantsExactlyOneOutcomeOfEachRequest() {
        long reign = log.epoch(1);
        var outcomes = log.frame(reign, 1, 0, ACCEPTED).journal().outcomes();
        assertThatCode(() -> Audit.oneOutcomeEach(List.of(FIRST), outcomes)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Audit.oneOutcomeEach(List.of(FIRST, SECOND), outcomes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected 1, is 0");
        assertThatThrownBy(() -> Audit.oneOutcomeEach(List.of(FIRST, FIRST), outcomes))
                .hasMessageContaining("is on the log once");
        var twice = log.frame(reign, 1, 1, ACCEPTED).journal().outcomes();
        assertThatThrownBy(() -> Audit.oneOutcomeEach(List.of(FIRST), twice)).hasMessageContaining("expected 1, is 2");
    }

    @Test
    void doesNotSeeLateFramesAndCopies() {
        long reign = log.epoch(1);
        log.frame(reign, 1, 0, ACCEPTED).frame(reign, 1, 0, ACCEPTED);
        long next = log.epoch(2);
        log.frame(reign, 1, 1, DENIED).frame(next, 2, 1, DENIED);
        Journal journal = log.journal();
        assertThat(journal.frames()).extracting(frame -> frame.at().offset()).containsExactly(1L, 5L);
        assertThat(journal.outcomes()).containsOnlyKeys(FIRST, SECOND).allSatisfy((id, found) -> assertThat(found)
                .hasSize(1));
    }

    @Test
    void computesTheBooksAndRefusesFillsThatDoNotAddUp() {
        long reign = log.epoch(1);
        log.frame(reign, 1, 0, OPENED, CASH, ACCEPTED, fill(0, 1, 1, 100), fill(1, 1, 0, 100));
        Ledger ledger = Ledger.of(log.journal());
        LedgerAccount main = ledger.account("main");
        assertThat(main.holding("BTC-USD.SIM").quantity).isEqualByComparingTo("2");
        assertThat(main.holding("BTC-USD.SIM").cost).isEqualByComparingTo("2000");
        assertThat(main.cash("USD")).isEqualByComparingTo("7998");
        assertThat(ledger.open()).isEmpty();
        refuses("the fee of", fill(0, 1, 1, 99));
        refuses("what is left open by", fill(0, 1, 2, 100));
        refuses("the number of the fill", fill(1, 1, 1, 100));
    }

    private static void refuses(String what, OrderFilled wrong) {
        TestLog other = new TestLog();
        long reign = other.epoch(1);
        Journal journal =
                other.frame(reign, 1, 0, OPENED, CASH, ACCEPTED, wrong).journal();
        assertThatThrownBy(() -> Ledger.of(journal))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(what);
    }

    @Test
    void waitsForAReportOfEachAccountThatChanged() {
        long reign = log.epoch(1);
        AccountOpened second = new AccountOpened("second", "USD", 0, 0);
        CashChanged more = new CashChanged(
                MessageId.NONE, "second", "USD", 2, 1_000, 1_000, CashReason.OPENING, "system-test", "");
        log.frame(reign, 1, 0, OPENED, CASH, second, more, new BooksReported("second", List.of()));
        assertThat(Audit.reportedAtLast(log.journal()))
                .as("main was not reported")
                .isFalse();
        log.frame(reign, 1, 1, new BooksReported("main", List.of()));
        assertThat(Audit.reportedAtLast(log.journal())).isTrue();
    }

    @Test
    void countsAKillOnlyWithAFrameInFlightAndARequestUnanswered() {
        long reign = log.epoch(1);
        log.frame(reign, 1, 0, ACCEPTED).frame(reign, 1, 1, DENIED);
        Map<MessageId, Long> onLog = Map.of(FIRST, 0L, SECOND, 100L);
        assertThat(Kills.counts(new Death(1_000, 1_500_000), log.records(), onLog))
                .isTrue();
        assertThat(Kills.counts(new Death(1_000, 2_000_000), log.records(), onLog))
                .as("the last frame was on the log when the process was dead")
                .isFalse();
        assertThat(Kills.counts(new Death(50, 1_500_000), log.records(), onLog))
                .as("the open request came after the kill was asked for")
                .isFalse();
    }
}
