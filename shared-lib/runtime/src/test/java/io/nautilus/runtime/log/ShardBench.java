package io.nautilus.runtime.log;

import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandCodec;
import io.nautilus.contracts.Decider;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.Trade;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.log.ShardSpec.Limits;
import io.nautilus.runtime.log.ShardSpec.TimerSpec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A shard with commands, requests and market data on logs in memory, acknowledged at once unless told otherwise. */
final class ShardBench {
    static final int COMMANDS = 0;
    static final int REQUESTS = 1;
    static final int MARKET = 2;
    static final Limits LIMITS = new Limits(4, 32 * 1024, 64, 3, 256, 1_000_000_000L);

    static final ShardSpec SPEC = new ShardSpec(
            ModelWorld.WRITER,
            1,
            List.of(
                    new InputSpec(COMMANDS, InputSpec.Kind.COMMANDS, "commands", 0),
                    new InputSpec(REQUESTS, InputSpec.Kind.REQUESTS, "order-requests", 0),
                    new InputSpec(MARKET, InputSpec.Kind.MARKET, "market-data", 0)),
            LIMITS,
            List.of(new TimerSpec(0, 1_000_000_000L)));

    private static final Writer HTTP = new Writer(WriterKind.HTTP, 0);
    private static final Writer STRATEGY = new Writer(WriterKind.STRATEGY, 0);
    private static final Writer MARKETDATA = new Writer(WriterKind.MARKETDATA, 0);
    private static final int PASSES = 400;

    final Map<Integer, ModelLog> logs =
            Map.of(COMMANDS, new ModelLog(), REQUESTS, new ModelLog(), MARKET, new ModelLog());
    final ModelLog journal = new ModelLog();
    ShardRecorder decider = new ShardRecorder();
    /** Makes the domain in place of {@link #decider}, where there is one. */
    Supplier<Decider<OrderEvent>> domain;

    /** Of the domain, where there are snapshots. */
    Durable state = new Durable() {
        @Override
        public void save(StateWriter out) {}

        @Override
        public void restore(StateReader in) {}
    };

    Snapshots snapshots = Snapshots.NONE;
    Shard<OrderEvent> shard;
    String suspect;
    /** Where market data is read again from, at a start. */
    long warmFrom;

    final long[] beginnings = new long[3];
    boolean acknowledging = true;
    /** An input of which nothing was fetched yet. */
    int withheld = -1;
    /** An input whose position expired. */
    int lost = -1;

    /** What happens when the epoch frame stands on the log and its owner has not read its inputs yet. */
    Runnable beforeRecovery = () -> {};

    private record Ack(long tag, long offset) {}

    private final ArrayDeque<Ack> acks = new ArrayDeque<>();
    private long owner = 100;
    private long httpSeq;
    private long marketSeq;
    private long marketReign;
    private long marketOwner = 1;
    private long strategyReign = -1;
    private long strategyOwner = 500;
    private long strategySeq;

    /** Thrown in place of the end of the process. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final ExitCode code;

        Ended(ExitCode code, String message) {
            super(code + ": " + message);
            this.code = code;
        }
    }

    /** The process dies without a word; no code of production catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    void start() {
        ProcessEnd end = (code, message) -> {
            throw new Ended(code, message);
        };
        Journal port = new Journal() {
            @Override
            public void append(long tag, byte[] frame) {
                acks.add(new Ack(tag, journal.append(frame)));
                if (acknowledging && shard != null) {
                    acknowledgeAll();
                }
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
        JournalOwner<OrderEvent> writer = new JournalOwner<>(
                ModelWorld.WRITER, 1, owner++, LIMITS.framesInFlight(), port, (offset, header, events) -> {}, end);
        shard = null;
        Shard<OrderEvent> started = new Shard<>(
                SPEC, domain == null ? decider : domain.get(), state, snapshots, new Fetched(), writer, end, suspect);
        started.start(0);
        shard = started;
        beforeRecovery.run();
        acknowledgeAll();
    }

    /** The process is gone; another one starts from the log alone. */
    void restart() {
        ShardRecorder gone = decider;
        decider = new ShardRecorder();
        decider.throwing = gone.throwing;
        decider.throwingInApply = gone.throwingInApply;
        decider.killing = gone.killing;
        decider.tells = gone.tells;
        acks.clear();
        start();
    }

    void acknowledgeAll() {
        for (Ack ack = acks.poll(); ack != null; ack = acks.poll()) {
            shard.acknowledged(ack.tag(), ack.offset());
        }
    }

    private final class Fetched implements Inputs {
        private final long[] next = new long[3];

        @Override
        public LogRecord peek(int input) {
            ModelLog log = logs.get(input);
            return input != withheld && next[input] < log.end() ? log.records.get((int) next[input]) : null;
        }

        @Override
        public void take(int input) {
            next[input]++;
        }

        @Override
        public OptionalLong seek(int input, Position position) {
            next[input] = position.offset();
            lost = -1;
            OptionalLong parted = logs.get(input).parted(position);
            parted.ifPresent(offset -> next[input] = offset);
            return parted;
        }

