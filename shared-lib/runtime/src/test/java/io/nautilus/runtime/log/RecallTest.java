package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.Decider;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.StrategyRefused;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine whose durable state is the fold of two journals, its own among records of others: it counts risk's events
 * and says each count. After any restart it goes on with the next number, and a re-execution says the same.
 */
class RecallTest {
    private static final Writer STRATEGY = new Writer(WriterKind.STRATEGY, 0);
    private static final Writer RISK = new Writer(WriterKind.RISK, 0);
    private static final ShardSpec SPEC = new ShardSpec(
            STRATEGY,
            1,
            List.of(new InputSpec(0, InputSpec.Kind.EVENTS, "order-events", 0)),
            ShardSpec.Limits.DEFAULT,
            List.of());

    @TempDir
    Path folder;

    private final List<String> refused = new ArrayList<>();
    private final ModelLog journal = new ModelLog();
    private final ModelLog events = new ModelLog();
    private final long reign = events.append(new FrameWriter().finish(TestFrames.epoch(RISK, 1)));
    private long riskSeq;
    private long owner = 100;

    private void event() {
        FrameWriter frame = new FrameWriter();
        frame.add(new CancelAllDone(MessageId.NONE, "", 0, "", ""));
        events.append(frame.finish(TestFrames.frame(RISK, reign, 1, riskSeq++)));
    }

    private void others() {
        journal.append(new byte[] {7});
        journal.append(
                new FrameWriter().finish(TestFrames.frame(new Writer(WriterKind.HTTP, 0), FrameHeader.NO_REIGN, 5, 0)));
    }

    private SnapshotStore store() {
        return new SnapshotStore(folder, STRATEGY, "test", 1, refused::add);
    }

    private void snapshot() throws IOException {
        SnapshotMaker.Source log = new SnapshotMaker.Source() {
            @Override
            public long end() {
                return journal.end();
            }

            @Override
            public void read(long from, long to, Consumer<LogRecord> reader) {
                journal.read(from, to + 1, reader);
            }
        };
        Supplier<Folded> fresh = () -> {
            EventCounter counter = new EventCounter();
            return new ShardState<>(
                    SPEC,
                    counter,
                    (offset, header, messages) -> {},
                    counter,
                    input -> (from, to, reader) -> events.read(from, to + 1, reader));
        };
        new SnapshotMaker(store(), fresh, log, 1).makeLast();
    }

    /** A process that takes what is there and ends. */
    private EventCounter run() {
        List<long[]> acks = new ArrayList<>();
        Journal port = new Journal() {
            @Override
            public void append(long tag, byte[] frame) {
                others();
                acks.add(new long[] {tag, journal.append(frame)});
            }

            @Override
            public void read(long from, long to, Consumer<LogRecord> reader) {
                journal.read(from, to + 1, reader);
            }

            @Override
            public long tail(long before) {
                return 0;
            }
        };
        ProcessEnd end = (code, message) -> {
            throw new AssertionError(code + ": " + message);
        };
        JournalOwner<Message> writer =
                new JournalOwner<>(STRATEGY, 1, owner++, 8, port, (offset, header, messages) -> {}, end);
        EventCounter counter = new EventCounter();
        Shard<Message> shard = new Shard<>(SPEC, counter, counter, store(), new Events(), writer, end, null);
        shard.start(0);
        boolean took = true;
        while (took || !acks.isEmpty()) {
            List.copyOf(acks).forEach(ack -> shard.acknowledged(ack[0], ack[1]));
            acks.clear();
            took = shard.pass(0);
        }
        assertThat(shard.unproven()).isZero();
        return counter;
    }

    private class Events implements Inputs {
        private long next;

        @Override
        public LogRecord peek(int input) {
            return next < events.end() ? events.records.get((int) next) : null;
        }

        @Override
        public void take(int input) {
            next++;
        }

        @Override
        public OptionalLong seek(int input, Position position) {
            OptionalLong parted = events.parted(position);
            next = parted.orElse(position.offset());
            return parted;
        }

        @Override
        public boolean lost(int input) {
            return false;
        }

        @Override
        public long end(int input) {
            return events.end();
        }

        @Override
        public long beginning(int input) {
            return 0;
        }

        @Override
        public long warmStart(int input, long offset, Duration lookBack) {
            return offset;
        }

        @Override
        public void scan(int input, long from, long to, Consumer<LogRecord> reader) {
            events.read(from, to, reader);
        }
    }

    private List<String> said() {
        return journal.records.stream()
                .filter(RecallTest::isOwn)
                .flatMap(at -> FrameReader.messages(at.value()).stream())
                .filter(StrategyRefused.class::isInstance)
                .map(message -> ((StrategyRefused) message).detail())
                .toList();
    }

    private static boolean isOwn(LogRecord at) {
        FrameHeader header = JournalFold.headerOf(at, STRATEGY);
        return header != null && header.writer().equals(STRATEGY);
    }

    @Test
    void whatAnotherJournalGaveIsThereAgainAfterEachRestart() {
        event();
        event();
        run();
        event();
        run();
        run();
        event();
        run();
        assertThat(said()).containsExactly("1 after 0", "2 after 1", "3 after 2", "4 after 3");
        assertThat(verified().difference()).isNull();
        assertThat(verified().summary()).contains("4 ");
    }

