package io.nautilus.indicators;

import io.nautilus.indicators.Definition.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every measure that can be asked for by name. */
public final class Catalogue {
    private static final int MOST = 1_000;
    private static final List<String> CLOSE = List.of("close");
    private static final List<String> EXTREMES = List.of("high", "low");
    private static final List<String> REACH = List.of("high", "low", "close");
    private static final List<String> BALANCE = List.of("close", "volume");
    private static final List<String> FLOW = List.of("high", "low", "close", "volume");
    private static final List<String> ALL = List.of("open", "high", "low", "close", "volume");
    private static final List<String> BOOK = List.of("book");
    private static final List<String> TRADES = List.of("trades");

    private static final List<Definition<Indicator>> INDICATORS = List.of(
            bars("sma", CLOSE, "plain mean", of(period(20)), p -> new Sma(at(p, 0))),
            bars("ema", CLOSE, "TA-Lib EMA", of(period(14)), p -> new Ema(at(p, 0))),
            bars("wma", CLOSE, "linearly weighted mean, TA-Lib WMA", of(period(20)), p -> new Wma(at(p, 0))),
            bars("tema", CLOSE, "Mulloy 1994", of(period(5)), p -> new Tema(at(p, 0))),
            bars(
                    "kama",
                    CLOSE,
                    "Kaufman 1995, TA-Lib KAMA",
                    of(period(10), whole("fast", 2, 1), whole("slow", 30, 2)),
                    p -> new Kama(at(p, 0), at(p, 1), at(p, 2))),
            bars("rsi", CLOSE, "Wilder 1978", of(period(14)), p -> new Rsi(at(p, 0))),
            bars(
                    "macd",
                    CLOSE,
                    "Appel 1979",
                    of(whole("fast", 12, 1), whole("slow", 26, 2), whole("signal", 9, 1)),
                    p -> new Macd(at(p, 0), at(p, 1), at(p, 2))),
            bars(
                    "ppo",
                    CLOSE,
                    "TA-Lib PPO with plain means",
                    of(whole("fast", 12, 1), whole("slow", 26, 2)),
                    p -> new Ppo(at(p, 0), at(p, 1))),
            bars("trix", CLOSE, "Hutson 1983", of(period(15)), p -> new Trix(at(p, 0))),
            bars("roc", CLOSE, "TA-Lib ROC", of(period(10)), p -> new Roc(at(p, 0))),
            bars("atr", REACH, "Wilder 1978", of(period(14)), p -> new Atr(at(p, 0))),
            bars("atr_simple", REACH, "plain mean of true ranges", of(period(14)), p -> new SimpleAtr(at(p, 0))),
            bars("natr", REACH, "TA-Lib NATR", of(period(14)), p -> new Natr(at(p, 0))),
            bars("adx", REACH, "Wilder 1978", of(period(14)), p -> new Adx(at(p, 0))),
            bars("cci", REACH, "Lambert 1980", of(period(20)), p -> new Cci(at(p, 0))),
            bars("cmo", CLOSE, "Chande and Kroll 1994, smoothed as TA-Lib CMO", of(period(14)), p -> new Cmo(at(p, 0))),
            bars("mfi", FLOW, "Quong and Soudack 1989", of(period(14)), p -> new Mfi(at(p, 0))),
            bars("obv", BALANCE, "Granville 1963, TA-Lib OBV", of(), p -> new Obv()),
            bars(
                    "bollinger",
                    CLOSE,
                    "Bollinger 2001",
                    of(period(20), new Parameter("width", 2, 0.1, 100, false)),
                    p -> new Bollinger(at(p, 0), p[1])),
            bars("donchian", EXTREMES, "Donchian channel", of(period(20)), p -> new Donchian(at(p, 0))),
            bars(
                    "stochastic",
                    REACH,
                    "Lane 1984",
                    of(period(14), whole("smooth", 3, 1), whole("signal", 3, 1)),
                    p -> new Stochastic(at(p, 0), at(p, 1), at(p, 2))),
            bars(
                    "stochrsi",
                    CLOSE,
                    "Chande and Kroll 1994",
                    of(whole("rsi", 14, 1), period(14), whole("smooth", 3, 1), whole("signal", 3, 1)),
                    p -> new StochRsi(at(p, 0), at(p, 1), at(p, 2), at(p, 3))),
            bars("williams_r", REACH, "Williams 1973", of(period(14)), p -> new WilliamsR(at(p, 0))),
            bars("aroon", EXTREMES, "Chande 1995, TA-Lib AROON and AROONOSC", of(period(14)), p -> new Aroon(at(p, 0))),
            bars(
                    "ultimate",
                    REACH,
                    "Williams 1985",
                    of(whole("fast", 7, 1), whole("middle", 14, 2), whole("slow", 28, 3)),
                    p -> new UltimateOscillator(at(p, 0), at(p, 1), at(p, 2))),
            bars("vwap", ALL, "volume weighted mean of the bars' mean prices", of(period(50)), p -> new Vwap(at(p, 0))),
            bars(
                    "realised_volatility",
                    CLOSE,
                    "Andersen and Bollerslev 1998",
                    of(period(20)),
                    p -> new RealisedVolatility(at(p, 0))),
            bars(
                    "bipower_variation",
                    CLOSE,
                    "Barndorff-Nielsen and Shephard 2004",
                    of(whole("period", 20, 2)),
                    p -> new BipowerVariation(at(p, 0))));

