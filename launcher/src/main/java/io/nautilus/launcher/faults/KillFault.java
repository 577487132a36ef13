package io.nautilus.launcher.faults;

import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.Topics;
import io.nautilus.launcher.faults.Fleet.Death;
import io.nautilus.launcher.faults.Journal.Entry;
import io.nautilus.launcher.faults.TopicLog.Asked;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.runtime.log.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processes are killed again and again while requests flow: nothing is lost, nothing happens twice. A kill counts only
 * in mid-flow, see {@link Kills}. Every kind of kill happens until one counted, in an order of the seed's, and then as
 * it draws. By the seed requests may wait for long, or are denied for their age; then snapshots are made all the time.
 */
final class KillFault {
    static final Duration DEFAULT_AGE = Duration.ofSeconds(5);
    static final Duration LONG_AGE = Duration.ofMinutes(10);
    private static final System.Logger LOG = System.getLogger(KillFault.class.getName());
    private static final int BUSY_BEFORE = 20;
    private static final int COMMAND_EVERY = 5;
    private static final Duration BUSY_PACE = Duration.ofNanos(500_000);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int LATE = 5;
    /** Of a hundred draws; what is left is risk's alone. */
    private static final int MARKETDATA_TOO = 14;

    private static final int PORTFOLIO_TOO = 28;
    private static final int MARKETDATA = 38;
    private static final int PORTFOLIO = 46;
    private static final int BROKER = 54;
    private static final int LAUNCHER = 62;

    /** A draw of each kind. */
    private static final List<Integer> KINDS =
            List.of(0, MARKETDATA_TOO, PORTFOLIO_TOO, MARKETDATA, PORTFOLIO, BROKER, LAUNCHER);

    private static final String LAUNCHER_NAME = "launcher";
    private static final List<String> KILLED =
            List.of(Fleet.RISK, Fleet.MARKETDATA, Fleet.PORTFOLIO, Catalogue.BROKER, LAUNCHER_NAME);
    private static final String BEHIND_SNAPSHOT = "behind the snapshot at offset";
    /** So many records hold what a topic was told in the seconds around a kill. */
    private static final long NEWEST = 2_000;

    private final Fleet fleet;
    private final Platform platform;
    private final long seed;
    private final Random random;
    private final boolean requestsMayWait;
    private final Tally tally = new Tally();
    private final List<MessageId> late = new ArrayList<>();
    private final Map<MessageId, MessageId> cancels = new HashMap<>();
    private Flow flow;
    private int waits;

    KillFault(Fleet fleet, long seed) {
        this.fleet = fleet;
        this.platform = fleet.platform();
        this.seed = seed;
        this.random = new Random(seed);
        this.requestsMayWait = seed % 2 != 0;
    }

    /** Kills until so many kills counted. */
    Tally run(int kills) throws Exception {
        fleet.set("NAUTILUS_MAX_REQUEST_AGE", age().toString());
        if (!requestsMayWait) {
            SnapshotsFault.OFTEN.forEach(fleet::set);
        }
        fleet.stop(Fleet.RISK);
        fleet.start(Fleet.RISK);
        fleet.awaitReady(Fleet.RISK);
        long before = startsBehindSnapshots();
        long from = TopicLog.end(platform.bootstrap(), Topics.ORDER_EVENTS);
        try (Flow requests = new Flow(platform, "kill", seed)) {
            flow = requests;
            flow.awaitMixed();
            killed(kills);
            Journal journal = flow.audited(tally);
            waitedAtMost(journal, from);
            lateOnesExpired(journal);
            tally.add("startsBehindSnapshots", startsBehindSnapshots() - before);
        } finally {
            SnapshotsFault.OFTEN.keySet().forEach(fleet::unset);
        }
        return tally;
    }

    /** Since the data folder was made, as the engines' logs tell. */
    private long startsBehindSnapshots() throws IOException {
        long starts = 0;
        for (String engine : SnapshotsFault.ENGINES) {
            try (Stream<String> lines = Files.lines(platform.data().logs().resolve(engine + ".log"))) {
                starts += lines.filter(line -> line.contains(BEHIND_SNAPSHOT)).count();
            }
        }
        return starts;
    }

    private Duration age() {
        return requestsMayWait ? LONG_AGE : DEFAULT_AGE;
    }

