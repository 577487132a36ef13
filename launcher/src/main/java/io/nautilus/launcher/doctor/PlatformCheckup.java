package io.nautilus.launcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.nautilus.hardware.ContainerProfile;
import io.nautilus.hardware.Memory;
import io.nautilus.hardware.Placement;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.containers.ContainerEngine;
import io.nautilus.launcher.containers.ContainerNote;
import io.nautilus.launcher.containers.ContainerPlan;
import io.nautilus.launcher.containers.MountedFiles;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.data.FolderLock;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.placement.Allotments;
import io.nautilus.launcher.placement.LocalPlacement;
import io.nautilus.launcher.placement.ProfilesFile;
import io.nautilus.launcher.placement.Programs;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Health;
import io.nautilus.launcher.process.Hints;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.LocalHttp;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.process.Ports;
import io.nautilus.launcher.process.ResidentMemory;
import io.nautilus.launcher.process.RunRecord;
import io.nautilus.launcher.process.Service;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The data folder, the ports and what runs or was left. */
final class PlatformCheckup {
    private static final String MOUNTED = "files of containers";
    private static final long LITTLE_SPACE_MIB = 4_096;
    /** Clocks of file systems differ by less. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Home home;
    private final DataFolder data;
    private final Plan plan;
    private final Programs programs;
    private final Hints hints;

    PlatformCheckup(Home home, DataFolder data, Plan plan, Programs programs) {
        this.home = home;
        this.data = data;
        this.plan = plan;
        this.programs = programs;
        this.hints = home.hints(data);
    }

    List<Diagnosis> examine() {
        List<Diagnosis> all = new ArrayList<>();
        all.addAll(looked("program", this::program));
        all.addAll(looked("plan", this::planned));
        all.addAll(looked("data folder", this::folder));
        all.addAll(looked("disk", this::disk));
        all.addAll(looked(MOUNTED, this::mounted));
        if (new ContainerNote(data).areOurs(home)) {
            all.add(Diagnosis.ok("what runs", "it was started in containers: " + hints.nautilus("status")));
            return List.copyOf(all);
        }
        all.addAll(looked("what runs", this::running));
        all.addAll(looked("ports", this::ports));
        return List.copyOf(all);
    }

    /** What a start would refuse is what is wrong. */
    static List<Diagnosis> looked(String what, Supplier<List<Diagnosis>> look) {
        try {
            return look.get();
        } catch (Refusal refusal) {
            return List.of(refused(what, refusal));
        } catch (FileFailure unusable) {
            return List.of(refused(what, unusable.refusal()));
        }
    }

    private static Diagnosis refused(String what, Refusal refusal) {
        String[] parts = refusal.getMessage().split("\n", 2);
        return Diagnosis.fail(what, parts[0], parts.length > 1 ? parts[1].replace('\n', ' ') : "A start is refused.");
    }

    private List<Diagnosis> program() {
        new Catalogue(home, data, Allotments.none()).checkBuilt();
        return List.of(Diagnosis.ok("program", "the broker and all engines are built"));
    }

    private List<Diagnosis> planned() {
        if (plan.placing().isPlanned() && new ContainerNote(data).isThere()) {
            return ContainerEngine.ask(programs)
                    .engine()
                    .map(this::planned)
                    .orElse(List.of(Diagnosis.unknown("plan", "it was started in containers, whose engine is silent")));
        }
        Allotments allotments = LocalPlacement.of(home.root(), plan.placing(), plan.services());
        return List.of(Diagnosis.ok("plan", allotments.report().getFirst()));
    }

    /** What was started in containers has what their engine has. */
    private List<Diagnosis> planned(ContainerEngine engine) {
        ResourceProfiles profiles = ProfilesFile.of(home.root(), plan.placing().values());
        Placement placed = LocalPlacement.planned(profiles, engine.machine(), plan.placing());
        return List.of(Diagnosis.ok(
                "plan",
                "for containers on " + placed.machine().name() + ", "
                        + placed.used().text() + "; each is held to its cores and its memory"));
    }

