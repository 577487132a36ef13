package io.nautilus.marketdata.domain.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.MarketState;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.VenueFeed;
import io.nautilus.marketdata.domain.venue.FeedChecks;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CoinbaseFeedPropertyTest extends FeedChecks {
    @Override
    protected VenueFeed feed(MarketBooks books, FeedCounts counts) {
        return new CoinbaseFeed(books, counts, product -> {});
    }

    @Override
    protected CoinbaseSession session(long seed) {
        return new CoinbaseSession(seed);
    }

    @Override
    protected String symbol() {
        return "BTC-USD.COINBASE";
    }

    @Override
    protected void snapshot(String payload) {
        send(payload);
    }

    /** Messages that are cut short, or trades that are lost: a book that is LIVE is the venue's. */
    @Property(tries = 150)
    void aLiveBookIsTheVenues(@ForAll long seed) {
        Random random = new Random(seed);
        CoinbaseSession session = new CoinbaseSession(seed);
        send(session.match());
        int losses = 0;
        for (int part = 0; part < 40; part++) {
            send(session.snapshot());
            for (String payload : session.messages(random.nextInt(1, 20))) {
                boolean cut = random.nextInt(30) == 0;
                losses += cut ? 1 : 0;
                send(cut ? payload.substring(0, payload.length() - 1) : payload);
            }
            if (random.nextInt(4) == 0) {
                session.match();
                losses++;
                send(session.match());
            }
            if (published.state(symbol()) == MarketState.LIVE) {
                assertIsOf(session);
            }
        }
        assertThat(counts.rejections().examples().keySet()).isSubsetOf("not-json");
        assertThat(counts.totals().gaps() > 0).isEqualTo(losses > 0);
        assertThat(counts.totals().resyncs())
                .isLessThanOrEqualTo(counts.totals().gaps());
        send(session.snapshot());
        assertIsOf(session);
        published.assertSameBooks(books);
    }
}
