package io.nautilus.launcher.faults;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.Journal.Entry;
import io.nautilus.launcher.faults.Poisoned.Reign;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * One order of a frame of many cannot be decided: deciding it throws or, with an even seed, kills the process. After the
 * restarts that decision 10 promises it is rejected, the others of its frame have the outcomes that they would have had,
 * only what reduces a position passes until a person resumes, and then orders work again.
 */
final class PoisonFault {
    private static final String INSTRUMENT = Traffic.INSTRUMENT;
    private static final String PREFIX = "NAUTILUS_RISK_TEST_POISON_PREFIX";
    private static final String HOOKS = "NAUTILUS_RISK_TEST_HOOKS";
    private static final String AGE = "NAUTILUS_MAX_REQUEST_AGE";
    private static final String STALE_AFTER = "NAUTILUS_RISK_STALE_AFTER";
    private static final String LOW_PRICE = "1000.00";
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int THREW = 73;
    private static final int DIED = 137;
    private static final int SMALLEST = 8;
    private static final int MOST_MORE = 25;
    /** Far more than any run needs: a loop of restarts must end. */
    private static final int MOST_DEATHS = 12;

    private final Fleet fleet;
    private final Platform platform;
    private final long seed;
    private final boolean deadly;
    private final String poison;
    private final int orders;
    private final int place;
    private final Tally tally = new Tally();

    PoisonFault(Fleet fleet, long seed) {
        Random random = new Random(seed);
        this.fleet = fleet;
        this.platform = fleet.platform();
        this.seed = seed;
        this.deadly = seed % 2 == 0;
        this.poison = "poison" + seed + "-";
        this.orders = SMALLEST + random.nextInt(MOST_MORE);
        this.place = random.nextInt(orders);
    }

    Tally run() throws Exception {
        restart(() -> {
            fleet.set(HOOKS, "true");
            fleet.set(PREFIX, poison);
            fleet.set(AGE, KillFault.LONG_AGE.toString());
            // What waits is decided by the market as it was before the deaths, which is to be no reason to deny it.
            fleet.set(STALE_AFTER, KillFault.LONG_AGE.toString());
        });
        try (Flow flow = new Flow(platform, "toxic", seed)) {
            happens(flow);
        } finally {
            restart(() -> List.of(HOOKS, PREFIX, AGE, STALE_AFTER).forEach(fleet::unset));
        }
        return tally;
    }

    private void restart(Runnable change) throws Exception {
        fleet.stop(Fleet.RISK);
        change.run();
        fleet.start(Fleet.RISK);
        fleet.awaitReady(Fleet.RISK);
    }

    private void happens(Flow flow) throws Exception {
        Api api = new Api(platform);
        flow.awaitMixed();
        Poisoned log = new Poisoned(flow.tail());
        Await.until("a reign that is not short", PATIENCE, log::last, reign -> !reign.isBrief());
        if (deadly) {
            // Behind deaths risk notes each record until nothing comes, which on a slow machine traffic would put off.
            flow.traffic().stop();
        }
        List<MessageId> ids = written(flow);
        MessageId poisoned = ids.get(place);
        int deaths = deathsUntilRejected(log, poisoned);
        fleet.awaitReady(Fleet.RISK);
        tally.add(deadly ? "restartsByDeath" : "restartsByThrow", deaths);
        checkDeaths(log, poisoned, deaths);
        checkReduced(api, poisoned);
        Answer resumed = api.post("risk", "/risk/resume", "admin", "{\"reason\":\"the poison is gone\"}");
        Check.equal(resumed.status(), 200, "the status of %s", resumed);
        new People(platform, api, INSTRUMENT, "after-" + poison).byHttp(Side.BUY, "0.001", null);
        if (!deadly) {
            flow.awaitAnswers(true);
        }
        Journal journal = flow.audited(tally);
        checkOutcomes(journal, ids);
        tally.add("rejected", 1);
    }

    private List<MessageId> written(Flow flow) throws InterruptedException {
        CountDownLatch onLog = new CountDownLatch(1);
        List<MessageId> ids = flow.program()
                .send(IntStream.range(0, orders).mapToObj(this::order).toList(), onLog);
        onLog.await();
        return ids;
    }

