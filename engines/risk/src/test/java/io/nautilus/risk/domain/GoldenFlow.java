package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;

import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Limits;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import java.util.List;

/** What golden decisions are made of: random flows with starts between them, bounds, and what is seldom asked for. */
final class GoldenFlow {
    /** Of the first 120 those that together meet the most kinds of decisions. */
    private static final long[] SEEDS = {83, 0, 14};

    private static final String ETH = "ETH-EUR.SIM";
    private static final int ETH_ID = 8;
    private static final int LOT = 10;
    private static final long TICK = 5;
    /** Levels of a book, one more than an order goes through. */
    private static final int MORE_THAN_TAKEN = 101;

    private final LoggedGate gate;
    private int odd;

    private GoldenFlow(LoggedGate gate) {
        this.gate = gate;
    }

    static GoldenLogs logs() {
        LoggedGate gate = new LoggedGate(LimitedFlow.POLICY, SEEDS[0]).goLive();
        GoldenFlow flow = new GoldenFlow(gate);
        for (long seed : SEEDS) {
            LimitedFlow.run(seed, gate, flow::startAgain);
        }
        flow.filledOrders();
        new GoldenBounds(gate).run();
        flow.oddOrders();
        flow.oddCommands();
        flow.oddMarkets();
        flow.suspectLog();
        return new GoldenLogs(gate.inputs(), gate.journal());
    }

    private void startAgain() {
        gate.restart(null);
        gate.join();
    }

    /** Everybody may trade, and the first account has no limits but {@code maxNotional}. */
    private void free(String maxNotional) {
        for (String account : List.of("", "main", "other")) {
            gate.command(id -> new Command.Resume(id, "admin", "", account, "all may trade"));
        }
        gate.settle();
        int changes = (int) gate.events().stream()
                .filter(event -> event instanceof LimitsChanged changed
                        && changed.account().equals("main"))
                .count();
        Limits limits = new Limits(null, maxNotional, null, null, null, null, null, null, null, List.of());
        gate.command(id -> new Command.SetLimits(id, "admin", "", "main", changes + 1, limits));
        gate.join();
        gate.settle();
    }

    /** What waits is traded with in part, and the rest is cancelled; what goes through too many levels ends there. */
    private void filledOrders() {
        free(null);
        MessageId waits = gate.submit(limit("waits", Side.BUY, 900, 9_995));
        gate.settle();
        gate.market(trade(Side.SELL, 9_995, 2_500), trade(Side.SELL, 9_990, 100));
        gate.market(level(Side.BUY, 9_990, 0));
        gate.settle();
        gate.cancel(waits, "");
        gate.settle();
        long[] asks = new long[2 * MORE_THAN_TAKEN];
        for (int i = 0; i < MORE_THAN_TAKEN; i++) {
            asks[2 * i] = 10_000 + TICK * i;
            asks[2 * i + 1] = 1;
        }
        gate.market(snapshot(levels(), levels(asks)));
        gate.settle();
        gate.submit(limit("deep", Side.BUY, MORE_THAN_TAKEN, 20_000));
        gate.settle();
    }

    private void oddOrders() {
        gate.submit(order("nobody", BTC, 100, 9_900, TimeInForce.GTC));
        gate.submit(order("main", "NO-SUCH.SIM", 100, 9_900, TimeInForce.GTC));
        gate.submit(order("main", BTC, 0, 9_900, TimeInForce.GTC));
        gate.submit(order("main", BTC, 100, 0, TimeInForce.GTC));
        gate.submit(order("main", BTC, 100, 9_901, TimeInForce.GTC));
        gate.submit(order("main", BTC, Long.MAX_VALUE / 2, 9_900, TimeInForce.GTC));
        gate.submit(order("main", BTC, 100, OrderTerms.NO_PRICE, TimeInForce.GTC));
        gate.submit(market("not.a.name", Side.BUY, 100));
        gate.settle();
        for (int i = 0; i < 10; i++) {
            // By the seed some are taken at once, and some when they have waited for too long.
            gate.submit(order("main", BTC, 100, 9_900, TimeInForce.GTC));
            gate.pass(60 * SECOND);
        }
        gate.settle();
    }

    private OrderTerms order(String account, String instrument, long quantity, long price, TimeInForce timeInForce) {
        return new OrderTerms(
                account,
                "odd" + odd++,
                instrument,
                Side.BUY,
                price == OrderTerms.NO_PRICE ? OrderType.MARKET : OrderType.LIMIT,
                timeInForce,
                QUANTITY_DECIMALS,
                quantity,
                PRICE_DECIMALS,
                price);
    }

    private void oddCommands() {
        gate.command(id -> new Command.Deposit(id, "admin", "", "nobody", "USD", "1"));
        gate.command(id -> new Command.Deposit(id, "admin", "", "main", "NONE", "1"));
        gate.command(id -> new Command.Deposit(id, "admin", "", "main", "USD", "-1"));
        gate.command(id -> new Command.SetLimits(id, "admin", "", "main", 1, Limits.NONE));
        gate.command(id -> new Command.OpenAccount(id, "admin", "", "main", "USD", "1", 0, 0));
        gate.command(id -> new Command.Configure(id, "admin", "", 2, -1, SECOND, SECOND, SECOND));
        for (String account : List.of("main", "main", "other")) {
            gate.command(id -> new Command.Halt(id, "admin", "once", account, "for lunch"));
        }
        gate.settle();
    }

    private void oddMarkets() {
        free("100");
        gate.market(
                new InstrumentDefinition(
                        ETH_ID, START, FEED, PRICE_DECIMALS, QUANTITY_DECIMALS, 6, 5, LOT, ETH, "ETH", "EUR"),
                status(MarketState.LIVE));
        gate.settle();
        gate.submit(order("main", ETH, LOT, 9_990, TimeInForce.GTC));
        gate.settle();
        gate.market(new BookSnapshot(
                ETH_ID, START, PRICE_DECIMALS, QUANTITY_DECIMALS, 0, true, levels(9_990, 50), levels(9_995, 50)));
        gate.settle();
        gate.submit(order("main", ETH, LOT + 1, 9_990, TimeInForce.GTC));
        gate.submit(order("main", ETH, LOT, 9_990, TimeInForce.GTC));
        gate.settle();
        gate.market(status(MarketState.ENDED));
        gate.settle();
        gate.submit(market("ended", Side.BUY, 100));
        gate.settle();
        gate.newReign();
        gate.submit(market("newReign", Side.BUY, 100));
        gate.settle();
    }

    private void suspectLog() {
        gate.restart("no clean stop");
        gate.join();
        gate.submit(market("held", Side.BUY, 100));
        gate.settle();
        gate.command(id -> new Command.AcceptLog(id, "admin", "", "seen"));
        gate.submit(market("accepted", Side.BUY, 100));
        gate.settle();
    }
}