    private List<Diagnosis> folder() {
        data.checkWritable();
        data.check();
        return List.of(Diagnosis.ok("data folder", data.root().toString()));
    }

    private List<Diagnosis> disk() {
        data.checkSpace();
        long free = data.freeMib();
        String saw = free + " MiB free";
        return List.of(
                free < LITTLE_SPACE_MIB
                        ? Diagnosis.warn(
                                "disk",
                                saw,
                                "Free some: a start is refused below 512 MiB, and a broker that died waits below 128.")
                        : Diagnosis.ok("disk", saw));
    }

    /** Whoever starts in containers is refused; processes do not read them. */
    private List<Diagnosis> mounted() {
        return ContainerEngine.ask(programs)
                .engine()
                .map(engine -> MountedFiles.of(home.root(), engine, ContainerPlan.optionalNames()))
                .map(files -> files.closed().isEmpty()
                        ? Diagnosis.ok(MOUNTED, "they may read all that they are given")
                        : Diagnosis.warn(MOUNTED, files.saw(), files.advice()))
                .map(List::of)
                .orElse(List.of());
    }

    private List<Diagnosis> running() {
        ResourceProfiles profiles = ProfilesFile.of(home.root(), plan.placing().values());
        List<Diagnosis> all = new ArrayList<>();
        List<String> alive = new ArrayList<>();
        List<String> dead = new ArrayList<>();
        for (Service service : services()) {
            Optional<RunRecord> note = RunRecord.read(data.run(), service.name());
            note.ifPresent(record -> (record.alive() ? alive : dead).add(service.name()));
            note.flatMap(record -> ahead(service.name(), record)).ifPresent(all::add);
            note.filter(record -> record.restarts() > 0)
                    .map(record -> restarted(service.name(), record))
                    .ifPresent(all::add);
            note.filter(RunRecord::alive).ifPresent(record -> all.addAll(alive(service, record, profiles)));
        }
        all.addFirst(
                alive.isEmpty()
                        ? Diagnosis.ok("what runs", "nothing")
                        : Diagnosis.ok("what runs", String.join(", ", alive)));
        all.addAll(leftovers(alive, dead));
        return all;
    }

    private List<Service> services() {
        return new Catalogue(home, data, Allotments.none()).services(plan);
    }

    private static Optional<Diagnosis> ahead(String name, RunRecord record) {
        Duration ahead = Duration.between(Instant.now(), record.startedAt());
        return ahead.compareTo(AHEAD) < 0
                ? Optional.empty()
                : Optional.of(Diagnosis.warn(
                        "clock",
                        name + " was started " + ahead.toSeconds() + " s from now: the clock was set back",
                        "Set it right before the next start: times of events on the log go backwards."));
    }

    private Diagnosis restarted(String name, RunRecord record) {
        return Diagnosis.warn(
                name,
                "started again " + record.restarts() + " times, last: " + record.lastEnd(),
                hints.nautilus("logs " + name) + " says why; exit codes of engines: docs/operations.md.");
    }

    private List<Diagnosis> alive(Service service, RunRecord record, ResourceProfiles profiles) {
        List<Diagnosis> all = new ArrayList<>();
        Health health = service.probe().ask();
        if (!health.healthy()) {
            all.add(Diagnosis.fail(
                    service.name(),
                    "process " + record.identity().pid() + " runs and is not healthy: " + health.detail(),
                    hints.nautilus("logs " + service.name()) + " says why."));
        } else if (!service.name().equals(Catalogue.BROKER)) {
            JsonNode status = status(service.port());
            memory(service, record.identity().pid(), status, profiles).ifPresent(all::add);
            status.path("degraded").forEach(reason -> all.add(degraded(service.name(), reason.asText())));
        }
        return all;
    }

    /** It works, without all that it should have. */
    private Diagnosis degraded(String engine, String reason) {
        return Diagnosis.warn(
                engine,
                "degraded, " + reason,
                reason.startsWith("placement: ")
                        ? "It was moved, or not started by the launcher: `taskset -acp CORES PID` moves it back, a restart too."
                        : "docs/operations.md, \"When something is wrong\", says what to do; "
                                + hints.nautilus("logs " + engine) + " says more.");
    }

