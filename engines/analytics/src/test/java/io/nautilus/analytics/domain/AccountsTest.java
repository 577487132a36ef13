package io.nautilus.analytics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Source;
import io.nautilus.market.DecimalException;
import io.nautilus.trading.Amount;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One account, minute by minute, calculated by hand. Times are in seconds. */
class AccountsTest {
    private static final String BTC = "BTC-USD.SIM";
    private static final long SECOND = 1_000_000_000L;
    private static final int DECIMALS = 2;
    private static final double ROUNDING = 1e-12;

    private final Accounts accounts = new Accounts(new Grid(60 * SECOND, 10, 0, 120 * SECOND));
    private long offset;

    private void on(long second, OrderEvent event) {
        accounts.on(new Source("order-events", 0, offset++, 0), second * SECOND, event);
    }

    private void open(String account, long cash) {
        on(0, new AccountOpened(account, "USD", 0, 0));
        on(0, cash(account, CashReason.OPENING, cash));
    }

    private static CashChanged cash(String account, CashReason reason, long dollars) {
        long amount = dollars * 100;
        return new CashChanged(MessageId.NONE, account, "USD", DECIMALS, amount, amount, reason, "risk", "");
    }

    private static OrderFilled fill(Side side, long quantity, long price, long feeCents) {
        return new OrderFilled(
                MessageId.NONE,
                "main",
                BTC,
                side,
                0,
                0,
                price,
                0,
                quantity,
                0,
                "USD",
                DECIMALS,
                quantity * price * 100,
                feeCents,
                Liquidity.TAKER,
                0);
    }

    private void bar(long second, String close) {
        bar(second, close, offset++);
    }

    private void bar(long second, String close, long marketOffset) {
        Instant end = Instant.ofEpochSecond(second);
        BarRecord bar = new BarRecord(
                BTC,
                BarRecord.TIME,
                "1s",
                end.minusSeconds(1),
                end,
                BarRecord.Basis.TRADES,
                close,
                close,
                close,
                close,
                "1",
                close,
                1,
                0,
                false,
                end,
                new Source("market-data", 0, marketOffset, 0));
        accounts.on(new Source("bars", 0, offset++, 0), second * SECOND, bar);
    }

    private Report main() {
        return accounts.reports().stream()
                .filter(report -> report.account().equals("main"))
                .findFirst()
                .orElseThrow();
    }

    private static String equity(Worth worth) {
        return switch (worth) {
            case Worth.Known known -> known.equity().toString();
            case Worth.Absent absent -> absent.reason();
        };
    }

    private List<String> equities() {
        return main().curve().points().stream()
                .map(point -> equity(point.worth()))
                .toList();
    }

    private double[] returns() {
        ReturnSeries returns = main().curve().returns();
        double[] values = new double[returns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = returns.value(i);
        }
        return values;
    }

