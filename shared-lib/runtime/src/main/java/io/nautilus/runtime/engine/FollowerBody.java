package io.nautilus.runtime.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.Input;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.kafka.KafkaInputs;
import io.nautilus.runtime.kafka.LogWait;
import io.nautilus.runtime.log.FollowedState;
import io.nautilus.runtime.log.Follower;
import io.nautilus.runtime.log.InputSpec;
import io.nautilus.runtime.log.Snapshots;
import io.nautilus.runtime.log.TakenInput;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/** Runs a {@link Follower} on Kafka: the body of the loop of an engine whose state is the fold of its inputs. */
public final class FollowerBody implements LoopBody {
    /** What of the inputs is folded, and where its snapshots are. */
    public record Folding(FollowedState state, EngineSnapshots snapshots, String suspect) {
        /** As an engine is configured; {@code source} says what its snapshots are of. */
        public static Folding of(
                EngineConfig config,
                FollowedState state,
                EngineSnapshots.Source source,
                KafkaClients clients,
                MeterRegistry registry) {
            return new Folding(
                    state,
                    new EngineSnapshots(config, source, clients, registry),
                    config.logSuspect().orElse(null));
        }
    }

    /** Who takes the inputs. Called by the loop alone. */
    public interface Reader {
        Duration IDLE = Duration.ofMillis(50);

        /** The log is there; nothing was read yet. */
        void begin();

        void on(Input input);

        /** A pass is over; {@code caughtUp} says whether all that was there at the start was read. */
        void passed(boolean caughtUp);

        /** How long the next pass may wait for something to read; whoever has to act at a time says until then. */
        default Duration mayWait() {
            return IDLE;
        }
    }

    private static final Logger LOG = Logger.getLogger(FollowerBody.class);
    private static final long PUBLISH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final List<InputSpec> specs;
    private final KafkaClients clients;
    private final Reader reader;
    private final Folding folding;
    private final InputAge age;
    private long beganNanos;
    private long foldedFrom;
    private long foldedTo;
    private KafkaInputs inputs;
    private Follower follower;
    private boolean busy;
    private long publishedNanos;
    private volatile KafkaInputs wakeable;
    private volatile State state = State.WAITING_FOR_LOG;
    private volatile List<Lag> lags = List.of();

    /** Without snapshots: every start reads all. {@code ages} is told of each pass what {@link InputAge} says. */
    public FollowerBody(List<InputSpec> specs, KafkaClients clients, Reader reader, LongConsumer ages) {
        this(specs, clients, reader, null, ages);
    }

    public FollowerBody(
            List<InputSpec> specs, KafkaClients clients, Reader reader, Folding folding, LongConsumer ages) {
        this.specs = List.copyOf(specs);
        this.clients = clients;
        this.reader = reader;
        this.folding = folding;
        this.age = new InputAge(EpochClock.SYSTEM, ages);
    }

    @Override
    public void begin() throws InterruptedException {
        LogWait.until(clients, specs.stream().map(InputSpec::topic).toList());
        state = State.RECOVERING;
        reader.begin();
        inputs = new KafkaInputs(clients, specs);
        wakeable = inputs;
        follower = folding == null ? new Follower(specs, inputs, this::take) : behindSnapshot();
    }

    private Follower behindSnapshot() {
        Snapshots snapshots = folding.snapshots().forStart();
        if (folding.suspect() != null) {
            distrust(snapshots);
        }
        beganNanos = System.nanoTime();
        Follower behind = new Follower(specs, inputs, this::take, folding.state(), snapshots, LOG::warn);
        TakenInput folded = behind.inputs().stream()
                .filter(input -> input.spec().kind() == InputSpec.Kind.EVENTS)
                .findFirst()
                .orElseThrow();
        foldedFrom = folded.next();
        foldedTo = inputs.end(folded.spec().number());
        return behind;
    }

    /** What the log lost of what they know is said before they are thrown away: nothing else knows it. */
    private void distrust(Snapshots snapshots) {
        specs.stream()
                .filter(spec -> spec.kind() == InputSpec.Kind.EVENTS)
                .map(InputSpec::number)
                .forEach(number -> snapshots.compare(
                        (from, to, records) -> inputs.scan(number, from, to + 1, records),
                        inputs.end(number),
                        LOG::warn));
        snapshots.discard(folding.suspect());
    }

    private void started() {
        if (folding != null) {
            long frames = Math.max(0, foldedTo - foldedFrom);
            folding.snapshots().started(foldedFrom, frames, System.nanoTime() - beganNanos);
        }
    }

    private void take(Input input) {
        age.took(input);
        reader.on(input);
    }

    @Override
    public void pass() {
        inputs.poll(busy ? Duration.ZERO : reader.mayWait());
        busy = follower.pass();
        reader.passed(state == State.READY);
        age.passed(state == State.READY);
        long nowNanos = System.nanoTime();
        State now = state == State.READY || follower.caughtUp() ? State.READY : State.RECOVERING;
        if (now != state || nowNanos - publishedNanos > PUBLISH_NANOS) {
            lags = follower.inputs().stream().map(inputs::lag).toList();
            publishedNanos = nowNanos;
            if (now == State.READY && state != State.READY) {
                started();
            }
            state = now;
        }
    }

    @Override
    public void finish() {
        state = State.STOPPING;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public List<Lag> lags() {
        return lags;
    }

    @Override
    public void wake() {
        KafkaInputs waiting = wakeable;
        if (waiting != null) {
            waiting.wake();
        }
    }

    @Override
    public void close() {
        if (folding != null) {
            folding.snapshots().close();
        }
        if (inputs != null) {
            inputs.close();
        }
    }
}
