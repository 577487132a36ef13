package io.nautilus.launcher.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.Compilers;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.placement.Allotments;
import io.nautilus.launcher.placement.Placing;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.EngineTool;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.LogFile;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.process.ProcessIdentity;
import io.nautilus.launcher.process.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The real broker and the packaged engines on a data folder of their own, driven by the launcher's commands. */
public final class Platform implements Running, AutoCloseable {
    /** From a feed to a position: what the faults are done to, unless a platform is of all. */
    public static final List<String> ORDER_PATH = List.of("marketdata", "risk", "portfolio");

    /** A second process of risk, beside the first. */
    public static final String SUCCESSOR = "risk-successor";
    /** What stands between the engines and the broker where a fault needs it. */
    public static final String PROXY = "proxy";

    static final String BEHIND_PROXY = "behind-proxy";
    private static final int BASES = 9;
    private static final int BASE_STEP = 10;
    private static final int FIRST_BASE = 23_000;
    /** A second process of risk, the broker's listener behind the proxy, and the proxy. */
    private static final Map<String, Integer> MORE_PORTS = Map.of(SUCCESSOR, 204, BEHIND_PROXY, 1094, PROXY, 1095);
    /** Held by this process for as long as it lives, so that no other takes the same base between two starts. */
    private static final int CLAIM = 999;

    private static final ServerSocket CLAIMED =
            claimed((int) (ProcessHandle.current().pid() % BASES));
    /** Others test on this machine too, so it is the first base that is not claimed and whose ports are free. */
    public static final int BASE_PORT = CLAIMED.getLocalPort() - CLAIM;

    /** Others run beside it, so it plans with the least memory that suffices. */
    private static final String SMALL_PLAN = "NAUTILUS_PLAN_GB";

    private static final String SMALL_PLAN_GIB = "4";
    /** So short a journal is verified before the second compiler pays. */
    private static final List<String> OVER_SOON = List.of(Compilers.QUICK_ALONE);

    private static final long COMMAND_SECONDS = 300;
    private static final int LOG_LINES = 40;
    private static final System.Logger LOG = System.getLogger(Platform.class.getName());

    private final Home home;
    private final DataFolder data;
    private final Map<String, String> environment;
    private final List<String> engines;

    /** How a command ended and what it printed. */
    public record Ended(int exitCode, String output) {}

    /** {@code folder} is where its data folder is to lie, {@code environment} is added to every process's. */
    public Platform(Home home, Path folder, Map<String, String> environment) {
        this(home, folder, environment, ORDER_PATH);
    }

    /** Of these engines. */
    public Platform(Home home, Path folder, Map<String, String> environment, List<String> engines) {
        this.engines = List.copyOf(engines);
        this.home = home;
        this.data = new DataFolder(folder.resolve("data"));
        this.environment = Map.copyOf(environment);
    }

