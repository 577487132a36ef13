package io.nautilus.launcher.command;

import io.nautilus.hardware.Switches;
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
            "Plan with so much of the machine's memory at most. Default: all, or what NAUTILUS_PLAN_GB says of this one.";
    private static final String MEMORY_FLAG = "--memory";
    private static final String MEMORY_VARIABLE = "NAUTILUS_PLAN_GB";

    @Option(
            names = "--tier",
            defaultValue = "auto",
            paramLabel = "TIER",
            description =
                    "How much of the machine is planned with: auto (all), development (8 cores, 16 GB), testing (12,"
                            + " 24) or production (14, 28). Default: auto.")
    private Tier tier;

    @Option(names = MEMORY_FLAG, paramLabel = "GB", description = MEMORY)
    private Integer gibibytes;

    @Option(names = "--env-file", paramLabel = "FILE", description = VALUES)
    private Path values;

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
        Placing planned = Placing.planned(tier, gibibytes == null ? memoryOfThisMachine() : checked(gibibytes));
        String why = switches.optimizationOff()
                .map(off -> Switches.OPTIMIZATION + " is " + off)
                .orElse(none ? NO_PLACEMENT : "");
        if (why.isEmpty()) {
            return values == null ? planned : planned.with(values);
        }
        if (values != null) {
            throw new Refusal(ExitCode.BAD_FLAGS, "--env-file asks for a plan, and nothing is planned: " + why + ".");
        }
        return Placing.none(why);
    }

    /** What whoever set the variable lets plans for this machine have. */
    static int memoryOfThisMachine() {
        String text = System.getenv().getOrDefault(MEMORY_VARIABLE, "");
        return text.isEmpty() ? Placing.ALL : checked(MEMORY_VARIABLE, text);
    }

    static int checked(int gibibytes) {
        return checked(MEMORY_FLAG, Integer.toString(gibibytes));
    }

    static int checked(String name, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MOST_GIBIBYTES) {
            throw new Refusal(
                    ExitCode.BAD_FLAGS,
                    name + " is \"" + text + "\"; it has to be from 1 to " + MOST_GIBIBYTES + ", or 0 for all.");
        }
        return Integer.parseInt(text);
    }

    /** The flags that ask for the same. */
    static List<String> flags(Placing placing) {
        if (!placing.isPlanned()) {
            return List.of(NO_PLACEMENT);
        }
        List<String> flags = new ArrayList<>(
                List.of("--tier", placing.tierName(), "--memory", Integer.toString(placing.gibibytes())));
        placing.values().ifPresent(file -> flags.addAll(List.of("--env-file", file.toString())));
        return List.copyOf(flags);
    }
}
