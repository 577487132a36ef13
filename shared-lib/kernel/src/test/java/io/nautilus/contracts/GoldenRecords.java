package io.nautilus.contracts;

import io.nautilus.contracts.FrameHeader.InputEpoch;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.FrameHeader.WriterMark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One record of every message, written out: what the golden files hold. Never edited, only added to: fields that a
 * version appended are empty in the records of the versions before.
 */
public final class GoldenRecords {
    static final long TIME = 1_764_000_000_123_456_789L;
    static final MessageId ORDER = new MessageId(new Writer(WriterKind.HTTP, 3), 0x00C0FFEE00C0FFEEL, 41, 7);
    static final MessageId REQUEST =
            new MessageId(new Writer(WriterKind.PROGRAM, 65_535), -2, MessageId.MAX_SEQ, 99_999);
    static final OrderTerms LIMIT = new OrderTerms(
            "main", "c-1_A", "BTC-USD.SIM", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 8, 50_000_000, 2, 10_025);
    static final OrderTerms MARKET = new OrderTerms(
            "fund 2",
            "c-2",
            "ETH-USD.SIM",
            Side.SELL,
            OrderType.MARKET,
            TimeInForce.IOC,
            18,
            Long.MAX_VALUE,
            0,
            OrderTerms.NO_PRICE);
    static final Levels BIDS = Levels.of(new long[] {10_024, 10_023}, new long[] {5, 0});
    static final Levels ASKS = Levels.of(10_026, 70_000_000_000L);

    private GoldenRecords() {}

    static final OrderTerms FILL_OR_KILL = new OrderTerms(
            "main",
            "c-3",
            "BTC-USD.SIM",
            Side.SELL,
            OrderType.LIMIT,
            TimeInForce.FOK,
            8,
            50_000_000,
            2,
            10_025,
            false,
            true);
    static final OrderTerms POST_ONLY = new OrderTerms(
            "main",
            "c-4",
            "BTC-USD.SIM",
            Side.BUY,
            OrderType.LIMIT,
            TimeInForce.GTC,
            8,
            50_000_000,
            2,
            10_025,
            true,
            false);

    /** One record of every message of the newest version. */
    public static List<Message> all() {
        return newest(List.of(version1(), version2(), version3(), version4()));
    }

    /** One record of every message of version 3. */
    static List<Message> allOf3() {
        return newest(List.of(version1(), version2(), version3()));
    }

    /** One record of every message of version 2. */
    static List<Message> allOf2() {
        return newest(List.of(version1(), version2()));
    }

    private static List<Message> newest(List<List<Message>> versions) {
        Map<Class<?>, Message> newest = new LinkedHashMap<>();
        versions.forEach(version -> version.forEach(message -> newest.put(message.getClass(), message)));
        return List.copyOf(newest.values());
    }

    /** What version 4 added. */
    static List<Message> version4() {
        Source source = new Source("bars", 0, 41, 0);
        return List.of(
                new StrategyChanged(
                        REQUEST,
                        "ema-1",
                        StrategyState.RUNNING,
                        "ema-cross",
                        "main",
                        "BTC-USD.SIM",
                        "fast=12 slow=26",
                        "started ≠",
                        "trader",
                        "key 11"),
                new StrategyRefused(REQUEST, "unknown-strategy", "ema-9", "key 12", "start-strategy ema-9", "trader"),
                new StrategyRepeated(REQUEST, ORDER),
                new FeatureVector(
                        7, "BTC-USD.SIM", TIME, source, -2, Numbers.of(0.25, -1e-300, Double.MAX_VALUE, -0.0)),
                new Prediction(
                        7,
                        "BTC-USD.SIM",
                        TIME,
                        new Source("features", 0, 9, 1),
                        "up",
                        "1.0.0",
                        -2,
                        5_000_000_000L,
                        0.53125));
    }

    /** What version 3 appended to. */
    static List<Message> version3() {
        return List.of(new InputRejected(
                "order-requests", 0, 12, 63, DenialReason.STEP_FAILED, "planned ≠", 0xDEADBEEF, "00ff10", REQUEST));
    }

    /** What an owner notes beside its events. */
    static StepNote stepNote() {
        return new StepNote(StepNoteKind.FAILED, 1, 1_234_567, 63, "java.lang.IllegalStateException: ≠ planned");
    }

    /** What version 2 added or appended to. */
    static List<Message> version2() {
        return List.of(
                new SubmitOrder(FILL_OR_KILL, "trader"),
                new OrderAccepted(ORDER, POST_ONLY, "USD", 6, "trader"),
                new OrderDenied(ORDER, FILL_OR_KILL, DenialReason.ACCOUNT_EXISTS, "main", "strategy 7"),
                new OrderCancelled(ORDER, REQUEST, "main", 8, 1, CancelReason.FOK_UNFILLED, "", "trader"),
                new CancelAllDone(REQUEST, "", 17, "key 3", "admin"),
                new CommandDenied(REQUEST, DenialReason.VERSION_CONFLICT, "2", "key 4", "configure 2", "configuration"),
                new GateConfigured(
                        REQUEST, 3, 8_192, 2_000_000_000L, 5_000_000_000L, 10_000_000_000L, "configuration", "key 9"),
                new LimitsChanged(
                        REQUEST,
                        "main",
                        2,
                        6,
                        LimitsChanged.NONE,
                        250_000_000_000L,
                        LimitsChanged.NONE,
                        5_000_000_000L,
                        Long.MAX_VALUE,
                        50_000,
                        LimitsChanged.NO_COUNT,
                        20,
                        100,
                        List.of(
                                new InstrumentLimit("BTC-USD.SIM", false, 3, 1, 10_000, LimitsChanged.NONE),
                                new InstrumentLimit(
                                        "ETH-USD.SIM",
                                        true,
                                        0,
                                        LimitsChanged.NONE,
                                        LimitsChanged.NONE,
                                        LimitsChanged.NONE)),
                        "admin",
                        "key 10"),
                new EquityMarked("main", 20_780, 6, 999_000_000_000L, 1_000_000_000_000L, 1_000_500_000_000L),
                new AccountReset(REQUEST, "main", "USD", 6, 1_000_000_000_000L, "anew ≠", "trader", ""));
    }

