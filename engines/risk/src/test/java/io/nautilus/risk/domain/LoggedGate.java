package io.nautilus.risk.domain;

import io.nautilus.contracts.CommandCodec;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.risk.RiskChannels;
import io.nautilus.runtime.log.Folded;
import io.nautilus.runtime.log.Journal;
import io.nautilus.runtime.log.JournalOwner;
import io.nautilus.runtime.log.LogRecord;
import io.nautilus.runtime.log.LogVerifier;
import io.nautilus.runtime.log.ProcessEnd;
import io.nautilus.runtime.log.Shard;
import io.nautilus.runtime.log.ShardSpec;
import io.nautilus.runtime.log.ShardState;
import io.nautilus.runtime.log.Snapshots;
import io.nautilus.runtime.log.VerifiedLog;
import io.nautilus.runtime.log.VerifyReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The gate in a shard as the process has it, on logs in memory, and the verification of what it wrote. How much is
 * fetched, taken and acknowledged between two arrivals is drawn by a seed.
 */
final class LoggedGate implements FlowBench {
    static final int COMMANDS = 0;
    static final int REQUESTS = 1;
    static final int MARKET = 2;

    private static final Writer HTTP = new Writer(WriterKind.HTTP, 0);
    private static final Writer MARKETDATA = new Writer(WriterKind.MARKETDATA, 0);
    /** As the process has it, but for the pace of its clock. */
    static final ShardSpec SPEC = RiskChannels.spec(0, GateBench.SECOND / 10);

    private static final long HTTP_OWNER = 0xC0FFEE;
    private static final int MOST_PASSES = 4;
    private static final int UNTIL_IDLE = 1_000;

    private final List<MemoryLog> logs = List.of(new MemoryLog(), new MemoryLog(), new MemoryLog());
    private final MemoryLog journal = new MemoryLog();
    private final List<OrderEvent> events = new ArrayList<>();
    private final RiskPolicy policy;
    private final Random random;
    private final ArrayDeque<Ack> acks = new ArrayDeque<>();
    private MemoryInputs inputs;
    private Shard<OrderEvent> shard;
    private long nowNanos = GateBench.START;
    private long read;
    private long owner = 100;
    private long httpSeq;
    private long marketReign;
    private long marketOwner = 1;
    private long marketSeq;
    private long joined;

    private record Ack(long tag, long offset) {}

    LoggedGate(RiskPolicy policy, long seed) {
        this.policy = policy;
        this.random = new Random(seed);
    }

    /** Starts, and has its accounts and a live book. */
    LoggedGate goLive() {
        newReign();
        restart(null);
        OrdersView view = new OrdersView();
        policy.missing(view.rules(), view.books().accounts())
                .forEach(wanted -> command(id -> wanted.with(MessageId.parse(id))));
        settle();
        join();
        settle();
        return this;
    }

    /** A process is gone, another one starts from the logs alone; {@code suspect} as a start has it. */
    void restart(String suspect) {
        restart(suspect, () -> {});
    }

    /** The same; {@code meanwhile} happens when its reign has begun and it did not look at its inputs yet. */
    void restart(String suspect, Runnable meanwhile) {
        acks.clear();
        inputs = new MemoryInputs(logs, joined);
        ProcessEnd end = (code, why) -> {
            throw new AssertionError(code + ": " + why);
        };
        JournalOwner<OrderEvent> writer = new JournalOwner<>(
                SPEC.writer(),
                SPEC.rulesVersion(),
                owner++,
                SPEC.limits().framesInFlight(),
                new Port(),
                (offset, header, proven) -> {},
                end);
        RiskGate gate = new RiskGate();
        Snapshots snapshots = random.nextBoolean() ? Snapshots.NONE : snapshot(random.nextLong(journal.end() + 1));
        shard = new Shard<>(SPEC, gate, gate, snapshots, inputs, writer, end, suspect);
        shard.start(nowNanos);
        meanwhile.run();
        acknowledge();
    }

    /** Of all before an offset of the journal, made by a fold of its own. */
    private Snapshots snapshot(long to) {
        RiskGate gate = new RiskGate();
        ShardState<OrderEvent> state = new ShardState<>(SPEC, gate, (offset, header, proven) -> {}, gate);
        journal.read(0, to, state::fold);
        StateWriter out = new StateWriter(512);
        state.save(out);
        byte[] saved = out.written();
        return new Snapshots() {
            @Override
            public long restore(Folded fresh, Stretch log, long end, Consumer<String> lost) {
                new StateReader(saved).restore(fresh);
                return to;
            }

            @Override
            public void compare(Stretch log, long end, Consumer<String> lost) {}

            @Override
            public void discard(String why) {}
        };
    }

