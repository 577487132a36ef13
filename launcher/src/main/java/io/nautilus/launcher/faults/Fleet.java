package io.nautilus.launcher.faults;

import io.nautilus.launcher.data.BootId;
import io.nautilus.launcher.data.BootNotes;
import io.nautilus.launcher.data.Tokens;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.process.ProcessIdentity;
import io.nautilus.launcher.process.RunRecord;
import io.nautilus.launcher.process.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The broker and the engines in the hands of a test: each is killed, stopped and continued at a moment of its choice,
 * and started again by the launcher's own command lines without the pauses that grow with every death. Nobody else
 * looks after them. The engines reach the broker through a proxy.
 */
public final class Fleet implements AutoCloseable {
    public static final String RISK = "risk";
    public static final String MARKETDATA = "marketdata";
    public static final String PORTFOLIO = "portfolio";

    private static final System.Logger LOG = System.getLogger(Fleet.class.getName());
    private static final Duration READY_WITHIN = Duration.ofSeconds(180);
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Platform platform;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, ProcessIdentity> processes = new HashMap<>();
    private final Map<String, Process> children = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final BrokerProxy proxy;

    /** When a kill began and when the process was seen to be dead, in nanoseconds since 1970. */
    public record Death(long askedNanos, long deadNanos) {}

    /** Starts everything on a new data folder; returns when all are ready. */
    public Fleet(Platform platform) throws IOException {
        this.platform = platform;
        Plan plan = platform.plan();
        platform.data().open();
        new Tokens(platform.data(), new SecureRandom()).ensure();
        new BootNotes(platform.data(), BootId.read()).begin(plan.engines());
        plan.write(platform.data());
        Files.createDirectories(platform.data().logs());
        new Catalogue(platform.home(), platform.data())
                .services(plan)
                .forEach(service -> services.put(service.name(), service));
        proxy = new BrokerProxy(platform.port(Platform.PROXY), platform.port(Platform.BEHIND_PROXY));
        try {
            begin();
        } catch (IOException | RuntimeException | Error failed) {
            close();
            throw failed;
        }
    }

    private void begin() throws IOException {
        start(Catalogue.BROKER);
        awaitReady(Catalogue.BROKER);
        for (String engine : platform.plan().engines()) {
            start(engine);
        }
        awaitAllReady();
    }

    public Platform platform() {
        return platform;
    }

    public BrokerProxy proxy() {
        return proxy;
    }

    /** What is added to the environment of every engine that is started from now on. */
    public void set(String name, String value) {
        environment.put(name, value);
    }

    public void unset(String name) {
        environment.remove(name);
    }

    /** Starts a service; it is not ready yet. */
    public void start(String name) throws IOException {
        Service service = services.get(name);
        ProcessIdentity started = spawn(name, service, Map.of());
        new RunRecord(started, Instant.now(), service.port(), service.fingerprint(), -1, 0, "")
                .write(platform.data().run(), name);
    }

    /** A second process of risk on the same shard, with a port of its own. */
    public void startSuccessor() throws IOException {
        String port = Integer.toString(platform.port(Platform.SUCCESSOR));
        spawn(Platform.SUCCESSOR, services.get(RISK), Map.of("NAUTILUS_PORT", port, "QUARKUS_HTTP_PORT", port));
    }

    private ProcessIdentity spawn(String name, Service service, Map<String, String> more) throws IOException {
        List<String> command = new ArrayList<>(service.command());
        if (name.equals(Catalogue.BROKER)) {
            command.addAll(List.of("--second-port", Integer.toString(platform.port(Platform.BEHIND_PROXY))));
            command.addAll(List.of("--second-advertised", Integer.toString(proxy.port())));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(platform.home().root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        platform.data().logs().resolve(name + ".log").toFile()));
        builder.environment().putAll(platform.environment());
        builder.environment().putAll(service.environment());
        builder.environment().putAll(environment);
        builder.environment().put("NAUTILUS_BOOTSTRAP", "127.0.0.1:" + proxy.port());
        builder.environment().putAll(more);
        Process child = builder.start();
        children.put(name, child);
        ProcessIdentity identity =
                ProcessIdentity.of(child.pid()).orElseGet(() -> new ProcessIdentity(child.pid(), "ended at once"));
        processes.put(name, identity);
        return identity;
    }

