package io.nautilus.marketdata.domain.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.MarketState;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.VenueFeed;
import io.nautilus.marketdata.domain.venue.FeedChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BinanceFeedPropertyTest extends FeedChecks {
    @Override
    protected VenueFeed feed(MarketBooks books, FeedCounts counts) {
        return new BinanceFeed(books, counts, symbol -> {});
    }

    @Override
    protected BinanceSession session(long seed) {
        return new BinanceSession(seed);
    }

    @Override
    protected String symbol() {
        return "BTC-USDT.BINANCE";
    }

    @Override
    protected void snapshot(String payload) {
        feed.answered(BinanceSession.URL, payload, 0, published);
    }

    /** Lost, doubled and exchanged messages: a book that is LIVE is the venue's, and each loss is one gap. */
    @Property(tries = 150)
    void aLiveBookIsTheVenues(@ForAll long seed) {
        Random random = new Random(seed);
        BinanceSession session = new BinanceSession(seed);
        snapshot(session.snapshot());
        for (int part = 0; part < 40; part++) {
            List<String> messages = new ArrayList<>(session.messages(random.nextInt(1, 6)));
            String fault = messages.get(random.nextInt(messages.size()));
            switch (random.nextInt(6)) {
                case 0 -> messages.remove(fault);
                case 1 -> messages.add(fault);
                case 2 -> messages.addFirst(messages.removeLast());
                case 3 -> snapshot(session.snapshot());
                default -> {}
            }
            messages.forEach(this::send);
            send(session.depth());
            if (published.state(symbol()) == MarketState.LIVE) {
                assertIsOf(session);
            }
        }
        FeedCounts.Totals totals = counts.totals();
        assertThat(totals.rejected()).isZero();
        assertThat(totals.gaps()).isEqualTo(totals.sequencesFailed());
        assertThat(totals.resyncs()).isLessThanOrEqualTo(totals.gaps());
        snapshot(session.snapshot());
        assertIsOf(session);
        published.assertSameBooks(books);
    }
}
