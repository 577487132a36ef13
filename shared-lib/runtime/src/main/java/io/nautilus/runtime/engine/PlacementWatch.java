package io.nautilus.runtime.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.nautilus.hardware.Asked;
import io.nautilus.hardware.Comparison;
import io.nautilus.hardware.Comparison.Line;
import io.nautilus.hardware.Comparison.Verdict;
import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.Granted;
import io.nautilus.hardware.Granted.JvmView;
import io.nautilus.hardware.KernelFiles;
import io.nautilus.hardware.Switches;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/** Looks, at the start and again and again, whether the process has what it was promised. */
@Startup
@ApplicationScoped
public class PlacementWatch implements Degradation {
    private final Asked asked;
    private final String unplaced;
    private final int cores;
    private final MultiGauge met;
    private final MultiGauge askedCores;
    private final MultiGauge grantedCores;
    private final MultiGauge askedMemory;
    private final MultiGauge grantedMemory;
    private final MultiGauge askedHeap;
    private final MultiGauge grantedHeap;
    private volatile Comparison latest;

    PlacementWatch(EngineConfig config, MeterRegistry registry) {
        asked = config.placement().asked();
        unplaced = config.placement().unplaced().orElse("whoever started it did not say why");
        cores = granted().parallelism();
        met = gauge(registry, "met", "1 where what was asked is granted, 0 where it is not; absent where not asked");
        askedCores = gauge(registry, "cores.asked", "cores that the process was to be bound to");
        grantedCores = gauge(registry, "cores.granted", "cores that the kernel lets the process run on");
        askedMemory = gauge(registry, "memory.asked.bytes", "the limit of memory that its control group was to have");
        grantedMemory = gauge(registry, "memory.granted.bytes", "the limit of its control groups; absent without one");
        askedHeap = gauge(registry, "heap.asked.bytes", "the largest heap that was asked for");
        grantedHeap = gauge(registry, "heap.granted.bytes", "the largest heap of the process's JVM");
        look();
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder("nautilus.placement." + name)
                .description(description)
                .register(registry);
    }

    @Scheduled(every = "${nautilus.placement-every:PT10S}", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    final void look() {
        Granted granted = granted();
        Comparison compared = Comparison.of(asked, granted);
        latest = compared;
        met.register(
                compared.lines().stream()
                        .filter(line -> line.verdict() == Verdict.MET || line.verdict() == Verdict.MISSED)
                        .map(line -> MultiGauge.Row.of(
                                Tags.of("resource", line.resource()), line.verdict() == Verdict.MET ? 1 : 0))
                        .toList(),
                true);
        row(askedCores, asked.cores(), CoreSet::size);
        row(grantedCores, granted.cores(), CoreSet::size);
        row(askedMemory, asked.memory(), memory -> memory.bytes());
        row(grantedMemory, granted.limits().memoryBytes().stream().boxed().findFirst(), Long::doubleValue);
        row(askedHeap, asked.heap(), heap -> heap.bytes());
        row(grantedHeap, Optional.of(granted.jvm().heap()), heap -> heap.bytes());
    }

    private static Granted granted() {
        return Granted.read(KernelFiles.ofThisSystem(), JvmView.ofThisProcess());
    }

    /** On how many cores the process could compute when it started: libraries have their threads from then on. */
    public int cores() {
        return cores;
    }

    private static <T> void row(MultiGauge gauge, Optional<T> value, ToDoubleFunction<T> number) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        value.ifPresent(known -> rows.add(MultiGauge.Row.of(Tags.empty(), number.applyAsDouble(known))));
        gauge.register(rows, true);
    }

    @Override
    public Optional<String> reason() {
        return latest.mismatch();
    }

    /** What switches are about, of an engine whose libraries compute on so many threads. */
    Switches.Process process(OptionalInt threads) {
        return new Switches.Process(cores, asked.planId(), unplaced, threads);
    }

    /** What {@code /status} says of it. */
    Placement placement() {
        Comparison compared = latest;
        Line cores = compared.line("cores");
        return new Placement(
                asked.planId().orElse(null),
                cores.asked().orElse("nothing"),
                cores.granted().orElse("not told by this system"),
                compared.mismatch().orElse(asked.isNothing() ? "nothing was planned: " + unplaced : cores.reason()),
                compared.lines().stream().map(Placement.Resource::of).toList());
    }

    /**
     * How a process is placed.
     *
     * @param requested its cores as they were asked for
     * @param active its cores as the kernel has them
     * @param reason of what is not as it was asked for, or not asked for
     * @param resources all that is compared
     */
    public record Placement(String planId, String requested, String active, String reason, List<Resource> resources) {
        /** One thing of it; {@code asked} and {@code granted} are absent where there is nothing to say. */
        public record Resource(String name, String asked, String granted, Verdict verdict, String reason) {
            static Resource of(Line line) {
                return new Resource(
                        line.resource(),
                        line.asked().orElse(null),
                        line.granted().orElse(null),
                        line.verdict(),
                        line.reason());
            }
        }
    }
}
