package io.nautilus.launcher.process;

import io.nautilus.hardware.Collector;
import io.nautilus.hardware.Compilers;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.broker.FreePorts;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.Tokens;
import io.nautilus.launcher.placement.Allotments;
import io.nautilus.launcher.placement.ProfilesFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Starts all services, and {@code verify-log}, once on a data folder that is then thrown away, so that each leaves its
 * {@link StartCache}.
 */
public final class Training {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration LOOK = Duration.ofMillis(100);
    /** With many of the JVM's own, about classes that no cache holds. */
    private static final int LOG_LINES = 1_000;
    /** What people and the dashboard ask first. */
    private static final List<String> READS = List.of("/health", "/metrics", "/openapi");

    private record Trained(Service service, Process process) {}

    private final Home home;
    private final DataFolder data;
    private final Progress progress;
    private final StartCache cache;
    private final Allotments allotments;
    private final List<Trained> running = new ArrayList<>();

    /** With the collectors of {@code allotments}, so that starts which are given the same can use what is learned. */
    public Training(Home home, DataFolder data, Allotments allotments, Progress progress) {
        this.home = home;
        this.data = data;
        this.progress = progress;
        this.allotments = allotments.forTraining(ProfilesFile.of(home.root()));
        this.cache = StartCache.made(home);
    }

    /**
     * Leaves a cache per service beside its program.
     *
     * @throws Refusal if a service does not become healthy or leaves none; then no service has one
     */
    public void run() throws IOException {
        Catalogue catalogue = new Catalogue(home, data, allotments, cache);
        catalogue.checkBuilt();
        deleteCaches();
        data.open();
        Files.createDirectories(data.run());
        new Tokens(data, new SecureRandom()).ensure();
        boolean whole = false;
        try {
            List<Service> services = catalogue.services(plan(catalogue));
            train(services.subList(0, 1));
            for (List<Service> some : together(services.subList(1, services.size()))) {
                train(some);
            }
            verify(services.getFirst());
            end();
            for (String name : Catalogue.names()) {
                cache.keep(cache.file(name, allotments.of(name).collector()));
            }
            for (String engine : EngineTool.ENGINES) {
                if (cache.isLeft(cache.tool(engine))) {
                    cache.keep(cache.tool(engine));
                }
            }
            whole = true;
        } finally {
            running.forEach(each -> kill(each.process()));
            if (!whole) {
                deleteCaches();
            }
        }
    }

    /** On ports that are all free. */
    private static Plan plan(Catalogue catalogue) {
        List<Integer> offsets = catalogue.services(Plan.simulated(0)).stream()
                .flatMap(service -> service.ports().stream())
                .toList();
        return Plan.simulated(FreePorts.base(offsets));
    }

    /** What takes the time is work of processors, so as many as there are do theirs together. */
    private static <T> List<List<T>> together(List<T> all) {
        int atOnce = Runtime.getRuntime().availableProcessors();
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += atOnce) {
            batches.add(all.subList(from, Math.min(all.size(), from + atOnce)));
        }
        return batches;
    }

    private void train(List<Service> services) throws IOException {
        int before = running.size();
        for (Service service : services) {
            progress.say(service.name(), "starts to be trained");
            running.add(new Trained(service, start(service)));
        }
        for (Trained trained : running.subList(before, running.size())) {
            awaitHealth(trained.service(), trained.process());
            read(trained.service());
        }
    }

    /** What is not answered in time, by a machine that does other things, is not learned. */
    private void read(Service service) {
        if (service.name().equals(Catalogue.BROKER)) {
            return;
        }
        for (String path : READS) {
            try {
                LocalHttp.get(service.port(), path);
            } catch (IOException slow) {
                progress.say(service.name(), "did not answer " + path + " in time, goes on without");
            }
        }
    }

    private Process start(Service service) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(service.command())
                .directory(home.root().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(log(service).toFile());
        builder.environment().putAll(service.environment());
        return builder.start();
    }

    private void awaitHealth(Service service, Process process) {
        long begunNanos = System.nanoTime();
        Health health = service.probe().ask();
        while (!health.healthy()) {
            if (!process.isAlive() || System.nanoTime() - begunNanos > PATIENCE.toNanos()) {
                throw failed(service, health.detail());
            }
            LockSupport.parkNanos(LOOK.toNanos());
            health = service.probe().ask();
        }
    }

    /** Engines first; the broker when they are gone, as a stop does it. A cache is written at the end. */
    private void end() {
        progress.say("engines", "end and write what they learned");
        for (List<Trained> some : together(running.subList(1, running.size()))) {
            some.forEach(each -> each.process().destroy());
            some.forEach(this::awaitCache);
        }
        running.getFirst().process().destroy();
        awaitCache(running.getFirst());
    }

    /** {@code verify-log} learns to start too, by the journals that the engines have begun; nothing depends on it. */
    private void verify(Service broker) {
        progress.say("verify-log", "starts to be trained");
        EngineTool.ENGINES.parallelStream().forEach(engine -> verify(engine, "127.0.0.1:" + broker.port()));
    }

    private void verify(String engine, String bootstrap) {
        String why;
        try {
            EngineTool.Result result =
                    new EngineTool(home, data, engine, List.of(Compilers.QUICK_ALONE), cache).run(bootstrap);
            why = result.status() == 0
                    ? ""
                    : new LogFile(data.logs(), "verify-log-" + engine).tail(1).toString();
        } catch (UncheckedIOException failed) {
            why = failed.toString();
        }
        if (!why.isEmpty()) {
            progress.say("verify-log", "of " + engine + " could not be trained, it goes on without: " + why);
        }
    }

    /** Also the process by which a JVM that has ended writes its cache, which would go on without it. */
    private static void kill(Process process) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    private void awaitCache(Trained trained) {
        Service service = trained.service();
        try {
            if (!trained.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw failed(service, "did not end in " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + service.name() + " ended", interrupted);
        }
        Collector collector = allotments.of(service.name()).collector();
        if (!cache.isLeft(cache.file(service.name(), collector))) {
            throw failed(service, "left no cache");
        }
    }

    private Refusal failed(Service service, String why) {
        List<String> last = new LogFile(data.logs(), service.name())
                .tail(LOG_LINES).stream().filter(line -> !line.contains("[aot")).toList();
        return new Refusal(
                ExitCode.START_FAILED,
                "Training failed, so everything starts slower: " + service.name() + " " + why + "\n"
                        + String.join("\n", last));
    }

    private void deleteCaches() throws IOException {
        for (String name : Catalogue.names()) {
            cache.delete(name);
        }
    }

    private Path log(Service service) throws IOException {
        Files.createDirectories(data.logs());
        return new LogFile(data.logs(), service.name()).path();
    }
}
