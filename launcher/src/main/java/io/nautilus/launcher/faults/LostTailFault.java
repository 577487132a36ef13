package io.nautilus.launcher.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandCodec;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.LogTails.Cut;
import io.nautilus.launcher.faults.Platform.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The newest segment of a topic loses its end while all is stopped, and another record takes its place before the start:
 * an input loses its last record, the journal all from its last fill on. Owners know positions of their inputs, and
 * the snapshot of a stop in order one of the own journal, so that it is noticed. Where all was killed nobody knows what
 * the journal lost, and the boot that is another one is the reason to suspect it. Trading is held then, the missing
 * offsets are named where they are known, and accepting the log goes on:
 * what has no outcome is denied, the order too whose fill is gone, and all readers agree.
 */
final class LostTailFault {
    private static final String INSTRUMENT = "BTC-USD.SIM";
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    /** The journal both ways: what it lost is known from nowhere else. */
    private static final List<String> TOPICS =
            List.of(Topics.ORDER_REQUESTS, Topics.COMMANDS, Topics.ORDER_EVENTS, Topics.ORDER_EVENTS);

    private final FaultRun run;
    private final long seed;
    private final Tally tally = new Tally();
    private int rounds;

    LostTailFault(FaultRun run, long seed) {
        this.run = run;
        this.seed = seed;
    }

    /** Each second tail is lost by a machine that was booted anew. */
    Tally run() throws Exception {
        // So that what waits while all is stopped is denied for the log's sake and not for its age.
        Map<String, String> waitingIsAllowed = Map.of("NAUTILUS_MAX_REQUEST_AGE", "PT10M");
        Path folder = run.folder().resolve("lost-tail-" + seed);
        try (Platform platform = run.platform(folder, waitingIsAllowed)) {
            platform.start();
            for (String topic : TOPICS) {
                boolean bootedAnew = (seed + rounds) % 2 == 0;
                loses(platform, topic, bootedAnew);
                rounds++;
            }
        }
        return tally;
    }

    private void loses(Platform platform, String topic, boolean bootedAnew) throws Exception {
        Api api = new Api(platform);
        trade(platform, api, "before");
        MessageId lost = last(platform, api, topic);
        if (bootedAnew) {
            platform.kill();
            noteAnotherBoot(platform);
        } else {
            platform.stop();
        }
        Cut cut = LogTails.cut(
                platform.data().kafka().resolve(topic + "-0"),
                value -> !topic.equals(Topics.ORDER_EVENTS) || holdsFill(value));
        MessageId unseen = append(platform, topic, cut);
        Ended started = platform.start();
        tally.add("cuts." + topic, 1);
        heldAndAccepted(platform, api, topic, cut, bootedAnew, started);
        tally.add("held." + topic + (bootedAnew ? ".bootedAnew" : ".stopped"), 1);
        trade(platform, api, "after");
        Journal journal = new Audit(platform).everyOutcome();
        if (topic.equals(Topics.ORDER_EVENTS)) {
            isDenied(journal, lost);
            Check.that(
                    journal.all(OrderFilled.class).stream()
                            .noneMatch(fill -> fill.orderId().equals(lost)),
                    "%s has no fill any more",
                    lost);
            tally.add("fillsLost", 1);
        } else {
            isDenied(journal, unseen);
            tally.add("unseenDenied." + topic, 1);
        }
    }

    private static boolean holdsFill(byte[] frame) {
        return FrameReader.messages(frame).stream().anyMatch(OrderFilled.class::isInstance);
    }

    /** What took the place of a lost request or command, or lost its outcome, is not decided by what risk sees now. */
    private static void isDenied(Journal journal, MessageId id) {
        OrderEvent outcome = journal.outcomes().get(id).getFirst().event();
        DenialReason reason =
                switch (outcome) {
                    case OrderDenied denied -> denied.reason();
                    case CommandDenied denied -> denied.reason();
                    case OrderEvent other -> throw Check.broken("%s is denied, not %s", id, other);
                };
        Check.equal(reason, DenialReason.LOG_TRUNCATED, "why %s is denied", id);
    }

    private void trade(Platform platform, Api api, String when) throws Exception {
        new People(platform, api, INSTRUMENT, when + seed + "-" + rounds).byHttp(Side.BUY, "0.01", null);
    }

