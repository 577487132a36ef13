package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.*;
import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Limits;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each limit at its edge: what just fits passes. Asks are 100.00 (1.000) and 100.05 (3.000), bids 99.95 and 99.90. */
class LimitsTest extends LimitsTests {
    @Test
    void quantitiesAreBoundedPerInstrument() {
        set(instrument(null, "0.010", "2", null));
        denied(limit(name(), Side.BUY, 9, 9_900), QUANTITY_BELOW_MINIMUM, "quantity 0.009");
        passes(limit(name(), Side.BUY, 10, 9_900));
        passes(limit(name(), Side.BUY, 2_000, 9_900));
        denied(limit(name(), Side.BUY, 2_001, 9_900), QUANTITY_ABOVE_MAXIMUM, "quantity 2.001");
    }

    @Test
    void notionalsAreBounded() {
        set(minNotional("99"));
        denied(limit(name(), Side.BUY, 999, 9_900), NOTIONAL_BELOW_MINIMUM, "notional 98.901 USD");
        passes(limit(name(), Side.BUY, 1_000, 9_900));
        set(maxNotional("99"));
        passes(limit(name(), Side.BUY, 1_000, 9_900));
        denied(limit(name(), Side.BUY, 1_001, 9_900), NOTIONAL_ABOVE_MAXIMUM, "notional 99.099 USD");
        denied(GateBench.market(name(), Side.BUY, 1_000), NOTIONAL_ABOVE_MAXIMUM, "notional 100 USD");
    }

    @Test
    void pricesStayWithinTheCollar() {
        set(of(5, 1_000));
        denied(limit(name(), Side.BUY, 1, 10_015), PRICE_COLLAR, "price 100.15");
        passes(limit(name(), Side.BUY, 1, 10_010));
        passes(limit(name(), Side.SELL, 1, 9_990));
        bench.submit(limit(name(), Side.BUY, 1, 10_000));
        bench.news();
        denied(limit(name(), Side.SELL, 1, 9_985), PRICE_COLLAR, "price 99.85");
    }

    /** A market order has no price of its own: the worst level it would take counts. */
    @Test
    void aMarketOrderIsCollaredByTheLevelsItTakes() {
        set(of(5, 400));
        passes(GateBench.market(name(), Side.BUY, 1_000));
        bench.market(book());
        set(of(5, 499));
        denied(GateBench.market(name(), Side.BUY, 1_001), PRICE_COLLAR, "price 100.05");
    }

    @Test
    void ordersComeNoFasterThanTheirRate() {
        set(of(7, 2));
        passes(limit(name(), Side.BUY, 1, 9_900));
        denied(limit(name(), Side.BUY, 1, 9_901), OFF_TICK, "price 99.01, tick 0.05");
        denied(limit(name(), Side.BUY, 1, 9_900), ORDER_RATE, "2 in a second");
        bench.pass(SECOND / 2 - 1);
        denied(limit(name(), Side.BUY, 1, 9_900), ORDER_RATE, "2 in a second");
        bench.pass(1);
        passes(limit(name(), Side.BUY, 1, 9_900));
        denied(limit(name(), Side.BUY, 1, 9_900), ORDER_RATE, "2 in a second");
    }

    @Test
    void theRateIsPartOfTheFold() {
        set(of(7, 1));
        passes(limit(name(), Side.BUY, 1, 9_900));
        GateBench again = bench.recovered();
        again.submit(limit(name(), Side.BUY, 1, 9_900));
        assertThat(((OrderDenied) again.news().getFirst()).reason()).isEqualTo(ORDER_RATE);
    }

    @Test
    void anAccountHasSoManyOpenOrders() {
        set(of(8, 1));
        passes(limit("first", Side.BUY, 1, 9_900));
        denied(limit(name(), Side.BUY, 1, 9_900), TOO_MANY_OPEN_ORDERS, "1 open orders of the account");
        passes(ioc(name(), Side.BUY, 1, 10_000));
        bench.cancelAll("main", "");
        bench.news();
        passes(limit(name(), Side.BUY, 1, 9_900));
    }

    @Test
    void aRestrictedInstrumentIsNotTraded() {
        set(instrument(true, null, null, null));
        denied(limit(name(), Side.BUY, 1, 9_900), RESTRICTED_INSTRUMENT, BTC);
        set(instrument(false, null, null, null));
        passes(limit(name(), Side.BUY, 1, 9_900));
    }