    static List<Message> version1() {
        return List.of(
                new InstrumentDefinition(7, TIME, 2, 2, 8, 6, 1, 1_000, "BTC-USD.SIM", "BTC", "USD"),
                new BookSnapshot(7, TIME, 2, 8, 1, true, BIDS, ASKS),
                new BookDelta(7, TIME, 2, 8, 0, false, Levels.NONE, ASKS),
                new Trade(7, TIME, 2, 8, 10_025, 1_500, Side.SELL),
                new Quote(7, TIME, 2, 8, 10_024, 5, 10_026, 9),
                new FeedStatus(0, TIME, 2, MarketState.STALE, "checksum of XMR/USD: ≠ 42"),
                new SubmitOrder(LIMIT, "trader"),
                new CancelOrder(ORDER, "trader", "key 1"),
                new CancelAll("", "admin", ""),
                new OrderAccepted(ORDER, LIMIT, "USD", 6, ""),
                new OrderDenied(ORDER, MARKET, DenialReason.BUYING_POWER, "needs 10.25 €, has 9", ""),
                new OrderFilled(
                        ORDER,
                        "main",
                        "BTC-USD.SIM",
                        Side.BUY,
                        2,
                        2,
                        10_025,
                        8,
                        1_500,
                        48_998_500,
                        "USD",
                        6,
                        1_503,
                        4,
                        Liquidity.TAKER,
                        1_234_567),
                new OrderCancelled(ORDER, REQUEST, "main", 8, 48_998_500, CancelReason.DEPTH_PROTECTION, "key 8", ""),
                new OrderRepeated(REQUEST, ORDER),
                new CancelDenied(REQUEST, ORDER, DenialReason.ALREADY_CLOSED, "key 2"),
                new CancelAllDone(REQUEST, "main", 17, "key 3", ""),
                new CommandDenied(
                        REQUEST, DenialReason.INVALID_AMOUNT, "amount -5", "key 4", "deposit main USD -5", ""),
                new CommandRepeated(REQUEST, ORDER),
                new TradingStateChanged(MessageId.NONE, "", TradingState.REDUCING, "input-rejected", "risk", ""),
                new AccountOpened("main", "USD", 1_000, -250),
                new CashChanged(
                        REQUEST, "main", "USD", 6, -5, 1_000_000_000_000L, CashReason.DEPOSIT, "trader", "key 5"),
                new MarketStateChanged("BTC-USD.SIM", MarketState.ENDED, "end of file", 99),
                new BooksReported(
                        "main",
                        List.of(
                                new Holding("BTC-USD.SIM", 8, 1_500, 6, 1_507),
                                new Holding("USD", 6, 999_998_493, 0, 0))),
                new InputRejected(
                        "order-requests",
                        0,
                        12,
                        -1,
                        DenialReason.MALFORMED,
                        "bad-magic",
                        0xDEADBEEF,
                        "00ff10",
                        MessageId.NONE));
    }

    /** A frame header with everything in it. */
    public static FrameHeader header() {
        return new FrameHeader(
                3,
                false,
                true,
                new Writer(WriterKind.RISK, 258),
                1_000,
                0x0123456789ABCDEFL,
                300,
                TIME,
                TIME + 1,
                FrameHeader.CAUSE_INPUTS,
                List.of(new Run(0, false, Run.IMPLIED, 1), new Run(2, true, 128, 300), new Run(1, false, 0, 0)),
                List.of(new InputEpoch(0, 0), new InputEpoch(2, -1)),
                List.of(
                        new WriterMark(1, new Writer(WriterKind.STRATEGY, 0), 16_383, -1, 5, false),
                        new WriterMark(3, new Writer(WriterKind.HTTP, 200), FrameHeader.NO_REIGN, 9, -2, true)));
    }

    /** The smallest header: of a writer without a reign. */
    public static FrameHeader plain() {
        return new FrameHeader(
                0,
                false,
                false,
                new Writer(WriterKind.HTTP, 0),
                FrameHeader.NO_REIGN,
                1,
                0,
                TIME,
                TIME,
                FrameHeader.CAUSE_NONE,
                List.of(),
                List.of(),
                List.of());
    }

    public static FrameHeader epoch() {
        return new FrameHeader(
                3,
                true,
                false,
                new Writer(WriterKind.MARKETDATA, 0),
                FrameHeader.NO_REIGN,
                Long.MIN_VALUE,
                FrameHeader.NO_SEQ,
                TIME,
                TIME,
                FrameHeader.CAUSE_NONE,
                List.of(),
                List.of(),
                List.of());
    }
}
