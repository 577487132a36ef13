package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal says is decided again and found equal; one price, run, seq or time that was changed is found. */
@Execution(ExecutionMode.CONCURRENT)
class LogVerifierTest {
    private static final long MILLISECOND = 1_000_000L;

    private final ShardBench bench = new ShardBench();
    private final AtomicInteger poison = new AtomicInteger(Integer.MAX_VALUE);
    private long clock = 1_000 * MILLISECOND;

    /**
     * A flow of everything: restarts, records that throw, a log that is suspected, frames that came twice, market data
     * that begins anew at any moment, that between an epoch frame and its owner's first look at its inputs too.
     */
    private void flow(long seed, int steps) {
        Random random = new Random(seed);
        bench.domain = () -> new Throwing(poison);
        bench.beforeRecovery = () -> {
            if (random.nextInt(3) == 0) {
                bench.brokerNanos(1);
                bench.epochOfMarketData();
            }
        };
        bench.start();
        for (int i = 0; i < steps; i++) {
            bench.brokerNanos(1);
            arrive(random);
            clock += random.nextInt(400) * MILLISECOND - (random.nextInt(20) == 0 ? 1_000 * MILLISECOND : 0);
            bench.work(clock);
            if (random.nextInt(15) == 0) {
                bench.suspect = random.nextInt(3) == 0 ? "no clean stop" : null;
                bench.restart();
            }
        }
        bench.request(1);
        bench.work(clock);
    }

    private void arrive(Random random) {
        switch (random.nextInt(9)) {
            case 0 -> bench.command();
            case 1 -> bench.request(1 + random.nextInt(3));
            case 2 -> bench.requestOfStrategy(random.nextInt(3) == 0);
            case 3 -> poison.set(random.nextInt(3));
            case 4 -> bench.request(InputSpec.MAX_REQUESTS + 1);
            case 5 -> bench.epochOfMarketData();
            default -> bench.trade(random.nextInt(50));
        }
    }

    /** A request whose id ends in the poisoned index throws, once its event was applied. */
    private record Throwing(LastPrice inner, AtomicInteger poison)
            implements io.nautilus.contracts.Decider<OrderEvent> {
        Throwing(AtomicInteger poison) {
            this(new LastPrice(), poison);
        }

        @Override
        public void on(Input input, Moment moment, Consumer<OrderEvent> out) {
            inner.on(input, moment, out);
            if (input instanceof Input.Request request && request.id().index() == poison.get()) {
                throw new IllegalStateException("planted");
            }
        }

        @Override
        public void warm(Input input, Moment moment) {
            inner.warm(input, moment);
        }

        @Override
        public void apply(OrderEvent event, Moment moment) {
            inner.apply(event, moment);
        }
    }

    private VerifyReport verify(List<LogRecord> journal) {
        return BenchLog.verify(bench, journal);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatAShardWroteIsWhatItsInputsGive(long seed) {
        flow(seed, 150);
        VerifyReport report = verify(bench.journal.records);
        assertThat(report.difference()).isNull();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.eventsCompared()).isGreaterThan(60);
        assertThat(report.summary()).startsWith("journal: equal; ");
    }

    /** The journal with one frame made anew. */
    private List<LogRecord> changed(int at, UnaryOperator<FrameHeader> header, UnaryOperator<List<Message>> messages) {
        List<LogRecord> journal = new ArrayList<>(bench.journal.records);
        LogRecord record = journal.get(at);
        FrameWriter frame = new FrameWriter();
        messages.apply(FrameReader.messages(record.value())).forEach(frame::add);
        byte[] value = frame.finish(header.apply(FrameReader.header(record.value())));
        journal.set(at, new LogRecord(at, record.leaderEpoch(), record.appendTimeNanos(), value));
        return journal;
    }

    private void assertFound(int at, String what, UnaryOperator<FrameHeader> header) {
        assertThat(verify(changed(at, header, UnaryOperator.identity())).difference())
                .as("%s at %d", what, at)
                .isNotNull();
    }

