package io.nautilus.launcher.containers;

import io.nautilus.hardware.ContainerPlacement;
import io.nautilus.hardware.HugePages;
import io.nautilus.hardware.KernelFiles;
import io.nautilus.hardware.Placement;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.placement.LocalPlacement;
import io.nautilus.launcher.placement.NotEnforceable;
import io.nautilus.launcher.placement.ProfilesFile;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Feed;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.LogFile;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.process.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A start in containers: the images that are missing, the values of the plan, then phase after phase. */
public final class ContainerStart {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int SHOWN = 15;
    private static final int LAST_WORDS = 3;
    private static final String COMPOSE = "compose";
    private static final int PHASES = 6;
    private static final int LAST_PHASE = PHASES - 1;

    private final Home home;
    private final DataFolder data;
    private final ContainerEngine engine;
    private final Compose compose;
    private final Images images;
    private final ValuesFile file;
    private final LogOwner owner;
    private final ContainerPlan plan;

    private ContainerStart(Home home, DataFolder data, ContainerEngine engine, Docker docker, ContainerPlan plan) {
        this.home = home;
        this.data = data;
        this.engine = engine;
        this.compose = new Compose(docker);
        this.images = new Images(home, compose, data.logs());
        this.file = new ValuesFile(home.root());
        this.owner = new LogOwner(docker, home, data);
        this.plan = plan;
    }

    /** Refuses what cannot be run in containers, or not on this engine. */
    public static ContainerStart of(Home home, DataFolder data, ContainerEngine engine, Docker docker, Plan plan) {
        refusal(plan).ifPresent(why -> {
            throw new Refusal(ExitCode.BAD_FLAGS, why);
        });
        ResourceProfiles profiles = ProfilesFile.of(home.root(), plan.placing().values());
        LocalPlacement.check(profiles, plan.services());
        Optional<Placement> placement = Optional.of(plan.placing())
                .filter(placing -> placing.isPlanned())
                .map(placing -> LocalPlacement.planned(profiles, engine.machine(), placing));
        Folders folders = Folders.of(data);
        return new ContainerStart(
                home,
                data,
                engine,
                docker,
                new ContainerPlan(plan, profiles, placement, folders, ContainerPlan.optional(placement)));
    }

    /** Why a plan cannot be run in containers; empty where it can. */
    public static Optional<String> refusal(Plan plan) {
        if (!plan.engines().equals(Catalogue.engineNames())) {
            return Optional.of("--engines is for processes on this machine: in containers all nine run.");
        }
        return plan.feed() instanceof Feed.Replay replay && replay.folders().size() > 1
                ? Optional.of("In containers the files of --feed have to lie in one folder, which they get to see.")
                : Optional.empty();
    }

    public ContainerPlan plan() {
        return plan;
    }

    /** What a start would do, and nothing is changed. */
    public List<String> dryRun() {
        owner.refuseOther();
        refuseClosed();
        String user = plan.folders().futureOwner();
        List<String> stale = images.stale(plan.plan().services());
        boolean runs = checked(user, stale);
        List<String> lines = new ArrayList<>(List.of("containers   " + engine.text()));
        placement().forEach(line -> lines.add("placement    " + line));
        if (stale.isEmpty()) {
            lines.add("images       all are built");
        }
        stale.forEach(service -> lines.add("would build  " + Compose.typed(Compose.toBuild(service))));
        if (!runs) {
            images.absent(plan.optional())
                    .forEach(service -> lines.add("would fetch  " + Compose.typed(Compose.toPull(service))));
            lines.add("would write  " + file.path());
            plan.lines(user).forEach(line -> lines.add("    " + line));
        }
        if (!owner.isNoted()) {
            lines.add("would note   " + Compose.typed(owner.toForget()) + "; " + Compose.typed(owner.toNote()));
        }
        ContainerPlan left = runs ? plan.without(leftOut()) : plan;
        for (int phase = 0; phase < PHASES; phase++) {
            List<String> services = services(phase, left);
            List<String> waiting = unhealthy(services);
            if (!services.isEmpty()) {
                lines.add("phase %d/%d: ".formatted(phase + 1, PHASES)
                        + (waiting.isEmpty()
                                ? String.join(", ", services) + ": healthy already"
                                : Compose.typed(Compose.toBringUp(waiting)) + "; then waits until healthy"));
            }
        }
        lines.add("");
        lines.add("This was a dry run: nothing was started, written or changed.");
        return lines;
    }

    /** What is planned, and what of it not even containers can have. */
    private List<String> placement() {
        List<String> lines = new ArrayList<>();
        lines.add(plan.placement()
                .map(placed -> "plan for cores " + placed.used().cores() + ", memory "
                        + placed.used().memory() + "; each container is held to its cores and its memory")
                .orElse("nothing is planned: every container may run on all cores, with its least memory"));
        plan.placement().ifPresent(placed -> placed.leftOut()
                .forEach(left -> lines.add(left.name() + " is left out: " + left.reason())));
        lines.addAll(NotEnforceable.inContainers(plan.profiles(), engine.controlGroups(), hasHugePages()));
        return lines;
    }

