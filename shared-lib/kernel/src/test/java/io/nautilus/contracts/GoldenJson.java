package io.nautilus.contracts;

import static io.nautilus.contracts.GoldenRecords.ORDER;
import static io.nautilus.contracts.GoldenRecords.REQUEST;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The golden records that are JSON: commands, and what engines write for people and each other. Only added to. */
final class GoldenJson {
    private GoldenJson() {}

    static List<Command> commands() {
        return Stream.of(commands1(), commands2(), commands4())
                .flatMap(List::stream)
                .toList();
    }

    static List<Command> commands4() {
        return List.of(
                new Command.CreateStrategy(
                        ORDER.toString(), "trader", "", "ema-1", "ema-cross", "main", "BTC-USD.SIM", "fast=12 slow=26"),
                new Command.StartStrategy(ORDER.toString(), "trader", "k6", "ema-1"),
                new Command.StopStrategy(ORDER.toString(), "trader", "", "ema-1", "enough ≠"),
                new Command.SetParameters(ORDER.toString(), "trader", "", "ema-1", "fast=3 slow=7"),
                new Command.DeleteStrategy(ORDER.toString(), "trader", "k7", "ema-1"));
    }

    static List<Command> commands2() {
        return List.of(
                new Command.Configure(
                        REQUEST.toString(),
                        "configuration",
                        "key 9",
                        3,
                        8_192,
                        2_000_000_000L,
                        5_000_000_000L,
                        10_000_000_000L),
                new Command.OpenAccount(ORDER.toString(), "configuration", "", "main", "USD", "1000000.5", -250, 1_000),
                new Command.Reduce(ORDER.toString(), "trader", "k5", "", "calm down"),
                new Command.ResetAccount(ORDER.toString(), "trader", "", "main", "anew"),
                new Command.SetLimits(
                        ORDER.toString(),
                        "admin",
                        "",
                        "main",
                        2,
                        new Limits(
                                null,
                                "250000",
                                null,
                                "5000.5",
                                null,
                                50_000,
                                null,
                                20,
                                100,
                                List.of(new Limits.OfInstrument("BTC-USD.SIM", true, "0.001", "10", null)))));
    }

    static List<Command> commands1() {
        return List.of(
                new Command.Halt(ORDER.toString(), "admin", "k1", "", "bad \"fills\" ≠"),
                new Command.Resume(ORDER.toString(), "admin", "", "main", ""),
                new Command.Deposit(ORDER.toString(), "trader", "k3", "main", "USD", "10.250000"),
                new Command.AcceptLog(REQUEST.toString(), "admin", "", "power was lost"));
    }

    static List<JsonRecord> jsonRecords() {
        Source source = new Source("order-events", 0, 41, 2);
        return List.of(
                new InstrumentRecord(7, "BTC-USD.SIM", "BTC", "USD", 2, 8, 6, "0.01", "0.00001"),
                new EngineStatus(
                        "risk",
                        "0",
                        EngineStatus.State.DEGRADED,
                        "placement",
                        "0.1.0",
                        4_711,
                        8200,
                        Instant.parse("2026-11-23T10:00:00Z"),
                        Instant.parse("2026-11-23T10:00:05.123456789Z"),
                        Map.of("market-data", 3L, "commands", 0L)),
                new PortfolioRecord.Position("main", "BTC-USD.SIM", "0.5", "100.25", "50.125", "USD", source),
                new PortfolioRecord.Cash("main", "USD", "999949.875", source),
                new PortfolioRecord.Pnl("main", "BTC-USD.SIM", "USD", "0", "", "no mark", source),
                new BarRecord(
                        "BTC-USD.SIM",
                        BarRecord.TIME,
                        "1m",
                        Instant.parse("2026-11-23T12:34:00Z"),
                        Instant.parse("2026-11-23T12:35:00Z"),
                        BarRecord.Basis.TRADES,
                        "100.25",
                        "101.50",
                        "99.75",
                        "100.00",
                        "3.50000000",
                        "100.1250",
                        7,
                        1,
                        true,
                        Instant.parse("2026-11-23T12:34:05.123456789Z"),
                        new Source("market-data", 0, 4711, 12)),
                new FactorRecord(
                        "",
                        "momentum-60",
                        "1s",
                        Instant.parse("2026-11-23T12:35:00Z"),
                        List.of(
                                new FactorRecord.Score("BTC-USD.SIM", 0.0125, 1.0, 1),
                                new FactorRecord.Score("ETH-USD.SIM", -0.5, -1.0, 2)),
                        new Source("bars", 0, 4712, 0)),
                new AnalyticsRecord(
                        "main",
                        "USD",
                        Instant.parse("2026-11-23T12:35:00Z"),
                        "1000000.25",
                        List.of(
                                new AnalyticsRecord.Figure("volatility", "0.125", ""),
                                new AnalyticsRecord.Figure("sharpe", "", "fewer than 2 returns")),
                        source));
    }

    /** What version 4 appended to. */
    static FactorRecord factorRecord4() {
        return new FactorRecord(
                "SIM",
                "momentum-60",
                "1s",
                Instant.parse("2026-11-23T12:35:00Z"),
                List.of(new FactorRecord.Score("BTC-USD.SIM", 0.0125, 1.0, 1)),
                new Source("bars", 0, 4712, 0));
    }
}