    /** The launcher started it, or took it over: from now on it is looked after here. */
    public void takeOver(String name) {
        ProcessIdentity noted = platform.process(name);
        if (!noted.equals(processes.get(name))) {
            processes.put(name, noted);
            children.remove(name);
        }
    }

    /** Processes that run an engine on this data and that no note knows; a launcher's death leaves none. */
    List<Long> unknown() {
        return platform.plan().engines().stream().flatMap(this::unknown).toList();
    }

    private Stream<Long> unknown(String engine) {
        String program = " -jar " + platform.home().root().resolve("engines").resolve(engine);
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(program))
                        .isPresent())
                .map(ProcessHandle::pid)
                .filter(pid -> pid != processes.get(engine).pid())
                .filter(this::isOnThisData);
    }

    /** Other fleets of this home may run beside this one. Where there is no such file nobody can say, and it counts. */
    private boolean isOnThisData(long pid) {
        try {
            String environment = Files.readString(Path.of("/proc/" + pid + "/environ"), StandardCharsets.ISO_8859_1);
            return List.of(environment.split("\0"))
                    .contains("NAUTILUS_DATA=" + platform.data().root());
        } catch (NoSuchFileException noProcFiles) {
            return !Files.exists(Path.of("/proc/self"));
        } catch (IOException ended) {
            return false;
        }
    }

    public boolean alive(String name) {
        return processes.containsKey(name) && processes.get(name).alive();
    }

    /** Returns when the service says that it is ready; fails when it dies before. */
    public void awaitReady(String name) {
        Await.until(name + " to be ready", READY_WITHIN, () -> answer(name), "ready"::equals);
    }

    private String answer(String name) {
        if (!alive(name)) {
            throw Check.broken("%s ended before it was ready, with %s", name, exitCode(name));
        }
        var health = name.equals(Platform.SUCCESSOR)
                ? new io.nautilus.launcher.process.EngineProbe(platform.port(name)).ask()
                : services.get(name).probe().ask();
        return health.healthy() ? "ready" : health.detail();
    }

    /** Starts what is not alive, and returns with the names of what was when all are ready. */
    public List<String> restore() throws IOException {
        List<String> dead =
                services.keySet().stream().filter(name -> !alive(name)).toList();
        for (String name : dead) {
            LOG.log(System.Logger.Level.INFO, name + " is started again; it ended with " + exitCode(name));
            start(name);
            if (name.equals(Catalogue.BROKER)) {
                awaitReady(name);
            }
        }
        awaitAllReady();
        return dead;
    }

    public void awaitAllReady() {
        services.keySet().forEach(this::awaitReady);
    }

    /** How a child of this process ended; empty while it lives, or where it was not started here. */
    public OptionalInt exitCode(String name) {
        Process child = children.get(name);
        if (child == null || alive(name)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(child.waitFor());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** Returns when a service has ended by itself. */
    public void awaitEnd(String name, Duration patience) {
        Check.that(processes.get(name).awaitEnd(patience), "%s ends within %s", name, patience);
    }

    /** SIGKILL. */
    public Death kill(String name) {
        long askedNanos = ProgramWriter.nanos(Instant.now());
        Platform.kill(processes.get(name));
        return new Death(askedNanos, ProgramWriter.nanos(Instant.now()));
    }

    /** SIGSTOP. */
    public void stand(String name) throws IOException {
        Signal.send("-STOP", processes.get(name), () -> {});
    }

    /** SIGCONT. */
    public void goOn(String name) throws IOException {
        Signal.send("-CONT", processes.get(name), () -> {});
    }

    /** SIGTERM; returns when it has ended. */
    public void stop(String name) {
        ProcessIdentity process = processes.get(name);
        if (process != null) {
            process.stop(GRACE);
        }
    }

    ProcessIdentity process(String name) {
        return processes.get(name);
    }

    /** What must not outlive the test: everything, whoever started it last. */
    @Override
    public void close() {
        if (platform.data().isLocked()) {
            platform.killLauncher();
            services.keySet().forEach(this::takeOver);
        }
        List<String> names = new ArrayList<>(List.of(Platform.SUCCESSOR));
        names.addAll(services.keySet().stream().toList().reversed());
        names.forEach(this::stop);
        proxy.close();
    }
}