    private void killed(int kills) throws Exception {
        int attempts = 0;
        Deque<Integer> kinds = shuffledKinds();
        while (tally.of("counted") < kills || !kinds.isEmpty()) {
            Check.that(++attempts < 5 + 2 * kills, "%d attempts for %d kills that count", attempts, kills);
            flow.awaitAnswers(random.nextInt(3) == 0);
            Await.pass(Duration.ofMillis(random.nextInt(300)));
            int draw = random.nextInt(100);
            if (kinds.isEmpty()) {
                next(draw);
            } else {
                once(kinds);
            }
        }
        KILLED.forEach(name -> Check.that(tally.of("counted." + name) > 0, "%s was killed in mid-flow", name));
        flow.awaitAnswers(true);
        if (!requestsMayWait) {
            someComeTooLate();
        }
        flow.awaitAnswers(true);
    }

    /** A kind of which not every kill counted comes again, behind the others. */
    private void once(Deque<Integer> kinds) throws Exception {
        int kind = kinds.removeFirst();
        if (!next(kind)) {
            kinds.addLast(kind);
        }
    }

    private Deque<Integer> shuffledKinds() {
        List<Integer> kinds = new ArrayList<>(KINDS);
        Collections.shuffle(kinds, random);
        return new ArrayDeque<>(kinds);
    }

    /** Whether all that was killed was in mid-flow. */
    private boolean next(int draw) throws Exception {
        if (draw < MARKETDATA_TOO) {
            return together(Fleet.RISK, Fleet.MARKETDATA);
        } else if (draw < PORTFOLIO_TOO) {
            return together(Fleet.RISK, Fleet.PORTFOLIO);
        } else if (draw < MARKETDATA) {
            return together(Fleet.MARKETDATA);
        } else if (draw < PORTFOLIO) {
            return together(Fleet.PORTFOLIO);
        } else if (draw < BROKER) {
            return together(Catalogue.BROKER);
        } else if (draw < LAUNCHER) {
            return launcher();
        }
        return together(Fleet.RISK);
    }

    /** Kills these, the first of them last, and starts them again. */
    private boolean together(String... names) throws Exception {
        Map<String, Death> deaths = new HashMap<>();
        for (String name : List.of(names).reversed()) {
            deaths.put(name, kill(name));
        }
        long startedNanos = System.nanoTime();
        for (String name : names) {
            fleet.start(name);
        }
        for (String name : names) {
            fleet.awaitReady(name);
        }
        tally.add("restartMillis", (System.nanoTime() - startedNanos) / 1_000_000);
        boolean all = true;
        for (String name : names) {
            all &= count(name, deaths.get(name));
        }
        fleet.restore().forEach(name -> tally.add("endedByItself." + name, 1));
        return all;
    }

    private Death kill(String name) throws Exception {
        return switch (name) {
            case Fleet.RISK -> killRisk();
            case Catalogue.BROKER -> killBroker();
            default -> fleet.kill(name);
        };
    }

    /** One in six kills comes without the broker's standing still. */
    private Death killRisk() throws Exception {
        if (random.nextInt(6) == 0) {
            return fleet.kill(Fleet.RISK);
        }
        busy();
        Signal.send("-STOP", fleet.process(Catalogue.BROKER), flow.traffic()::busy);
        try {
            Await.pass(Duration.ofMillis(40 + random.nextInt(120)));
            return fleet.kill(Fleet.RISK);
        } finally {
            fleet.goOn(Catalogue.BROKER);
        }
    }

    private void busy() {
        for (int i = 0; i < BUSY_BEFORE; i++) {
            flow.traffic().busy();
            if (i % COMMAND_EVERY == 0) {
                flow.traffic().command();
            }
            Await.pass(BUSY_PACE);
        }
    }

    /** Half of the time in the midst of many requests, else while one waits for sure. */
    private Death killBroker() throws Exception {
        if (random.nextBoolean()) {
            busy();
            return fleet.kill(Catalogue.BROKER);
        }
        return whileRiskStands(() -> fleet.kill(Catalogue.BROKER));
    }

    /** How something dies. */
    @FunctionalInterface
    private interface Dying {
        Death come() throws Exception;
    }

    /** A request is on the log, and risk, which stands still meanwhile, has not answered it. */
    private Death whileRiskStands(Dying dying) throws Exception {
        fleet.stand(Fleet.RISK);
        try {
            flow.traffic().rest("waits" + waits++ + "-", 1);
            return dying.come();
        } finally {
            fleet.goOn(Fleet.RISK);
        }
    }

    private boolean count(String name, Death death) {
        boolean counts = isMidFlow(name, death);
        LOG.log(System.Logger.Level.INFO, "kill of " + name + (counts ? " counts" : " does not count"));
        tally.add("kills", 1);
        tally.add("kills." + name, 1);
        if (counts) {
            tally.add("counted", 1);
            tally.add("counted." + name, 1);
        }
        return counts;
    }

