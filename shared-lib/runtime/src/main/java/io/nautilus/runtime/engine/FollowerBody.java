package io.nautilus.runtime.engine;

import io.nautilus.contracts.Input;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.kafka.KafkaInputs;
import io.nautilus.runtime.kafka.LogWait;
import io.nautilus.runtime.log.Follower;
import io.nautilus.runtime.log.InputSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a {@link Follower} on Kafka: the body of the loop of an engine whose state is the fold of its inputs. */
public final class FollowerBody implements LoopBody {
    /** Who takes the inputs. Called by the loop alone. */
    public interface Reader {
        /** The log is there; nothing was read yet. */
        void begin();

        void on(Input input);

        /** A pass is over; {@code caughtUp} says whether all that was there at the start was read. */
        void passed(boolean caughtUp);
    }

    private static final Duration IDLE = Duration.ofMillis(50);
    private static final long PUBLISH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final List<InputSpec> specs;
    private final KafkaClients clients;
    private final Reader reader;
    private KafkaInputs inputs;
    private Follower follower;
    private boolean busy;
    private long publishedNanos;
    private volatile KafkaInputs wakeable;
    private volatile State state = State.WAITING_FOR_LOG;
    private volatile List<Lag> lags = List.of();

    public FollowerBody(List<InputSpec> specs, KafkaClients clients, Reader reader) {
        this.specs = List.copyOf(specs);
        this.clients = clients;
        this.reader = reader;
    }

    @Override
    public void begin() throws InterruptedException {
        LogWait.until(clients, specs.stream().map(InputSpec::topic).toList());
        state = State.RECOVERING;
        reader.begin();
        inputs = new KafkaInputs(clients, specs);
        wakeable = inputs;
        follower = new Follower(specs, inputs, reader::on);
    }

    @Override
    public void pass() {
        inputs.poll(busy ? Duration.ZERO : IDLE);
        busy = follower.pass();
        reader.passed(state == State.READY);
        long nowNanos = System.nanoTime();
        State now = state == State.READY || follower.caughtUp() ? State.READY : State.RECOVERING;
        if (now != state || nowNanos - publishedNanos > PUBLISH_NANOS) {
            lags = follower.inputs().stream().map(inputs::lag).toList();
            publishedNanos = nowNanos;
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
        if (inputs != null) {
            inputs.close();
        }
    }
}
