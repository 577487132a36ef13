package io.nautilus.benchmarks.stand;

import io.nautilus.hardware.Asked;
import io.nautilus.hardware.CoreSet;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.Tokens;
import io.nautilus.launcher.placement.Allotments;
import io.nautilus.launcher.placement.LocalPlacement;
import io.nautilus.launcher.placement.Placing;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Health;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.process.Service;
import io.nautilus.launcher.process.StartCache;
import io.nautilus.runtime.kafka.KafkaClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The broker and engines that a benchmark measures, started with the launcher's own commands on a data folder that
 * lives as long as this, on ports that were free. Whatever ends the benchmark ends them.
 */
public final class Stand implements AutoCloseable {
    private static final int FIRST_BASE = 24_000;
    private static final int BASES = 40;
    private static final int BASE_STEP = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();
    private static final int LAST_LINES = 15;

    private final Home home;
    private final DataFolder data;
    private final Tokens tokens;
    private final Plan plan;
    private final Catalogue catalogue;
    private final Map<String, Child> running = new HashMap<>();
    private final Thread hook = new Thread(this::end, "benchmark-end");

    private Stand(Home home, DataFolder data, Allotments allotments) {
        this.home = home;
        this.data = data;
        this.tokens = new Tokens(data, new SecureRandom());
        this.plan = Plan.simulated(freeBase());
        this.catalogue = new Catalogue(home, data, allotments);
        tokens.ensure();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** An empty data folder below the system's folder for temporary files; nothing runs yet. */
    public static Stand open() {
        return open(Placing.none(Placing.FLAG));
    }

    /** The same with what a plan gives each. */
    public static Stand open(Placing placing) {
        Home own = Home.ofThisProcess();
        Allotments allotments = LocalPlacement.of(own.root(), placing, Catalogue.names());
        Path launcher = own.root().resolve("launcher/target/launcher.jar");
        try {
            DataFolder data = new DataFolder(Files.createTempDirectory("nautilus-benchmark"));
            data.checkSpace();
            Files.createDirectories(data.run());
            return new Stand(new Home(own.root(), own.java(), launcher.toString()), data, allotments);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freeBase() {
        int start = (int) (ProcessHandle.current().pid() % BASES);
        return IntStream.range(start, start + BASES)
                .map(number -> FIRST_BASE + number % BASES * BASE_STEP)
                .filter(base -> Catalogue.names().stream()
                        .mapToInt(name -> Catalogue.port(name, base))
                        .allMatch(port -> isFree(port) && isFree(port + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports from " + FIRST_BASE));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    public void start(String name) {
        start(name, Map.of());
    }

    /**
     * Starts a service of the launcher's catalogue as the launcher would, with {@code settings} added to its environment;
     * returns when it is healthy.
     */
    public void start(String name, Map<String, String> settings) {
        Service service = service(name);
        Map<String, String> environment = new HashMap<>(service.environment());
        environment.putAll(settings);
        Child child = start(name, service.command(), environment);
        await(child, service.probe());
    }

    /** Starts a program of this module in a JVM with an engine's flags. */
    public void startLike(String engine, String name, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        Service like = service(engine);
        like.command().subList(0, like.command().indexOf("-jar")).stream()
                .filter(flag -> !StartCache.isFlag(flag))
                .forEach(command::add);
        command.add("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");
        command.addAll(List.of("-cp", Home.ofThisProcess().classpath(), mainClass));
        command.addAll(arguments);
        start(name, command, Map.of("MALLOC_ARENA_MAX", "2"));
    }

    /** Starts a program of this module in a small JVM, behind {@code words} that bind it. */
    public void startProgram(String name, List<String> words, String heap, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(words);
        command.addAll(List.of(home.java().toString(), heap, "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", Home.ofThisProcess().classpath(), mainClass));
        command.addAll(arguments);
        start(name, command, Map.of());
    }

    private Service service(String name) {
        return catalogue.services(plan).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service " + name));
    }

    /** The names of what runs. */
    public Set<String> running() {
        return Set.copyOf(running.keySet());
    }

    /** The cores that a service was promised; empty where nothing binds it. */
    public Optional<CoreSet> cores(String name) {
        return Optional.ofNullable(service(name).environment().get(Asked.CORES)).map(CoreSet::parse);
    }

    private Child start(String name, List<String> command, Map<String, String> environment) {
        Child child = Child.start(command, environment, home.root(), data.logs().resolve(name + ".log"));
        running.put(name, child);
        return child;
    }

    /** Starts services side by side; returns the seconds after which each was healthy. */
    public Map<String, Double> startTogether(List<String> names, Map<String, String> settings) {
        long beganNanos = System.nanoTime();
        Map<String, Health.Probe> waiting = new LinkedHashMap<>();
        for (String name : names) {
            Service service = service(name);
            Map<String, String> environment = new HashMap<>(service.environment());
            environment.putAll(settings);
            start(name, service.command(), environment);
            waiting.put(name, service.probe());
        }
        Map<String, Double> seconds = new LinkedHashMap<>();
        while (!waiting.isEmpty()) {
            waiting.forEach((name, probe) -> {
                if (isHealthy(running.get(name), probe, beganNanos)) {
                    seconds.put(name, (System.nanoTime() - beganNanos) / 1e9);
                }
            });
            waiting.keySet().removeAll(seconds.keySet());
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return seconds;
    }

    private void await(Child child, Health.Probe probe) {
        long beganNanos = System.nanoTime();
        while (!isHealthy(child, probe, beganNanos)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private boolean isHealthy(Child child, Health.Probe probe, long beganNanos) {
        Health health = probe.ask();
        if (!health.healthy() && (!child.isAlive() || System.nanoTime() - beganNanos > PATIENCE.toNanos())) {
            throw new IllegalStateException(
                    child.log() + ": " + health.detail() + "\n" + String.join("\n", child.tail(LAST_LINES)));
        }
        return health.healthy();
    }

    /** Throws if a process that was started has ended. */
    public void check() {
        running.values().stream().filter(child -> !child.isAlive()).forEach(child -> {
            throw new IllegalStateException(
                    child.log() + " ended by itself:\n" + String.join("\n", child.tail(LAST_LINES)));
        });
    }

    /** CPU time of a process that runs here. */
    public Duration cpu(String name) {
        return running.get(name).cpu();
    }

    /** The most memory in KiB that a process which runs here held in RAM so far, where the system tells. */
    public OptionalLong mostResidentKib(String name) {
        return running.get(name).mostResidentKib();
    }

    public boolean runs(String name) {
        return running.containsKey(name);
    }

    /** Ends one process. */
    public void stop(String name) {
        running.remove(name).stop();
    }

    public String bootstrap() {
        return "127.0.0.1:" + port(Catalogue.BROKER);
    }

    public int port(String service) {
        return Catalogue.port(service, plan.basePort());
    }

    public String token(String role) {
        return tokens.read(role);
    }

    public Path folder() {
        return data.root();
    }

    public KafkaClients clients(String id) {
        return new KafkaClients(bootstrap(), id);
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private synchronized void end() {
        running.forEach((name, child) -> {
            if (!name.equals(Catalogue.BROKER)) {
                child.stop();
            }
        });
        Child broker = running.get(Catalogue.BROKER);
        if (broker != null) {
            broker.stop();
        }
        running.clear();
        delete(data.root());
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + folder, failed);
        }
    }
}
