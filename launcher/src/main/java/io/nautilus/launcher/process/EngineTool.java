package io.nautilus.launcher.process;

import io.nautilus.hardware.Collector;
import io.nautilus.launcher.data.DataFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code verify-log} by an engine's program, in a JVM of its own: with the engine's classes, without the engine. */
public final class EngineTool {
    /** Who has a journal. */
    public static final List<String> ENGINES = List.of("marketdata", "risk", "strategy");

    private static final List<String> PARTS = List.of("app", "lib/main", "lib/boot");

    /** What it printed, its exit status, and where it logged. */
    public record Result(String output, int status, Path log) {}

    private final Home home;
    private final DataFolder data;
    private final String engine;
    private final List<String> jvmFlags;
    private final StartCache cache;

    public EngineTool(Home home, DataFolder data, String engine) {
        this(home, data, engine, List.of());
    }

    /** In a JVM that is given these flags too. */
    public EngineTool(Home home, DataFolder data, String engine, List<String> jvmFlags) {
        this(home, data, engine, jvmFlags, StartCache.used(home));
    }

    EngineTool(Home home, DataFolder data, String engine, List<String> jvmFlags, StartCache cache) {
        this.home = home;
        this.data = data;
        this.engine = engine;
        this.jvmFlags = List.copyOf(jvmFlags);
        this.cache = cache;
    }

    /** Verifies the engine's journal on a broker that runs, to its end. */
    public Result run(String bootstrap) {
        Path log = data.logs().resolve("verify-log-" + engine + ".log");
        List<String> command = new ArrayList<>(List.of(home.java().toString(), Collector.SERIAL.flag()));
        command.addAll(jvmFlags);
        command.addAll(cache.flags(cache.tool(engine)));
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(List.of("-cp", classpath(), "io.nautilus." + engine + ".VerifyLog", bootstrap, "0"));
        try {
            Files.createDirectories(data.logs());
            Process process = new ProcessBuilder(command)
                    .directory(home.root().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectError(log.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(output.strip(), process.waitFor(), log);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot verify the log of " + engine, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the log of " + engine + " was verified", interrupted);
        }
    }

    private String classpath() {
        Path program = home.root().resolve("engines").resolve(engine).resolve("target/quarkus-app");
        return PARTS.stream()
                .flatMap(part -> jars(program.resolve(part)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> jars(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot list " + folder, failed);
        }
    }
}