    private static final List<Definition<BookIndicator>> BOOK_INDICATORS = List.of(
            new Definition<>(
                    "book_imbalance",
                    BOOK,
                    of(new Parameter("levels", 5, 1, MOST, true)),
                    "Gould and Bonart 2016",
                    p -> new BookImbalance(at(p, 0))),
            new Definition<>("microprice_gap", BOOK, of(), "weighted mid, Stoikov 2018", p -> new MicropriceGap()),
            new Definition<>("relative_spread", BOOK, of(), "quoted spread over mid", p -> new RelativeSpread()),
            new Definition<>(
                    "order_flow_imbalance",
                    BOOK,
                    of(whole("events", 100, 1)),
                    "Cont, Kukanov and Stoikov 2014",
                    p -> new OrderFlowImbalance(at(p, 0))),
            new Definition<>(
                    "trade_flow", TRADES, of(whole("trades", 100, 1)), "signed volume", p -> new TradeFlow(at(p, 0))));

    private static final Set<String> COMPARED = Set.of(
            "sma",
            "ema",
            "tema",
            "kama",
            "macd",
            "ppo",
            "trix",
            "atr",
            "atr_simple",
            "natr",
            "adx",
            "cci",
            "cmo",
            "mfi",
            "obv",
            "bollinger",
            "donchian",
            "stochastic",
            "stochrsi",
            "aroon",
            "ultimate",
            "vwap");

    private Catalogue() {}

    /** Those on bars, in the order in which they are listed. */
    public static List<Definition<Indicator>> indicators() {
        return INDICATORS;
    }

    /** Those on the book and on trades. */
    public static List<Definition<BookIndicator>> bookIndicators() {
        return BOOK_INDICATORS;
    }

    /** Whether tests compare its values with those of other tools; they compare all on bars with a plain twin. */
    public static boolean isComparedWithOthers(String name) {
        return COMPARED.contains(name);
    }

    /** The indicator on bars of this name. */
    public static Optional<Definition<Indicator>> indicator(String name) {
        return INDICATORS.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static Definition<Indicator> bars(
            String name,
            List<String> takes,
            String source,
            List<Parameter> parameters,
            Function<double[], Indicator> maker) {
        return new Definition<>(name, takes, parameters, source, maker);
    }

    private static List<Parameter> of(Parameter... parameters) {
        return List.of(parameters);
    }

    private static Parameter period(int initial) {
        return whole("period", initial, 1);
    }

    private static Parameter whole(String name, int initial, int least) {
        return Parameter.whole(name, initial, least, MOST);
    }

    private static int at(double[] parameters, int index) {
        return (int) parameters[index];
    }
}