    /** What an engine stays below with its least heap, and with the heap that it says it has so much more. */
    private Optional<Diagnosis> memory(Service service, long pid, JsonNode status, ResourceProfiles profiles) {
        OptionalLong kib = ResidentMemory.kib(pid);
        Optional<Memory> heap = heap(status);
        if (kib.isEmpty() || heap.isEmpty()) {
            return Optional.of(Diagnosis.unknown(
                    service.name(),
                    kib.isEmpty() ? "its memory is not told" : "it does not say how large its heap is"));
        }
        ContainerProfile.Jvm asked = ProfilesFile.jvm(profiles, service.name());
        Memory ceiling = asked.resident().plus(heap.get().atLeast(asked.heap())).minus(asked.heap());
        Memory used = Memory.ofBytes(kib.getAsLong() * 1024);
        return used.isBelow(ceiling)
                ? Optional.empty()
                : Optional.of(Diagnosis.warn(
                        service.name(),
                        "holds " + used + " in memory, it is to stay below " + ceiling + " with its heap",
                        "GET /metrics on port " + service.port() + " (jvm_memory_used_bytes) says which part; restart"
                                + " it by ending process " + pid + ", and report it."));
    }

    /** Missing where an engine does not say how it is. */
    private static JsonNode status(int port) {
        try {
            return JsonFile.parse(LocalHttp.get(port, "/status").body()).orElse(MissingNode.getInstance());
        } catch (IOException silent) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<Memory> heap(JsonNode status) {
        for (JsonNode each : status.path("placement").path("resources")) {
            if (each.path("name").asText().equals("heap")
                    && each.path("granted").asText().matches("[1-9]\\d{0,6}M")) {
                return Optional.of(Memory.parse(each.path("granted").asText()));
            }
        }
        return Optional.empty();
    }

    private List<Diagnosis> leftovers(List<String> alive, List<String> dead) {
        Optional<FolderLock.Holder> launcher = data.holder().filter(FolderLock.Holder::supervises);
        if (launcher.isPresent()) {
            return List.of(Diagnosis.ok("launcher", "process " + launcher.get().pid() + " looks after what runs"));
        }
        if (!alive.isEmpty()) {
            return List.of(Diagnosis.warn(
                    "launcher",
                    "nobody looks after what runs: what dies stays dead",
                    hints.start() + " with the flags of before takes it over; nothing is interrupted."));
        }
        boolean noted = !dead.isEmpty() || Plan.read(data).isPresent();
        return noted
                ? List.of(Diagnosis.warn(
                        "leftovers",
                        "notes of a start whose processes are gone: the plan"
                                + (dead.isEmpty() ? "" : " and " + String.join(", ", dead)),
                        "They were killed, or the machine went down: " + hints.start() + " goes on from there."))
                : List.of(Diagnosis.ok("leftovers", "none"));
    }

    private List<Diagnosis> ports() {
        List<Diagnosis> taken = new ArrayList<>();
        List<Integer> free = new ArrayList<>();
        for (Service service : services()) {
            boolean ours = RunRecord.read(data.run(), service.name())
                    .filter(RunRecord::alive)
                    .isPresent();
            for (int port : ours ? List.<Integer>of() : service.ports()) {
                Ports.owner(port)
                        .ifPresentOrElse(
                                owner -> taken.add(Diagnosis.fail(
                                        "port " + port,
                                        service.name() + " needs it, and " + owner + " has it",
                                        "Stop that, or choose other ports with --base-port.")),
                                () -> free.add(port));
            }
        }
        if (taken.isEmpty()) {
            taken.add(Diagnosis.ok(
                    "ports",
                    free.isEmpty()
                            ? "all are those of what runs"
                            : free.size() + " that a start needs are free (base port " + plan.basePort() + ")"));
        }
        return taken;
    }
}