    private final class Port implements Journal {
        @Override
        public void append(long tag, byte[] frame) {
            acks.add(new Ack(tag, journal.append(nowNanos, frame)));
        }

        @Override
        public void read(long from, long to, Consumer<LogRecord> reader) {
            journal.read(from, to + 1, reader);
        }

        @Override
        public long tail(long before) {
            return 0;
        }
    }

    private void acknowledge() {
        for (Ack ack = acks.poll(); ack != null; ack = acks.poll()) {
            shard.acknowledged(ack.tag(), ack.offset());
        }
    }

    /** What came is taken in part, or not yet at all. */
    private void work() {
        inputs.withhold(random.nextInt(2 * logs.size()));
        for (int passes = random.nextInt(MOST_PASSES); passes > 0; passes--) {
            shard.pass(nowNanos);
        }
        if (random.nextInt(3) > 0) {
            acknowledge();
        }
    }

    /** All that came is decided and proven. */
    void settle() {
        inputs.withholdNothing();
        for (int idle = 0, passes = 0; idle < 2; passes++) {
            acknowledge();
            idle = shard.pass(nowNanos) || shard.unproven() > 0 ? 0 : idle + 1;
            assert passes < UNTIL_IDLE;
        }
    }

    @Override
    public void pass(long nanos) {
        nowNanos += nanos;
        work();
    }

    @Override
    public void tick() {
        work();
    }

    @Override
    public void market(MarketEvent... messages) {
        FrameWriter frame = new FrameWriter();
        List.of(messages).forEach(frame::add);
        logs.get(MARKET)
                .append(nowNanos, frame.finish(header(MARKETDATA, false, marketReign, marketOwner, marketSeq++)));
        work();
    }

    /** The instrument and its book are published whole. */
    void join() {
        joined = logs.get(MARKET).end();
        market(
                GateBench.definition(GateBench.BTC_ID, GateBench.BTC),
                GateBench.status(MarketState.LIVE),
                GateBench.book());
    }

    /** Another process writes market data. */
    void newReign() {
        nowNanos++;
        marketReign = logs.get(MARKET).end();
        marketOwner++;
        FrameHeader epoch = header(MARKETDATA, true, FrameHeader.NO_REIGN, marketOwner, FrameHeader.NO_SEQ);
        logs.get(MARKET).append(nowNanos, new FrameWriter().finish(epoch));
    }

    private FrameHeader header(Writer writer, boolean epoch, long reign, long of, long seq) {
        return new FrameHeader(
                1,
                epoch,
                false,
                writer,
                reign,
                of,
                seq,
                nowNanos,
                nowNanos,
                FrameHeader.CAUSE_NONE,
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public MessageId request(OrderRequest request) {
        FrameWriter frame = new FrameWriter();
        frame.add(request);
        FrameHeader header = header(HTTP, false, FrameHeader.NO_REIGN, HTTP_OWNER, httpSeq++);
        logs.get(REQUESTS).append(nowNanos, frame.finish(header));
        work();
        return new MessageId(HTTP, header.owner(), header.seq(), 0);
    }

    @Override
    public MessageId command(Commanding commanding) {
        MessageId id = nextId();
        logs.get(COMMANDS).append(nowNanos, CommandCodec.encode(commanding.with(id.toString())));
        work();
        return id;
    }

    @Override
    public MessageId nextId() {
        return new MessageId(HTTP, HTTP_OWNER, httpSeq++, 0);
    }

    @Override
    public List<OrderEvent> events() {
        journal.read(read, journal.end(), at -> {
            for (Message message : FrameReader.messages(at.value())) {
                if (message instanceof OrderEvent event) {
                    events.add(event);
                }
            }
        });
        read = journal.end();
        return events;
    }

    MemoryLog journal() {
        return journal;
    }

    /** By the numbers of the inputs. */
    List<MemoryLog> inputs() {
        return logs;
    }

    VerifyReport verify() {
        return verify(journal);
    }

    /** Decides again what stands on the logs, and compares with this journal. */
    VerifyReport verify(MemoryLog written) {
        return verify(logs, written);
    }

    /** The same with the inputs of another gate. */
    static VerifyReport verify(List<MemoryLog> inputs, MemoryLog written) {
        return LogVerifier.verify("journal", SPEC, RiskGate::new, new VerifiedLog() {
            @Override
            public long journalBeginning() {
                return 0;
            }

            @Override
            public LogRecord journal(long from) {
                return written.at(from, Long.MAX_VALUE);
            }

            @Override
            public long beginning(int input) {
                return 0;
            }

            @Override
            public LogRecord next(int input, long from, long to) {
                return inputs.get(input).at(from, to);
            }
        });
    }
}