    /** Of a virtual machine's kernel nobody knows whether it makes them. */
    private boolean hasHugePages() {
        return !engine.isVirtual()
                && plan.placement()
                        .filter(placed -> HugePages.areHad(
                                KernelFiles.ofThisSystem(),
                                placed.containers().stream().map(ContainerPlacement::jvmFlags)))
                        .isPresent();
    }

    /**
     * Starts what does not run, until all are healthy; whoever calls it holds the data folder's lock.
     *
     * @return the plan without what could not be had
     * @throws Refusal if it runs otherwise than asked for, or something does not become healthy
     */
    public ContainerPlan run(Progress progress) {
        data.check();
        data.checkSpace();
        owner.refuseOther();
        refuseClosed();
        progress.say("containers", engine.text());
        placement().forEach(line -> progress.say("placement", line));
        data.open();
        String user = plan.folders().make();
        List<String> stale = images.stale(plan.plan().services());
        boolean runs = checked(user, stale);
        images.build(stale, progress);
        ContainerPlan left = plan.without(runs ? leftOut() : images.fetch(plan.optional(), progress));
        if (!runs) {
            file.write(left.lines(user));
        }
        owner.take();
        new ContainerNote(data).write(left.optional());
        left.plan().write(data);
        for (int phase = 0; phase < PHASES; phase++) {
            start(services(phase, left), progress);
        }
        return left;
    }

    private void refuseClosed() {
        MountedFiles files = MountedFiles.of(home.root(), engine, plan.optional());
        if (!files.closed().isEmpty()) {
            throw new Refusal(ExitCode.FILES_CLOSED, "Nothing was changed: " + files.saw() + ".\n" + files.advice());
        }
    }

    /** Whether some of it runs; refuses where that is not what is asked for. */
    private boolean checked(String user, List<String> stale) {
        boolean runs =
                plan.plan().services().stream().anyMatch(name -> state(name).running());
        if (runs) {
            refuseOther(plan.without(leftOut()).lines(user), stale);
        } else {
            file.check();
        }
        return runs;
    }

    /** What could not be had when all was started, and so does not run beside the rest. */
    private List<String> leftOut() {
        List<String> runs = new ContainerNote(data).optional().orElseGet(plan::optional);
        return plan.optional().stream().filter(name -> !runs.contains(name)).toList();
    }

    private void refuseOther(List<String> asked, List<String> stale) {
        List<String> differences = new ArrayList<>(file.differences(asked));
        stale.forEach(service -> differences.add(service + ": an older build runs"));
        if (!differences.isEmpty()) {
            throw new Refusal(
                    ExitCode.OTHER_PLAN,
                    "Nautilus runs in containers already, but not as asked:\n  " + String.join("\n  ", differences)
                            + "\nNothing was changed. Stop it first: "
                            + home.hints(file.data().orElse(data)).nautilus("stop"));
        }
    }

    private static List<String> services(int phase, ContainerPlan plan) {
        return phase == LAST_PHASE
                ? plan.optional()
                : plan.plan().services().stream()
                        .filter(name -> Catalogue.phase(name) == phase)
                        .toList();
    }

    private ContainerState state(String service) {
        return compose.inspect(service).map(ContainerState::of).orElse(ContainerState.NONE);
    }

    /** Those that a start has to wait for. */
    private List<String> unhealthy(List<String> services) {
        List<String> waiting = new ArrayList<>(services);
        waiting.removeIf(service -> state(service).health().healthy());
        return waiting;
    }

    private void start(List<String> services, Progress progress) {
        List<String> waiting = unhealthy(services);
        if (waiting.isEmpty()) {
            return;
        }
        waiting.forEach(service -> progress.say(service, "starts"));
        Path log = new LogFile(data.logs(), COMPOSE).path();
        if (compose.up(waiting, log) != 0) {
            String last = String.join("\n", new LogFile(data.logs(), COMPOSE).tail(LAST_WORDS));
            throw new Refusal(
                    ExitCode.START_FAILED,
                    "Compose could not start " + String.join(", ", waiting) + ":\n" + last + "\nAll: " + log);
        }
        await(waiting, progress);
    }

    private void await(List<String> waiting, Progress progress) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            for (String service : List.copyOf(waiting)) {
                ContainerState state = state(service);
                if (state.health().healthy()) {
                    progress.say(service, "healthy");
                    waiting.remove(service);
                } else if (System.nanoTime() - giveUp > 0) {
                    throw notHealthy(service, state);
                }
            }
            if (waiting.isEmpty()) {
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private Refusal notHealthy(String service, ContainerState state) {
        String container = Compose.container(service);
        return new Refusal(
                ExitCode.START_FAILED,
                service + " did not become healthy in " + PATIENCE.toSeconds() + " s: "
                        + state.health().detail() + ", " + state.restarts() + " restarts"
                        + (state.lastEnd().isEmpty() ? "" : ", " + state.lastEnd()) + "\n"
                        + compose.tail(service, SHOWN)
                        + "\nAll of it: docker logs " + container
                        + "\nWhat runs was left running: " + home.hints(data).nautilus("stop") + " stops it.");
    }
}
