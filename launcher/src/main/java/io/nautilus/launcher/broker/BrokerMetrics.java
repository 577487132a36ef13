package io.nautilus.launcher.broker;

import com.sun.management.OperatingSystemMXBean;
import io.nautilus.hardware.Asked;
import io.nautilus.hardware.Comparison;
import io.nautilus.hardware.Comparison.Verdict;
import io.nautilus.hardware.Granted;
import io.nautilus.hardware.Granted.JvmView;
import io.nautilus.hardware.KernelFiles;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a broker counts, in Prometheus's text format: of Kafka's own beans what shows whether the log is written and how
 * it grows, of its JVM what an engine tells too, and whether it has what it was promised.
 */
final class BrokerMetrics {
    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double SECONDS_PER_MILLI = 1e-3;
    private static final double SECONDS_PER_NANO = 1e-9;

    /** One number, and what tells it from others of its name. */
    record Sample(Map<String, String> labels, double value) {
        static List<Sample> of(double value) {
            return List.of(new Sample(Map.of(), value));
        }
    }

    /** A name, and the numbers that it has now; none where there is nothing to tell. */
    record Metric(String name, String type, String help, Supplier<List<Sample>> samples) {}

    private final List<Metric> metrics;

    BrokerMetrics(List<Metric> metrics) {
        this.metrics = List.copyOf(metrics);
    }

    static BrokerMetrics ofThisProcess() {
        KafkaBeans beans = new KafkaBeans(ManagementFactory.getPlatformMBeanServer());
        return new BrokerMetrics(List.of(
                new Metric(
                        "nautilus_broker_messages_total",
                        "counter",
                        "records that were written, by topic",
                        () -> beans.topics("MessagesInPerSec")),
                new Metric(
                        "nautilus_broker_written_bytes_total",
                        "counter",
                        "bytes that were written, by topic",
                        () -> beans.topics("BytesInPerSec")),
                new Metric(
                        "nautilus_broker_read_bytes_total",
                        "counter",
                        "bytes that were read, by topic",
                        () -> beans.topics("BytesOutPerSec")),
                new Metric(
                        "nautilus_broker_log_bytes",
                        "gauge",
                        "what a partition takes on the disk",
                        () -> beans.partitions("Size")),
                new Metric(
                        "nautilus_broker_log_end",
                        "gauge",
                        "the offset that a partition's next record gets",
                        () -> beans.partitions("LogEndOffset")),
                new Metric(
                        "nautilus_broker_request_seconds",
                        "gauge",
                        "how long requests took lately, from their arrival to the answer",
                        () -> beans.requests(SECONDS_PER_MILLI)),
                new Metric(
                        "nautilus_placement_met",
                        "gauge",
                        "1 where what was asked is granted, 0 where it is not; absent where not asked",
                        BrokerMetrics::placement),
                new Metric("jvm_memory_used_bytes", "gauge", "heap in use", () -> Sample.of(heap().getUsed())),
                new Metric("jvm_memory_max_bytes", "gauge", "the largest heap", () -> Sample.of(heap().getMax())),
                new Metric("jvm_gc_seconds_total", "counter", "time that collections took", BrokerMetrics::collecting),
                new Metric("process_cpu_seconds_total", "counter", "processor time", BrokerMetrics::processor),
                new Metric(
                        "process_start_time_seconds",
                        "gauge",
                        "when it began, by the clock",
                        () -> Sample.of(ManagementFactory.getRuntimeMXBean().getStartTime() * SECONDS_PER_MILLI))));
    }

    /** What all these are, for its table in docs/metrics. */
    List<Metric> all() {
        return metrics;
    }

    String text() {
        return metrics.stream().map(BrokerMetrics::text).collect(Collectors.joining());
    }

    private static String text(Metric metric) {
        List<Sample> samples = metric.samples().get();
        if (samples.isEmpty()) {
            return "";
        }
        return "# HELP " + metric.name() + " " + metric.help() + "\n# TYPE " + metric.name() + " " + metric.type()
                + "\n"
                + samples.stream()
                        .map(sample -> metric.name() + labels(sample.labels()) + " " + sample.value() + "\n")
                        .collect(Collectors.joining());
    }

    private static String labels(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=\"" + escaped(each.getValue()) + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static List<Sample> placement() {
        Granted granted = Granted.read(KernelFiles.ofThisSystem(), JvmView.ofThisProcess());
        return Comparison.of(Asked.of(System.getenv()), granted).lines().stream()
                .filter(line -> line.verdict() == Verdict.MET || line.verdict() == Verdict.MISSED)
                .map(line -> new Sample(Map.of("resource", line.resource()), line.verdict() == Verdict.MET ? 1 : 0))
                .toList();
    }

    private static MemoryUsage heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    }

    private static List<Sample> collecting() {
        return Sample.of(ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
                        .sum()
                * SECONDS_PER_MILLI);
    }

    private static List<Sample> processor() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long nanos = system.getProcessCpuTime();
        return nanos < 0 ? List.of() : Sample.of(nanos * SECONDS_PER_NANO);
    }
}
