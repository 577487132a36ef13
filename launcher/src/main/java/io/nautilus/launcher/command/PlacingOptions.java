package io.nautilus.launcher.command;

import io.nautilus.hardware.Tier;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.placement.Placing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** For what a start plans who gets which cores and memory. */
final class PlacingOptions {
    private static final String NO_PLACEMENT = "--no-placement";
    private static final int MOST_GIBIBYTES = 16_384;
    static final String VALUES =
            "A plan of your own: values of the variables in resource-profiles.yml, as Compose takes"
                    + " them. scripts/nautilus plan --env prints such a file.";
    static final String MEMORY =
            "Plan with so much of the machine's memory at most. Default: all, or what NAUTILUS_PLAN_GB says.";
    static final String MEMORY_DEFAULT = "${env:NAUTILUS_PLAN_GB:-0}";
    private static final List<String> ON = List.of("true", "1", "on", "yes");
    private static final List<String> OFF = List.of("false", "0", "off", "no");

    @Option(
            names = "--tier",
            defaultValue = "auto",
            paramLabel = "TIER",
            description =
                    "How much of the machine is planned with: auto (all), development (8 cores, 16 GB), testing (12,"
                            + " 24) or production (14, 28). Default: auto.")
    private Tier tier;

    @Option(names = "--memory", defaultValue = MEMORY_DEFAULT, paramLabel = "GB", description = MEMORY)
    private int gibibytes;

    @Option(names = "--env-file", paramLabel = "FILE", description = VALUES)
    private Path values;

    @Option(
            names = NO_PLACEMENT,
            description = "Plan nothing: every process may run on all cores, with its least heap. The same as "
                    + Placing.SWITCH + "=false.")
    private boolean none;

    Placing placing() {
        if (none) {
            return Placing.none(NO_PLACEMENT);
        }
        String text = System.getenv().getOrDefault(Placing.SWITCH, "true");
        if (OFF.contains(text)) {
            return Placing.none(Placing.SWITCH + " is " + text);
        }
        if (!ON.contains(text)) {
            throw new Refusal(ExitCode.BAD_FLAGS, Placing.SWITCH + " is \"" + text + "\"; it has to be true or false.");
        }
        Placing planned = Placing.planned(tier, checked(gibibytes));
        return values == null ? planned : planned.with(values);
    }

    static int checked(int gibibytes) {
        if (gibibytes < 0 || gibibytes > MOST_GIBIBYTES) {
            throw new Refusal(
                    ExitCode.BAD_FLAGS,
                    "--memory (or NAUTILUS_PLAN_GB) is " + gibibytes + "; it has to be from 1 to " + MOST_GIBIBYTES
                            + ", or 0 for all.");
        }
        return gibibytes;
    }

    /** The flags that ask for the same. */
    static List<String> flags(Placing placing) {
        if (!placing.isPlanned()) {
            // Who is started with the switch inherits it.
            return placing.unplanned().startsWith(Placing.SWITCH) ? List.of() : List.of(NO_PLACEMENT);
        }
        List<String> flags = new ArrayList<>(
                List.of("--tier", placing.tierName(), "--memory", Integer.toString(placing.gibibytes())));
        placing.values().ifPresent(file -> flags.addAll(List.of("--env-file", file.toString())));
        return List.copyOf(flags);
    }
}