    /** What is held and what open buys may add counts. Sales only reduce. */
    @Test
    void aPositionGrowsToItsLimit() {
        set(instrument(null, null, null, "2.5"));
        passes(GateBench.market(name(), Side.BUY, 1_000));
        passes(limit(name(), Side.BUY, 500, 9_900));
        denied(limit(name(), Side.BUY, 1_001, 9_900), POSITION_LIMIT, "position of 2.501");
        passes(limit(name(), Side.BUY, 1_000, 9_900));
        denied(limit(name(), Side.BUY, 1, 9_900), POSITION_LIMIT, "position of 2.501");
        passes(GateBench.market(name(), Side.SELL, 10));
    }

    /** 1.000 at the middle of 99.95 and 100.00, an open buy of 0.500 at 99.00 with its fee of 0.2 %, and the order. */
    @Test
    void allPositionsAndOpenBuysHaveALimit() {
        passes(GateBench.market(name(), Side.BUY, 1_000));
        bench.market(book());
        passes(limit(name(), Side.BUY, 500, 9_900));
        set(of(2, "248.573999"));
        denied(limit(name(), Side.BUY, 1_000, 9_900), GROSS_LIMIT, "gross 248.574 USD");
        set(of(2, "248.574"));
        passes(limit(name(), Side.BUY, 1_000, 9_900));
    }

    @Test
    void oneInstrumentIsOnlySoMuchOfEquity() {
        set(of(6, 1_000));
        passes(limit(name(), Side.BUY, 10_000, 9_900));
        denied(limit(name(), Side.BUY, 3, 9_900), CONCENTRATION, "1000.049925 USD in one");
        passes(limit(name(), Side.BUY, 2, 9_900));
    }

    /** 1.000 is worth 99.975 at the middle of the book, whatever is bid for a little more. */
    @Test
    void aLowBidMakesNoLessOfWhatIsHeld() {
        passes(GateBench.market(name(), Side.BUY, 1_000));
        bench.market(book());
        set(of(6, 100));
        denied(limit(name(), Side.BUY, 1, 5), CONCENTRATION, "100.074975 USD in one");
        set(of(6, 101));
        passes(limit(name(), Side.BUY, 1, 5));
        denied(limit(name(), Side.BUY, 1, 10_100), CONCENTRATION, "101.202 USD in one");
    }

    @Test
    void limitsOfMoneyNeedARate() {
        GateBench euro = new GateBench(RiskPolicy.standard(List.of(new Opening("main", "EUR", "1000", 0, 0)))).goLive();
        euro.command(id -> new Command.Deposit(id, "trader", "", "main", "USD", "1000"));
        euro.command(id -> new Command.SetLimits(id, "admin", "", "main", 1, maxNotional("500")));
        euro.news();
        euro.submit(limit("a", Side.BUY, 1, 9_900));
        assertThat(((OrderDenied) euro.news().getFirst()).reason()).isEqualTo(NO_CONVERSION_RATE);
    }

    @Test
    void whatIsHeldAndHasNoPriceDenies() {
        passes(GateBench.market(name(), Side.BUY, 1_000));
        for (Limits each : List.of(of(2, "1000000"), of(3, "1000"), of(4, "1000"), of(6, 900_000))) {
            bench.market(snapshot(levels(9_995, 1_000), levels(10_000, 1_000)));
            bench.news();
            set(each);
            passes(limit(name(), Side.BUY, 1, 9_000));
            bench.market(snapshot(levels(9_995, 1_000), levels()));
            bench.news();
            denied(limit(name(), Side.BUY, 1, 9_000), NO_BOOK, "holds BTC-USD.SIM");
            passes(GateBench.limit(name(), Side.SELL, 1, 20_000));
        }
    }

    @Test
    void anEmptySideIsCollaredByTheOwnOneAndAnEmptyBookByNothing() {
        set(of(5, 10_000));
        bench.market(snapshot(levels(10_000, 1_000), levels()));
        bench.news();
        passes(limit(name(), Side.BUY, 1, 10_100));
        denied(limit(name(), Side.BUY, 1, 10_105), PRICE_COLLAR, "price 101.05");
        bench.market(snapshot(levels(), levels(10_000, 1_000)));
        bench.news();
        denied(ioc(name(), Side.SELL, 1, 9_895), PRICE_COLLAR, "price 98.95");
        passes(ioc(name(), Side.SELL, 1, 9_900));
        bench.market(snapshot(levels(), levels()));
        bench.news();
        denied(limit(name(), Side.BUY, 1, 10_000), PRICE_COLLAR, "the book is empty");
    }