        @Override
        public boolean lost(int input) {
            return input == lost;
        }

        @Override
        public long end(int input) {
            return logs.get(input).end();
        }

        @Override
        public long beginning(int input) {
            return 0;
        }

        @Override
        public long warmStart(int input, long offset, Duration lookBack) {
            return Math.min(warmFrom, offset);
        }

        @Override
        public void scan(int input, long from, long to, Consumer<LogRecord> reader) {
            logs.get(input).read(from, to, reader);
        }
    }

    /**
     * Lets the shard work, and another process start where one ends, until nothing is left to take. Returns how often
     * a process ended.
     */
    int work(long clockNanos) {
        int ends = 0;
        boolean started = true;
        for (int pass = 0; pass < PASSES; pass++) {
            try {
                if (!started) {
                    started = true;
                    restart();
                }
                shard.pass(clockNanos);
            } catch (Ended | Killed ended) {
                ends++;
                started = false;
            }
        }
        return ends;
    }

    /** All events on the journal, those of frames that do not count left out. */
    List<OrderEvent> events() {
        return Reference.valid(journal, ModelWorld.WRITER).stream()
                .flatMap(at -> FrameReader.messages(at.value()).stream())
                .filter(OrderEvent.class::isInstance)
                .map(OrderEvent.class::cast)
                .toList();
    }

    /** What was given to the domain, timers left out. */
    List<String> kindsTaken() {
        return decider.kinds.stream().filter(kind -> !kind.equals("Timer")).toList();
    }

    int frames() {
        return (int) journal.records.stream()
                .filter(at -> !FrameReader.header(at.value()).epoch())
                .count();
    }

    List<FrameHeader> headers() {
        return journal.records.stream()
                .map(at -> FrameReader.header(at.value()))
                .toList();
    }

    FrameHeader lastHeader() {
        return FrameReader.header(journal.records.getLast().value());
    }

    void command() {
        String id = new MessageId(HTTP, 1, httpSeq++, 0).toString();
        logs.get(COMMANDS).append(CommandCodec.encode(new Command.Halt(id, "trader", "", "", "test")));
    }

    /** The broker's clock goes on. */
    void brokerNanos(long nanos) {
        logs.values().forEach(log -> log.nowNanos += nanos);
        journal.nowNanos += nanos;
    }

    /** A frame of so many requests. */
    void request(int count) {
        FrameWriter frame = new FrameWriter();
        for (int i = 0; i < count; i++) {
            frame.add(new CancelAll("main", "trader", ""));
        }
        logs.get(REQUESTS).append(frame.finish(header(HTTP, FrameHeader.NO_REIGN, httpSeq++)));
    }

    /** Another strategy begins to write requests. */
    void epochOfStrategy(int strategy) {
        FrameHeader epoch = TestFrames.epoch(new Writer(WriterKind.STRATEGY, strategy), strategy);
        logs.get(REQUESTS).append(new FrameWriter().finish(epoch));
    }

    /** A request of a writer with a reign, which begins anew where it is said so. */
    void requestOfStrategy(boolean anew) {
        ModelLog log = logs.get(REQUESTS);
        if (anew || strategyReign < 0) {
            strategyOwner++;
            strategyReign = log.append(new FrameWriter()
                    .finish(new FrameHeader(
                            1,
                            true,
                            false,
                            STRATEGY,
                            FrameHeader.NO_REIGN,
                            strategyOwner,
                            FrameHeader.NO_SEQ,
                            0,
                            0,
                            FrameHeader.CAUSE_NONE,
                            List.of(),
                            List.of(),
                            List.of())));
        }
        FrameWriter frame = new FrameWriter();
        frame.add(new CancelAll("main", "strategy", ""));
        log.append(frame.finish(header(STRATEGY, strategyReign, strategyOwner, strategySeq++)));
    }

    /** So many frames of market data of a reign that began before the log. */
    void market(int count) {
        for (int i = 0; i < count; i++) {
            logs.get(MARKET)
                    .append(new FrameWriter().finish(header(MARKETDATA, marketReign, marketOwner, marketSeq++)));
        }
    }

    /** Another reign of market data begins. */
    void epochOfMarketData() {
        marketReign = logs.get(MARKET).append(new FrameWriter().finish(TestFrames.epoch(MARKETDATA, ++marketOwner)));
        marketSeq = 0;
    }

    /** A frame of market data with a trade. */
    void trade(long price) {
        FrameWriter frame = new FrameWriter();
        frame.add(new Trade(7, 0, 2, 8, price, 1, Side.SELL));
        logs.get(MARKET).append(frame.finish(header(MARKETDATA, marketReign, marketOwner, marketSeq++)));
    }

    private static FrameHeader header(Writer writer, long reign, long seq) {
        return header(writer, reign, 1, seq);
    }

    private static FrameHeader header(Writer writer, long reign, long owner, long seq) {
        return new FrameHeader(
                1,
                false,
                false,
                writer,
                reign,
                owner,
                seq,
                0,
                0,
                FrameHeader.CAUSE_NONE,
                List.of(),
                List.of(),
                List.of());
    }
}
