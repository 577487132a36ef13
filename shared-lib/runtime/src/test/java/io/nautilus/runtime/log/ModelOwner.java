package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.Writer;
import io.nautilus.runtime.log.FrameValidator.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A process of the model: production's shard and owner, on logs in memory, with a network that may be late. */
final class ModelOwner {
    /** Thrown in place of the end of a fenced process; a process that ends for another reason is a violation. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended(String message) {
            super(message, null, false, false);
        }
    }

    record Send(long tag, byte[] frame) {}

    record Ack(long tag, long offset) {}

    static final int REQUESTS = 0;
    static final int CLOCK_NANOS = 1_000;

    final List<Send> inFlight = new ArrayList<>();
    final List<Ack> acks = new ArrayList<>();
    Shard<OrderEvent> shard;
    boolean alive = true;
    boolean stopped;
    private final int framesInFlight;
    private final ModelLog requests;
    private final ModelLog journal;
    private DefectiveOwner writer;
    private boolean reigns;
    private long next;

    ModelOwner(ModelWorld world, long owner, String suspect) {
        this.requests = world.requests;
        this.journal = world.journal;
        ProcessEnd end = (code, message) -> {
            boolean poisoned = code == ExitCode.STEP_FAILED && world.isPoisoned();
            if (poisoned) {
                world.stepFailed();
            } else if (code != ExitCode.FENCED) {
                throw new AssertionError(code + ": " + message);
            }
            throw new Ended(message);
        };
        framesInFlight = world.framesInFlight;
        writer = new DefectiveOwner(world, owner, new Partition(), end);
        ShardSpec spec = new ShardSpec(
                ModelWorld.WRITER,
                1,
                List.of(new InputSpec(REQUESTS, InputSpec.Kind.REQUESTS, "order-requests", 0)),
                new ShardSpec.Limits(1, 32 * 1024, 64, world.framesInFlight, 256, Long.MAX_VALUE),
                List.of());
        shard = new DefectiveShard(
                world,
                spec,
                new ModelDecider(world.defect, owner, world.poisonedOwner()),
                world.beginsFromSnapshots(owner) ? new FormerSnapshot(world, spec, owner) : Snapshots.NONE,
                new Fetched(),
                writer,
                end,
                suspect);
        shard.start(CLOCK_NANOS);
    }

    /** Whether a pass would take something. */
    boolean passable() {
        boolean due = alive && reigns && !stopped && (next < requests.end() || shard.unfinished());
        return due && shard.unproven() < framesInFlight;
    }

    void pass() {
        unlessEnded(() -> shard.pass(CLOCK_NANOS));
    }

    void acknowledge() {
        Ack ack = acks.removeFirst();
        unlessEnded(() -> shard.acknowledged(ack.tag(), ack.offset()));
        reigns |= ack.tag() == JournalOwner.EPOCH_TAG;
    }

    void stop() {
        stopped = true;
        shard.stop();
    }

    /** The process is gone; what it sent may still land. */
    void die() {
        alive = false;
        acks.clear();
        shard = null;
        writer = null;
    }

    /** The planted defect: the events of a frame whose send failed are put into a new frame. */
    void sendAgain() {
        for (Message message : FrameReader.messages(inFlight.getFirst().frame())) {
            writer.emit((OrderEvent) message);
        }
        writer.write(writer.moment(CLOCK_NANOS), FrameHeader.CAUSE_INPUTS, List.of(), List.of(), List.of());
    }

    private void unlessEnded(Runnable step) {
        try {
            step.run();
        } catch (Ended ended) {
            die();
        }
    }

