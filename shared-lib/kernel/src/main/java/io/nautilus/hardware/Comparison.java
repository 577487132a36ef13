package io.nautilus.hardware;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a process was promised beside what it has, thing by thing. */
public record Comparison(Asked asked, List<Line> lines) {
    /** A JVM rounds its heap up to whole pages and regions, of 32 MiB at most. */
    private static final Memory ROUNDING = new Memory(32);

    /** How a promise stands. */
    public enum Verdict {
        MET,
        MISSED,
        /** Nothing was promised. */
        NOT_ASKED,
        /** The system does not tell what was granted. */
        UNKNOWN
    }

    /**
     * One thing.
     *
     * @param asked empty if nothing was
     * @param granted empty if that is not known
     * @param reason of a promise that is missed or not known to be kept; else empty
     */
    public record Line(
            String resource, Optional<String> asked, Optional<String> granted, Verdict verdict, String reason) {}

    public Comparison {
        lines = List.copyOf(lines);
    }

    public static Comparison of(Asked asked, Granted granted) {
        return new Comparison(
                asked,
                List.of(
                        cores(asked, granted.threads()),
                        processorTime(asked, granted.limits()),
                        weight(asked, granted.limits()),
                        memory(asked, granted.limits()),
                        heap(asked, granted.jvm().heap()),
                        collector(asked, granted.jvm().collector()),
                        processors(asked, granted.jvm().processors())));
    }

    /** {@code threads} as {@link Granted#threads} has them. */
    public static Line cores(Asked asked, Map<String, Integer> threads) {
        Optional<CoreSet> has = Granted.cores(threads);
        boolean met = has.equals(asked.cores()) && threads.size() == 1;
        String missed = threads.size() > 1 ? scattered(threads) : "the kernel lets it run elsewhere";
        return line("cores", asked.cores().map(CoreSet::text), has.map(CoreSet::text), met, missed);
    }

    /** Most threads first. */
    private static String scattered(Map<String, Integer> threads) {
        return "its threads are not on the same cores: "
                + threads.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(each -> each.getValue() + " on " + each.getKey())
                        .collect(Collectors.joining(", "));
    }

    /** Cores of which a control group lets it use but a part are not the cores that were asked for. */
    private static Line processorTime(Asked asked, CgroupLimits limits) {
        Optional<String> granted = limits.version() == 0
                ? Optional.empty()
                : Optional.of(
                        limits.cpus().isPresent()
                                ? String.format(
                                        Locale.ROOT, "%.1f cores", limits.cpus().getAsDouble())
                                : "no limit");
        boolean met = asked.cores().stream().allMatch(cores -> limits.cpus().orElse(Double.MAX_VALUE) >= cores.size());
        return line(
                "processor time",
                asked.cores().map(cores -> cores.size() + ".0 cores"),
                granted,
                met,
                "its control group stops it before it has used its cores up");
    }

    /** Against its neighbours; only those who share a control group with it are told apart by it. */
    private static Line weight(Asked asked, CgroupLimits limits) {
        Optional<String> weight = limits.weight().stream()
                .mapToObj(each -> each + (limits.version() == 1 ? " (cpu.shares)" : " (cpu.weight)"))
                .findFirst();
        boolean met = asked.shares().isPresent()
                && limits.weight().isPresent()
                && isWeight(limits, asked.shares().get(), limits.weight().getAsLong());
        return line(
                "weight",
                asked.shares().map(shares -> shares + " shares"),
                weight,
                met,
                "its control group has another weight");
    }

    private static boolean isWeight(CgroupLimits limits, int shares, long weight) {
        return limits.version() == 1 ? weight == shares : CpuShares.areWeight(shares, weight);
    }

    /** Its control group's limit. */
    public static Line memory(Asked asked, CgroupLimits limits) {
        Optional<Memory> limit =
                limits.memoryBytes().stream().mapToObj(Memory::ofBytes).findFirst();
        if (limits.version() == 0) {
            return line("memory", asked.memory().map(Memory::text), Optional.empty(), false, "");
        }
        return line(
                "memory",
                asked.memory().map(Memory::text),
                Optional.of(limit.map(Memory::text).orElse("no limit")),
                limit.equals(asked.memory()),
                limit.isEmpty() ? "no control group limits it" : "its control group has another limit");
    }

    private static Line heap(Asked asked, Memory heap) {
        boolean met = asked.heap()
                .filter(wanted ->
                        !heap.isBelow(wanted) && !wanted.plus(ROUNDING).isBelow(heap))
                .isPresent();
        return line(
                "heap",
                asked.heap().map(Memory::text),
                Optional.of(heap.text()),
                met,
                "its JVM has another largest heap");
    }

    private static Line collector(Asked asked, Optional<Collector> collector) {
        return line(
                "collector",
                asked.collector().map(Collector::text),
                Optional.of(collector.map(Collector::text).orElse("another")),
                collector.equals(asked.collector()),
                "its JVM collects otherwise");
    }

    /** A JVM on so many cores has to count so many, or its pools have another size. */
    private static Line processors(Asked asked, int processors) {
        return line(
                "processors",
                asked.cores().map(cores -> Integer.toString(cores.size())),
                Optional.of(Integer.toString(processors)),
                asked.cores().filter(cores -> cores.size() == processors).isPresent(),
                "its JVM counts otherwise");
    }

    private static Line line(
            String resource, Optional<String> asked, Optional<String> granted, boolean met, String missed) {
        if (asked.isEmpty()) {
            return new Line(resource, asked, granted, Verdict.NOT_ASKED, "");
        }
        if (granted.isEmpty()) {
            return new Line(resource, asked, granted, Verdict.UNKNOWN, "this system does not tell");
        }
        return new Line(resource, asked, granted, met ? Verdict.MET : Verdict.MISSED, met ? "" : missed);
    }

    public Line line(String resource) {
        return lines.stream()
                .filter(line -> line.resource().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    /** What was promised and is not so, in words; empty while all is as it should be, as far as that is known. */
    public Optional<String> mismatch() {
        List<String> wrong = new ArrayList<>(asked.mistakes());
        for (Line line : lines) {
            if (line.verdict() == Verdict.MISSED) {
                wrong.add(line.resource() + " " + line.asked().orElseThrow() + " asked, "
                        + line.granted().orElseThrow() + " granted: " + line.reason());
            }
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of("placement: " + String.join("; ", wrong));
    }
}
