package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Two owners of one shard, a log whose appends arrive late, a script of requests, and the faults left to happen. */
final class ModelWorld {
    static final Writer WRITER = new Writer(WriterKind.RISK, 0);
    private static final long LAST_OWNER = 999;
    private static final int SHORT_LOG = 12;

    final Defect defect;
    final int framesInFlight;
    final ModelLog requests = new ModelLog();
    final ModelLog journal = new ModelLog();
    final List<ModelOwner> owners = new ArrayList<>();
    final Set<OrderEvent> seenOutside = new HashSet<>();
    long remembered;
    private final FrameReader reader = new FrameReader();
    private final ModelScript script;
    private final int ownersAtMost;
    private int arrived;
    private int crashesLeft;
    private int stopsLeft;
    private boolean faulted;
    private int stepFailures;

    ModelWorld(Defect defect, ModelScript script, int framesInFlight, int owners, int crashes, int stops) {
        this.defect = defect;
        this.script = script;
        this.framesInFlight = framesInFlight;
        this.ownersAtMost = owners;
        this.crashesLeft = crashes;
        this.stopsLeft = stops;
    }

    /** What may happen next. */
    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        if (arrived < script.frames().size()) {
            actions.add(new Action(Action.Kind.ARRIVE, 0));
        }
        if (owners.size() < ownersAtMost) {
            actions.add(new Action(Action.Kind.START, owners.size()));
        }
        for (int p = 0; p < owners.size(); p++) {
            ModelOwner owner = owners.get(p);
            if (!owner.inFlight.isEmpty()) {
                actions.add(new Action(Action.Kind.LAND, p));
                if (!owner.alive) {
                    actions.add(new Action(Action.Kind.LOSE, p));
                }
            }
            if (owner.alive) {
                addOfAlive(actions, p, owner);
            }
        }
        return actions;
    }

    private void addOfAlive(List<Action> actions, int p, ModelOwner owner) {
        if (!owner.acks.isEmpty()) {
            actions.add(new Action(Action.Kind.ACK, p));
        }
        if (owner.passable()) {
            actions.add(new Action(Action.Kind.PASS, p));
        }
        if (crashesLeft > 0) {
            actions.add(new Action(Action.Kind.CRASH, p));
        }
        if (stopsLeft > 0 && !owner.stopped) {
            actions.add(new Action(Action.Kind.STOP, p));
        }
    }

    /** Whether nothing is left that must happen: only faults, or the start of another owner. */
    boolean settled() {
        return !owners.isEmpty()
                && actions().stream()
                        .allMatch(action -> action.kind() == Action.Kind.CRASH
                                || action.kind() == Action.Kind.STOP
                                || action.kind() == Action.Kind.START);
    }

    void perform(Action action) {
        switch (action.kind()) {
            case ARRIVE -> requests.append(script.frames().get(arrived++));
            case START -> start(100 + owners.size(), null);
            case LAND -> land(owners.get(action.owner()));
            case LOSE -> owners.get(action.owner()).inFlight.clear();
            case ACK -> owners.get(action.owner()).acknowledge();
            case PASS -> owners.get(action.owner()).pass();
            case CRASH -> crash(owners.get(action.owner()));
            case STOP -> stop(owners.get(action.owner()));
        }
    }

    /** The last owner of a run folds the whole log. */
    boolean beginsFromSnapshots(long owner) {
        return owner < LAST_OWNER;
    }

    boolean isPoisoned() {
        return script.poisonedOwner() >= 0;
    }

    long poisonedOwner() {
        return script.poisonedOwner();
    }

    /** A process ended because a step threw: twice for each input that cannot be decided, however often others end. */
    void stepFailed() {
        faulted = true;
        stepFailures++;
        assertThat(stepFailures)
                .as("restarts because of steps that throw")
                .isLessThanOrEqualTo(2
                        * (int) script.frames().stream()
                                .map(FrameReader::header)
                                .filter(header -> header.owner() == script.poisonedOwner())
                                .count());
    }

    ModelOwner start(long id, String suspect) {
        ModelOwner owner = new ModelOwner(this, id, suspect);
        owners.add(owner);
        return owner;
    }

    void land(ModelOwner owner) {
        ModelOwner.Send send = owner.inFlight.removeFirst();
        long offset = journal.append(send.frame());
        if (owner.alive) {
            owner.acks.add(new ModelOwner.Ack(send.tag(), offset));
        }
    }

    private void crash(ModelOwner owner) {
        crashesLeft--;
        faulted = true;
        if (defect == Defect.FAILED_FRAME_SENT_AGAIN && !owner.inFlight.isEmpty()) {
            owner.sendAgain();
        } else {
            owner.die();
        }
    }

    private void stop(ModelOwner owner) {
        stopsLeft--;
        faulted = true;
        owner.stop();
    }

    /** An effect of production's: its frame must count, by the plain rule. */
    void proven(long offset, FrameHeader header, List<OrderEvent> events) {
        assertThat(Reference.valid(journal, WRITER).stream().filter(at -> at.offset() == offset))
                .as("an effect of %s at offset %d, which counts", header, offset)
                .hasSize(1);
        List<Message> held = messages(journal.records.get((int) offset));
        held.removeIf(StepNote.class::isInstance);
        assertThat(held).as("what left is what the log holds at %d", offset).isEqualTo(events);
        seenOutside.addAll(events);
    }

    private List<Message> messages(LogRecord at) {
        List<Message> messages = new ArrayList<>();
        reader.wrap(at.value());
        while (reader.next()) {
            messages.add(reader.message());
        }
        return messages;
    }

    void shown(OrderEvent event) {
        seenOutside.add(event);
    }

    /** Checks what must hold once nothing is left to happen, then lets a fresh owner come and checks again. */
    void checkSettled() {
        if (!faulted && owners.size() == 1) {
            assertThat(owners.getFirst().alive)
                    .as("no fault, so the owner lives")
                    .isTrue();
            checkOutcomes("a run without faults ends with all outcomes");
            assertThat(seenOutside)
                    .as("a run without faults shows all outcomes")
                    .containsAll(
                            outcomes().values().stream().flatMap(List::stream).toList());
        }
        runLastOwner(null);
        checkOutcomes("one outcome per request");
        checkSeen();
        checkJoiners();
    }

    /** A fresh owner takes over and works until nothing is left. */
    ModelOwner runLastOwner(String suspect) {
        owners.forEach(ModelOwner::die);
        ModelOwner last = start(LAST_OWNER + owners.size(), suspect);
        while (!work(last)) {
            last = start(LAST_OWNER + owners.size(), null);
        }
        return last;
    }

    /** Lets an owner work until nothing is left; returns whether it lives. */
    private boolean work(ModelOwner last) {
        while (!last.inFlight.isEmpty() || !last.acks.isEmpty() || last.passable()) {
            if (!last.inFlight.isEmpty()) {
                land(last);
            }
            if (!last.acks.isEmpty()) {
                last.acknowledge();
            }
            if (last.passable()) {
                last.pass();
            }
        }
        return last.alive || !isPoisoned();
    }

    void checkOutcomes(String what) {
        Map<MessageId, List<OrderEvent>> outcomes = outcomes();
        for (MessageId request : ModelScript.requestsIn(requests)) {
            assertThat(outcomes.getOrDefault(request, List.of()))
                    .as("%s: %s", what, request)
                    .hasSize(1);
        }
    }

    private Map<MessageId, List<OrderEvent>> outcomes() {
        Map<MessageId, List<OrderEvent>> outcomes = new HashMap<>();
        for (LogRecord at : Reference.valid(journal, WRITER)) {
            for (Message message : messages(at)) {
                if (message instanceof CancelDenied outcome) {
                    outcomes.computeIfAbsent(outcome.requestId(), id -> new ArrayList<>())
                            .add(outcome);
                } else if (message instanceof InputRejected rejected) {
                    outcomes.computeIfAbsent(idOf(rejected), id -> new ArrayList<>())
                            .add(rejected);
                }
            }
        }
        return outcomes;
    }

    private MessageId idOf(InputRejected rejected) {
        FrameHeader frame =
                FrameReader.header(requests.records.get((int) rejected.offset()).value());
        return new MessageId(frame.writer(), frame.owner(), frame.seq(), rejected.index());
    }

    void checkSeen() {
        Set<Message> onLog = new HashSet<>();
        Reference.valid(journal, WRITER).forEach(at -> onLog.addAll(messages(at)));
        assertThat(onLog)
                .as("whatever was seen outside is on the log and counts")
                .containsAll(seenOutside);
    }

    /** A reader that joins anywhere ends with the frames of the last reign that count, from where it joined. */
    void checkJoiners() {
        long lastReign = Reference.lastReign(journal);
        List<Long> reference = Reference.valid(journal, WRITER).stream()
                .filter(at -> FrameReader.header(at.value()).reign() == lastReign)
                .map(LogRecord::offset)
                .toList();
        for (long from = 0; from < journal.end(); from++) {
            long start = from;
            List<Long> expected =
                    reference.stream().filter(offset -> offset >= start).toList();
            if (lastReign >= from || !expected.isEmpty()) {
                for (long endAtStart : endsAtStart(from)) {
                    assertThat(joined(from, endAtStart))
                            .as("a reader that joined at %d when the log's end was %d", from, endAtStart)
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** Every end that the log may have had when the reader began; of a long log some of them. */
    private long[] endsAtStart(long from) {
        return journal.end() <= SHORT_LOG
                ? LongStream.rangeClosed(from, journal.end()).toArray()
                : new long[] {from, (from + journal.end()) / 2, journal.end()};
    }

    private List<Long> joined(long from, long endAtStart) {
        long[] floor = {FrameHeader.NO_REIGN};
        journal.read(from, endAtStart, at -> floor[0] = Math.max(floor[0], InputDecoder.reignOf(at)));
        FrameGate gate = new FrameGate(FrameValidator.joining(floor[0]));
        List<Long> believed = new ArrayList<>();
        journal.read(from, journal.end(), at -> gate.pass(at).ifPresent(frame -> {
            if (frame.newReign()) {
                believed.clear();
            }
            if (!frame.header().epoch()) {
                believed.add(at.offset());
            }
        }));
        return believed;
    }
}
