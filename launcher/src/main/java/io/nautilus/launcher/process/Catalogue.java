package io.nautilus.launcher.process;

import io.nautilus.hardware.Collector;
import io.nautilus.hardware.Switches;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.broker.BrokerProbe;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.placement.Allotments;
import io.nautilus.launcher.placement.Allotments.Allotment;
import io.nautilus.launcher.placement.Placing;
import io.nautilus.launcher.placement.ProfilesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What runs locally: the broker and the engines, in the order of their start. */
public final class Catalogue {
    /** Pages from elsewhere than the desk are refused; who sets this says which others are not. */
    private static final String ORIGINS = "NAUTILUS_ORIGINS";

    public static final String BROKER = "broker";

    /** An engine: its port is the base port plus the offset. */
    private record Engine(String name, int phase, int portOffset) {}

    private static final List<Engine> ENGINES = List.of(
            new Engine("marketdata", 1, 800),
            new Engine("risk", 1, 200),
            new Engine("websocket", 2, 600),
            new Engine("features", 3, 500),
            new Engine("factor", 3, 300),
            new Engine("ml", 3, 400),
            new Engine("analytics", 3, 100),
            new Engine("portfolio", 4, 900),
            new Engine("strategy", 4, 700));
    private static final int BROKER_OFFSET = 1092;
    private static final String DATA_ROOTS = "NAUTILUS_DATA_ROOTS";

    /** What every program of ours is started with, beside its heap, collector and compilers. */
    public static final List<String> SMALL_JVM =
            List.of("-Xss512k", "-XX:+ExitOnOutOfMemoryError", "--sun-misc-unsafe-memory-access=allow");
    /** Glibc makes an arena per thread otherwise, which costs each of these processes tens of megabytes. */
    private static final Map<String, String> SMALL_MALLOC = Map.of("MALLOC_ARENA_MAX", "2");

    private final Home home;
    private final DataFolder data;
    private final StartCache cache;
    private final Allotments allotments;
    private final Map<String, String> switches;

    /** Each with the heap that it needs at least. */
    public Catalogue(Home home, DataFolder data) {
        this(home, data, Allotments.least(ProfilesFile.of(home.root()), Placing.FLAG));
    }

    public Catalogue(Home home, DataFolder data, Allotments allotments) {
        this(home, data, allotments, StartCache.used(home));
    }

    Catalogue(Home home, DataFolder data, Allotments allotments, StartCache cache) {
        this(home, data, allotments, cache, Switches.of(System.getenv()));
    }

    Catalogue(Home home, DataFolder data, Allotments allotments, StartCache cache, Switches switches) {
        this.home = home;
        this.data = data;
        this.allotments = allotments;
        this.cache = cache;
        this.switches = new HashMap<>(switches.given());
        // A plan says already whether there is one.
        this.switches.remove(Switches.OPTIMIZATION);
    }

    /** All names, in the order of their start. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(BROKER));
        names.addAll(engineNames());
        return names;
    }

    public static List<String> engineNames() {
        return ENGINES.stream().map(Engine::name).toList();
    }

    public static int port(String name, int basePort) {
        return basePort
                + ENGINES.stream()
                        .filter(engine -> engine.name().equals(name))
                        .mapToInt(Engine::portOffset)
                        .findFirst()
                        .orElse(BROKER_OFFSET);
    }

    /** Services of a phase start together, when all of the phase before are healthy. */
    public static int phase(String name) {
        return ENGINES.stream()
                .filter(engine -> engine.name().equals(name))
                .mapToInt(Engine::phase)
                .findFirst()
                .orElse(0);
    }

    public List<Service> services(Plan plan) {
        List<Service> services = new ArrayList<>();
        services.add(broker(plan));
        ENGINES.stream()
                .filter(engine -> plan.engines().contains(engine.name()))
                .forEach(engine -> services.add(engine(engine, plan)));
        return List.copyOf(services);
    }

    private Service broker(Plan plan) {
        int port = port(BROKER, plan.basePort());
        List<String> command = jvm(BROKER);
        command.add("-Xms32m");
        if (allotments.of(BROKER).collector() == Collector.SERIAL) {
            command.add("-Xmn24m");
        }
        command.addAll(List.of("-cp", home.classpath(), "io.nautilus.launcher.command.Nautilus", BROKER));
        command.addAll(List.of("--directory", data.kafka().toString(), "--port", Integer.toString(port)));
        command.addAll(List.of("--ready-file", readyFile().toString()));
        return new Service(
                BROKER,
                0,
                List.of(port, port + 1),
                command,
                promised(BROKER),
                () -> askBroker(port),
                data::missingSpace);
    }