    private boolean isMidFlow(String name, Death death) {
        return switch (name) {
            case Fleet.RISK -> {
                Await.until("the next reign", PATIENCE, flow.tail()::epochNanos, begun -> begun > death.deadNanos());
                boolean command = Kills.unanswered(
                        death, flow.tail().records(), flow.program().commandsAcknowledgedNanos());
                tally.add("killedWithACommandUnanswered", command ? 1 : 0);
                yield Kills.counts(death, flow.tail().records(), flow.program().acknowledgedNanos());
            }
            case Fleet.MARKETDATA -> Kills.published(death, newest(Topics.MARKET_DATA));
            case Fleet.PORTFOLIO -> Kills.folded(death, newest(Topics.PORTFOLIO));
            default -> {
                long end = TopicLog.end(platform.bootstrap(), Topics.ORDER_EVENTS);
                Await.until("the journal up to now", PATIENCE, flow.tail()::next, next -> next >= end);
                yield Kills.unanswered(
                        death, flow.tail().records(), flow.program().acknowledgedNanos());
            }
        };
    }

    private List<LogRecord> newest(String topic) {
        return TopicLog.newest(platform.bootstrap(), topic, NEWEST);
    }

    /** A launcher takes over what runs; it dies, half of the time while it sees to an engine that died. */
    private boolean launcher() throws Exception {
        platform.start();
        flow.awaitAnswers(false);
        if (random.nextBoolean()) {
            fleet.kill(random.nextBoolean() ? Fleet.PORTFOLIO : Fleet.MARKETDATA);
            Await.pass(Duration.ofMillis(random.nextInt(900)));
        }
        Death death = whileRiskStands(this::launcherDies);
        platform.services().forEach(fleet::takeOver);
        Await.until("every process to be one that is noted", PATIENCE, fleet::unknown, List::isEmpty);
        fleet.restore();
        return count(LAUNCHER_NAME, death);
    }

    private Death launcherDies() {
        long askedNanos = ProgramWriter.nanos(Instant.now());
        platform.killLauncher();
        return new Death(askedNanos, ProgramWriter.nanos(Instant.now()));
    }

    /** Orders that wait while risk is dead are denied for their age, cancels never are. */
    private void someComeTooLate() throws Exception {
        List<MessageId> resting = flow.traffic().rest("rests", LATE);
        Await.until(
                "what became of " + resting,
                () -> Journal.read(platform.bootstrap()).outcomes().keySet(),
                answered -> answered.containsAll(resting));
        fleet.kill(Fleet.RISK);
        cancels.putAll(flow.traffic().cancel(resting));
        late.addAll(flow.traffic().rest("late", LATE));
        Await.pass(DEFAULT_AGE.plusMillis(100));
        fleet.start(Fleet.RISK);
    }

    private void lateOnesExpired(Journal journal) {
        Map<MessageId, List<Entry>> outcomes = journal.outcomes();
        for (MessageId id : late) {
            Check.that(
                    outcomes.get(id).getFirst().event() instanceof OrderDenied denied
                            && denied.reason() == DenialReason.REQUEST_EXPIRED,
                    "%s came too late and is denied for it",
                    id);
        }
        cancels.forEach((order, cancel) -> Check.that(
                outcomes.get(cancel).getFirst().event() instanceof OrderCancelled gone
                        && gone.orderId().equals(order)
                        && gone.reason() == CancelReason.REQUESTED,
                "the cancel %s of %s comes late and is carried out all the same",
                cancel,
                order));
    }

    /** No order was taken that had waited longer, and none was called expired that had not. */
    private void waitedAtMost(Journal journal, long from) {
        Map<MessageId, Long> sentNanos =
                TopicLog.requests(platform.bootstrap()).stream().collect(Collectors.toMap(Asked::id, Asked::sentNanos));
        journal.entries().filter(entry -> entry.frame().at().offset() >= from).forEach(entry -> {
            long clockNanos = entry.frame().header().clockNanos();
            switch (entry.event()) {
                case OrderAccepted taken ->
                    Check.that(
                            clockNanos - sentNanos.get(taken.orderId()) <= age().toNanos(),
                            "%s was taken in time",
                            taken);
                case OrderDenied denied
                when denied.reason() == DenialReason.REQUEST_EXPIRED ->
                    Check.that(
                            clockNanos - sentNanos.get(denied.orderId()) > age().toNanos(),
                            "%s had waited too long",
                            denied);
                default -> {}
            }
        });
    }
}
