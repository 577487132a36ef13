package io.nautilus.risk.domain;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.Limits;
import io.nautilus.contracts.LimitsChanged;
import java.util.List;
import java.util.Random;

/** A {@link RandomFlow} of two accounts with limits, resets and days in between: every rule of the gate is met. */
final class LimitedFlow {
    /** The second account has little, so that its limits are near. */
    static final RiskPolicy POLICY = RiskPolicy.standard(List.of(
            new Opening("main", "USD", "1000000", 1_000, 2_000), new Opening("other", "USD", "5000", 333, 337)));

    private static final List<String> ACCOUNTS = List.of("main", "other");
    private static final int PARTS = 5;

    private final Random random;
    private final FlowBench bench;

    private LimitedFlow(Random random, FlowBench bench) {
        this.random = random;
        this.bench = bench;
    }

    static void run(long seed, FlowBench bench) {
        run(seed, bench, () -> {});
    }

    /** {@code between} runs between two parts of the flow, too. */
    static void run(long seed, FlowBench bench, Runnable between) {
        LimitedFlow flow = new LimitedFlow(new Random(seed), bench);
        for (int part = 0; part < PARTS; part++) {
            flow.part(seed + part);
            flow.change(part);
            between.run();
        }
        flow.part(seed + PARTS);
    }

    private void part(long seed) {
        new RandomFlow(seed, bench).of(ACCOUNTS).knows(bench.events()).run(20 + random.nextInt(60));
    }

    private void change(int part) {
        String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        switch (random.nextInt(6)) {
            case 0 -> bench.command(id -> new Command.ResetAccount(id, "admin", "r" + part, account, "again"));
            case 1 -> bench.pass((1 + random.nextInt(30)) * 3_600L * GateBench.SECOND);
            default -> limit(account);
        }
        bench.tick();
    }

    private void limit(String account) {
        int number = (int) bench.events().stream()
                .filter(event -> event instanceof LimitsChanged changed
                        && changed.account().equals(account))
                .count();
        Limits limits = limits();
        bench.command(id -> new Command.SetLimits(id, "admin", "", account, number + 1, limits));
    }

    /** Few at a time: what one of them denies, the others do not see. */
    private Limits limits() {
        return new Limits(
                seldom("40"),
                seldom("90"),
                seldom("300"),
                seldom("0.3"),
                seldom("0.4"),
                seldom(600),
                seldom(20_000),
                seldom(2),
                seldom(2),
                List.of(new Limits.OfInstrument(
                        GateBench.BTC,
                        random.nextInt(12) == 0 ? true : null,
                        seldom("0.5"),
                        seldom("1.5"),
                        seldom("3"))));
    }

    private <T> T seldom(T limit) {
        return random.nextInt(5) == 0 ? limit : null;
    }
}
