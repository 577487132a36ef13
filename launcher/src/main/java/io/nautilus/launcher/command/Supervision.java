package io.nautilus.launcher.command;

import io.nautilus.hardware.DetectedMachine;
import io.nautilus.hardware.Finding;
import io.nautilus.hardware.HugePages;
import io.nautilus.hardware.KernelFiles;
import io.nautilus.hardware.Memory;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.BootId;
import io.nautilus.launcher.data.BootNotes;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.LogSuspicion;
import io.nautilus.launcher.data.Tokens;
import io.nautilus.launcher.doctor.Doctor;
import io.nautilus.launcher.placement.Allotments;
import io.nautilus.launcher.placement.LocalPlacement;
import io.nautilus.launcher.placement.NotEnforceable;
import io.nautilus.launcher.placement.ProfilesFile;
import io.nautilus.launcher.placement.ThisMachine;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Hints;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.process.Ports;
import io.nautilus.launcher.process.Progress;
import io.nautilus.launcher.process.RunFolder;
import io.nautilus.launcher.process.Service;
import io.nautilus.launcher.process.StartListener;
import io.nautilus.launcher.process.Supervisor;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** One launcher's care for everything that runs on a data folder whose lock it holds. */
final class Supervision implements StartListener {
    private final Home home;
    private final DataFolder data;
    private final Plan plan;
    private final RunFolder run;
    private final ResourceProfiles profiles;
    private final DetectedMachine machine;
    private final Allotments allotments;
    private final Catalogue catalogue;
    private final BootNotes boot;
    private final LogSuspicion suspicion;

    Supervision(Home home, DataFolder data, Plan plan) {
        this.home = home;
        this.data = data;
        this.plan = plan;
        this.run = new RunFolder(data);
        this.profiles = ProfilesFile.of(home.root(), plan.placing().values());
        this.machine = ThisMachine.detected();
        this.allotments = LocalPlacement.of(profiles, machine.machine(), plan.placing(), plan.services());
        this.catalogue = new Catalogue(home, data, allotments);
        this.boot = new BootNotes(data, BootId.read());
        this.suspicion = new LogSuspicion(data);
    }

    /** Refuses what would not start, and changes nothing. */
    void check() {
        data.check();
        data.checkSpace();
        checkSamePlan();
        catalogue.checkBuilt();
        Ports.checkFree(catalogue.services(plan).stream()
                .filter(service -> !run.isAlive(service.name()))
                .toList());
    }

    /** Refuses where what runs is not what is asked for: other flags, another placement, or an older build. */
    void checkSamePlan() {
        List<String> differences = new ArrayList<>();
        if (run.anyAlive(Catalogue.names())) {
            Plan.read(data).ifPresent(running -> differences.addAll(plan.differences(running)));
        }
        if (differences.isEmpty()) {
            for (Service service : catalogue.services(plan)) {
                if (run.runsDifferently(service)) {
                    differences.add(service.name()
                            + ": an older build, or one started with other switches or in another way, runs");
                }
            }
        }
        refuse(differences, home.hints(data));
    }

    static void refuse(List<String> differences, Hints hints) {
        if (!differences.isEmpty()) {
            throw new Refusal(
                    ExitCode.OTHER_PLAN,
                    "Nautilus runs already, but not as asked:\n  " + String.join("\n  ", differences)
                            + "\nNothing was changed. Stop it first: " + hints.nautilus("stop"));
        }
    }

    /**
     * Starts everything and looks after it until this process is asked to stop; then stops what was started here.
     *
     * @throws Refusal if something will not become healthy; what was started here has been stopped again
     */
    void run(Progress progress, Runnable whenHealthy) {
        prepare(progress);
        Supervisor supervisor =
                new Supervisor(catalogue.services(plan), home.root(), data, progress, this, System::nanoTime);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(supervisor, stopped), "stop"));
        try {
            supervisor.start();
            if (!supervisor.stopping()) {
                whenHealthy.run();
            }
            supervisor.supervise();
        } finally {
            end(supervisor, stopped);
        }
    }

    /** A stop that cannot be noted is a stop: the next start then takes the log for suspect. */
    private void end(Supervisor supervisor, CountDownLatch stopped) {
        try {
            supervisor.stopStarted();
            noteStopped();
        } finally {
            stopped.countDown();
        }
    }

    private void prepare(Progress progress) {
        check();
        data.open();
        new Tokens(data, new SecureRandom()).ensure();
        boot.begin(plan.engines());
        suspicion
                .untold()
                .ifPresent(why -> progress.say(
                        "launcher",
                        "the log may have lost its end: " + why
                                + ". Trading is held until: "
                                + home.hints(data).nautilus("accept-log")));
        machine().forEach(line -> progress.say("machine", line));
        placement().forEach(line -> progress.say("placement", line));
        allotments.sitApart().ifPresent(why -> progress.say("placement", why));
        plan.write(data);
    }

    /** What the machine is, what of it is not known, and what is not as it should be for a start. */
    List<String> machine() {
        Memory least = plan.services().stream()
                .map(name -> ProfilesFile.jvm(profiles, name).resident())
                .reduce(Memory.NONE, Memory::plus);
        List<String> lines = new ArrayList<>();
        lines.add(machine.find("chip").flatMap(Finding::value).orElse("a chip that the system does not name")
                + ", cores " + machine.allowed() + cores(machine) + ", memory " + machine.memory());
        new Doctor().beforeStart(least).forEach(each -> lines.add(each.line()));
        return lines;
    }

    private static String cores(DetectedMachine machine) {
        return machine.efficiency().isEmpty() ? "" : " (of them slower ones: " + machine.efficiency() + ")";
    }

    /** What is planned, or that nothing is, and what it costs. */
    List<String> placement() {
        List<String> lines = new ArrayList<>(allotments.report());
        List<String> untrained = catalogue.untrained(plan);
        if (!untrained.isEmpty()) {
            lines.add("no trained start fits the collector of " + String.join(", ", untrained)
                    + ", so they start slower; with the same flags scripts/nautilus train makes one");
        }
        boolean hugePages = HugePages.areHad(
                KernelFiles.ofThisSystem(),
                plan.services().stream().map(name -> allotments.of(name).jvmFlags()));
        lines.addAll(NotEnforceable.lines(profiles, allotments.binding(), hugePages));
        return lines;
    }

    /** How a start binds itself, as a shell would; nothing where it does not. */
    List<String> apart() {
        return allotments.apart("$$");
    }

    List<Service> services() {
        return catalogue.services(plan);
    }

    private static void stopAndWait(Supervisor supervisor, CountDownLatch stopped) {
        supervisor.askToStop();
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes a clean stop, if nothing runs any more. */
    void noteStopped() {
        if (!run.anyAlive(Catalogue.names())) {
            boot.stopped();
            run.forget(Catalogue.names());
        }
    }

    @Override
    public Map<String, String> starting(String service) {
        return suspicion
                .untold(service)
                .map(why -> Map.of("NAUTILUS_LOG_SUSPECT", why))
                .orElse(Map.of());
    }

    @Override
    public void healthy(String service) {
        if (service.equals(Catalogue.BROKER)) {
            boot.logServes();
        }
        suspicion.told(service);
    }
}
