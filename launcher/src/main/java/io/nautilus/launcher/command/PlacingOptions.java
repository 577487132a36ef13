package io.nautilus.launcher.command;

import io.nautilus.hardware.Switches;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.placement.Placing;
import java.util.List;
import picocli.CommandLine.Option;

/** For what a start plans who gets which cores and memory. */
final class PlacingOptions {
    private static final String NO_PLACEMENT = "--no-placement";
    private static final int MOST_GIBIBYTES = 16_384;

    @Option(
            names = "--tier",
            defaultValue = "auto",
            paramLabel = "TIER",
            description =
                    "How much of the machine is planned with: auto (all), development (8 cores, 16 GB), testing (12,"
                            + " 24) or production (14, 28). Default: auto.")
    private Tier tier;

    @Option(
            names = "--memory",
            defaultValue = "${env:NAUTILUS_PLAN_GB:-0}",
            paramLabel = "GB",
            description =
                    "Plan with so much of the machine's memory at most. Default: all, or what NAUTILUS_PLAN_GB says.")
    private int gibibytes;

    @Option(
            names = NO_PLACEMENT,
            description = "Plan nothing: every process may run on all cores, with its least heap. The same as "
                    + Switches.OPTIMIZATION + "=false.")
    private boolean none;

    Placing placing() {
        Switches switches = Switches.of(System.getenv());
        switches.mistakes().stream().findFirst().ifPresent(mistake -> {
            throw new Refusal(ExitCode.BAD_FLAGS, mistake);
        });
        if (none) {
            return Placing.none(NO_PLACEMENT);
        }
        if (switches.optimizationOff().isPresent()) {
            return Placing.none(
                    Switches.OPTIMIZATION + " is " + switches.optimizationOff().get());
        }
        if (gibibytes < 0 || gibibytes > MOST_GIBIBYTES) {
            throw new Refusal(
                    ExitCode.BAD_FLAGS,
                    "--memory (or NAUTILUS_PLAN_GB) is " + gibibytes + "; it has to be from 1 to " + MOST_GIBIBYTES
                            + ", or 0 for all.");
        }
        return Placing.planned(tier, gibibytes);
    }

    /** The flags that ask for the same. */
    static List<String> flags(Placing placing) {
        if (!placing.isPlanned()) {
            // Who is started with the switch inherits it.
            return placing.unplanned().startsWith(Switches.OPTIMIZATION) ? List.of() : List.of(NO_PLACEMENT);
        }
        return List.of("--tier", placing.tierName(), "--memory", Integer.toString(placing.gibibytes()));
    }
}