    private static ServerSocket claimed(int start) {
        return IntStream.range(start, start + BASES)
                .map(number -> FIRST_BASE + number % BASES * BASE_STEP)
                .filter(base -> ports(base).allMatch(Platform::isFree))
                .mapToObj(base -> bound(base + CLAIM))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("all ports from " + FIRST_BASE + " on are taken"));
    }

    private static IntStream ports(int base) {
        return IntStream.concat(
                Catalogue.names().stream().mapToInt(name -> Catalogue.port(name, base)),
                MORE_PORTS.values().stream().mapToInt(offset -> base + offset));
    }

    private static Optional<ServerSocket> bound(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException taken) {
            return Optional.empty();
        }
    }

    private static boolean isFree(int port) {
        Optional<ServerSocket> socket = bound(port);
        try {
            if (socket.isPresent()) {
                socket.get().close();
            }
        } catch (IOException notClosed) {
            throw new UncheckedIOException(notClosed);
        }
        return socket.isPresent();
    }

    /** Starts everything in the background and returns when all are healthy. */
    public Ended start(String... flags) throws Exception {
        long begunNanos = System.nanoTime();
        Ended ended = tryStart(flags);
        Check.equal(ended.exitCode(), 0, "the exit code of what printed %s", ended.output());
        LOG.log(
                System.Logger.Level.INFO,
                "start %s took %.1f s".formatted(List.of(flags), (System.nanoTime() - begunNanos) / 1e9));
        return ended;
    }

    public Ended tryStart(String... flags) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("start", "--mode", "local", "--detach"));
        if (!List.of(flags).contains("--base-port")) {
            arguments.addAll(List.of("--base-port", Integer.toString(BASE_PORT)));
        }
        arguments.addAll(List.of("--engines", String.join(",", engines)));
        if (!engines.contains("strategy")) {
            arguments.add("--no-strategies");
        }
        if (Plan.read(data()).filter(noted -> !noted.placing().isPlanned()).isPresent()) {
            arguments.add(Placing.FLAG);
        }
        arguments.addAll(List.of(flags));
        return run(arguments.toArray(String[]::new));
    }

    /** As {@code scripts/nautilus} does it, but for the data folder. */
    public Ended run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                home.java().toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                Compilers.QUICK_ALONE,
                "-Dnautilus.home=" + home.root(),
                "-cp",
                home.classpath(),
                "io.nautilus.launcher.command.Nautilus"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.root().toString()));
        Path output = Files.createTempFile("nautilus-command", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putIfAbsent(SMALL_PLAN, SMALL_PLAN_GIB);
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String printed = Files.readString(output);
        Files.delete(output);
        Check.that(ended, "%s ended; it printed %s", List.of(arguments), printed);
        return new Ended(process.exitValue(), printed);
    }

    /** What the command says; each call is a JVM of its own, so who only waits asks {@link #isHealthy}. */
    public JsonNode status() throws Exception {
        return JsonFile.parse(run("status", "--json").output()).orElseThrow();
    }

    /** The same, once it says that all are healthy. */
    public JsonNode healthyStatus() throws Exception {
        return Await.until("a healthy status", this::status, status -> status.path("healthy")
                .asBoolean());
    }

    public void stop() throws Exception {
        Ended ended = run("stop");
        Check.equal(ended.exitCode(), 0, "the exit code of what printed %s", ended.output());
    }

    /** Ends what runs, if anything does; the next platform needs the ports. */
    @Override
    public void close() {
        try {
            stop();
        } catch (Exception failed) {
            throw new AssertionError("what was started could not be stopped", failed);
        }
    }

    public Home home() {
        return home;
    }

    public DataFolder data() {
        return data;
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** What runs on it, in the order of its start. */
    public List<String> services() {
        return plan().services();
    }

    Plan plan() {
        return Plan.simulated(BASE_PORT).only(engines);
    }

    public int port(String service) {
        Integer more = MORE_PORTS.get(service);
        return more == null ? Catalogue.port(service, BASE_PORT) : BASE_PORT + more;
    }

    @Override
    public List<String> engines() {
        return engines;
    }

    @Override
    public URI address(String engine) {
        return URI.create("http://127.0.0.1:" + port(engine));
    }

    @Override
    public EngineTool.Result verified(String engine) {
        return new EngineTool(home, data, engine, OVER_SOON).run(bootstrap());
    }

    @Override
    public String bootstrap() {
        return "127.0.0.1:" + port(Catalogue.BROKER);
    }

    @Override
    public String token(String role) throws IOException {
        return Files.readString(data.secrets().resolve(role + ".token")).strip();
    }

    /** The process that is noted for a service. */
    public ProcessIdentity process(String service) {
        return RunRecord.read(data.run(), service).orElseThrow().identity();
    }

    /** Kills the launcher that looks after the engines; they go on. */
    public void killLauncher() {
        kill(ProcessIdentity.of(data.holder().orElseThrow().pid()).orElseThrow());
        Await.until("the lock's end", data::isLocked, locked -> !locked);
    }

    /** SIGKILL for all that runs, first for the launcher, which would start the others again. */
    void kill() {
        List<ProcessIdentity> processes = services().stream().map(this::process).toList();
        killLauncher();
        processes.forEach(Platform::kill);
    }

    /** SIGKILL, by id and start time; returns when the process is dead. */
    public static void kill(ProcessIdentity process) {
        Check.that(process.alive(), "%s is alive", process);
        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
        long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (process.alive()) {
            Check.that(System.nanoTime() - giveUp < 0, "%s dies of SIGKILL", process);
            LockSupport.parkNanos(100_000);
        }
    }

    /** Whether every process that is noted lives and says that it is healthy. */
    public boolean isHealthy() {
        return new Catalogue(home, data, Allotments.none())
                .services(plan()).stream()
                        .allMatch(service ->
                                isAlive(service.name()) && service.probe().ask().healthy());
    }

    boolean isAlive(String service) {
        return RunRecord.read(data.run(), service).filter(RunRecord::alive).isPresent();
    }

    /** How often the launcher notes that it started a service again. */
    public int restarts(String service) {
        return RunRecord.read(data.run(), service).orElseThrow().restarts();
    }

    /** How often a status says that a service was started again. */
    public static int restarts(JsonNode status, String name) {
        for (JsonNode service : status.path("services")) {
            if (service.path("name").asText().equals(name)) {
                return service.path("restarts").asInt();
            }
        }
        throw Check.broken("%s is in %s", name, status);
    }

    /** What every process said last; for a failure's report. */
    public String logs() {
        StringBuilder text = new StringBuilder();
        List<String> names = new ArrayList<>(Catalogue.names());
        names.add("launcher");
        for (String name : names) {
            LogFile log = new LogFile(data.logs(), name);
            text.append("\n--- ").append(log.path()).append('\n');
            log.tail(LOG_LINES).forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
