package io.nautilus.launcher.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FolderLock;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.doctor.Diagnosis;
import io.nautilus.launcher.doctor.Doctor;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how everything is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what runs, how healthy it is and how often it was started again.")
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption dataOption;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--resources", description = "Also what a Docker engine has, and what its containers use of it.")
    private boolean resources;

    @Override
    public Integer call() {
        Home home = Home.ofThisProcess();
        DataFolder data = dataOption.folder(home);
        Plan plan = Plan.read(data).orElse(Plan.simulated(Plan.DEFAULT_BASE_PORT));
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        ContainersCommand containers = new ContainersCommand(home, data, terminal);
        StatusReport report = containers.areOurs() ? containers.report(plan) : StatusReport.of(home, data, plan);
        print(report, home, data, plan, terminal);
        return (report.allHealthy() ? ExitCode.OK : ExitCode.NOT_HEALTHY).status();
    }

    private void print(StatusReport report, Home home, DataFolder data, Plan plan, Terminal terminal) {
        if (json) {
            ObjectNode all = report.json();
            trading(report, plan).ifPresent(state -> all.set("trading", state.json()));
            all.set("placement", PlacementReport.ask(report).json());
            if (resources) {
                all.set("resources", Diagnosis.json(new Doctor().containers()));
            }
            terminal.print(JsonFile.text(all).strip());
            return;
        }
        if (!report.anyRunning() && !data.isLocked()) {
            terminal.print(
                    "Nautilus is not running. Start it: " + home.hints(data).start());
        } else {
            report.table(terminal).forEach(terminal::print);
            trading(report, plan)
                    .flatMap(state -> state.line(home.hints(data)))
                    .ifPresent(line -> terminal.print(terminal.bad(line)));
            terminal.print("");
            PlacementReport.ask(report).table(terminal).forEach(terminal::print);
            terminal.print("");
            terminal.print("feed: " + plan.feed().text() + (plan.loop() ? ", in a loop" : ""));
            terminal.print(lookedAfter(home, data, new ContainersCommand(home, data, terminal).areOurs()));
        }
        if (resources) {
            terminal.print("");
            DoctorCommand.lines(new Doctor().containers(), terminal).forEach(terminal::print);
        }
    }

    private static Optional<TradingState> trading(StatusReport report, Plan plan) {
        return report.isRunning("risk") ? TradingState.ask(plan) : Optional.empty();
    }

    private static String lookedAfter(Home home, DataFolder data, boolean inContainers) {
        if (inContainers) {
            return "looked after by the container engine; what each container uses: "
                    + home.hints(data).nautilus("status --resources");
        }
        return data.holder()
                .filter(FolderLock.Holder::supervises)
                .map(holder -> "looked after by process " + holder.pid() + " (nautilus " + holder.purpose() + ")")
                .orElseGet(() -> "Nobody looks after it: what dies stays dead. Start it: "
                        + home.hints(data).start());
    }
}
