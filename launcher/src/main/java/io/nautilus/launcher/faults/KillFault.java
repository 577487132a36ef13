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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Processes are killed again and again while requests flow: nothing is lost, nothing happens twice. A kill of risk
 * counts only with a request unanswered and a frame in flight, see {@link Kills}. Every kind of kill happens once, in an
 * order of the seed's, and then as it draws. By the seed requests may wait for long, or are denied for their age.
 */
final class KillFault {
    static final Duration DEFAULT_AGE = Duration.ofSeconds(5);
    static final Duration LONG_AGE = Duration.ofMinutes(10);
    private static final System.Logger LOG = System.getLogger(KillFault.class.getName());
    private static final int BUSY_BEFORE = 20;
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

    private static final List<String> KILLED =
            List.of(Fleet.RISK, Fleet.MARKETDATA, Fleet.PORTFOLIO, Catalogue.BROKER, "launcher");

    private final Fleet fleet;
    private final Platform platform;
    private final long seed;
    private final Random random;
    private final boolean requestsMayWait;
    private final Tally tally = new Tally();
    private final List<MessageId> late = new ArrayList<>();
    private final Map<MessageId, MessageId> cancels = new HashMap<>();
    private Flow flow;

    KillFault(Fleet fleet, long seed) {
        this.fleet = fleet;
        this.platform = fleet.platform();
        this.seed = seed;
        this.random = new Random(seed);
        this.requestsMayWait = seed % 2 != 0;
    }

    /** Kills until so many kills counted. */
    Tally run(int kills) throws Exception {
        fleet.stop(Fleet.RISK);
        fleet.set("NAUTILUS_MAX_REQUEST_AGE", age().toString());
        fleet.start(Fleet.RISK);
        fleet.awaitReady(Fleet.RISK);
        long from = TopicLog.end(platform.bootstrap(), Topics.ORDER_EVENTS);
        try (Flow requests = new Flow(platform, "kill", seed)) {
            flow = requests;
            killed(kills);
            Journal journal = flow.audited(tally);
            waitedAtMost(journal, from);
            lateOnesExpired(journal);
        }
        return tally;
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
            next(kinds.isEmpty() ? draw : kinds.removeFirst());
        }
        KILLED.forEach(name -> Check.that(tally.of("kills." + name) > 0, "%s was killed", name));
        flow.awaitAnswers(true);
        if (!requestsMayWait) {
            someComeTooLate();
        }
        flow.awaitAnswers(true);
    }

    private Deque<Integer> shuffledKinds() {
        List<Integer> kinds = new ArrayList<>(KINDS);
        Collections.shuffle(kinds, random);
        return new ArrayDeque<>(kinds);
    }

    private void next(int draw) throws Exception {
        if (draw < MARKETDATA_TOO) {
            together(Fleet.RISK, Fleet.MARKETDATA);
        } else if (draw < PORTFOLIO_TOO) {
            together(Fleet.RISK, Fleet.PORTFOLIO);
        } else if (draw < MARKETDATA) {
            together(Fleet.MARKETDATA);
        } else if (draw < PORTFOLIO) {
            together(Fleet.PORTFOLIO);
        } else if (draw < BROKER) {
            together(Catalogue.BROKER);
        } else if (draw < LAUNCHER) {
            launcher();
        } else {
            together(Fleet.RISK);
        }
    }

    /** Kills these, the first of them last, and starts them again. */
    private void together(String... names) throws Exception {
        Map<String, Death> deaths = new HashMap<>();
        for (String name : List.of(names).reversed()) {
            deaths.put(name, name.equals(Fleet.RISK) ? killRisk() : fleet.kill(name));
        }
        long startedNanos = System.nanoTime();
        for (String name : names) {
            fleet.start(name);
        }
        for (String name : names) {
            fleet.awaitReady(name);
        }
        tally.add("restartMillis", (System.nanoTime() - startedNanos) / 1_000_000);
        for (String name : names) {
            count(name, deaths.get(name));
        }
        fleet.restore().forEach(name -> tally.add("endedByItself." + name, 1));
    }

    /** One in six kills comes without the broker's standing still. */
    private Death killRisk() throws Exception {
        if (random.nextInt(6) == 0) {
            return fleet.kill(Fleet.RISK);
        }
        for (int i = 0; i < BUSY_BEFORE; i++) {
            flow.traffic().busy();
            Await.pass(BUSY_PACE);
        }
        Signal.send("-STOP", fleet.process(Catalogue.BROKER), flow.traffic()::busy);
        try {
            Await.pass(Duration.ofMillis(40 + random.nextInt(120)));
            return fleet.kill(Fleet.RISK);
        } finally {
            fleet.goOn(Catalogue.BROKER);
        }
    }

    private void count(String name, Death death) {
        if (name.equals(Fleet.RISK)) {
            Await.until("the next reign", PATIENCE, flow.tail()::epochNanos, begun -> begun > death.deadNanos());
        }
        boolean counts = !name.equals(Fleet.RISK)
                || Kills.counts(death, flow.tail().records(), flow.program().acknowledgedNanos());
        LOG.log(System.Logger.Level.INFO, "kill of " + name + (counts ? " counts" : " does not count"));
        tally.add("kills", 1);
        tally.add("kills." + name, 1);
        tally.add("counted", counts ? 1 : 0);
    }

    /** A launcher takes over what runs; it dies, half of the time while it sees to an engine that died. */
    private void launcher() throws Exception {
        platform.start();
        flow.awaitAnswers(false);
        if (random.nextBoolean()) {
            fleet.kill(random.nextBoolean() ? Fleet.PORTFOLIO : Fleet.MARKETDATA);
            Await.pass(Duration.ofMillis(random.nextInt(900)));
        }
        platform.killLauncher();
        platform.services().forEach(fleet::takeOver);
        Await.until("every process to be one that is noted", PATIENCE, fleet::unknown, List::isEmpty);
        fleet.restore();
        tally.add("kills", 1);
        tally.add("kills.launcher", 1);
        tally.add("counted", 1);
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