    /** Some rest, some are filled, some name nothing; one is poisoned. */
    private SubmitOrder order(int index) {
        String id = index == place ? poison + (deadly ? "die" : "throw") : "sound" + seed + "-" + index;
        return switch (index % 3) {
            case 0 -> ProgramWriter.limit(id, INSTRUMENT, Side.BUY, "0.0001", LOW_PRICE);
            case 1 -> ProgramWriter.market(id, INSTRUMENT, Side.BUY, "0.0001");
            default -> ProgramWriter.market(id, "NO-SUCH.SIM", Side.BUY, "1");
        };
    }

    /** Starts risk again whenever it ends; each end must be that of the poison. */
    private int deathsUntilRejected(Poisoned log, MessageId poisoned) throws Exception {
        for (int deaths = 0; deaths <= MOST_DEATHS; deaths++) {
            Await.until(
                    "the rejection or the end of risk",
                    PATIENCE,
                    () -> log.isRejected(poisoned) || !fleet.alive(Fleet.RISK),
                    come -> come);
            if (log.isRejected(poisoned)) {
                return deaths;
            }
            Check.equal(fleet.exitCode(Fleet.RISK), OptionalInt.of(deadly ? DIED : THREW), "the exit code of risk");
            fleet.start(Fleet.RISK);
        }
        throw Check.broken("%s is not rejected after %s restarts", poisoned, MOST_DEATHS);
    }

    private void checkDeaths(Poisoned log, MessageId poisoned, int deaths) {
        InputRejected rejected = log.rejection(poisoned);
        Check.equal(rejected.reason(), DenialReason.STEP_FAILED, "the reason of %s", rejected);
        Check.equal(rejected.index(), place, "the index of %s", rejected);
        List<Reign> reigns = log.reigns();
        List<Reign> died = reigns.subList(reigns.size() - 1 - deaths, reigns.size() - 1);
        int promised = deadly ? Poisoned.deathsUntilNoted(died) + 2 : 2;
        Check.equal(deaths, promised, "restarts that the poison of %s costs after the reigns %s", poisoned, died);
        Check.equal(log.struck(rejected.offset(), deadly), List.of(deadly ? -1 : place, place), "what the notes say");
    }

    private void checkReduced(Api api, MessageId poisoned) throws Exception {
        Check.equal(api.get("risk", "/risk/state").text("all"), "REDUCING", "the trading state");
        Answer found = api.get("risk", "/orders/" + poisoned);
        Check.equal(found.status() + " " + found.text("code"), "422 input-rejected", "what %s is", poisoned);
        String buy = People.order("reduced-" + poison, INSTRUMENT, Side.BUY, "0.001", null);
        Answer denied = Await.until("an answer to a buy", PATIENCE, () -> api.order(buy), got -> got.status() != 202);
        Check.equal(denied.status() + " " + denied.text("code"), "422 trading-reducing", "the answer to a buy");
    }

    private void checkOutcomes(Journal journal, List<MessageId> ids) {
        Map<MessageId, List<Entry>> outcomes = journal.outcomes();
        for (int index = 0; index < orders; index++) {
            OrderEvent outcome = outcomes.get(ids.get(index)).getFirst().event();
            Check.that(isExpected(index, outcome), "the order at %s, poison at %s: %s", index, place, outcome);
            tally.add("neighboursAccepted", outcome instanceof OrderAccepted ? 1 : 0);
            tally.add("neighboursDenied", outcome instanceof OrderDenied ? 1 : 0);
        }
    }

    /** What stands behind the poison comes when only reducing passes. */
    private boolean isExpected(int index, OrderEvent outcome) {
        if (index == place) {
            return outcome instanceof InputRejected;
        }
        if (index > place) {
            return outcome instanceof OrderDenied denied && denied.reason() == DenialReason.TRADING_REDUCING;
        }
        if (index % 3 == 2) {
            return outcome instanceof OrderDenied denied && denied.reason() == DenialReason.UNKNOWN_INSTRUMENT;
        }
        return outcome instanceof OrderAccepted;
    }
}
