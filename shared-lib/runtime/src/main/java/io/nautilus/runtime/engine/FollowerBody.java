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
import java.util.function.Consumer;

/** Runs a {@link Follower} on Kafka: the body of the loop of an engine whose state is the fold of its inputs. */
public final class FollowerBody implements LoopBody {
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final long PUBLISH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final List<InputSpec> specs;
    private final KafkaClients clients;
    private final Consumer<Input> reader;
    private final Runnable afterPass;
    private KafkaInputs inputs;
    private Follower follower;
    private boolean busy;
    private long publishedNanos;
    private volatile KafkaInputs wakeable;
    private volatile State state = State.WAITING_FOR_LOG;
    private volatile List<Lag> lags = List.of();

    /** {@code reader} takes the inputs and {@code afterPass} publishes what came of a pass; both on the loop. */
    public FollowerBody(List<InputSpec> specs, KafkaClients clients, Consumer<Input> reader, Runnable afterPass) {
        this.specs = List.copyOf(specs);
        this.clients = clients;
        this.reader = reader;
        this.afterPass = afterPass;
    }

    @Override
    public void begin() throws InterruptedException {
        LogWait.until(clients, specs.stream().map(InputSpec::topic).toList());
        state = State.RECOVERING;
        inputs = new KafkaInputs(clients, specs);
        wakeable = inputs;
        follower = new Follower(specs, inputs, reader);
    }

    @Override
    public void pass() {
        inputs.poll(busy ? Duration.ZERO : IDLE);
        busy = follower.pass();
        afterPass.run();
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
