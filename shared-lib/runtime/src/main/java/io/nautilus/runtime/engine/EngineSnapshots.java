package io.nautilus.runtime.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.Writer;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.kafka.PartitionLog;
import io.nautilus.runtime.log.Folded;
import io.nautilus.runtime.log.SnapshotMaker;
import io.nautilus.runtime.log.SnapshotStore;
import io.nautilus.runtime.log.SnapshotStore.Written;
import io.nautilus.runtime.log.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The snapshots of an engine: where its start begins, and a thread of low priority that makes new ones, the last of
 * them at the end of a stop in order. Whatever goes wrong with them is said and counted, and harms nothing: the next
 * start folds more.
 */
public final class EngineSnapshots implements AutoCloseable {
    /** Raised where the bytes of saved state change without another version of the application. */
    private static final int STATE_FORM = 5;

    private static final Logger LOG = Logger.getLogger(EngineSnapshots.class);
    private static final String UNNOTICED = "should the log lose its end before the next start, nobody would notice";
    private static final double NANOS_PER_SECOND = 1e9;
    /** With what the loop may take to finish, less than the process is given to end. */
    private static final long STOP_MILLIS = 2_000;

    private final SnapshotConfig config;
    private final SnapshotStore store;
    private final SnapshotMaker maker;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile Written last;
    private volatile long lastNanos;
    private volatile double lastSeconds = Double.NaN;
    private volatile double startFrames = Double.NaN;
    private volatile double startSeconds = Double.NaN;
    private volatile long failures;

    /** What a snapshot is of: {@code fresh} makes the state before any record, of nothing that anybody else uses. */
    public record Source(
            Writer writer,
            int rulesVersion,
            String version,
            TopicPartition partition,
            Supplier<? extends Folded> fresh) {}

    public EngineSnapshots(EngineConfig engine, Source source, KafkaClients clients, MeterRegistry registry) {
        Path folder = engine.data().resolve(engine.engine()).resolve("snapshots");
        String release =
                source.version() + engine.build().map(built -> " of " + built).orElse("");
        String schema = engine.engine() + " " + release + " form " + STATE_FORM;
        config = engine.snapshot();
        store = new SnapshotStore(folder, source.writer(), schema, source.rulesVersion(), LOG::warn);
        maker = new SnapshotMaker(
                store, source.fresh(), new PartitionLog(clients, source.partition()), config.frames());
        thread = new Thread(this::run, engine.engine() + "-snapshots");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        register(registry);
    }

    private void register(MeterRegistry registry) {
        gauge(registry, "nautilus.snapshot.age", "seconds since the last snapshot of this process", this::ageSeconds);
        gauge(
                registry,
                "nautilus.snapshot.offset",
                "the journal's offset behind the last snapshot",
                () -> last == null ? Double.NaN : last.header().next());
        gauge(
                registry,
                "nautilus.snapshot.bytes",
                "size of the last snapshot",
                () -> last == null ? Double.NaN : last.bytes());
        gauge(registry, "nautilus.snapshot.seconds", "how long the last snapshot took to make", () -> lastSeconds);
        gauge(registry, "nautilus.snapshot.failures", "snapshots that could not be made", () -> failures);
        gauge(registry, "nautilus.snapshot.refused", "files passed over: broken, or another release's", store::refused);
        gauge(registry, "nautilus.start.frames", "frames of the journal folded at the start", () -> startFrames);
        gauge(registry, "nautilus.start.seconds", "how long the fold of the start took", () -> startSeconds);
    }

    private static void gauge(MeterRegistry registry, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private double ageSeconds() {
        return last == null ? Double.NaN : (System.nanoTime() - lastNanos) / NANOS_PER_SECOND;
    }

    /** What a start may begin from. */
    public Snapshots forStart() {
        return config.frames() > 0 ? store : Snapshots.NONE;
    }

    /** The start folded {@code frames} frames from offset {@code from} on. */
    public void started(long from, long frames, long tookNanos) {
        startFrames = frames;
        startSeconds = tookNanos / NANOS_PER_SECOND;
        String behind = from == 0 ? "from the first" : "behind the snapshot at offset %,d".formatted(from);
        LOG.infof("folded %,d frames %s in %.1f s", frames, behind, startSeconds);
        maker.madeTo(from);
        if (config.frames() > 0) {
            thread.start();
        }
    }

    private void run() {
        try {
            do {
                make(maker::makeIfDue);
            } while (!stopped.await(config.every().toNanos(), TimeUnit.NANOSECONDS));
            make(maker::makeLast);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** A way to make one. */
    @FunctionalInterface
    private interface Making {
        Optional<Written> make() throws IOException;
    }

    private void make(Making making) {
        long beganNanos = System.nanoTime();
        try {
            making.make().ifPresent(written -> {
                lastNanos = System.nanoTime();
                lastSeconds = (lastNanos - beganNanos) / NANOS_PER_SECOND;
                last = written;
                LOG.infof(
                        "snapshot at offset %,d: %,d bytes in %.1f s",
                        written.header().next(), written.bytes(), lastSeconds);
            });
        } catch (IOException | RuntimeException failed) {
            failed(failed);
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private void failed(Throwable why) {
        failures++;
        if (stopped.getCount() > 0) {
            LOG.warnf(why, "no snapshot could be made; the next start folds more");
        } else {
            LOG.warnf(why, "the last snapshot could not be made; %s", UNNOTICED);
        }
    }

    /** The owner's last frame is proven: what is on the log now is what the next start must find. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warnf("the last snapshot is not done in time and is given up; %s", UNNOTICED);
            thread.interrupt();
        }
    }
}
