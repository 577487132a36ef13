package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.containers.Compose;
import io.nautilus.launcher.containers.ContainerEngine;
import io.nautilus.launcher.containers.ContainerNote;
import io.nautilus.launcher.containers.ContainerPlan;
import io.nautilus.launcher.containers.ContainerStart;
import io.nautilus.launcher.containers.ContainerState;
import io.nautilus.launcher.containers.Docker;
import io.nautilus.launcher.containers.DockerProgram;
import io.nautilus.launcher.containers.ValuesFile;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.data.FolderLock;
import io.nautilus.launcher.doctor.Diagnosis;
import io.nautilus.launcher.doctor.Doctor;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.process.RunFolder;
import java.util.List;
import java.util.Optional;

/** What start, stop, status and logs do where it runs in containers: the container engine looks after them. */
final class ContainersCommand {
    private static final String NGINX = "nginx";

    private final Home home;
    private final DataFolder data;
    private final Terminal terminal;
    private final Docker docker;
    private final Compose compose;
    private final ContainerNote note;

    ContainersCommand(Home home, DataFolder data, Terminal terminal) {
        this(home, data, terminal, new DockerProgram(home.root()));
    }

    ContainersCommand(Home home, DataFolder data, Terminal terminal, Docker docker) {
        this.home = home;
        this.data = data;
        this.terminal = terminal;
        this.docker = docker;
        this.compose = new Compose(docker);
        this.note = new ContainerNote(data);
    }

    /** Whether what belongs to the data folder was started in containers, and no other folder's start came after it. */
    boolean areOurs() {
        return note.areOurs(home);
    }

    /** Processes of this machine would use the same ports. */
    void refuseLocal() {
        if (areOurs()) {
            throw new Refusal(
                    ExitCode.OTHER_PLAN,
                    "Nautilus was started in containers.\nNothing was changed. Stop it first: "
                            + home.hints(data).nautilus("stop"));
        }
    }

    int start(Way way, Plan plan, boolean dryRun) {
        ContainerEngine engine = way.engine().orElseThrow();
        ContainerStart start = ContainerStart.of(home, data, engine, docker, plan);
        List<String> machine =
                new Doctor().before(engine).stream().map(Diagnosis::line).toList();
        if (dryRun) {
            machine.forEach(line -> terminal.print("machine      " + line));
            start.dryRun().forEach(terminal::print);
            return ExitCode.OK.status();
        }
        StartLog log = StartLog.begin(data, plan, terminal);
        Terminal copied = terminal.copied(log);
        copied.say("mode", way.why());
        machine.forEach(line -> copied.say("machine", line));
        try (FolderLock _ = data.tryLock("containers").orElseThrow(data::inUse)) {
            show(start.run(copied), copied);
        } catch (Refusal | FileFailure refused) {
            log.accept(refused.getMessage());
            throw refused;
        }
        return ExitCode.OK.status();
    }

    private void show(ContainerPlan plan, Terminal copied) {
        copied.print("");
        report(plan.plan(), plan.optional()).table(copied).forEach(copied::print);
        NextSteps.lines(plan.plan(), data).forEach(copied::show);
        for (String service : plan.optional()) {
            copied.show("%-16s http://localhost:%d%s"
                    .formatted(
                            service.equals(NGINX) ? "One door:" : service + ":",
                            plan.port(service),
                            service.equals("grafana")
                                    ? "  (admin, and what is in "
                                            + plan.folders().grafana() + "/admin-password)"
                                    : ""));
        }
        copied.show("");
        copied.show("The container engine looks after them, also when this machine has begun anew. To stop them: "
                + home.hints(data).nautilus("stop"));
    }

    StatusReport report(Plan plan) {
        return report(plan, note.optional().orElse(List.of()));
    }

    private StatusReport report(Plan plan, List<String> optional) {
        return StatusReport.ofContainers(plan, optional, this::state);
    }

    private Optional<ContainerState> state(String service) {
        return compose.inspect(service).map(ContainerState::of);
    }

    int stop() {
        terminal.say("containers", "stop, the engines before the broker");
        if (compose.down(data.logs().resolve("compose.log")) != 0) {
            throw new Refusal(
                    ExitCode.FAILED,
                    "Compose could not stop all, see " + data.logs().resolve("compose.log"));
        }
        note.delete();
        new RunFolder(data).forget(Catalogue.names());
        terminal.print("Nautilus has stopped. Its log and its state stay in volumes of the container engine; `"
                + new ValuesFile(home.root()).deletion() + "` deletes them.");
        return ExitCode.OK.status();
    }

    int logs(String service, int lines, boolean follow) {
        return compose.logs(service, lines, follow) == 0 ? ExitCode.OK.status() : ExitCode.NOT_HEALTHY.status();
    }
}
