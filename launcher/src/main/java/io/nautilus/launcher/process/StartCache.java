package io.nautilus.launcher.process;

import io.nautilus.hardware.Collector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JVM's AOT cache of each service (JEP 483, 514): its classes loaded and linked as a trained start left them. A
 * cache that does not fit the JVM, a jar's date or its size is left unused by the JVM, which then starts as without one.
 * One that was made with ZGC fits no other collector, and the other way round, because ZGC writes pointers in full; the
 * three others, and heaps of any size that they get here, have one in common.
 */
public final class StartCache {
    private static final String USE = "-XX:AOTCache=";
    private static final String MAKE = "-XX:AOTCacheOutput=";
    /** A cache that does not fit would be told about at every start. */
    private static final List<String> QUIET = List.of("-Xlog:aot=off", "-Xlog:aot+class=off", "-Xlog:cds=off");

    private final Home home;
    private final boolean make;

    private StartCache(Home home, boolean make) {
        this.home = home;
        this.make = make;
    }

    /** Caches that are there are used. */
    public static StartCache used(Home home) {
        return new StartCache(home, false);
    }

    /** Processes write them when they end. */
    static StartCache made(Home home) {
        return new StartCache(home, true);
    }

    /** Whether {@link #flags} gave this flag, which fits one class path alone. */
    public static boolean isFlag(String flag) {
        return flag.startsWith(USE) || QUIET.contains(flag);
    }

    List<String> flags(String service, Collector collector) {
        return flags(file(service, collector));
    }

    List<String> flags(Path file) {
        if (make) {
            return List.of(MAKE + unfinished(file));
        }
        return Files.exists(file)
                ? Stream.concat(Stream.of(USE + file), QUIET.stream()).toList()
                : List.of();
    }

    boolean isThere(String service, Collector collector) {
        return Files.exists(file(service, collector));
    }

    /** Whether a process that made its cache has ended in order. */
    boolean isLeft(Path file) {
        return Files.exists(unfinished(file));
    }

    /** What processes left is used from now on. */
    void keep(Path file) throws IOException {
        Files.move(unfinished(file), file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Of every kind, and those of its tools. */
    void delete(String service) throws IOException {
        for (Collector collector : Collector.values()) {
            delete(file(service, collector));
        }
        delete(tool(service));
    }

    /** A process that is killed before it wrote its cache leaves what it wanted to make it of. */
    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(unfinished(file));
        Files.deleteIfExists(unfinished(file).resolveSibling(unfinished(file).getFileName() + ".config"));
        Files.deleteIfExists(file);
    }

    /** A process that is killed while it writes leaves a part. */
    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".unfinished");
    }

    /** Of {@code verify-log} by an engine's program. */
    Path tool(String engine) {
        return program(engine).resolve("verify-log.aot");
    }

    /** Beside the program, so that it goes with it. */
    public Path file(String service, Collector collector) {
        String kind = collector == Collector.ZGC ? "-zgc.aot" : ".aot";
        return service.equals(Catalogue.BROKER)
                ? home.root().resolve("launcher/target/broker" + kind)
                : program(service).resolve("app" + kind);
    }

    private Path program(String engine) {
        return home.root().resolve("engines").resolve(engine).resolve("target/quarkus-app");
    }
}
