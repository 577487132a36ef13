package io.nautilus.launcher.containers;

import io.nautilus.launcher.placement.SystemProgram;
import java.nio.file.Path;
import java.util.List;

/** The command {@code docker}: the real one, or what it once said. */
public interface Docker {
    /** Asks it something that it answers at once. */
    SystemProgram.Answer ask(List<String> arguments);

    /** Lets it do something that takes its time; what it says is added to {@code log}. Its exit status. */
    int run(Path log, List<String> arguments);

    /** Lets it speak to whoever sits there. Its exit status. */
    int show(List<String> arguments);
}