    @Test
    void limitsFollowOneAnotherAndSayWho() {
        MessageId first = set(maxNotional("99.50"), 1, "k");
        MessageId repeat = set(maxNotional("99.5"), 1, "k");
        MessageId late = set(Limits.NONE, 1, "");
        MessageId reused = set(Limits.NONE, 2, "k");
        List<OrderEvent> news = bench.news();
        LimitsChanged changed = (LimitsChanged) news.getFirst();
        assertThat(changed.commandId()).isEqualTo(first);
        assertThat(changed.changedBy()).isEqualTo("admin");
        assertThat(changed.maxNotional()).isEqualTo(99_500_000);
        assertThat(news.get(1)).isEqualTo(new CommandRepeated(repeat, first));
        assertThat(((CommandDenied) news.get(2)).reason()).isEqualTo(VERSION_CONFLICT);
        assertThat(((CommandDenied) news.get(2)).commandId()).isEqualTo(late);
        assertThat(((CommandDenied) news.get(3)).reason()).isEqualTo(IDEMPOTENCY_KEY_REUSED);
        assertThat(((CommandDenied) news.get(3)).commandId()).isEqualTo(reused);
        AccountView view = bench.view().books().accounts().get("main");
        assertThat(view.limitsNumber()).isEqualTo(1);
        assertThat(view.limits()).isEqualTo(maxNotional("99.5"));
    }

    /** A start may have first limits to set; others are a person's, who can wait until the log is accepted. */
    @Test
    void whileTheLogIsHeldLimitsOnlyBegin() {
        bench.take(new Input.LogSuspect("tail"));
        bench.news();
        set(maxNotional("99"));
        set(maxNotional("98"), 2, "");
        assertThat(bench.news()).singleElement().isInstanceOfSatisfying(CommandDenied.class, denied -> {
            assertThat(denied.reason()).isEqualTo(LOG_TRUNCATED);
            assertThat(denied.detail()).isEqualTo("log-truncated: tail");
        });
        bench.command(id -> new Command.AcceptLog(id, "admin", "", "seen"));
        bench.news();
        set(maxNotional("98"));
    }

    @Test
    void whatIsNoLimitIsRefused() {
        List<Limits> invalid = List.of(
                maxNotional("-1"),
                maxNotional("1.0000001"),
                of(7, 0),
                of(5, -1),
                instrument(null, "x", null, null),
                new Limits(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(
                                new Limits.OfInstrument(BTC, true, null, null, null),
                                new Limits.OfInstrument(BTC, null, null, null, null))));
        invalid.forEach(limits -> set(limits, 1, ""));
        assertThat(bench.news())
                .hasSize(invalid.size())
                .extracting(event -> ((CommandDenied) event).reason())
                .containsOnly(INVALID_CONFIGURATION);
        for (Limits limits : invalid) {
            assertThatThrownBy(() -> new RiskPolicy(POLICY.openings(), GateRules.DEFAULT, Map.of("main", limits)))
                    .hasMessageStartingWith("limits of 'main': ");
        }
        assertThatThrownBy(() -> new RiskPolicy(POLICY.openings(), GateRules.DEFAULT, Map.of("x", Limits.NONE)))
                .hasMessage("limits of 'x': no such account is configured");
    }

    /** A file's limits are an account's first ones and never come again. */
    @Test
    void theFilesLimitsComeOnce() {
        RiskPolicy policy = new RiskPolicy(POLICY.openings(), GateRules.DEFAULT, Map.of("main", maxNotional("5")));
        GateBench fresh = new GateBench(policy);
        assertThat(fresh.configure()).hasSize(3);
        assertThat(fresh.view().books().accounts().get("main").limits()).isEqualTo(maxNotional("5"));
        fresh.command(id -> new Command.SetLimits(id, "admin", "", "main", 2, Limits.NONE));
        assertThat(fresh.configure()).isEmpty();
    }
}
