package io.nautilus.marketdata.domain.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Trade;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Rejections;
import io.nautilus.marketdata.domain.Venue;
import io.nautilus.marketdata.domain.kraken.KrakenFeed;
import io.nautilus.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Golden: what is in Kraken's recordings was counted with other tools. */
class RecordedKrakenTest {
    private static final String BOOKS = "kraken-v1-book1000.ws";
    private static final String TRADES = "kraken-v1-ticker.ws";
    private static final String TICKERS = "kraken-v1-trade.ws";

    private final PublishedBooks published = new PublishedBooks();
    private final MarketBooks books = new MarketBooks(7, new CountingIds());

    @Test
    void everyChecksumOfTheRecordedBooksMatches() {
        ReplayReport report = replay(BOOKS);
        assertThat(report.lines()).isEqualTo(1_300);
        assertThat(report.controlLines()).isEqualTo(2);
        assertThat(report.messages()).isEqualTo(1_298);
        assertThat(report.bookSnapshots()).isEqualTo(10);
        assertThat(report.bookDeltas()).isEqualTo(1_265);
        assertThat(report.checksumsMatched()).isEqualTo(1_265);
        assertThat(report.checksumsFailed()).isZero();
        assertThat(report.checksumsAbsent()).isZero();
        assertThat(report.gaps()).isZero();
        assertThat(report.resyncs()).isZero();
        assertThat(report.trades()).isZero();
        assertThat(report.quotes()).isZero();
        assertThat(report.rejectedExamples()).isEmpty();
        published.assertSameBooks(books);
    }

    @Test
    void tradesAndTickersAreCountedPerMessage() {
        ReplayReport trades = replay(TRADES);
        assertThat(trades.trades()).isEqualTo(8);
        assertThat(trades.lines()).isEqualTo(53);
        assertThat(trades.controlLines()).isEqualTo(4);
        assertThat(trades.rejected()).isZero();
        assertThat(published.events(Trade.class)).hasSize(10);
    }

    @Test
    void tickersBecomeQuotes() {
        ReplayReport tickers = replay(TICKERS);
        assertThat(tickers.quotes()).isEqualTo(18);
        assertThat(tickers.lines()).isEqualTo(64);
        assertThat(tickers.controlLines()).isEqualTo(4);
        assertThat(tickers.rejected()).isZero();
        assertThat(published.events(Quote.class)).hasSize(18);
    }

    @Test
    void threeFilesMergeIntoOneFeed() throws IOException {
        ReplayReport report = replay(BOOKS, TRADES, TICKERS);
        assertThat(report.rejectedExamples()).isEmpty();
        assertThat(report.rejected()).isZero();
        assertThat(report.checksumsMatched()).isEqualTo(1_265);
        assertThat(report.trades()).isEqualTo(8);
        assertThat(report.quotes()).isEqualTo(18);
        assertThat(report.gaps()).isZero();
        assertThat(report.messages() + report.controlLines()).isEqualTo(linesOf(BOOKS, TRADES, TICKERS));
        assertThat(report.lines()).isEqualTo(1_417);
        assertThat(published.ids).hasSize(10).containsKey("XMR-USD.KRAKEN");
        assertThat(published.state("XMR-USD.KRAKEN")).isEqualTo(MarketState.ENDED);
        assertThat(published.feedState()).isEqualTo(MarketState.ENDED);
        published.assertSameBooks(books);
    }

    private ReplayReport replay(String... names) {
        FeedCounts counts = new FeedCounts(new Rejections((code, example) -> {}));
        KrakenFeed feed = new KrakenFeed(books, counts, pair -> {});
        return new WholeReplay(Venue.KRAKEN, books, feed, counts).of(published, names);
    }

    private static long linesOf(String... names) throws IOException {
        long lines = 0;
        for (String name : names) {
            lines += Files.readAllLines(SharedData.file("feeds/" + name)).size();
        }
        return lines;
    }
}
