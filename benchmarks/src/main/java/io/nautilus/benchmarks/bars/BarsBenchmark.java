package io.nautilus.benchmarks.bars;

import io.nautilus.benchmarks.report.Ratios;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.contracts.BarRecord.Basis;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How long packaged engines take from their start until they are healthy, with no bars on the log and with all that they
 * read back: analytics, which reads most of them, alone, and all nine side by side.
 */
final class BarsBenchmark {
    /** Seconds that a start with all that it reads back should stay below. */
    static final double AIM_SECONDS = 15;

    /** Seconds that a start of all nine should stay below. */
    static final double NINE_AIM_SECONDS = 60;

    private static final String ANALYTICS = "analytics";
    private static final int INSTRUMENTS = 8;
    private static final long FIRST_SECOND = 1_790_000_000L / 3_600 * 3_600;
    private static final Duration DELIVERY = Duration.ofSeconds(60);

    /** How much is measured: starts of each kind, and seconds of the market. */
    record Size(int rounds, int seconds) {
        /** The day of the curve, and the hour for which a mark before it counts. */
        static final Size FULL = new Size(5, 25 * 3_600);

        static final Size SHORT = new Size(1, 120);
    }

    private final Stand stand;
    private final Size size;
    private final Consumer<String> progress;
    private final AtomicReference<Exception> unsent = new AtomicReference<>();
    private long written;
    private Table starts = Table.of(
            "From the start of analytics' process until it is healthy, s",
            List.of("bars on the log", "median", "shortest", "longest", "resident MiB at most", "aim"));
    private Table nine = Table.of(
            "All nine started side by side, s until the last is healthy",
            List.of("bars on the log", "median", "shortest", "longest", "last", "aim"));

    BarsBenchmark(Stand stand, Size size, Consumer<String> progress) {
        this.stand = stand;
        this.size = size;
        this.progress = progress;
    }

    List<Table> run() {
        rounds("");
        nineRounds();
        write();
        rounds("%.0f".formatted(AIM_SECONDS));
        nineRounds();
        return List.of(starts, nine);
    }

    private void rounds(String aim) {
        List<Double> seconds = new ArrayList<>();
        long mostKib = 0;
        for (int i = 0; i < size.rounds(); i++) {
            long beganNanos = System.nanoTime();
            stand.start(ANALYTICS);
            seconds.add((System.nanoTime() - beganNanos) / 1e9);
            OptionalLong kib = stand.mostResidentKib(ANALYTICS);
            mostKib = Math.max(mostKib, kib.orElse(0));
            stand.check();
            stand.stop(ANALYTICS);
            progress.accept("%,d bars: %.2f s".formatted(written, seconds.getLast()));
        }
        List<Double> sorted = seconds.stream().sorted().toList();
        Object mostMib = mostKib == 0 ? Table.UNKNOWN : (Object) (mostKib / 1024);
        starts = starts.with(written, Ratios.medianOf(seconds), sorted.getFirst(), sorted.getLast(), mostMib, aim);
    }

    /** Marketdata runs among the nine, so what it publishes meanwhile is read too. */
    private void nineRounds() {
        List<Double> seconds = new ArrayList<>();
        String last = "";
        for (int i = 0; i < size.rounds(); i++) {
            Map<String, Double> healthy = stand.startTogether(Catalogue.engineNames(), Map.of());
            last = healthy.keySet().stream().reduce((_, later) -> later).orElseThrow();
            seconds.add(healthy.get(last));
            progress.accept("%,d bars, all nine: %s"
                    .formatted(
                            written,
                            healthy.entrySet().stream()
                                    .map(one -> "%s %.2f s".formatted(one.getKey(), one.getValue()))
                                    .collect(Collectors.joining(", "))));
            stand.check();
            Catalogue.engineNames().forEach(stand::stop);
        }
        List<Double> sorted = seconds.stream().sorted().toList();
        nine = nine.with(
                written,
                Ratios.medianOf(seconds),
                sorted.getFirst(),
                sorted.getLast(),
                last,
                "%.0f".formatted(NINE_AIM_SECONDS));
    }

    /** Bars of all lengths, as they close second by second. */
    private void write() {
        try (KafkaProducer<byte[], byte[]> producer = stand.clients("bars").valueProducer(DELIVERY)) {
            for (long second = FIRST_SECOND; second < FIRST_SECOND + size.seconds(); second++) {
                long endNanos = TimeUnit.SECONDS.toNanos(second + 1);
                for (BarInterval interval : BarInterval.values()) {
                    if (endNanos % interval.nanos() == 0) {
                        write(interval, endNanos - interval.nanos(), producer);
                    }
                }
            }
            producer.flush();
        }
        if (unsent.get() != null) {
            throw new IllegalStateException("bars were not written", unsent.get());
        }
        progress.accept("%,d bars are on the log".formatted(written));
    }

    private void write(BarInterval interval, long startNanos, KafkaProducer<byte[], byte[]> producer) {
        for (int i = 0; i < INSTRUMENTS; i++) {
            long price = 6_400_000 + written % 1_000;
            Bar bar = new Bar(
                    interval,
                    startNanos,
                    Basis.TRADES,
                    2,
                    8,
                    4,
                    price,
                    price + 25,
                    price - 25,
                    price + 5,
                    350_000_000,
                    100 * price,
                    17,
                    0,
                    false,
                    TimeUnit.SECONDS.toNanos(FIRST_SECOND));
            var record = bar.record("COIN%d-USD.SIM".formatted(i), new Source(Topics.MARKET_DATA, 0, written, 0));
            byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
            producer.send(
                    new ProducerRecord<>(Topics.BARS, 0, key, JsonRecords.encode(record)),
                    (_, failed) -> unsent.compareAndSet(null, failed));
            written++;
        }
    }
}