    @Test
    void aStartBehindASnapshotRecallsWhatCameSince() throws IOException {
        for (int i = 0; i < 5; i++) {
            event();
        }
        run();
        snapshot();
        event();
        assertThat(run().recalls).as("the count is the snapshot's").isZero();
        event();
        assertThat(run().recalls).isEqualTo(1);
        snapshot();
        event();
        assertThat(run().recalls).as("a snapshot made behind a snapshot").isZero();
        assertThat(said()).last().isEqualTo("8 after 7");
        assertThat(said()).hasSize(8).doesNotHaveDuplicates();
        assertThat(verified().difference()).isNull();
        assertThat(refused).isEmpty();
    }

    /** What the snapshot knows of risk's journal is gone, and other events stand there: they alone count. */
    @Test
    void whatTheOtherJournalLostIsNotTakenFromASnapshot() throws IOException {
        for (int i = 0; i < 5; i++) {
            event();
        }
        run();
        snapshot();
        events.cut(3);
        riskSeq -= 3;
        EventCounter after = run();
        assertThat(after.recalls).as("what is left").isEqualTo(2);
        assertThat(after.met).isEqualTo(2);
        for (int i = 0; i < 6; i++) {
            event();
        }
        assertThat(run().met).isEqualTo(8);
    }

    @Test
    void aCountThatWasChangedIsFound() {
        event();
        run();
        FrameWriter forged = new FrameWriter();
        forged.add(new StrategyRefused(MessageId.NONE, "count", "7 after 0", "", "", "test"));
        LogRecord last = journal.records.removeLast();
        FrameHeader header = FrameReader.header(last.value());
        journal.append(forged.finish(header));
        assertThat(verified().difference()).isNotNull();
    }

    private VerifyReport verified() {
        return LogVerifier.verify("order-requests-0", SPEC, EventCounter::new, new VerifiedLog() {
            @Override
            public long journalBeginning() {
                return 0;
            }

            @Override
            public LogRecord journal(long from) {
                return journal.records.stream()
                        .filter(at -> at.offset() >= from && isOwn(at))
                        .findFirst()
                        .orElse(null);
            }

            @Override
            public long beginning(int input) {
                return 0;
            }

            @Override
            public LogRecord next(int input, long from, long to) {
                return from < Math.min(to, events.end()) ? events.records.get((int) from) : null;
            }
        });
    }

    /** A prediction must not be acted on by who does not know yet that the last order was filled. */
    @Test
    void nothingOfTheMarketIsDecidedBeforeTheEventsOfTheStartAreTaken() {
        InputSpec market = new InputSpec(1, InputSpec.Kind.MARKET, "market-data", 0);
        List<String> order = new ArrayList<>();
        Decider<Message> decider = new Decider<>() {
            @Override
            public void on(Input input, Moment moment, Consumer<Message> out) {
                order.add(input.getClass().getSimpleName());
            }

            @Override
            public void apply(Message event, Moment moment) {}

            @Override
            public void recall(Input.Event event) {}
        };
        for (int i = 0; i < 100; i++) {
            event();
        }
        ModelLog prices = new ModelLog();
        Events inputs = new Events() {
            private long nextPrice;

            @Override
            public LogRecord peek(int input) {
                if (input == 0) {
                    return super.peek(input);
                }
                return nextPrice < prices.end() ? prices.records.get((int) nextPrice) : null;
            }

            @Override
            public void take(int input) {
                if (input == 0) {
                    super.take(input);
                } else {
                    nextPrice++;
                }
            }

            @Override
            public OptionalLong seek(int input, Position position) {
                return input == 0 ? super.seek(input, position) : OptionalLong.empty();
            }

            @Override
            public long end(int input) {
                return input == 0 ? super.end(input) : prices.end();
            }

            @Override
            public void scan(int input, long from, long to, Consumer<LogRecord> reader) {
                if (input == 0) {
                    super.scan(input, from, to, reader);
                }
            }
        };
        ShardSpec spec = new ShardSpec(
                STRATEGY, 1, List.of(SPEC.inputs().getFirst(), market), ShardSpec.Limits.DEFAULT, List.of());
        List<long[]> acks = new ArrayList<>();
        Journal port = new Journal() {
            @Override
            public void append(long tag, byte[] frame) {
                acks.add(new long[] {tag, journal.append(frame)});
            }

            @Override
            public void read(long from, long to, Consumer<LogRecord> reader) {
                journal.read(from, to + 1, reader);
            }

            @Override
            public long tail(long before) {
                return 0;
            }
        };
        ProcessEnd end = (code, message) -> {
            throw new AssertionError(code + ": " + message);
        };
        JournalOwner<Message> writer =
                new JournalOwner<>(STRATEGY, 1, owner, 8, port, (offset, header, messages) -> {}, end);
        Shard<Message> shard =
                new Shard<>(spec, decider, new EventCounter(), Snapshots.NONE, inputs, writer, end, null);
        shard.start(0);
        shard.acknowledged(JournalOwner.EPOCH_TAG, acks.getFirst()[1]);
        prices.append(new FrameWriter().finish(TestFrames.frame(new Writer(WriterKind.MARKETDATA, 0), 0, 1, 0)));
        shard.pass(0);
        assertThat(order).as("a step takes 64 records of an input").containsOnly("Event");
        shard.pass(0);
        assertThat(order).hasSize(101).endsWith("MarketRecord");
    }
}
