package io.nautilus.launcher.faults;

import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.Limits;
import io.nautilus.contracts.OrderRequest;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An account of a flow's own beside main, with limits and a rebate for makers. A program that writes commands to their
 * topic funds it, some deposits twice under one key, halts it, lets it reduce, resumes and resets it, and replaces its
 * limits. Main is left alone: people trade on it.
 */
final class LimitedAccount {
    /** What it may not trade. */
    static final String RESTRICTED = "DOGE-USD.SIM";

    private static final String BY = "fault-run";
    private static final String CURRENCY = "USD";
    private static final String CASH = "50000";
    private static final int MAKER_FEE_MILLIONTHS = -50;
    private static final int TAKER_FEE_MILLIONTHS = 1_000;
    private static final int LONGEST_NAME = 24;
    private static final List<Integer> ORDERS_PER_SECOND = List.of(6, 40);

    private final String prefix;
    private final String name;
    private final ProgramWriter program;
    private final RandomGenerator random;
    private int limits;
    private int deposits;

    /** {@code prefix} begins the keys of its deposits, and is its name, as far as that may be long. */
    LimitedAccount(String prefix, ProgramWriter program, RandomGenerator random) {
        this.prefix = prefix;
        this.name = prefix.substring(Math.max(0, prefix.length() - LONGEST_NAME));
        this.program = program;
        this.random = random;
    }

    String name() {
        return name;
    }

    void open() {
        program.send(id ->
                new Command.OpenAccount(id, BY, "", name, CURRENCY, CASH, MAKER_FEE_MILLIONTHS, TAKER_FEE_MILLIONTHS));
        limit();
    }

    /** The next version of its limits: any other one would be refused. */
    private void limit() {
        int version = ++limits;
        int rate = ORDERS_PER_SECOND.get(version % ORDERS_PER_SECOND.size());
        program.send(id -> new Command.SetLimits(id, BY, "", name, version, limits(rate)));
    }

    private static Limits limits(int ordersPerSecond) {
        return new Limits(
                "0.5",
                "400",
                "20000",
                "20000",
                "20000",
                2_000,
                200_000,
                ordersPerSecond,
                12,
                List.of(
                        new Limits.OfInstrument(Traffic.INSTRUMENT, null, "0.0002", "0.002", "0.02"),
                        new Limits.OfInstrument(RESTRICTED, true, null, null, null)));
    }

    /** Sends one command, as it is drawn. */
    synchronized void next() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> deposit(++deposits, "1.25");
            case 4, 5, 6 -> deposit(Math.max(1, deposits), "1.25");
            case 7 -> deposit(Math.max(1, deposits), "2.50");
            case 8, 9 -> program.send(id -> new Command.Halt(id, BY, "", name, "a fault run"));
            case 10, 11 -> program.send(id -> new Command.Reduce(id, BY, "", name, "a fault run"));
            case 12 -> limit();
            case 13 -> program.send(id -> new Command.ResetAccount(id, BY, "", name, "a fault run"));
            default -> program.send(id -> new Command.Resume(id, BY, "", name, "a fault run"));
        }
    }

    /** The same amount is the same call, another one is refused. */
    private void deposit(int number, String amount) {
        String key = prefix + "-by-program-" + number;
        program.send(id -> new Command.Deposit(id, BY, key, name, CURRENCY, amount));
    }

    /** After it nothing of the account rests. */
    OrderRequest cancelAll() {
        return new CancelAll(name, BY, "");
    }
}
