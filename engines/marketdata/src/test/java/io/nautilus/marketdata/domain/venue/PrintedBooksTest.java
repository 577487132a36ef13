package io.nautilus.marketdata.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Symbol;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.InstrumentBook;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedBooksTest {
    private static final Symbol BTC = new Symbol("BTC", "USD", "COINBASE");
    private static final String NAME = BTC.toString();

    private final PublishedBooks published = new PublishedBooks();
    private final MarketBooks kept = new MarketBooks(1, new CountingIds());
    private final PrintedBooks books = new PrintedBooks(kept);

    @Test
    void anInstrumentIsDefinedInTheDecimalsThatArePrinted() {
        InstrumentBook book = books.known(BTC, levels("1.50", "2", "1.5", "0.125"), 7, published);
        assertThat(published.events)
                .containsExactly(new InstrumentDefinition(1, 7, 1, 2, 3, 6, 1, 1, NAME, "BTC", "USD"));
        assertThat(books.known(BTC, levels("2", "1"), 8, published)).isSameAs(book);
        assertThat(books.known(BTC, List.of(), 8, published)).isSameAs(book);
        assertThat(published.events).hasSize(1);
    }

    @Test
    void anInstrumentOfWhichNothingIsPrintedHasEightDecimals() {
        books.replace(BTC, List.of(), List.of(), 7, published);
        assertThat(published.events(BookSnapshot.class))
                .containsExactly(new BookSnapshot(1, 7, 8, 8, 0, true, Levels.NONE, Levels.NONE));
    }

    @Test
    void moreDecimalsDefineItAnewAndSayTheBookAgain() {
        InstrumentBook book = books.replace(BTC, levels("1.5", "2"), levels("1.6", "3"), 7, published);
        published.events.clear();
        List<PrintedLevel> change = levels("1.55", "0.25");
        assertThat(books.known(BTC, change, 8, published)).isSameAs(book);
        assertThat(books.change(book, change, List.of(), 9, published)).isTrue();
        assertThat(published.events)
                .containsExactly(
                        new InstrumentDefinition(1, 8, 1, 2, 2, 6, 1, 1, NAME, "BTC", "USD"),
                        new BookSnapshot(1, 8, 2, 2, 0, true, Levels.of(150, 200), Levels.of(160, 300)),
                        new BookDelta(1, 9, 2, 2, 0, true, Levels.of(155, 25), Levels.NONE));
        assertThat(published.state(NAME)).isEqualTo(MarketState.LIVE);
        published.assertSameBooks(kept);
    }

    @Test
    void aStaleBookIsNotSaidAgain() {
        InstrumentBook book = books.replace(BTC, levels("1.5", "2"), levels("1.6", "3"), 7, published);
        book.stale("test", 8, published);
        books.known(BTC, levels("1.55", "1"), 9, published);
        assertThat(published.events(BookSnapshot.class)).hasSize(1);
        assertThat(published.state(NAME)).isEqualTo(MarketState.STALE);
    }

    /** Kept, 17 of a quantity would leave room for none of more than 92. */
    @Test
    void aGarbledLineTakesNoRoomFromWhatIsPrintedLater() {
        books.known(BTC, levels("10.25", "999.5"), 7, published);
        for (String garbled : List.of("0.12345678901234567", "0.1234567890123")) {
            assertThatThrownBy(() -> books.known(BTC, levels("10.25", garbled), 8, published))
                    .isInstanceOfSatisfying(
                            DecimalException.class, e -> assertThat(e.code()).isEqualTo("too-many-decimals"));
        }
        books.known(BTC, levels("10.25", "0.123456789012"), 9, published);
        books.known(BTC, levels("10.25", "999.5"), 10, published);
        assertThat(published.events).hasSize(2);
    }

    @Test
    void whatCannotBeSaidInMoreDecimalsChangesNothing() {
        InstrumentBook book = books.replace(BTC, levels("1", "1"), levels("900000000000000000", "1"), 7, published);
        published.events.clear();
        assertThatThrownBy(() -> books.known(BTC, levels("1.001", "1"), 8, published))
                .isInstanceOf(DecimalException.class);
        assertThat(published.events).isEmpty();
        assertThat(book.instrument().priceDecimals()).isZero();
        published.assertSameBooks(kept);
    }

    @Test
    void aLevelThatIsNoneDefinesNothing() {
        for (String[] level : new String[][] {
            {"0", "1"}, {"-1", "1"}, {"1", "-0.1"}, {"x.yz", "1"}, {"1", ""}, {"1e3", "1"}, {"1.", "1"}
        }) {
            assertThatThrownBy(() -> books.known(BTC, levels(level), 7, published))
                    .as("%s %s", (Object[]) level)
                    .isInstanceOfAny(DecodeException.class, DecimalException.class);
        }
        assertThatThrownBy(() -> books.known(BTC, levels("1.1234567890123456789", "1"), 7, published))
                .isInstanceOf(DecimalException.class);
        assertThat(published.events).isEmpty();
        assertThat(books.find(BTC)).isNull();
        assertThat(books.all()).isEmpty();
    }

    @Test
    void aBookIsOrderedAndUncrossedOrLeftAsItIs() {
        books.replace(BTC, levels("1", "1"), levels("2", "1"), 7, published);
        published.events.clear();
        refused("crossed-book", levels("2", "1"), levels("2", "1"));
        refused("unordered-book", levels("1", "1", "1", "2"), List.of());
        refused("unordered-book", List.of(), levels("3", "1", "2", "1"));
        refused("invalid-level", levels("1", "0"), List.of());
        assertThat(published.events).isEmpty();
        published.assertSameBooks(kept);
    }

    private void refused(String code, List<PrintedLevel> bids, List<PrintedLevel> asks) {
        assertThatThrownBy(() -> books.replace(BTC, bids, asks, 8, published))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aChangeThatCrossesTheBookIsNotPublished() {
        InstrumentBook book = books.replace(BTC, levels("1", "1"), levels("3", "1"), 7, published);
        published.events.clear();
        assertThat(books.change(book, levels("3", "1"), List.of(), 8, published))
                .isFalse();
        assertThat(published.events).isEmpty();
    }

    @Test
    void theWorstLevelsFallOffForReadersToo() {
        InstrumentBook book = books.replace(BTC, run(1, PrintedBooks.DEPTH + 10, -1), List.of(), 7, published);
        assertThat(published.events(BookSnapshot.class)).hasSize(PrintedBooks.DEPTH / 500);
        assertThat(book.book().bidCount()).isEqualTo(PrintedBooks.DEPTH);
        int better = PrintedBooks.DEPTH + 11;
        assertThat(books.change(book, run(better, better + PrintedBooks.MAX_CHANGES - 1, -1), List.of(), 8, published))
                .isTrue();
        assertThat(book.book().bidCount()).isEqualTo(PrintedBooks.DEPTH);
        assertThat(book.book().bestBid()).isEqualTo(better + PrintedBooks.MAX_CHANGES - 1);
        published.assertSameBooks(kept);
    }

    private static List<PrintedLevel> run(int from, int to, int direction) {
        List<PrintedLevel> levels = new ArrayList<>();
        for (int i = 0; i <= to - from; i++) {
            levels.add(new PrintedLevel(Integer.toString(direction < 0 ? to - i : from + i), "1"));
        }
        return levels;
    }

    @Test
    void anInterruptionIsSaidAndTheBookAgain() {
        InstrumentBook book = books.replace(BTC, levels("1", "1"), levels("3", "1"), 7, published);
        published.events.clear();
        books.interrupt(book, "test", 8, published);
        assertThat(published.events)
                .containsExactly(
                        new FeedStatus(1, 8, 1, MarketState.STALE, "test"),
                        new BookSnapshot(1, 8, 0, 0, 0, true, Levels.of(1, 1), Levels.of(3, 1)),
                        new FeedStatus(1, 8, 1, MarketState.LIVE, "snapshot"));
        published.assertSameBooks(kept);
    }

    @Test
    void quotesMayHaveNoQuantityAndPrintsMayNot() {
        InstrumentBook book = books.known(BTC, levels("1.5", "2"), 7, published);
        books.quote(book, new PrintedLevel("1.5", "0"), new PrintedLevel("1.6", "2"), 8, published);
        assertThat(published.events(Quote.class)).containsExactly(new Quote(1, 8, 1, 0, 15, 0, 16, 2));
        assertThat(books.print(book, new PrintedLevel("1.5", "2"))).isEqualTo(Levels.of(15, 2));
        assertThatThrownBy(() -> books.print(book, new PrintedLevel("1.5", "0")))
                .isInstanceOf(DecodeException.class);
    }

    @Test
    void namesEachInstrumentOnce() {
        books.known(BTC, levels("1", "1"), 7, published);
        books.known(new Symbol("ETH", "USD", "COINBASE"), levels("1", "1"), 7, published);
        assertThat(books.all())
                .extracting(book -> book.instrument().id(), book -> book.instrument()
                        .base())
                .containsExactly(tuple(1, "BTC"), tuple(2, "ETH"));
    }

    private static List<PrintedLevel> levels(String... texts) {
        List<PrintedLevel> levels = new ArrayList<>();
        for (int i = 0; i < texts.length; i += 2) {
            levels.add(new PrintedLevel(texts[i], texts[i + 1]));
        }
        return levels;
    }
}