    /** What will be lost: a record that risk has answered, or in the journal the fill that answers it. */
    private MessageId last(Platform platform, Api api, String topic) throws Exception {
        if (topic.equals(Topics.COMMANDS)) {
            Answer resumed = api.post("risk", "/risk/resume", "admin", "{\"reason\":\"lost\"}");
            Check.that(resumed.status() < 300, "resume is answered with %s", resumed);
            return MessageId.NONE;
        }
        try (ProgramWriter program = new ProgramWriter(platform.bootstrap(), 10 * seed + rounds)) {
            People people = new People(platform, api, INSTRUMENT, "lost" + seed + "-" + rounds);
            return people.byTopic(program, name -> ProgramWriter.market(name, INSTRUMENT, Side.BUY, "0.01"));
        }
    }

    /** Of the journal the last frame that is left is there a second time: no other record may stand on it. */
    private MessageId append(Platform platform, String topic, Cut cut) throws Exception {
        try (LoneBroker broker = new LoneBroker(platform)) {
            MessageId unseen = new MessageId(new Writer(WriterKind.HTTP, 0), 1_000 + 10 * seed + rounds, 0, 0);
            if (topic.equals(Topics.COMMANDS)) {
                broker.append(
                        topic,
                        CommandCodec.encode(new Command.Resume(unseen.toString(), "fault-run", "", "", "unseen")));
            } else if (topic.equals(Topics.ORDER_EVENTS)) {
                Check.that(!FrameReader.header(cut.left()).epoch(), "the frame before %s begins no reign", cut.first());
                broker.append(topic, cut.left());
            } else {
                try (ProgramWriter program = new ProgramWriter(platform.bootstrap(), 1_000 + 10 * seed + rounds)) {
                    unseen = program.write(
                            ProgramWriter.market("unseen" + seed + "-" + rounds, INSTRUMENT, Side.BUY, "0.01"));
                }
            }
            Check.equal(TopicLog.end(platform.bootstrap(), topic), cut.first() + 1, "the end of %s", topic);
            return unseen;
        }
    }

    private static void noteAnotherBoot(Platform platform) {
        Path file = platform.data().run().resolve("boot.json");
        ObjectNode boot = (ObjectNode) JsonFile.read(file).orElseThrow();
        Check.that(!boot.path("clean").asBoolean(), "no stop in order is noted: %s", boot);
        JsonFile.write(file, boot.put("bootId", "another"));
    }

    private void heldAndAccepted(Platform platform, Api api, String topic, Cut cut, boolean bootedAnew, Ended started)
            throws Exception {
        String hold = api.get("risk", "/risk/state").text("hold");
        if (bootedAnew) {
            Check.that(started.output().contains("the log may have lost its end"), "start says it: %s", started);
            Check.that(hold.contains("the machine was booted anew"), "the hold says why: %s", hold);
        }
        boolean ofJournal = topic.equals(Topics.ORDER_EVENTS);
        if (!ofJournal || !bootedAnew) {
            String missing = ofJournal ? ofJournal(cut) : gone(cut.first(), cut.last());
            Check.that(hold.contains(missing), "the hold says that %s: %s", missing, hold);
        }
        Check.that(hold.startsWith("log-truncated: "), "trading is held: %s", hold);
        accept(platform, api);
    }

    /** One record has taken the place of the first one; the snapshot of the stop knows the last. */
    private static String ofJournal(Cut cut) {
        return cut.last() == cut.first()
                ? "others stand where offsets up to " + cut.last() + " were"
                : gone(cut.first() + 1, cut.last());
    }

    private static String gone(long first, long last) {
        return "offsets " + first + " to " + last + " are gone";
    }

    private void accept(Platform platform, Api api) throws Exception {
        String order = People.order("held" + seed + "-" + rounds, INSTRUMENT, Side.BUY, "0.01", null);
        Answer denied = Await.until(
                "an answer while held",
                () -> api.order(order),
                answer -> answer.status() == 201 || answer.status() == 422);
        Check.equal(denied.status() + " " + denied.text("code"), "422 log-truncated", "the answer while held");
        Ended accepted = platform.run("accept-log", "--reason", "a fault run");
        Check.equal(accepted.exitCode(), 0, "the exit code of what printed %s", accepted.output());
        Await.until(
                "the hold's end", PATIENCE, () -> api.get("risk", "/risk/state").text("hold"), String::isEmpty);
    }
}
