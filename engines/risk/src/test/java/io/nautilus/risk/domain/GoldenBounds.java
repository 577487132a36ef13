package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.Limits;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import java.util.List;

/** Orders at bounds and a step beyond, of an account without fees: a check that moved by a step decides otherwise. */
final class GoldenBounds {
    private static final String ACCOUNT = "bounds";
    private static final long ASK = 10_000;
    private static final long BID = 9_995;
    private static final long LOW = 9_900;

    private final LoggedGate gate;
    private int limited;
    private int names;

    GoldenBounds(LoggedGate gate) {
        this.gate = gate;
    }

    void run() {
        gate.command(id -> new Command.OpenAccount(id, "admin", "", ACCOUNT, "USD", "300", 0, 0));
        gate.settle();
        cash();
        instructions();
        sizes();
        exposure();
        losses();
        limit(Limits.NONE);
        gate.cancelAll(ACCOUNT, "");
        gate.settle();
    }

    private void cash() {
        fresh();
        buy(3_031, LOW, TimeInForce.GTC);
        buy(3_030, LOW, TimeInForce.GTC);
        fresh();
    }

    private void instructions() {
        order(Side.BUY, 10, ASK, TimeInForce.GTC, true, false);
        order(Side.BUY, 10, BID, TimeInForce.GTC, true, false);
        order(Side.SELL, 10, BID, TimeInForce.GTC, false, false);
        fresh();
        buy(1_001, ASK, TimeInForce.FOK);
        buy(1_000, ASK, TimeInForce.FOK);
        order(Side.SELL, 10, BID, TimeInForce.GTC, true, false);
        order(Side.SELL, 10, ASK, TimeInForce.GTC, true, false);
        buy(10, ASK, TimeInForce.IOC);
        fresh();
        order(Side.SELL, 1_001, BID, TimeInForce.IOC, false, true);
        order(Side.SELL, 1_001, BID, TimeInForce.IOC, false, false);
        order(Side.SELL, 1_000, BID, TimeInForce.FOK, false, true);
        fresh();
    }

    private void sizes() {
        limit(new Limits("1", "9.9", null, null, null, 10_000, null, 2, 2, List.of()));
        for (long quantity : new long[] {10, 11, 100, 101}) {
            buy(quantity, LOW, TimeInForce.GTC);
            gate.pass(SECOND / 2);
        }
        fresh();
        buy(50, 10_100, TimeInForce.IOC);
        buy(50, 10_105, TimeInForce.IOC);
        gate.pass(2 * SECOND);
        fresh();
        for (int i = 0; i < 4; i++) {
            buy(20, LOW, TimeInForce.GTC);
        }
        fresh();
        limit(new Limits(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new Limits.OfInstrument(BTC, null, "0.01", "0.1", "0.2"))));
        for (long quantity : new long[] {9, 10, 100, 101}) {
            buy(quantity, LOW, TimeInForce.GTC);
        }
        buy(90, LOW, TimeInForce.GTC);
        buy(40, LOW, TimeInForce.GTC);
        fresh();
    }

    /** With a position of 0.500 at the middle of the book and resting orders to buy. */
    private void exposure() {
        limit(Limits.NONE);
        buy(450, ASK, TimeInForce.IOC);
        for (int cents = 15; cents < 23; cents++) {
            String gross = "50." + cents;
            limit(new Limits(null, null, gross, null, null, null, null, null, null, List.of()));
            buy(2, LOW, TimeInForce.GTC);
            gate.cancelAll(ACCOUNT, "");
            gate.settle();
        }
        for (int millionths = 164_000; millionths < 171_000; millionths += 1_000) {
            limit(new Limits(null, null, null, null, null, null, millionths, null, null, List.of()));
            buy(2, LOW, TimeInForce.GTC);
            gate.cancelAll(ACCOUNT, "");
            gate.settle();
        }
        fresh();
    }

    /** The market falls by one unit of money; from which limit on that is not too much? */
    private void losses() {
        limitLosses("100", "100");
        gate.pass(SECOND);
        gate.tick();
        gate.market(snapshot(levels(9_895, 2_000), levels(9_900, 1_000)));
        gate.settle();
        gate.tick();
        for (int cents = 42; cents < 60; cents += 4) {
            String loss = "0." + cents;
            limitLosses(loss, "100");
            buy(2, 9_000, TimeInForce.GTC);
            limitLosses("100", loss);
            buy(2, 9_000, TimeInForce.GTC);
        }
        fresh();
    }

    /** Nothing rests, and the book is as it was; levels that were gone in between have lost nothing to fills. */
    private void fresh() {
        gate.cancelAll(ACCOUNT, "");
        gate.market(snapshot(levels(), levels()));
        gate.join();
        gate.settle();
    }

    private void limitLosses(String ofTheDay, String fromThePeak) {
        limit(new Limits(null, null, null, ofTheDay, fromThePeak, null, null, null, null, List.of()));
    }

    private void limit(Limits limits) {
        int number = ++limited;
        gate.command(id -> new Command.SetLimits(id, "admin", "", ACCOUNT, number, limits));
        gate.settle();
    }

    private void buy(long quantity, long price, TimeInForce timeInForce) {
        order(Side.BUY, quantity, price, timeInForce, false, false);
    }

    private void order(
            Side side, long quantity, long price, TimeInForce timeInForce, boolean postOnly, boolean reduceOnly) {
        gate.submit(new OrderTerms(
                ACCOUNT,
                "bound" + names++,
                BTC,
                side,
                OrderType.LIMIT,
                timeInForce,
                QUANTITY_DECIMALS,
                quantity,
                PRICE_DECIMALS,
                price,
                postOnly,
                reduceOnly));
        gate.settle();
    }
}
