package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.*;
import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits of losses where the market of what is held is stale or has ended; another instrument goes on trading. */
class LossLimitsWithoutLiveMarketsTest extends LimitsTests {
    private static final String ETH = "ETH-USD.SIM";
    private static final int ETH_ID = 8;
    private static final long DAY = 24 * 3_600 * SECOND;
    private static final long OPENING = 1_000_000_000_000L;

    private void ethIsLive() {
        BookSnapshot book = new BookSnapshot(
                ETH_ID, START, PRICE_DECIMALS, QUANTITY_DECIMALS, 0, true, levels(9_995, 1_000), levels(10_000, 1_000));
        bench.market(definition(ETH_ID, ETH), status(MarketState.LIVE), book);
        bench.news();
    }

    private OrderTerms eth() {
        return new OrderTerms(
                "main",
                name(),
                ETH,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                QUANTITY_DECIMALS,
                1,
                PRICE_DECIMALS,
                9_000);
    }

    private void holdsBtc() {
        passes(GateBench.market(name(), Side.BUY, 1_000));
    }

    /** The middle falls by 1.125. */
    private void btcFalls() {
        bench.market(snapshot(levels(9_880, 5_000), levels(9_890, 5_000)));
        bench.news();
    }

    private void btcEnds() {
        bench.market(new FeedStatus(BTC_ID, START, FEED, MarketState.ENDED, "over"));
        bench.news();
    }

    private List<EquityMarked> marks() {
        bench.tick();
        bench.tick();
        return bench.news().stream()
                .filter(EquityMarked.class::isInstance)
                .map(EquityMarked.class::cast)
                .toList();
    }

    @Test
    void aLimitThatIsSetWhileAMarketIsStaleIsMeasuredFromWhatItShowedLast() {
        holdsBtc();
        bench.market(status(MarketState.STALE));
        bench.news();
        set(of(3, "1"));
        assertThat(marks()).singleElement().satisfies(marked -> assertThat(
                        List.of(marked.equity(), marked.dayOpen(), marked.peak()))
                .containsOnly(999_999_775_000L));
        bench.market(status(MarketState.LIVE));
        btcFalls();
        denied(limit(name(), Side.BUY, 1, 9_000), DAILY_LOSS, "lost 1.125 USD since the day began");
    }

    @Test
    void aDayBeginsWithWhatAMarketThatEndedShowedLast() {
        set(of(3, "1"));
        assertThat(marks()).hasSize(1);
        holdsBtc();
        btcFalls();
        ethIsLive();
        btcEnds();
        denied(eth(), DAILY_LOSS, "lost 1.35 USD since the day began");
        bench.pass(DAY);
        ethIsLive();
        assertThat(marks()).singleElement().satisfies(marked -> {
            assertThat(List.of(marked.equity(), marked.dayOpen())).containsOnly(999_998_650_000L);
            assertThat(marked.peak()).isEqualTo(OPENING);
        });
        passes(eth());
    }

    @Test
    void aDrawdownIsMeasuredAnewWhereAMarketHasEnded() {
        set(of(4, "1"));
        assertThat(marks()).hasSize(1);
        holdsBtc();
        btcFalls();
        ethIsLive();
        btcEnds();
        bench.pass(DAY);
        ethIsLive();
        assertThat(marks()).hasSize(1);
        denied(eth(), DRAWDOWN, "lost 1.35 USD from the peak");
        set(of(4, "1.1"), 2, "");
        assertThat(bench.news()).last().isInstanceOfSatisfying(EquityMarked.class, marked -> assertThat(marked.peak())
                .isEqualTo(999_998_650_000L));
        passes(eth());
    }

    /** An absurd price of its last moment would else deny every buy of later days, too. */
    @Test
    void aPeakIsOfLiveMarkets() {
        set(of(4, "1"));
        assertThat(marks()).hasSize(1);
        holdsBtc();
        bench.market(snapshot(levels(9_995, 5_000), levels(100_000, 5_000)), status(MarketState.STALE));
        bench.pass(DAY);
        assertThat(marks()).singleElement().satisfies(marked -> {
            assertThat(marked.equity()).isGreaterThan(OPENING);
            assertThat(marked.peak()).isEqualTo(OPENING);
        });
        set(of(4, "2"), 2, "");
        assertThat(bench.news()).last().isInstanceOfSatisfying(EquityMarked.class, marked -> assertThat(marked.peak())
                .isEqualTo(OPENING));
    }

    @Test
    void whatCannotBeValuedDenies() {
        holdsBtc();
        bench.newReign();
        ethIsLive();
        for (int limit : new int[] {3, 4}) {
            set(of(limit, "1000"));
            assertThat(marks()).isEmpty();
            denied(eth(), NO_BOOK, "holds " + BTC);
        }
    }
}
