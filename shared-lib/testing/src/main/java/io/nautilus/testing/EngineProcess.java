package io.nautilus.testing;

import static io.restassured.RestAssured.given;

import io.nautilus.contracts.EngineStatus;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Topics;
import io.nautilus.hardware.Asked;
import io.nautilus.hardware.Collector;
import io.nautilus.hardware.Compilers;
import io.nautilus.hardware.ContainerProfile;
import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.DetectedMachine;
import io.nautilus.hardware.KernelFiles;
import io.nautilus.hardware.LinuxMachine;
import io.nautilus.launcher.placement.ProfilesFile;
import io.nautilus.runtime.kafka.KafkaClients;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An engine as it is packaged, in a process of its own as the launcher would start it: so a test can kill it. Run from
 * the engine's module. What it prints goes to {@code target/engine-NAME-PORT.log}.
 */
public final class EngineProcess implements AutoCloseable {
    private static final Path ROOT = Path.of("../..");
    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final int FIRST_PORT = 14_000;
    private static final int PORT_PAIRS = 1_000;

    /** There if {@code nautilus train} ran after the engine was packaged. */
    private static final Path CACHE = JAR.resolveSibling("app.aot");

    private final String engine;
    private final String bootstrap;
    private final ServerSocket claim = claimed();
    private final int port = claim.getLocalPort() + 1;
    private final Map<String, String> environment = new HashMap<>();
    private int processors = cores().size();
    private Process process;

    /** An engine with {@code bootstrap} as its log and {@code data} as its data folder; not started yet. */
    public EngineProcess(String engine, String bootstrap, Path data) {
        this.engine = engine;
        this.bootstrap = bootstrap;
        Secrets.write(data);
        environment.put("NAUTILUS_BOOTSTRAP", bootstrap);
        environment.put("NAUTILUS_DATA", data.toString());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put(Asked.CORES, cores().text());
        environment.put(Asked.HEAP, asks(engine).heap().text());
        environment.put(Asked.COLLECTOR, "serial");
    }

    /** Those that this process may run on, and so all that it starts; where no kernel says so, places in a row. */
    public static CoreSet cores() {
        return LinuxMachine.read(KernelFiles.ofThisSystem())
                .map(DetectedMachine::allowed)
                .orElseGet(() -> CoreSet.first(Runtime.getRuntime().availableProcessors()));
    }

    /**
     * The engine's port is the one behind it. It is held as long as this is open, so that no other test takes the same;
     * and it is none that the system gives to connections, which come and go.
     */
    private static ServerSocket claimed() {
        int start = (int) (ProcessHandle.current().pid() % PORT_PAIRS);
        return IntStream.range(start, start + PORT_PAIRS)
                .map(pair -> FIRST_PORT + pair % PORT_PAIRS * 2)
                .filter(port -> bound(port + 1).map(EngineProcess::closed).isPresent())
                .mapToObj(EngineProcess::bound)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port from " + FIRST_PORT + " on"));
    }

    private static Optional<ServerSocket> bound(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException taken) {
            return Optional.empty();
        }
    }

    private static ServerSocket closed(ServerSocket socket) {
        try {
            socket.close();
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What it says on {@code engine-status}, newest last. */
    public List<EngineStatus> heartbeats() {
        return TestLog.keyed(new KafkaClients(bootstrap, "heartbeats"), Topics.ENGINE_STATUS).stream()
                .map(each -> JsonRecords.decode(each.value(), EngineStatus.class))
                .filter(status -> status.engine().equals(engine))
                .toList();
    }

    /** Sets a variable of its environment from the next start on. */
    public EngineProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Tells its JVM that there are so many processors, whatever the kernel grants. */
    public EngineProcess counting(int told) {
        processors = told;
        return this;
    }

    /** What its JVM asks for, as the project's resource-profiles.yml says. */
    static ContainerProfile.Jvm asks(String engine) {
        return ProfilesFile.jvm(ProfilesFile.of(ROOT), engine);
    }

    /** Starts it; returns when it answers HTTP, ready or not. */
    public EngineProcess start() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: package the engine first");
        }
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Await.until(engine + " to answer, see " + logFile(), this::answers);
        return this;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + asks(engine).heap().mebibytes() + "m");
        command.addAll(Collector.SERIAL.flags(asks(engine).collector()));
        command.addAll(Compilers.QUICK_ALONE_FOR_LONG);
        command.addAll(List.of(
                "-XX:ActiveProcessorCount=" + processors,
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:AOTCache=" + CACHE,
                "-Xlog:aot=off,aot+class=off,cds=off",
                "-jar",
                JAR.toString()));
        return command;
    }

    private Path logFile() {
        return Path.of("target", "engine-" + engine + "-" + port + ".log");
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new AssertionError(engine + " ended with exit code " + process.exitValue() + ", see "
                    + logFile().toAbsolutePath());
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Starts it and returns when it is ready. */
    public EngineProcess startReady() {
        start();
        awaitReady();
        return this;
    }

    public void awaitReady() {
        Await.until(
                engine + " to be ready, see " + logFile(),
                () -> http().get("/health/ready").statusCode() == 200);
    }

    /** As kill -9 does; returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** In order, as the launcher does; returns when it is gone. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the engine ended", interrupted);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** How it ended; it must have. */
    public int exitCode() {
        return process.exitValue();
    }

    /** All that it printed so far. */
    public String printed() {
        try {
            return Files.readString(logFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** A call without a token. */
    public RequestSpecification http() {
        return given().spec(new RequestSpecBuilder().setBaseUri(url()).build());
    }

    /** The sum of the metrics whose lines begin like this, NaN where none does. */
    public double metric(String begin) {
        List<String> lines = http().accept("text/plain")
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(begin))
                .toList();
        return lines.isEmpty()
                ? Double.NaN
                : lines.stream()
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum();
    }

    /** A call with the token of a role. */
    public RequestSpecification as(String role) {
        return http().header("Authorization", "Bearer " + Secrets.token(role));
    }

    /** A call with the token of a role and a JSON body. */
    public RequestSpecification json(String role, String body) {
        return as(role).contentType(ContentType.JSON).body(body);
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        closed(claim);
    }
}
