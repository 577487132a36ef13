package io.nautilus.risk.domain;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.Limits;
import java.util.List;
import java.util.Random;

/** A {@link RandomFlow} with limits, resets and days in between, so that every part of the state is used. */
final class LimitedFlow {
    private LimitedFlow() {}

    static void run(long seed, GateBench bench) {
        Random random = new Random(seed);
        for (int part = 0; part < 4; part++) {
            new RandomFlow(seed + part, bench).run(20 + random.nextInt(60));
            between(random, bench, part);
        }
        new RandomFlow(seed + 4, bench).run(40);
    }

    private static void between(Random random, GateBench bench, int part) {
        int number = part + 1;
        switch (random.nextInt(4)) {
            case 0 ->
                bench.command(id -> new Command.SetLimits(
                        id,
                        "admin",
                        "",
                        "main",
                        number,
                        new Limits(
                                null,
                                "900000",
                                "9000000",
                                "500000",
                                "600000",
                                100_000,
                                null,
                                30,
                                50,
                                List.of(new Limits.OfInstrument(GateBench.BTC, null, "0.001", "2000", "5000")))));
            case 1 -> bench.command(id -> new Command.ResetAccount(id, "admin", "r" + number, "main", "again"));
            case 2 -> bench.pass(3_600L * GateBench.SECOND);
            default -> bench.tick();
        }
    }
}
