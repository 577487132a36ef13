package io.nautilus.launcher.command;

import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Placement;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.containers.ContainerEngine;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.placement.Binding;
import io.nautilus.launcher.placement.KnownMachine;
import io.nautilus.launcher.placement.LocalPlacement;
import io.nautilus.launcher.placement.PlacementEnv;
import io.nautilus.launcher.placement.PlacementJson;
import io.nautilus.launcher.placement.PlacementTable;
import io.nautilus.launcher.placement.Placing;
import io.nautilus.launcher.placement.ProfilesFile;
import io.nautilus.launcher.placement.Programs;
import io.nautilus.launcher.placement.ThisMachine;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which container would get which cores and how much memory. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Says which container would get which cores and how much memory of a machine, and why."
                + " Nothing is changed.")
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--tier",
            defaultValue = "auto",
            paramLabel = "TIER",
            description = "How much of the machine is used: auto (all), development (8 cores, 16 GB), testing (12, 24)"
                    + " or production (14, 28). Default: auto.")
    private Tier tier;

    @Option(
            names = "--machine",
            paramLabel = "MACHINE",
            description = "m4max-14, m4max-16 or CORES:GB such as 8:32. Default: what the container engine has; this"
                    + " machine with --local, or where none answers.")
    private String machine;

    @Option(
            names = "--profiles",
            paramLabel = "FILE",
            description = "What containers ask for. Default: " + ProfilesFile.NAME + " of this project.")
    private Path profiles;

    @Option(names = "--memory", paramLabel = "GB", description = PlacingOptions.MEMORY)
    private Integer gibibytes;

    @Option(names = "--env-file", paramLabel = "FILE", description = PlacingOptions.VALUES)
    private Path values;

    @Option(
            names = "--local",
            description = "Of the broker and the engines alone, as a start without containers plans.")
    private boolean local;

    @ArgGroup
    private final Form form = new Form();

    private static final class Form {
        @Option(names = "--json", description = "Print JSON, with the flags of each JVM.")
        private boolean json;

        @Option(names = "--env", description = "Print the values of the variables in the file, as for Compose's .env.")
        private boolean env;
    }

    private final Programs programs;

    PlanCommand() {
        this(Programs.REAL);
    }

    PlanCommand(Programs programs) {
        this.programs = programs;
    }

    @Override
    public Integer call() {
        Optional<ContainerEngine.Answer> engine =
                local || machine != null ? Optional.empty() : Optional.of(ContainerEngine.ask(programs));
        Machine there = machine == null ? detected(engine) : KnownMachine.named(machine);
        Placing planned = Placing.planned(tier, memory());
        Placing placing = values == null ? planned : planned.with(values);
        ResourceProfiles asked = read();
        print(
                local
                        ? LocalPlacement.planned(asked, there, placing, Catalogue.names())
                        : LocalPlacement.planned(asked, there, placing),
                asked,
                engine);
        return ExitCode.OK.status();
    }

    /** As a start plans: containers may have what their engine has, which may be a virtual machine. */
    private static Machine detected(Optional<ContainerEngine.Answer> engine) {
        return engine.flatMap(ContainerEngine.Answer::engine)
                .map(answering -> answering.machine())
                .orElseGet(() -> ThisMachine.detected().machine());
    }

    private int memory() {
        if (gibibytes != null) {
            return PlacingOptions.checked(gibibytes);
        }
        return machine == null ? PlacingOptions.memoryOfThisMachine() : Placing.ALL;
    }

    private void print(Placement placement, ResourceProfiles asked, Optional<ContainerEngine.Answer> engine) {
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        if (form.json) {
            terminal.print(JsonFile.text(PlacementJson.of(placement, holds(placement, engine)))
                    .strip());
        } else {
            List<String> lines = form.env
                    ? PlacementEnv.lines(placement, asked)
                    : PlacementTable.all(placement, asked, holds(placement, engine));
            lines.forEach(terminal::print);
        }
    }

    private String holds(Placement placement, Optional<ContainerEngine.Answer> engine) {
        if (!local) {
            return PlacementTable.OF_CONTAINERS
                    + engine.map(answer -> " " + answer.plannedFor()).orElse("");
        }
        return PlacementTable.local(
                machine == null ? Binding.ofThisSystem(placement.used().cores()) : Binding.ELSEWHERE);
    }

    private ResourceProfiles read() {
        return profiles == null
                ? ProfilesFile.of(Home.ofThisProcess().root(), Optional.ofNullable(values))
                : ProfilesFile.read(profiles, profiles.toString(), Optional.ofNullable(values));
    }
}