    /** The begin of a command: the JVM on its cores, with its heap. */
    private List<String> jvm(String service) {
        Allotment given = allotments.of(service);
        List<String> command = new ArrayList<>(given.words());
        command.add(home.java().toString());
        command.addAll(given.jvmFlags());
        command.addAll(SMALL_JVM);
        command.addAll(cache.flags(service, given.collector()));
        return command;
    }

    private Map<String, String> promised(String service) {
        Map<String, String> environment = new HashMap<>(SMALL_MALLOC);
        environment.putAll(allotments.of(service).environment());
        return environment;
    }

    private Health askBroker(int port) {
        try {
            BrokerProbe.check(port);
            return Files.exists(readyFile()) ? Health.GOOD : Health.bad("its topics are not there yet");
        } catch (IOException silent) {
            return Health.bad("does not answer on port " + port);
        }
    }

    /** The broker writes it when its topics are there, and deletes it first when it starts. */
    private Path readyFile() {
        return data.run().resolve("broker-ready");
    }

    private Service engine(Engine engine, Plan plan) {
        int port = plan.basePort() + engine.portOffset();
        List<String> command = jvm(engine.name());
        command.addAll(List.of("-jar", jar(engine.name()).toString()));
        return new Service(
                engine.name(),
                engine.phase(),
                List.of(port),
                command,
                environment(engine, plan),
                new EngineProbe(port));
    }

    private Map<String, String> environment(Engine engine, Plan plan) {
        Map<String, String> environment = promised(engine.name());
        // It inherits them anyway; here they tell one that was started with others.
        environment.putAll(switches);
        environment.put("NAUTILUS_ENGINE", engine.name());
        environment.put("NAUTILUS_INSTANCE", engine.name());
        environment.put("NAUTILUS_BASE_PORT", Integer.toString(plan.basePort()));
        environment.put("NAUTILUS_PORT", Integer.toString(plan.basePort() + engine.portOffset()));
        environment.put("NAUTILUS_BOOTSTRAP", "127.0.0.1:" + port(BROKER, plan.basePort()));
        environment.put("NAUTILUS_DATA", data.root().toString());
        environment.put(
                "NAUTILUS_TOKEN_HASHES",
                data.secrets().resolve("token-hashes.json").toString());
        if (System.getenv(ORIGINS) == null) {
            int desk = port("websocket", plan.basePort());
            environment.put(
                    ORIGINS, "http://localhost:%d,http://127.0.0.1:%d,http://localhost:8080".formatted(desk, desk));
        }
        environment.put("NAUTILUS_FEED", plan.feed().text());
        environment.put("NAUTILUS_FEED_LOOP", Boolean.toString(plan.loop()));
        environment.put("NAUTILUS_STRATEGIES_RUN", Boolean.toString(plan.strategies()));
        environment.putAll(dataRoots(plan.feed()));
        environment.put("NAUTILUS_BUILD", builtAt(engine.name()));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(plan.basePort() + engine.portOffset()));
        return environment;
    }

    /** What the launcher was told to replay, people may start again by a request. */
    private static Map<String, String> dataRoots(Feed feed) {
        return switch (feed) {
            case Feed.Simulated _ -> Map.of();
            case Feed.Replay replay -> {
                Stream<String> folders = replay.folders().stream().map(Path::toString);
                Stream<String> inherited =
                        Stream.ofNullable(System.getenv(DATA_ROOTS)).filter(roots -> !roots.isBlank());
                yield Map.of(DATA_ROOTS, Stream.concat(inherited, folders).collect(Collectors.joining(",")));
            }
        };
    }

    private Path jar(String engine) {
        return home.root().resolve("engines").resolve(engine).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** When the engine was built, so that a running older build is seen as another plan. */
    private String builtAt(String engine) {
        try {
            return Files.getLastModifiedTime(jar(engine)).toString();
        } catch (IOException absent) {
            return "not built";
        }
    }

    /** Services of a plan that start without a cache while others have one: theirs was trained for other collectors. */
    public List<String> untrained(Plan plan) {
        List<String> without = plan.services().stream()
                .filter(name -> !cache.isThere(name, allotments.of(name).collector()))
                .toList();
        return without.size() == plan.services().size() ? List.of() : without;
    }

    /** Refuses where an engine's program is missing. */
    public void checkBuilt() {
        for (String engine : engineNames()) {
            if (!Files.exists(jar(engine))) {
                throw new Refusal(
                        ExitCode.BUILD_FAILED,
                        jar(engine) + " is missing: scripts/start-m4max-optimized.sh builds it.");
            }
        }
    }
}