    private final class Partition implements Journal {
        @Override
        public void append(long tag, byte[] frame) {
            inFlight.add(new Send(tag, frame));
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

    private final class Fetched implements Inputs {
        @Override
        public LogRecord peek(int input) {
            return next < requests.end() ? requests.records.get((int) next) : null;
        }

        @Override
        public void take(int input) {
            next++;
        }

        @Override
        public OptionalLong seek(int input, Position from) {
            next = Math.min(from.offset(), requests.end());
            while (next > 0
                    && from.leaderEpoch() != Position.UNKNOWN_EPOCH
                    && requests.records.get((int) next - 1).leaderEpoch() > from.leaderEpoch()) {
                next--;
            }
            return next < from.offset() ? OptionalLong.of(next) : OptionalLong.empty();
        }

        @Override
        public boolean lost(int input) {
            return false;
        }

        @Override
        public long end(int input) {
            return requests.end();
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
            requests.read(from, to, reader);
        }
    }

    /** Production's owner but for the planted defect. */
    private static final class DefectiveOwner extends JournalOwner<OrderEvent> {
        private final ModelWorld world;
        private final long journalEndAtStart;

        DefectiveOwner(ModelWorld world, long owner, Journal journal, ProcessEnd end) {
            super(ModelWorld.WRITER, 1, owner, world.framesInFlight, journal, world::proven, end);
            this.world = world;
            this.journalEndAtStart = world.journal.end() - 1;
        }

        @Override
        long foldEnd(long epochOffset) {
            return world.defect == Defect.FOLD_BEFORE_EPOCH_APPEND ? journalEndAtStart : epochOffset;
        }

        @Override
        Proof newProof(Writer writer, long reign, long owner, long lastSeq, Proof.Listener listener) {
            return new DefectiveProof(world.defect, writer, reign, owner, lastSeq, listener);
        }

        @Override
        public void send(StepNote note, Moment moment) {
            if (world.defect != Defect.NOTE_NOT_WRITTEN) {
                super.send(note, moment);
            }
        }

        @Override
        public void emit(OrderEvent event) {
            super.emit(event);
            if (world.defect == Defect.UNPROVEN_STATE_SHOWN) {
                world.shown(event);
            }
        }
    }

    private static final class DefectiveProof extends Proof {
        private final Defect defect;
        private long acknowledgedOffset;

        DefectiveProof(Defect defect, Writer writer, long reign, long owner, long lastSeq, Proof.Listener listener) {
            super(writer, reign, owner, lastSeq, listener);
            this.defect = defect;
            this.acknowledgedOffset = reign;
        }

        @Override
        boolean acknowledged(long seq, long offset) {
            if (defect == Defect.EFFECT_AT_ACKNOWLEDGEMENT) {
                prove(seq, offset);
                return true;
            }
            if (defect == Defect.PROOF_WITHOUT_THE_ONE_BEFORE) {
                boolean next = offset == acknowledgedOffset + 1;
                acknowledgedOffset = offset;
                for (long proven = provenSeq + 1; next && proven <= seq; proven++) {
                    prove(proven, offset - (seq - proven));
                }
                return true;
            }
            return super.acknowledged(seq, offset);
        }

        @Override
        boolean isNews(long seq) {
            return defect == Defect.ACKNOWLEDGEMENT_OF_A_COPY_KEPT || super.isNews(seq);
        }
    }

    /** Production's shard but for the planted defect. */
    private static final class DefectiveShard extends Shard<OrderEvent> {
        private final ModelWorld world;
        private final ShardSpec spec;
        private final ModelDecider decider;

        DefectiveShard(
                ModelWorld world,
                ShardSpec spec,
                ModelDecider decider,
                Snapshots snapshots,
                Inputs inputs,
                JournalOwner<OrderEvent> owner,
                ProcessEnd end,
                String suspect) {
            super(spec, decider, decider, snapshots, inputs, owner, end, suspect);
            this.world = world;
            this.spec = spec;
            this.decider = decider;
        }

        @Override
        ShardState<OrderEvent> newState() {
            return new DefectiveState(world, spec, decider, world::proven);
        }
    }

    /** Production's fold but for the planted defect. */
    private static final class DefectiveState extends ShardState<OrderEvent> {
        private final ModelWorld world;

        DefectiveState(ModelWorld world, ShardSpec spec, ModelDecider decider, Effects<OrderEvent> effects) {
            super(
                    spec,
                    decider,
                    effects,
                    decider,
                    new DefectiveValidator(world.defect),
                    new DefectiveRuns(world, spec.inputCount()));
            this.world = world;
        }

        @Override
        void fold(FrameHeader header, Verdict verdict) {
            boolean asValid = world.defect == Defect.POSITION_FROM_VOID_FRAME && !header.epoch();
            super.fold(header, asValid ? Verdict.VALID : verdict);
        }

        @Override
        List<WriterMark> marks() {
            return world.defect == Defect.WRITER_SEQ_NOT_DURABLE ? List.of() : super.marks();
        }
    }

    private static final class DefectiveRuns extends ConsumedRuns {
        private final ModelWorld world;

        DefectiveRuns(ModelWorld world, int inputCount) {
            super(inputCount);
            this.world = world;
        }

        @Override
        public void taken(int input, long from, long end, int leaderEpoch) {
            super.taken(input, from, end, leaderEpoch);
            world.remembered = Math.max(world.remembered, end);
        }

        @Override
        public boolean knows(int input) {
            return world.defect == Defect.POSITION_FROM_MEMORY ? world.remembered > 0 : super.knows(input);
        }

        @Override
        public Position position(int input) {
            return world.defect == Defect.POSITION_FROM_MEMORY
                    ? new Position(world.remembered, Position.UNKNOWN_EPOCH)
                    : super.position(input);
        }
    }

    /** What a process that went before made of the log as it was when this one started. */
    private static final class FormerSnapshot implements Snapshots {
        private final long next;
        private byte[] bytes;

        FormerSnapshot(ModelWorld world, ShardSpec spec, long ownerId) {
            DefectiveState state = new DefectiveState(
                    world,
                    spec,
                    new ModelDecider(world.defect, ownerId, world.poisonedOwner()),
                    (offset, header, events) -> {});
            next = world.journal.end();
            world.journal.read(0, next, state::fold);
            if (world.defect == Defect.SNAPSHOT_OF_UNPROVEN_STATE) {
                world.owners.stream()
                        .flatMap(owner -> owner.inFlight.stream())
                        .forEach(send -> state.fold(new LogRecord(next, 0, 0, send.frame())));
            }
            bytes = bytesOf(state);
        }

        private static byte[] bytesOf(ShardState<OrderEvent> state) {
            StateWriter out = new StateWriter(512);
            state.save(out);
            return out.written();
        }

        @Override
        public long restore(Folded fresh, Stretch log, long end, Consumer<String> lost) {
            if (bytes == null) {
                return 0;
            }
            new StateReader(bytes).restore(fresh);
            bytes = null;
            return next;
        }

        @Override
        public void compare(Stretch log, long end, Consumer<String> lost) {}

        @Override
        public void discard(String why) {
            bytes = null;
        }
    }
}
