package io.nautilus.benchmarks.wire;

import io.nautilus.benchmarks.stand.Failures;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.contracts.Input;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.engine.Inbox;
import io.nautilus.runtime.engine.LoopBody;
import io.nautilus.runtime.engine.LoopBody.State;
import io.nautilus.runtime.engine.PublisherBody;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.InputSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nautilus's own wire: marketdata's publishing loop at one end, at the other the reading loop of the engines behind it,
 * which checks every frame and decodes every message.
 */
final class OwnWire {
    private final Stand stand;
    private final KafkaClients clients;

    OwnWire(Stand stand) {
        this.stand = stand;
        this.clients = stand.clients("own");
    }

    /** Publishes so many events on an empty topic; the time is from the first until the last reader has them all. */
    Round run(String topic, PacedSource.Events events, long messages, int consumers) {
        Failures failures = new Failures();
        PacedSource source = new PacedSource(events, messages);
        List<Counter> counters =
                IntStream.range(0, consumers).mapToObj(i -> new Counter()).toList();
        List<EngineLoop> loops = new ArrayList<>();
        try {
            loops.add(started(
                    CpuTimes.WRITER,
                    new PublisherBody(
                            topic, 1, source, new Inbox(1), clients, failures, EpochClock.SYSTEM, unmeasured -> {}),
                    failures));
            InputSpec spec = new InputSpec(0, InputSpec.Kind.MARKET, topic, 0);
            for (Counter counter : counters) {
                loops.add(started(
                        CpuTimes.READER + loops.size(),
                        new FollowerBody(List.of(spec), clients, counter, unmeasured -> {}),
                        failures));
            }
            CpuTimes cpu = new CpuTimes(stand);
            long begunNanos = System.nanoTime();
            source.go();
            failures.await("the messages", () -> counters.stream().allMatch(each -> each.seen == messages));
            double seconds = (System.nanoTime() - begunNanos) / 1e9;
            return new Round(messages, seconds, cpu.spent());
        } finally {
            loops.reversed().forEach(OwnWire::stop);
        }
    }

    private static EngineLoop started(String name, LoopBody body, Failures failures) {
        EngineLoop loop = new EngineLoop(name, body, failures);
        loop.start();
        failures.await(name + " to be ready", () -> body.state() == State.READY);
        return loop;
    }

    private static void stop(EngineLoop loop) {
        try {
            loop.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A reader that looks at every message. */
    private static final class Counter implements FollowerBody.Reader {
        private volatile long seen;
        private long decoded;
        private long instruments;

        @Override
        public void begin() {
            decoded = 0;
        }

        @Override
        public void on(Input input) {
            if (input instanceof Input.Market market) {
                decoded++;
                instruments += market.event().instrumentId();
            }
        }

        @Override
        public void passed(boolean caughtUp) {
            if (decoded > 0 && instruments == 0) {
                throw new IllegalStateException("messages of no instrument");
            }
            seen = decoded;
        }
    }
}
