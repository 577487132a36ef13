package io.nautilus.runtime.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.Decider;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.Message;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.kafka.KafkaInputs;
import io.nautilus.runtime.kafka.KafkaJournal;
import io.nautilus.runtime.kafka.LogWait;
import io.nautilus.runtime.log.Effects;
import io.nautilus.runtime.log.JournalOwner;
import io.nautilus.runtime.log.ProcessEnd;
import io.nautilus.runtime.log.Shard;
import io.nautilus.runtime.log.ShardSpec;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/** Runs a {@link Shard} on Kafka: the body of a critical engine's loop. */
public final class ShardBody<E extends Message> implements LoopBody {
    /** What an engine says of itself so that its shard can run; {@code domain} is its durable state. */
    public record Plan<E extends Message>(
            ShardSpec spec,
            TopicPartition journal,
            Decider<E> decider,
            Effects<E> effects,
            Durable domain,
            EngineSnapshots snapshots,
            String suspect) {}

    private static final Duration IDLE = Duration.ofMillis(50);
    private static final int STEPS_BETWEEN_POLLS = 64;
    private static final long PUBLISH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long FINISH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Plan<E> plan;
    private final KafkaClients clients;
    private final ProcessEnd end;
    private final LongSupplier clock;
    private final LongConsumer steps;
    private final LongConsumer proofs;
    private final InputAge age;
    private KafkaInputs inputs;
    private KafkaJournal journal;
    private Shard<E> shard;
    private boolean busy;
    private long publishedNanos;
    private volatile KafkaInputs wakeable;
    private volatile State state = State.WAITING_FOR_LOG;
    private volatile List<Lag> lags = List.of();
    private volatile int unproven;
    private volatile int suspects;
    private volatile boolean answeredBacklog;

    public ShardBody(Plan<E> plan, KafkaClients clients, ProcessEnd end, LongSupplier clock, MeterRegistry registry) {
        this.plan = plan;
        this.clients = clients;
        this.end = end;
        this.clock = clock;
        this.proofs = LatencyTimer.proof(registry);
        this.steps =
                LatencyTimer.register("nautilus.step", "time of one step of the loop that took something", registry);
        this.age = new InputAge(clock, LatencyTimer.inputAge(registry));
        new Bound("frames-in-flight", plan.spec().limits().framesInFlight(), Policy.WAIT, this::unproven)
                .register(registry);
        new Bound("suspects", ShardSpec.MAX_SUSPECTS, Policy.FORGET, this::suspects).register(registry);
    }

    private int unproven() {
        return unproven;
    }

    private int suspects() {
        return suspects;
    }

    @Override
    public void begin() throws InterruptedException {
        List<String> topics = new ArrayList<>(List.of(plan.journal().topic()));
        plan.spec().inputs().forEach(input -> topics.add(input.topic()));
        LogWait.until(clients, topics);
        state = State.RECOVERING;
        inputs = new KafkaInputs(clients, plan.spec().inputs());
        wakeable = inputs;
        journal = new KafkaJournal(clients, plan.journal(), plan.spec().writer().kind(), inputs::wake, end);
        JournalOwner<E> owner = new JournalOwner<>(
                plan.spec().writer(),
                plan.spec().rulesVersion(),
                new SecureRandom().nextLong(),
                plan.spec().limits().framesInFlight(),
                journal,
                this::proven,
                end);
        shard = new Shard<>(
                plan.spec(),
                new AgedDecider<>(plan.decider(), age),
                plan.domain(),
                plan.snapshots().forStart(),
                inputs,
                owner,
                end,
                plan.suspect());
        shard.start(clock.getAsLong());
    }

    private void proven(long offset, FrameHeader header, List<E> events) {
        plan.effects().proven(offset, header, events);
        if (state == State.READY) {
            proofs.accept(clock.getAsLong() - header.clockNanos());
        }
    }

    @Override
    public void pass() {
        inputs.poll(busy ? Duration.ZERO : IDLE);
        journal.drain(this::acknowledged);
        busy = false;
        for (int steps = 0; steps < STEPS_BETWEEN_POLLS && step(); steps++) {
            busy = true;
            journal.drain(shard::acknowledged);
        }
        publish();
    }

    private void acknowledged(long tag, long offset) {
        if (tag == JournalOwner.EPOCH_TAG) {
            long beganNanos = System.nanoTime();
            shard.acknowledged(tag, offset);
            long from = shard.foldedFrom();
            plan.snapshots().started(from, offset - from, System.nanoTime() - beganNanos);
        } else {
            shard.acknowledged(tag, offset);
        }
    }

    private boolean step() {
        long startNanos = System.nanoTime();
        boolean took = shard.pass(clock.getAsLong());
        if (took) {
            steps.accept(System.nanoTime() - startNanos);
            age.passed(state == State.READY);
        }
        return took;
    }

    private void publish() {
        State now = shard.open() ? State.READY : State.RECOVERING;
        long nowNanos = System.nanoTime();
        unproven = shard.unproven();
        suspects = shard.suspects();
        answeredBacklog = shard.answeredBacklog();
        if (now != state || nowNanos - publishedNanos > PUBLISH_NANOS) {
            state = now;
            lags = shard.inputs().stream().map(inputs::lag).toList();
            publishedNanos = nowNanos;
        }
    }

    @Override
    public void finish() {
        state = State.STOPPING;
        shard.stop();
        long untilNanos = System.nanoTime() + FINISH_NANOS;
        while (shard.unproven() > 0 && System.nanoTime() < untilNanos) {
            inputs.poll(IDLE);
            journal.drain(shard::acknowledged);
        }
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
    public boolean answeredBacklog() {
        return answeredBacklog;
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
        plan.snapshots().close();
        if (journal != null) {
            journal.close();
        }
        if (inputs != null) {
            inputs.close();
        }
    }
}