    @Test
    void aChangedPriceIsFoundWhereItIs() {
        flow(1, 40);
        int changes = 0;
        for (int at = 0; at < bench.journal.end(); at++) {
            List<Message> messages =
                    FrameReader.messages(bench.journal.records.get(at).value());
            for (int index = 0; index < messages.size(); index++) {
                if (messages.get(index) instanceof OrderFilled fill) {
                    int place = index;
                    LogDifference difference = verify(changed(at, header -> header, all -> {
                                List<Message> other = new ArrayList<>(all);
                                other.set(place, LogMutation.price(fill));
                                return other;
                            }))
                            .difference();
                    assertThat(difference).isNotNull();
                    assertThat(difference.offset()).isEqualTo(at);
                    assertThat(difference.index()).isEqualTo(index);
                    assertThat(difference.expected()).contains("price=" + fill.price() + ",");
                    assertThat(difference.found()).contains("price=" + (fill.price() + 1) + ",");
                    changes++;
                }
            }
        }
        assertThat(changes).isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aChangedSeqTimeOrClockIsFoundInEveryFrame(long seed) {
        flow(seed, 15);
        for (int at = 0; at < bench.journal.end(); at++) {
            FrameHeader header =
                    FrameReader.header(bench.journal.records.get(at).value());
            if (!header.epoch()) {
                assertFound(at, "seq", LogMutation.seq(header.seq() + 1));
                assertFound(at, "a large seq", LogMutation.seq(header.seq() + 1_000));
                if (header.seq() > 0) {
                    assertFound(at, "a smaller seq", LogMutation.seq(header.seq() - 1));
                }
                assertFound(at, "time", LogMutation.time(header.timeNanos() + 1));
                assertFound(at, "an earlier time", LogMutation.time(header.timeNanos() - 1));
                assertFound(at, "reign", LogMutation.reign(header.reign() + 1));
                assertFound(at, "owner", LogMutation.owner(header.owner() + 1));
            } else {
                assertFound(at, "time of an epoch frame", LogMutation.time(header.timeNanos() + 1));
            }
        }
    }

    /** A warm run decides nothing: a shorter one is found only where something of its reign follows. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aChangedRunIsFoundInEveryFrame(long seed) {
        flow(seed, 15);
        int changes = 0;
        for (int at = 0; at < bench.journal.end(); at++) {
            List<Run> runs =
                    FrameReader.header(bench.journal.records.get(at).value()).consumed();
            for (int i = 0; i < runs.size(); i++) {
                Run run = runs.get(i);
                assertFound(
                        at,
                        "a longer " + run,
                        LogMutation.run(i, new Run(run.input(), run.warm(), run.from(), run.count() + 1)));
                if (!run.warm()) {
                    assertFound(
                            at,
                            "a shorter " + run,
                            LogMutation.run(i, new Run(run.input(), run.warm(), run.from(), run.count() - 1)));
                }
                assertFound(
                        at,
                        "a later " + run,
                        LogMutation.run(i, new Run(run.input(), run.warm(), run.from() + 1, run.count())));
                assertFound(
                        at,
                        "another input of " + run,
                        LogMutation.run(i, new Run((run.input() + 1) % 3, run.warm(), run.from(), run.count())));
                assertFound(
                        at,
                        "otherwise warm " + run,
                        LogMutation.run(i, new Run(run.input(), !run.warm(), run.from(), run.count())));
                changes++;
            }
            if (!runs.isEmpty()) {
                assertFound(at, "no runs", LogMutation.runs(List.of()));
            }
        }
        assertThat(changes).isGreaterThan(10);
    }

    @Test
    void aFrameThatIsMissingOrThereTwiceWithOtherContentIsFound() {
        flow(2, 40);
        int last = (int) bench.journal.end() - 1;
        for (int at = 0; at < last; at++) {
            List<LogRecord> journal = new ArrayList<>(bench.journal.records);
            journal.remove(at);
            assertThat(verify(journal).difference()).as("without %d", at).isNotNull();
        }
    }

    @Test
    void anInputThatWasChangedIsFound() {
        flow(3, 40);
        ModelLog requests = bench.logs.get(ShardBench.REQUESTS);
        requests.records.removeFirst();
        assertThat(verify(bench.journal.records).difference()).isNotNull();
    }

    @Test
    void copiesAndLateFramesOfAnEndedReignAreVoidAndNoDifference() {
        flow(4, 20);
        byte[] copy = bench.journal.records.getLast().value();
        bench.journal.append(copy);
        bench.restart();
        bench.journal.append(copy);
        bench.request(1);
        bench.restart();
        bench.work(clock);
        VerifyReport report = verify(bench.journal.records);
        assertThat(report.difference()).isNull();
        assertThat(report.voidFrames()).isEqualTo(2);
    }

    @Test
    void aCopyOfAFrameOfLongAgoIsOneAndWithAnyOtherByteADifference() {
        bench.domain = LastPrice::new;
        bench.start();
        for (int i = 0; i < 200; i++) {
            bench.request(1);
            bench.shard.pass(clock);
        }
        assertThat(bench.journal.end()).isGreaterThan(200);
        byte[] copy = bench.journal.records.get(7).value();
        bench.journal.append(copy);
        VerifyReport report = verify(bench.journal.records);
        assertThat(report.difference()).isNull();
        assertThat(report.voidFrames()).isEqualTo(1);
        byte[] other = copy.clone();
        other[other.length - 1] ^= 1;
        bench.journal.append(other);
        assertThat(verify(bench.journal.records).difference().offset()).isEqualTo(bench.journal.end() - 1);
    }

    /** An owner believes nothing of a reign that had ended when it first looked, late as that may be. */
    @Test
    void whatAnOwnerFirstSawOfMarketDataIsNotGuessedFromTheClock() {
        bench.domain = LastPrice::new;
        bench.start();
        bench.trade(5);
        bench.request(1);
        bench.work(clock);
        bench.beforeRecovery = () -> {
            bench.brokerNanos(1);
            bench.epochOfMarketData();
        };
        bench.restart();
        bench.trade(6);
        bench.work(clock);
        bench.request(1);
        bench.work(clock);
        assertThat(bench.events().getLast())
                .isInstanceOfSatisfying(
                        OrderFilled.class, fill -> assertThat(fill.quantity()).isEqualTo(2));
        assertThat(verify(bench.journal.records).difference()).isNull();
    }

    @Test
    void aReignWhoseMarketDataIsGoneIsNotComparedAndTheNextOneIs() {
        flow(5, 60);
        bench.restart();
        bench.trade(7);
        bench.work(clock);
        long gone = bench.logs.get(ShardBench.MARKET).end();
        bench.warmFrom = gone;
        bench.restart();
        bench.request(2);
        bench.trade(9);
        bench.work(clock);
        bench.beginnings[ShardBench.MARKET] = gone;
        VerifyReport report = verify(bench.journal.records);
        assertThat(report.difference()).isNull();
        assertThat(report.skipped()).containsOnlyKeys("market-data before offset " + gone + " is no longer kept");
        assertThat(report.eventsCompared()).isPositive();
    }

    @Test
    void whatOtherRulesDecidedIsFoldedAndNotCompared() {
        flow(6, 30);
        List<LogRecord> journal = bench.journal.records;
        for (int at = 0; at < journal.size(); at++) {
            journal = LogMutation.replaced(journal, at, LogMutation.rules(0));
        }
        bench.journal.records.clear();
        bench.journal.records.addAll(journal);
        bench.restart();
        bench.request(1);
        bench.work(clock);
        VerifyReport report = verify(bench.journal.records);
        assertThat(report.difference()).isNull();
        assertThat(report.skipped()).containsOnlyKeys("decided by rules 0, these are 1");
        assertThat(report.eventsCompared()).isPositive();
    }
}
