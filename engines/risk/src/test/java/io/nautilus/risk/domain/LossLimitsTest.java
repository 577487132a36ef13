package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.*;
import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Side;
import org.junit.jupiter.api.Test;

/** What an account may lose, and what that is measured from. */
class LossLimitsTest extends LimitsTests {
    @Test
    void aLossSinceTheDayBeganStopsBuying() {
        set(of(3, "1"));
        bench.tick();
        assertThat(bench.news()).singleElement().isInstanceOf(EquityMarked.class);
        passes(GateBench.market(name(), Side.BUY, 1_000));
        bench.market(snapshot(levels(9_880, 5_000), levels(9_890, 5_000)));
        bench.news();
        denied(limit(name(), Side.BUY, 1, 9_000), DAILY_LOSS, "lost 1.35 USD since the day began");
        passes(GateBench.market(name(), Side.SELL, 100));
        bench.pass(24 * 3_600 * SECOND);
        bench.market(status(io.nautilus.contracts.MarketState.LIVE));
        bench.tick();
        bench.tick();
        bench.news();
        passes(limit(name(), Side.BUY, 1, 9_000));
    }

    @Test
    void aLossFromThePeakStopsBuyingOnLaterDaysToo() {
        set(of(4, "1"));
        bench.tick();
        assertThat(bench.news()).singleElement().isInstanceOf(EquityMarked.class);
        passes(GateBench.market(name(), Side.BUY, 1_000));
        bench.market(snapshot(levels(9_880, 5_000), levels(9_890, 5_000)));
        bench.pass(24 * 3_600 * SECOND);
        bench.market(status(io.nautilus.contracts.MarketState.LIVE));
        bench.tick();
        bench.tick();
        bench.news();
        denied(limit(name(), Side.BUY, 1, 9_000), DRAWDOWN, "lost 1.35 USD from the peak");
    }

    private void heldAndLimited() {
        set(of(4, "1"));
        bench.tick();
        bench.news();
        passes(GateBench.market(name(), Side.BUY, 1_000));
    }

    /** A price that was absurd for a moment would else forbid every buy for ever. */
    @Test
    void anotherDrawdownIsOneFromNowOn() {
        heldAndLimited();
        bench.pass(60 * SECOND);
        bench.market(status(MarketState.LIVE), snapshot(levels(9_995, 5_000), levels(100_000, 5_000)));
        bench.tick();
        bench.market(book());
        bench.news();
        denied(limit(name(), Side.BUY, 1, 9_000), DRAWDOWN, "lost 450 USD from the peak");
        set(of(4, "2"), 2, "");
        assertThat(bench.news())
                .hasExactlyElementsOfTypes(LimitsChanged.class, EquityMarked.class)
                .last()
                .isInstanceOfSatisfying(EquityMarked.class, marked -> assertThat(marked.peak())
                        .isEqualTo(marked.equity())
                        .isEqualTo(999_999_775_000L));
        passes(limit(name(), Side.BUY, 1, 9_000));
    }

    @Test
    void equityIsRememberedOnlyOfLiveMarketsAndWithin64Bits() {
        heldAndLimited();
        bench.pass(60 * SECOND);
        bench.market(snapshot(levels(9_995, 5_000), levels(100_000, 5_000)), status(MarketState.STALE));
        bench.news();
        bench.tick();
        assertThat(bench.news()).noneMatch(EquityMarked.class::isInstance);
        bench.market(status(MarketState.LIVE), snapshot(levels(9_995, 5_000), levels(Long.MAX_VALUE, 1)));
        bench.news();
        bench.tick();
        assertThat(bench.news()).noneMatch(EquityMarked.class::isInstance);
        bench.market(snapshot(levels(9_995, 5_000), levels(100_000, 5_000)));
        bench.tick();
        assertThat(bench.news()).anyMatch(EquityMarked.class::isInstance);
    }

    /** A deposit is no profit: it neither hides a loss nor raises a peak. */
    @Test
    void depositsAreNoProfit() {
        set(of(4, "1"));
        bench.tick();
        assertThat(bench.news()).singleElement().isInstanceOf(EquityMarked.class);
        passes(GateBench.market(name(), Side.BUY, 1_000));
        bench.market(snapshot(levels(9_880, 5_000), levels(9_890, 5_000)));
        bench.command(id -> new Command.Deposit(id, "trader", "", "main", "USD", "100"));
        bench.news();
        denied(limit(name(), Side.BUY, 1, 9_000), DRAWDOWN, "lost 1.35 USD from the peak");
    }

    /** What cannot be valued denies: limits of losses are no use if foreign cash switches them off. */
    @Test
    void limitsOfLossesAndExposureHoldWithCashThatHasNoRate() {
        bench.command(id -> new Command.Deposit(id, "trader", "", "main", "EUR", "1"));
        bench.news();
        for (int limit : new int[] {3, 4}) {
            set(of(limit, "1"));
            bench.tick();
            bench.news();
            denied(limit(name(), Side.BUY, 1, 9_900), NO_CONVERSION_RATE, "to USD");
        }
        set(of(6, 900_000));
        denied(limit(name(), Side.BUY, 1, 9_900), NO_CONVERSION_RATE, "to USD");
        set(of(2, "1000000"));
        passes(limit(name(), Side.BUY, 1, 9_900));
    }
}
