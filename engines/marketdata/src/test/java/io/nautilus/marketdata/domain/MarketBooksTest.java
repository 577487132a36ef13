package io.nautilus.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Side;
import io.nautilus.market.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketBooksTest {
    private static final long SECOND = 1_000_000_000L;

    private final PublishedBooks published = new PublishedBooks();
    private final MarketBooks books = new MarketBooks(3, new CountingIds());

    @Test
    void aReignBeginsWithTheFeedsStateAndEveryWholeBook() {
        InstrumentBook book = define("BTC");
        book.replace(Levels.of(9, 1), Levels.of(10, 2), 5, published);
        define("ETH");
        published.events.clear();
        books.begin(77, 6, published);
        assertThat(published.events)
                .containsExactly(
                        new FeedStatus(0, 6, 3, MarketState.LIVE, ""),
                        new InstrumentDefinition(1, 6, 3, 2, 8, 6, 1, 1, "BTC-USD.SIM", "BTC", "USD"),
                        new BookSnapshot(1, 6, 2, 8, 0, true, Levels.of(9, 1), Levels.of(10, 2)),
                        new FeedStatus(1, 6, 3, MarketState.LIVE, "snapshot"),
                        new InstrumentDefinition(2, 6, 3, 2, 8, 6, 1, 1, "ETH-USD.SIM", "ETH", "USD"),
                        new FeedStatus(2, 6, 3, MarketState.STALE, "no-snapshot"));
    }

    @Test
    void definesEachSymbolOnce() {
        InstrumentBook book = define("BTC");
        assertThat(define("BTC")).isSameAs(book);
        assertThat(books.find(new Symbol("BTC", "USD", "SIM"))).isSameAs(book);
        assertThat(books.find(new Symbol("ETH", "USD", "SIM"))).isNull();
        assertThat(published.events(InstrumentDefinition.class)).hasSize(1);
    }

    @Test
    void announcesEachInstrumentEveryThirtySecondsSpreadOverTime() {
        int instruments = 60;
        for (int i = 0; i < instruments; i++) {
            define("A" + i);
        }
        books.begin(0, 0, published);
        published.events.clear();
        Map<Integer, List<Long>> announced = new HashMap<>();
        int most = 0;
        for (long second = 1; second <= 120; second++) {
            List<MarketEvent> due = new ArrayList<>();
            books.tick(second * SECOND, second * SECOND, due::add);
            int now = 0;
            for (MarketEvent event : due) {
                if (event instanceof InstrumentDefinition definition) {
                    now++;
                    announced
                            .computeIfAbsent(definition.instrumentId(), key -> new ArrayList<>(List.of(0L)))
                            .add(second);
                }
            }
            most = Math.max(most, now);
        }
        assertThat(announced).hasSize(instruments);
        announced.values().forEach(times -> {
            for (int i = 1; i < times.size(); i++) {
                assertThat(times.get(i) - times.get(i - 1)).isLessThanOrEqualTo(30);
            }
            assertThat(times).hasSizeBetween(5, 6);
        });
        assertThat(most).isLessThanOrEqualTo(6);
    }

    @Test
    void aJumpOfFeedTimeAnnouncesOnce() {
        define("BTC");
        books.begin(0, 0, published);
        published.events.clear();
        books.tick(1, 86_400 * SECOND, published);
        books.tick(2, 86_400 * SECOND, published);
        assertThat(published.events(InstrumentDefinition.class)).hasSize(1);
        books.tick(3, 10 * SECOND, published);
        books.tick(4, 10 * SECOND, published);
        assertThat(published.events(InstrumentDefinition.class)).hasSize(2);
    }

    @Test
    void saysThatItLivesByWallTimeAlsoWhereTheClockIsSetBack() {
        books.begin(100 * SECOND, 5, published);
        books.tick(100 * SECOND + SECOND / 2 - 1, 5, published);
        assertThat(published.events).hasSize(1);
        books.tick(100 * SECOND + SECOND / 2, 5, published);
        assertThat(published.events).hasSize(2);
        books.tick(10 * SECOND, 5, published);
        assertThat(published.events).hasSize(3);
        assertThat(books.nextStatusNanos()).isEqualTo(10 * SECOND + SECOND / 2);
    }

    @Test
    void publishesEachTouchedLevelOnceAsItIs() {
        InstrumentBook book = define("BTC");
        book.replace(Levels.of(9, 1), Levels.of(10, 2), 5, published);
        published.events.clear();
        for (int i = 1; i <= 100; i++) {
            book.change(Side.BUY, 8, i);
            book.change(Side.SELL, 11 + i % 3, i);
        }
        book.change(Side.BUY, 9, 0);
        book.change(Side.BUY, 3, 0);
        book.publish(6, published);
        book.publish(7, published);
        assertThat(published.events)
                .containsExactly(new BookDelta(
                        1,
                        6,
                        2,
                        8,
                        0,
                        true,
                        Levels.of(new long[] {9, 8}, new long[] {0, 100}),
                        Levels.of(new long[] {11, 12, 13}, new long[] {99, 100, 98})));
        published.assertSameBooks(books);
    }

    @Test
    void cutsLargeChangesIntoParts() {
        InstrumentBook book = define("BTC");
        book.replace(Levels.NONE, Levels.of(5_000, 2), 5, published);
        for (int i = 1; i <= 1_234; i++) {
            book.change(Side.BUY, i, i);
        }
        book.publish(6, published);
        assertThat(published.events(BookDelta.class))
                .extracting(part -> part.bids().size())
                .containsExactly(500, 500, 234);
        published.assertSameBooks(books);
    }

    @Test
    void aStaleBookForgetsWhatWasNotPublished() {
        InstrumentBook book = define("BTC");
        book.replace(Levels.of(9, 1), Levels.of(10, 2), 5, published);
        book.change(Side.BUY, 8, 1);
        book.stale("test", 6, published);
        published.events.clear();
        book.publish(7, published);
        assertThat(published.events).isEmpty();
        book.announce(8, published);
        assertThat(published.events(BookSnapshot.class)).isEmpty();
        book.replace(Levels.of(7, 1), Levels.NONE, 9, published);
        assertThat(published.state("BTC-USD.SIM")).isEqualTo(MarketState.LIVE);
        published.assertSameBooks(books);
    }

    @Test
    void refusesMoreInstrumentsThanItCanHold() {
        for (int i = 0; i < MarketBooks.MAX_INSTRUMENTS; i++) {
            define("A" + i);
        }
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> define("ONEMORE"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("too-many-instruments"));
    }

    @Test
    void rejectionsKeepOneExamplePerKindAndFewKinds() {
        List<String> told = new ArrayList<>();
        Rejections rejections = new Rejections((code, example) -> told.add(code + " " + example.length()));
        for (int i = 0; i < 100; i++) {
            rejections.add("kind-" + i % 80, "x".repeat(1_000));
        }
        assertThat(rejections.total()).isEqualTo(100);
        assertThat(rejections.examples()).hasSize(Rejections.MAX_KINDS);
        assertThat(told).hasSize(Rejections.MAX_KINDS).contains("kind-0 200");
    }

    private InstrumentBook define(String base) {
        return books.define(InstrumentTerms.printed(new Symbol(base, "USD", "SIM"), 2, 8), 0, published);
    }
}
