package io.nautilus.launcher.placement;

import io.nautilus.hardware.Asked;
import io.nautilus.hardware.Collector;
import io.nautilus.hardware.Compilers;
import io.nautilus.hardware.ContainerPlacement;
import io.nautilus.hardware.ContainerProfile.Jvm;
import io.nautilus.hardware.CoreGroup;
import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.HugePages;
import io.nautilus.hardware.Placement;
import io.nautilus.hardware.ResourceProfiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What each process on this machine is given. */
public final class Allotments {
    /** Why a process that was started without a plan has none. */
    public static final String UNPLACED = "NAUTILUS_UNPLACED";

    /** The variables in which a process is told what it is given. */
    public static final Set<String> PROMISES =
            Set.of(Asked.PLAN_ID, Asked.CORES, Asked.SHARES, Asked.MEMORY, Asked.HEAP, Asked.COLLECTOR, UNPLACED);

    /**
     * What one process is given.
     *
     * @param words before its command, which bind it to its cores
     * @param jvmFlags heap, collector and compilers
     * @param environment what it is promised, so that it can compare
     */
    public record Allotment(
            List<String> words, Collector collector, List<String> jvmFlags, Map<String, String> environment) {
        public Allotment {
            words = List.copyOf(words);
            jvmFlags = List.copyOf(jvmFlags);
            environment = Map.copyOf(environment);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Function<String, Allotment> each;
    private final Binding binding;
    private final CoreSet background;
    private final List<String> report;

    private Allotments(Function<String, Allotment> each, Binding binding, CoreSet background, List<String> report) {
        this.each = each;
        this.binding = binding;
        this.background = background;
        this.report = List.copyOf(report);
    }

    /** The heap that each needs at least, and all cores. */
    public static Allotments least(ResourceProfiles profiles, String why) {
        return new Allotments(
                service -> new Allotment(
                        List.of(),
                        Collector.SERIAL,
                        least(ProfilesFile.jvm(profiles, service), Collector.SERIAL),
                        Map.of(UNPLACED, why)),
                Binding.without("nothing is planned: " + why),
                CoreSet.NONE,
                List.of("nothing is planned: " + why + "; every process may run on all cores, with its least heap"));
    }

    private static List<String> least(Jvm jvm, Collector collector) {
        List<String> flags = new ArrayList<>();
        flags.add("-Xmx" + jvm.heap().text().toLowerCase(Locale.ROOT));
        flags.addAll(collector.flags(jvm.collector()));
        flags.addAll(Compilers.QUICK_ALONE_FOR_LONG);
        return flags;
    }

    /** Cores, heap and collector of a plan. */
    static Allotments planned(ResourceProfiles profiles, Placement placement, Binding binding) {
        String planId = PlacementEnv.planId(placement);
        return new Allotments(
                service -> {
                    ContainerPlacement given = placement.find(service).orElseThrow();
                    CoreGroup group = profiles.find(service).orElseThrow().group();
                    return new Allotment(
                            binding.words(given.cores(), group),
                            given.collector().orElseThrow(),
                            known(given.jvmFlags()),
                            promised(given, planId, binding));
                },
                binding,
                placement.background(),
                List.of("plan " + planId + " for " + placement.used().text() + "; each JVM has its heap and is "
                        + binding.said()));
    }

    /** JVMs of other systems than Linux end at a flag that only Linux has. */
    private static List<String> known(List<String> flags) {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        return flags.stream()
                .filter(flag -> linux || !flag.equals(HugePages.FLAG))
                .toList();
    }

    /** No shares and no memory limit: a process without a control group of its own has none. */
    private static Map<String, String> promised(ContainerPlacement given, String planId, Binding binding) {
        Map<String, String> environment = new HashMap<>(Map.of(
                Asked.PLAN_ID, planId,
                Asked.HEAP, given.heap().orElseThrow().text(),
                Asked.COLLECTOR, given.collector().orElseThrow().text()));
        if (binding.binds()) {
            environment.put(Asked.CORES, given.cores().text());
        }
        return environment;
    }

    /** For who only asks processes how they are, and starts none. */
    public static Allotments none() {
        return new Allotments(
                _ -> new Allotment(List.of(), Collector.SERIAL, List.of(), Map.of()),
                Binding.NONE,
                CoreSet.NONE,
                List.of());
    }

    /** The same collectors with the least heaps and all cores: so a start is learned that this one's can use. */
    public Allotments forTraining(ResourceProfiles profiles) {
        return new Allotments(
                service -> {
                    Collector collector = of(service).collector();
                    List<String> flags = least(ProfilesFile.jvm(profiles, service), collector);
                    return new Allotment(List.of(), collector, flags, Map.of());
                },
                binding,
                background,
                report);
    }

    public Allotment of(String service) {
        return each.apply(service);
    }

    public Binding binding() {
        return binding;
    }

    /**
     * Puts this process, which looks after the others, where whatever is not planned for belongs; what it starts is bound
     * by itself. Says why where that fails; nothing is bound where nothing can be.
     */
    public Optional<String> sitApart() {
        List<String> words = apart(Long.toString(ProcessHandle.current().pid()));
        return Optional.of(words)
                .filter(command -> !command.isEmpty())
                .map(command -> SystemProgram.ask(PATIENCE, command.toArray(String[]::new)))
                .filter(answer -> !answer.good())
                .map(answer -> "the launcher itself is not bound to cores " + background + ": " + answer.problem());
    }

    /** The command for that; no words where nothing is bound. */
    public List<String> apart(String pid) {
        return binding.binds() && !background.isEmpty() ? binding.moving(pid, background) : List.of();
    }

    /** What a start says of it. */
    public List<String> report() {
        return report;
    }
}