    private Figure figure(Measure measure) {
        return main().figures().stream()
                .filter(each -> each.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    /** 10 bought at 20 of 1000: 10 more a dollar. The fee of 5 is gone at once. */
    @Test
    void equityIsCashAndPositionsAtTheLastBarOfEachMinute() {
        open("main", 1000);
        on(70, fill(Side.BUY, 10, 20, 500));
        bar(100, "20.5");
        bar(119, "21");
        bar(121, "22");
        bar(170, "19.5");
        bar(241, "23");
        assertThat(equities()).containsExactly("1000", "1000", "1005", "990", "990");
        assertThat(returns()).containsExactly(new double[] {0, 0, 0.005, 990.0 / 1005 - 1, 0}, within(ROUNDING));
        assertThat(equity(main().worth())).isEqualTo("1025");
        assertThat(figure(Measure.MAX_DRAWDOWN).value()).isCloseTo(990.0 / 1005 - 1, within(ROUNDING));
        assertThat(figure(Measure.MAX_DRAWDOWN).span()).isEqualTo(new Figure.Span(120 * SECOND, 180 * SECOND));
        assertThat(figure(Measure.EXPOSURE).value()).isCloseTo(230 / 1025.0, within(ROUNDING));
        assertThat(figure(Measure.TIME_IN_MARKET).value()).isEqualTo(0.6);
        assertThat(figure(Measure.AVERAGE_EXPOSURE).value())
                .isCloseTo((210 / 1005.0 + 2 * 195 / 990.0) / 5, within(ROUNDING));
        assertThat(figure(Measure.TURNOVER).value()).isCloseTo(200 / (4985 / 5.0), within(ROUNDING));
        assertThat(main().source().topic()).isEqualTo("bars");
    }

    /** Doubling the cash changes no return: it counts at the beginning of its minute. */
    @Test
    void depositsAndWithdrawalsAreFlowsAndNoReturns() {
        open("main", 1000);
        on(10, fill(Side.BUY, 10, 20, 0));
        bar(50, "20");
        on(70, cash("main", CashReason.DEPOSIT, 1000));
        bar(110, "40");
        on(130, cash("main", CashReason.DEPOSIT, -2000));
        bar(180, "42");
        assertThat(equities()).containsExactly("1000", "1000", "2200", "220");
        assertThat(main().curve().points().stream().map(Curve.Point::flow).map(Amount::toString))
                .containsExactly("1000", "0", "1000", "-2000");
        assertThat(returns()).containsExactly(new double[] {0, 0, 0.1, 0.1}, within(ROUNDING));
        assertThat(figure(Measure.TOTAL_RETURN).value()).isCloseTo(0.21, within(ROUNDING));
    }

    /** 1000 become 1100 and are then given up for 500 new ones, which become 550. */
    @Test
    void aResetIsAFlowFromWhatThereWasToWhatThereIs() {
        open("main", 1000);
        on(10, fill(Side.BUY, 10, 20, 0));
        bar(50, "20");
        bar(100, "30");
        on(110, new AccountReset(MessageId.NONE, "main", "USD", DECIMALS, 50_000, "anew", "admin", ""));
        on(115, fill(Side.BUY, 5, 30, 0));
        bar(175, "40");
        bar(185, "40");
        assertThat(equities()).containsExactly("1000", "1000", "500", "550");
        assertThat(main().curve().points().stream().map(Curve.Point::flow).map(Amount::toString))
                .containsExactly("1000", "0", "-600", "0");
        assertThat(returns()).containsExactly(new double[] {0, 0, 0.1, 0.1}, within(ROUNDING));
        assertThat(figure(Measure.CLOSED_TRIPS).value()).isZero();
        assertThat(figure(Measure.TURNOVER).value()).isCloseTo(350 / (3050 / 4.0), within(ROUNDING));
    }

    /** Trips: +50 - 3 of fees, -20 - 2 of fees, and one that stays open. */
    @Test
    void tripsAreFromFlatToFlatWithFeesTakenOff() {
        open("main", 1000);
        assertThat(figure(Measure.WIN_RATE).reason()).isEqualTo("no-closed-trips");
        on(1, fill(Side.BUY, 5, 20, 100));
        on(2, fill(Side.BUY, 5, 20, 100));
        on(3, fill(Side.SELL, 10, 25, 100));
        assertThat(figure(Measure.PROFIT_FACTOR).reason()).isEqualTo("no-losses");
        on(4, fill(Side.BUY, 10, 25, 100));
        on(5, fill(Side.SELL, 4, 23, 0));
        on(6, fill(Side.SELL, 6, 23, 100));
        on(7, fill(Side.BUY, 1, 23, 100));
        assertThat(figure(Measure.CLOSED_TRIPS).value()).isEqualTo(2);
        assertThat(figure(Measure.WIN_RATE).value()).isEqualTo(0.5);
        assertThat(figure(Measure.PROFIT_FACTOR).value()).isCloseTo(47 / 22.0, within(ROUNDING));
    }

    @Test
    void aPositionWithoutAMarkHasNoEquityUntilThereIsOne() {
        open("main", 1000);
        on(10, fill(Side.BUY, 10, 20, 0));
        open("other", 10);
        on(130, cash("other", CashReason.DEPOSIT, 1));
        assertThat(equities()).containsExactly("1000", "no-mark " + BTC, "no-mark " + BTC);
        bar(170, "22");
        on(540, cash("other", CashReason.DEPOSIT, 1));
        assertThat(equities().subList(3, 7)).containsExactly("1020", "1020", "1020", "no-mark " + BTC);
        assertThat(equity(main().worth())).isEqualTo("no-mark " + BTC);
        assertThat(figure(Measure.EXPOSURE).reason()).isEqualTo("no-mark " + BTC);
        assertThat(returns()).containsExactly(new double[] {0, 0.02, 0, 0}, within(ROUNDING));
    }

    /** From the fifth minute to the ninth nobody knows what it is worth: its 10 % are not those of a minute. */
    @Test
    void aReturnOverAGapIsGrowthAndNoDispersion() {
        open("main", 1000);
        on(10, fill(Side.BUY, 10, 20, 0));
        bar(50, "20");
        bar(110, "21");
        bar(170, "20");
        bar(530, "30");
        bar(590, "31");
        bar(600, "31");
        assertThat(equities().subList(4, 9))
                .containsExactly("1000", "no-mark " + BTC, "no-mark " + BTC, "no-mark " + BTC, "1100");
        double[] minutes = {0.01, 1000 / 1010.0 - 1, 0, 0, 1110 / 1100.0 - 1};
        double mean = Arrays.stream(minutes).sum() / 5;
        double squares =
                Arrays.stream(minutes).map(r -> (r - mean) * (r - mean)).sum();
        double deviation = Math.sqrt(squares / 4);
        double root = Math.sqrt(365 * 24 * 60);
        double below = Math.sqrt(minutes[1] * minutes[1] / 5);
        assertThat(returns()).hasSize(6);
        assertThat(main().curve().returns().ofOnePeriod().size()).isEqualTo(5);
        assertThat(figure(Measure.TOTAL_RETURN).value()).isCloseTo(0.11, within(ROUNDING));
        assertThat(figure(Measure.MAX_DRAWDOWN).value()).isCloseTo(1000 / 1010.0 - 1, within(ROUNDING));
        assertThat(figure(Measure.CURRENT_DRAWDOWN).value()).isZero();
        assertThat(figure(Measure.MEAN_RETURN).value()).isCloseTo(mean, within(ROUNDING));
        assertThat(figure(Measure.VOLATILITY).value()).isCloseTo(deviation * root, within(1e-9));
        assertThat(figure(Measure.SHARPE).value()).isCloseTo(mean / deviation * root, within(1e-9));
        assertThat(figure(Measure.SORTINO).value()).isCloseTo(mean / below * root, within(1e-9));
        assertThat(figure(Measure.VALUE_AT_RISK_95).value())
                .isCloseTo(mean - 1.6448536269514722 * deviation, within(ROUNDING));
        assertThat(figure(Measure.POSITIVE_PERIODS).value()).isEqualTo(0.4);
    }

    @Test
    void moneyInAnotherCurrencyHasNoRate() {
        open("main", 1000);
        on(70, new CashChanged(MessageId.NONE, "main", "EUR", 2, 100, 100, CashReason.DEPOSIT, "risk", ""));
        on(130, cash("main", CashReason.DEPOSIT, 1));
        assertThat(equities()).containsExactly("1000", "1000", "no-rate EUR");
    }

    @Test
    void whatWasFoldedIsNotFoldedAgain() {
        open("main", 1000);
        on(70, fill(Side.BUY, 10, 20, 0));
        bar(80, "20", 1_000);
        bar(80, "99", 1_000);
        bar(95, "98", 999);
        accounts.on(new Source("order-events", 0, 2, 0), 100 * SECOND, fill(Side.SELL, 10, 90, 0));
        assertThat(equity(main().worth())).isEqualTo("1000");
    }

    @Test
    void aBarWithoutAPriceIsAsIfItHadNotCome() {
        open("main", 1000);
        on(70, fill(Side.BUY, 10, 20, 0));
        assertThatExceptionOfType(DecimalException.class).isThrownBy(() -> bar(80, "none", 1_000));
        assertThat(main().worth()).isInstanceOf(Worth.Absent.class);
        bar(80, "21", 1_000);
        assertThat(equity(main().worth())).isEqualTo("1010");
        assertThatExceptionOfType(DecimalException.class).isThrownBy(() -> bar(81, "none", 1_001));
        assertThat(equity(main().worth())).isEqualTo("1010");
    }

    /** The journal came late: its minute is made anew. */
    @Test
    void whatComesLateIsStillInItsMinute() {
        open("main", 1000);
        bar(50, "20");
        bar(110, "22");
        bar(170, "24");
        assertThat(equities()).containsExactly("1000", "1000", "1000");
        on(30, fill(Side.BUY, 10, 20, 0));
        assertThat(equities()).containsExactly("1000", "1000", "1020");
    }

    @Test
    void theNewestPointsAreKept() {
        open("main", 1000);
        on(10, fill(Side.BUY, 10, 20, 0));
        for (int minute = 1; minute <= 30; minute++) {
            bar(60 * minute - 10, "" + (20 + minute));
            on(60 * minute - 5, fill(Side.BUY, 1, 1, 0));
        }
        bar(1800, "50");
        assertThat(equities()).hasSize(10);
        assertThat(equities().getLast()).isEqualTo(String.valueOf(1000 - 200 - 30 + 40 * 50));
        assertThat(accounts.size().changes()).isLessThanOrEqualTo(13);
        assertThat(main().curve().returns().size()).isEqualTo(9);
        assertThat(main().curve().traded()).isEqualTo(new Amount(DECIMALS, 900));
    }

    @Test
    void moreAccountsThanAreFollowedAreNamed() {
        for (int i = 0; i <= Accounts.MAX_ACCOUNTS; i++) {
            open("a" + i, 1);
        }
        assertThat(accounts.reports()).hasSize(Accounts.MAX_ACCOUNTS);
        assertThat(accounts.refused()).containsExactly("a" + Accounts.MAX_ACCOUNTS);
    }
}
