package io.nautilus.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Holding;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Place;
import io.nautilus.contracts.PortfolioRecord;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Source;
import io.nautilus.portfolio.domain.LedgerEntry.Kind;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Mark;
import io.nautilus.trading.Valuation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final String BTC = "BTC-USD.SIM";
    private static final MessageId ORDER = MessageId.parse("http0-00c0ffee00c0ffee-12-0");

    private final Books books = new Books("order-events", 0);
    private long offset;

    @BeforeEach
    void open() {
        on(new AccountOpened("main", "USD", 1_000, 2_000));
        on(cash(CashReason.OPENING, "USD", 6, 1_000_000_000));
    }

    private List<PortfolioRecord> on(OrderEvent event) {
        return books.on(new Place(offset++, 0), offset * 1_000, event);
    }

    private static CashChanged cash(CashReason reason, String currency, int decimals, long amount) {
        return new CashChanged(ORDER, "main", currency, decimals, amount, amount, reason, "risk", "");
    }

    private static OrderFilled fill(Side side, long price, long quantity, long notional, long fee) {
        return fill(BTC, "USD", side, price, quantity, notional, fee);
    }

    private static OrderFilled fill(
            String instrument, String currency, Side side, long price, long quantity, long notional, long fee) {
        return new OrderFilled(
                ORDER,
                "main",
                instrument,
                side,
                3,
                2,
                price,
                3,
                quantity,
                0,
                currency,
                6,
                notional,
                fee,
                Liquidity.TAKER,
                9);
    }

    private AccountBooks main() {
        return books.account("main").orElseThrow();
    }

    private void market(long bid, long ask, long timeNanos) {
        market(new InstrumentDefinition(7, 0, 1, 2, 3, 6, 1, 1, BTC, "BTC", "USD"), timeNanos);
        market(
                new BookSnapshot(7, 0, 2, 3, 0, true, Levels.of(bid, 1), ask == 0 ? Levels.NONE : Levels.of(ask, 1)),
                timeNanos);
    }

    private void market(MarketEvent event, long timeNanos) {
        books.on(new Input.Market(0, timeNanos + 1_000, timeNanos, event));
    }

    @Test
    void aFillChangesPositionCashAndProfit() {
        on(fill(Side.BUY, 10_000, 2_000, 200_000_000, 400_000));
        market(10_100, 10_110, 77);
        List<PortfolioRecord> records = on(fill(Side.SELL, 10_200, 500, 51_000_000, 102_000));
        Source source = new Source("order-events", 0, 3, 0);
        assertThat(records)
                .containsExactly(
                        new PortfolioRecord.Position("main", BTC, "1.5", "100", "150", "USD", source),
                        new PortfolioRecord.Cash("main", "USD", "850.498", source),
                        new PortfolioRecord.Pnl("main", BTC, "USD", "1", "1.575", "", source));
        AccountBooks main = main();
        PositionLine line = main.positions().getFirst();
        assertThat(line.mark()).contains(new Mark(101_050, 3, 77));
        assertThat(line.averageCost()).contains(new BigDecimal("100.0000000000"));
        assertThat(line.valuation())
                .isEqualTo(new Valuation.Known(new Amount(6, 151_575_000), new Amount(6, 1_575_000)));
        assertThat(main.realised()).isEqualTo(new Total.Known(new Amount(6, 1_000_000)));
        assertThat(main.unrealised()).isEqualTo(new Total.Known(new Amount(6, 1_575_000)));
        assertThat(main.feesPaid()).isEqualTo(new Total.Known(new Amount(6, 502_000)));
        assertThat(main.equity()).isEqualTo(new Total.Known(new Amount(6, 1_002_073_000)));
        assertThat(main.place()).isEqualTo(new Place(3, 0));
    }

    @Test
    void theLedgerHasARunningBalance() {
        on(cash(CashReason.DEPOSIT, "USD", 6, 5_000_000));
        on(fill(Side.BUY, 10_000, 1_000, 100_000_000, 200_000));
        on(fill(Side.SELL, 10_000, 1_000, 100_000_000, 0));
        String reference = ORDER + "/3";
        LedgerEntry sold = entry(4, Kind.SELL, 100_000_000, 1_004_800_000, reference);
        LedgerEntry fee = entry(3, Kind.FEE, -200_000, 904_800_000, reference);
        LedgerEntry bought = entry(3, Kind.BUY, -100_000_000, 905_000_000, reference);
        LedgerEntry deposit = entry(2, Kind.DEPOSIT, 5_000_000, 1_005_000_000, ORDER.toString());
        LedgerEntry opening = entry(1, Kind.OPENING, 1_000_000_000, 1_000_000_000, "");
        assertThat(books.ledger("main", null, 10)).containsExactly(sold, fee, bought, deposit, opening);
        assertThat(books.ledger("main", null, 2))
                .as("a fill's entries stay together")
                .containsExactly(sold, fee, bought);
        assertThat(books.ledger("main", new Place(3, 0), 1)).containsExactly(deposit);
        assertThat(books.ledger("main", new Place(1, 0), 1)).isEmpty();
        assertThat(books.ledger("nobody", null, 10)).isEmpty();
    }

    private static LedgerEntry entry(long at, Kind kind, long amount, long balance, String reference) {
        return new LedgerEntry(
                new Place(at, 0),
                (at + 1) * 1_000,
                kind,
                "USD",
                new Amount(6, amount),
                new Amount(6, balance),
                reference);
    }

    @Test
    void withoutAMarkProfitIsAbsentWithItsReason() {
        List<PortfolioRecord> records = on(fill(Side.BUY, 10_000, 2_000, 200_000_000, 400_000));
        assertThat(records)
                .last()
                .isEqualTo(new PortfolioRecord.Pnl(
                        "main", BTC, "USD", "0", "", "no-mark", new Source("order-events", 0, 2, 0)));
        assertThat(main().unrealised()).isEqualTo(new Total.Absent("no-mark " + BTC));
        assertThat(main().equity()).isEqualTo(new Total.Absent("no-mark " + BTC));
        assertThat(main().realised()).isEqualTo(new Total.Known(new Amount(0, 0)));
    }

    @Test
    void withoutAMarkNothingIsValuedAnew() {
        on(fill(Side.BUY, 10_000, 2_000, 200_000_000, 400_000));
        assertThat(books.valued()).isEmpty();
    }

    @Test
    void theLastGoodMarkStaysWithItsTime() {
        on(fill(Side.BUY, 10_000, 2_000, 200_000_000, 400_000));
        market(10_100, 10_110, 77);
        market(new BookDelta(7, 0, 2, 3, 0, true, Levels.NONE, Levels.of(10_110, 0)), 78);
        books.discardBooks();
        assertThat(main().positions().getFirst().mark()).contains(new Mark(101_050, 3, 77));
        market(10_200, 10_210, 90);
        assertThat(main().positions().getFirst().mark()).contains(new Mark(102_050, 3, 90));
        assertThat(books.valued())
                .containsExactly(new PortfolioRecord.Pnl(
                        "main", BTC, "USD", "0", "4.1", "", new Source("market-data", 0, 1_090, 0)));
    }

    @Test
    void aForeignCurrencyHasNoRate() {
        on(cash(CashReason.DEPOSIT, "EUR", 6, 5_000_000));
        assertThat(main().equity()).isEqualTo(new Total.Absent("no-rate EUR"));
        assertThat(main().realised()).isEqualTo(new Total.Known(Amount.ZERO));
        assertThat(main().feesPaid()).isEqualTo(new Total.Known(Amount.ZERO));
        assertThat(main().cash())
                .isEqualTo(Map.of("EUR", new Amount(6, 5_000_000), "USD", new Amount(6, 1_000_000_000)));
    }

    @Test
    void whatWasFoldedIsNotFoldedAgain() {
        OrderFilled fill = fill(Side.BUY, 10_000, 2_000, 200_000_000, 400_000);
        on(fill);
        assertThat(books.on(new Place(2, 0), 5, fill)).isEmpty();
        assertThat(books.on(new Place(1, 9), 5, fill)).isEmpty();
        assertThat(main().cash().get("USD")).isEqualTo(new Amount(6, 799_600_000));
        assertThat(books.fills(any -> true)).hasSize(1);
        assertThat(books.on(new Place(2, 1), 5, fill)).hasSize(3);
    }

    @Test
    void reportsThatAgreeAreSilentAndOthersAlarmUntilOneAgrees() {
        on(fill(Side.BUY, 10_000, 2_000, 200_000_000, 400_000));
        Holding cash = new Holding("USD", 6, 799_600_000, 0, 0);
        on(new BooksReported("main", List.of(new Holding(BTC, 3, 2_000, 6, 200_000_000), cash)));
        assertThat(books.differences()).isEmpty();
        on(new BooksReported("main", List.of(new Holding(BTC, 3, 2_001, 6, 200_000_000), cash)));
        assertThat(books.differences())
                .containsExactly(new Difference("main", BTC, "2 cost 200", "2.001 cost 200", new Place(4, 0)));
        on(new BooksReported("main", List.of(cash, new Holding("XYZ", 0, 1, 0, 0))));
        assertThat(books.differences())
                .containsExactly(
                        new Difference("main", BTC, "2 cost 200", "absent", new Place(5, 0)),
                        new Difference("main", "XYZ", "absent", "1", new Place(5, 0)));
        on(new BooksReported("main", List.of(new Holding(BTC, 4, 20_000, 7, 2_000_000_000), cash)));
        assertThat(books.differences()).isEmpty();
    }

    @Test
    void fillsAreListedAndMakeCsv() {
        on(fill(Side.BUY, 10_050, 2_000, 201_000_000, 402_000));
        List<FillEntry> fills = books.fills(fill -> fill.account().equals("main"));
        assertThat(fills).hasSize(1);
        assertThat(FillEntry.CSV_HEADER.split(","))
                .hasSameSizeAs(fills.getFirst().csv().split(","));
        assertThat(fills.getFirst().csv())
                .isEqualTo("1970-01-01T00:00:00.000003Z,main,BTC-USD.SIM,BUY,100.5,2,201,0.402,USD,TAKER,"
                        + "http0-00c0ffee00c0ffee-12-0,3,2,0");
        assertThat(books.fills(fill -> false)).isEmpty();
    }

    @Test
    void listsAreBoundedAndKeepTheNewest() {
        Recent<Integer> recent = new Recent<>(3);
        for (int i = 0; i < 10; i++) {
            recent.add(i);
        }
        assertThat(recent.all(any -> true)).containsExactly(7, 8, 9);
    }

    @Test
    void accountsAreKnownByName() {
        assertThat(books.accounts()).containsExactly("main");
        assertThat(books.account("other")).isEqualTo(Optional.empty());
        assertThat(main().positions()).isEmpty();
    }

    /** Every currency and position that there was is said, so that a reader of the compacted topic sees it go. */
    @Test
    void aResetLeavesTheOpeningCashAndNothingElse() {
        on(cash(CashReason.DEPOSIT, "EUR", 6, 7_000_000));
        on(fill(Side.BUY, 10_000, 1_000, 100_000_000, 100_000));
        List<PortfolioRecord> records =
                on(new AccountReset(ORDER, "main", "USD", 6, 1_000_000_000, "anew", "trader", ""));
        assertThat(records)
                .extracting(record -> record.getClass().getSimpleName())
                .containsExactly("Position", "Cash", "Cash", "Pnl");
        AccountBooks books = this.books.account("main").orElseThrow();
        assertThat(books.cash()).containsOnlyKeys("USD");
        assertThat(books.cash().get("USD")).hasToString("1000");
        assertThat(books.positions()).isEmpty();
        assertThat(books.realised()).isEqualTo(new Total.Known(Amount.ZERO));
        assertThat(this.books.ledger("main", null, 2))
                .extracting(LedgerEntry::kind, entry -> entry.currency() + ' ' + entry.amount() + ' ' + entry.balance())
                .containsExactly(tuple(Kind.RESET, "USD 100.1 1000"), tuple(Kind.RESET, "EUR -7 0"));
        on(new BooksReported("main", List.of(new Holding("USD", 6, 1_000_000_000, 0, 0))));
        assertThat(this.books.differences()).isEmpty();
    }
}
