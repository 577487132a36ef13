package io.nautilus.benchmarks.stand;

import io.nautilus.launcher.process.Catalogue;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Whether the engines that are not measured run beside those that are, as they do where people trade. */
public final class Others {
    @Option(
            names = "--nine",
            description = "With all nine engines up, two strategies among them; reported apart from the bare figures.")
    private boolean nine;

    /** Starts every engine that does not run, but {@code none} of these; none at all where it is not asked for. */
    public void start(Stand stand, Set<String> none, Consumer<String> progress) {
        if (!nine) {
            return;
        }
        for (String engine : Catalogue.engineNames()) {
            if (!stand.runs(engine) && !none.contains(engine)) {
                progress.accept("starting " + engine);
                stand.start(engine, Map.of("NAUTILUS_STRATEGIES_RUN", "true"));
            }
        }
    }

    /** Another way to say so. */
    public static Others nine() {
        Others others = new Others();
        others.nine = true;
        return others;
    }

    public boolean isNine() {
        return nine;
    }

    /** The name of a report's place in a document. */
    public String mark(String bare) {
        return nine ? bare + " nine" : bare;
    }

    /** What the command line says of it. */
    public String flag() {
        return nine ? " --nine" : "";
    }
}
