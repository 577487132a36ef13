package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Feed;
import io.nautilus.launcher.process.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is asked for by flags. */
final class PlanOptions {
    static final String MODE = "--mode";
    private static final int HIGHEST_BASE_PORT = 64_000;
    private static final int LOWEST_BASE_PORT = 1_024;

    @Option(
            names = MODE,
            defaultValue = "${env:NAUTILUS_MODE:-auto}",
            paramLabel = "MODE",
            description = "local: processes on this machine; docker: containers; auto: containers where a container"
                    + " engine answers and the data folder holds no log of processes. Default: NAUTILUS_MODE, or auto.")
    private Mode mode;

    @Option(
            names = "--feed",
            defaultValue = "simulated",
            paramLabel = "FEED",
            description =
                    "simulated (default) or replay:FILE[,FILE...]: recorded messages of Kraken, Coinbase or Binance.")
    private String feed;

    @Option(names = "--loop", description = "A replay that ended starts over.")
    private boolean loop;

    @Option(
            names = "--no-strategies",
            description = "No strategy trades by itself: those of the first start are not started, and stopped where"
                    + " they run. Without it they trade on the simulated market; never on a replay.")
    private boolean noStrategies;

    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "ENGINE",
            description = "Only these engines, separated by commas (default: all nine).")
    private List<String> engines = List.of();

    @Option(
            names = "--base-port",
            defaultValue = "${env:NAUTILUS_BASE_PORT:-" + Plan.DEFAULT_BASE_PORT + "}",
            paramLabel = "PORT",
            description = "Every port is this one plus the service's own (default: NAUTILUS_BASE_PORT, or "
                    + Plan.DEFAULT_BASE_PORT + ").")
    private int basePort;

    @Mixin
    private PlacingOptions placing;

    /** What is to be started. */
    Plan plan() {
        Plan plan = asked();
        if (loop && plan.feed() instanceof Feed.Simulated) {
            throw new Refusal(ExitCode.BAD_FLAGS, "--loop needs a replay: the simulated market never ends.");
        }
        plan.feed().check();
        return plan;
    }

    /** What the flags say, whether or not it can be started. */
    Plan asked() {
        if (basePort < LOWEST_BASE_PORT || basePort > HIGHEST_BASE_PORT) {
            throw new Refusal(
                    ExitCode.BAD_FLAGS,
                    "--base-port is " + basePort + "; it has to be from " + LOWEST_BASE_PORT + " to "
                            + HIGHEST_BASE_PORT + ".");
        }
        Feed from = Feed.parse(feed, Path.of(""));
        return new Plan(
                basePort,
                from,
                loop,
                !noStrategies && from instanceof Feed.Simulated,
                checkedEngines(),
                placing.placing());
    }

    /** In the order of their start. */
    private List<String> checkedEngines() {
        for (String engine : engines) {
            if (!Catalogue.engineNames().contains(engine)) {
                throw new Refusal(
                        ExitCode.BAD_FLAGS,
                        "--engines names \"" + engine + "\"; there are: " + String.join(", ", Catalogue.engineNames())
                                + ".");
            }
        }
        return engines.isEmpty()
                ? Catalogue.engineNames()
                : Catalogue.engineNames().stream().filter(engines::contains).toList();
    }

    /** Which way to run is asked for. */
    Mode mode() {
        return mode;
    }

    /** The flags that make the same plan: the same ones, written in the same way, for plans that are equal. */
    static List<String> flags(Plan plan) {
        List<String> flags = new ArrayList<>(List.of(
                "--base-port",
                Integer.toString(plan.basePort()),
                "--feed",
                plan.feed().text()));
        if (plan.loop()) {
            flags.add("--loop");
        }
        if (plan.feed() instanceof Feed.Simulated && !plan.strategies()) {
            flags.add("--no-strategies");
        }
        if (!plan.engines().equals(Catalogue.engineNames())) {
            flags.addAll(List.of("--engines", String.join(",", plan.engines())));
        }
        flags.addAll(PlacingOptions.flags(plan.placing()));
        return List.copyOf(flags);
    }
}
