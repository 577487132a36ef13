package io.nautilus.launcher.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Topics;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.Journal.Entry;
import io.nautilus.launcher.process.ProcessIdentity;
import io.nautilus.runtime.log.LogRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * The machine sleeps: every process is stopped for a minute and continued. Orders go on coming from a program that does
 * not sleep, and people's calls reach an engine that does. Marketdata wakes last, when an order was decided that only
 * the prices of before could have filled: so something is filled from them if it can be. Nothing is, nothing is lost,
 * and nobody takes over: a reign that begins, of risk or of marketdata, is that of a process which ended because a frame
 * of it was not acknowledged in time. Markets are stale meanwhile, until market data says all of them anew, once.
 */
final class SleepFault {
    private static final Duration SLEEP = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(300);
    /** The launcher kills who does not answer for a minute, marketdata too. */
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(50);
    /** Calls are written at once, but not before the connection is there. */
    private static final Duration CALLED_WITHIN = Duration.ofSeconds(1);

    private static final int CALLS = 3;
    private static final long MOST_RESTARTS = 2;

    private final FaultRun run;
    private final long seed;
    private final Tally tally = new Tally();

    SleepFault(FaultRun run, long seed) {
        this.run = run;
        this.seed = seed;
    }

    Tally run() throws Exception {
        Path folder = run.folder().resolve("sleep-" + seed);
        try (Platform platform = run.platform(folder)) {
            platform.start();
            try (Flow flow = new Flow(platform, "sleep", seed)) {
                flow.awaitMixed();
                long before = reigns(flow);
                Slept slept = sleepAndWake(platform);
                Await.until("everybody to be healthy", PATIENCE, platform::isHealthy, healthy -> healthy);
                JsonNode status = platform.healthyStatus();
                flow.awaitAnswers(true);
                Map<String, Answer> called = outcomes(new Api(platform), slept.calls());
                Journal journal = flow.audited(tally, called);
                nothingFilledAsleep(journal, slept);
                List<LogRecord> marketData = TopicLog.read(platform.bootstrap(), Topics.MARKET_DATA);
                long firstPrice = firstPriceAfter(marketData, slept);
                nothingFilledFromBefore(journal, firstPrice, slept);
                staleUntilNewPrices(journal, firstPrice, slept);
                Resync resync = new Resync(marketData, slept.wokeNanos());
                resync.happenedOnce();
                Check.equal(
                        resync.reigns(),
                        1L + Platform.restarts(status, Fleet.MARKETDATA),
                        "reigns of market data, by marketdata's starts");
                Check.equal(
                        reigns(flow) - before,
                        (long) Platform.restarts(status, Fleet.RISK),
                        "reigns begun, by risk's restarts");
                platform.services().forEach(name -> restarted(status, name));
            }
        }
        return tally;
    }

    /**
     * In nanoseconds since 1970, from when everybody slept, and when the first one woke; and the calls that reached
     * risk asleep.
     */
    private record Slept(long fromNanos, long wokeNanos, List<Call> calls) {}

    /** An order that is sent once, and what comes of that. */
    private record Call(String id, String body, CompletableFuture<Answer> answer) {}

    private Slept sleepAndWake(Platform platform) throws Exception {
        ProcessIdentity marketdata = platform.process(Fleet.MARKETDATA);
        List<ProcessIdentity> all = everybody(platform);
        Random random = new Random(seed);
        Collections.shuffle(all, random);
        List<ProcessIdentity> asleep = new ArrayList<>();
        try {
            for (ProcessIdentity process : all) {
                Signal.send("-STOP", process, () -> {});
                asleep.add(process);
            }
            long fromNanos = now();
            Await.pass(SLEEP);
            List<Call> calls = call(platform);
            Await.pass(CALLED_WITHIN);
            Collections.shuffle(asleep, random);
            long wokeNanos = now();
            for (ProcessIdentity process : List.copyOf(asleep)) {
                if (!process.equals(marketdata)) {
                    goOn(process, asleep);
                }
            }
            awaitDecided(platform, wokeNanos);
            goOn(marketdata, asleep);
            return new Slept(fromNanos, wokeNanos, calls);
        } finally {
            for (ProcessIdentity process : List.copyOf(asleep)) {
                goOn(process, asleep);
            }
        }
    }

    private static void goOn(ProcessIdentity process, List<ProcessIdentity> asleep) throws IOException {
        asleep.remove(process);
        Signal.send("-CONT", process, () -> {});
    }

    /** Orders that the sleeping risk will find when it wakes. */
    private List<Call> call(Platform platform) throws IOException {
        List<Call> calls = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            String id = "awoken" + seed + "-" + call;
            String order = People.order(id, Traffic.INSTRUMENT, Side.BUY, "0.001", null);
            calls.add(new Call(id, order, new Api(platform).orderLater(order, PATIENCE)));
        }
        return calls;
    }

    /**
     * The outcomes of the calls, by client order id. What was answered first was an outcome and is the answer to the
     * same order again, or that it is unknown, or that there is no log.
     */
    private Map<String, Answer> outcomes(Api api, List<Call> calls) {
        Map<String, Answer> outcomes = new HashMap<>();
        for (Call call : calls) {
            Optional<Answer> first = first(call.answer());
            Answer again = OrderingPeople.untilAnswered(api, call.body());
            first.ifPresent(answer -> mayBeFollowedBy(answer, again));
            outcomes.put(call.id(), again);
        }
        return outcomes;
    }

    private Optional<Answer> first(CompletableFuture<Answer> call) {
        try {
            tally.add("calls." + call.join().status(), 1);
            return Optional.of(call.join());
        } catch (CompletionException endedWithRisk) {
            tally.add("callsBrokenOff", 1);
            return Optional.empty();
        }
    }

    private static void mayBeFollowedBy(Answer first, Answer again) {
        if (OrderingPeople.isOutcome(first)) {
            Check.equal(again, first, "the answer to the same order again");
        } else {
            boolean unknown = first.status() == 202 && first.text("state").equals("UNKNOWN");
            boolean refused = first.status() == 503 && first.text("code").equals("log-unavailable");
            Check.that(unknown || refused, "who wakes up answers %s", first);
        }
    }

    /** Returns when an order was decided that nothing but a want of prices keeps from being filled. */
    private void awaitDecided(Platform platform, long wokeNanos) {
        long decided = Await.until(
                "an order that is decided before there are new prices",
                DECIDED_WITHIN,
                () -> Journal.read(platform.bootstrap())
                        .entries()
                        .filter(entry -> entry.frame().header().clockNanos() > wokeNanos)
                        .filter(entry -> needsPricesOnly(entry.event()))
                        .count(),
                count -> count > 0);
        tally.add("decidedBeforeNewPrices", decided);
    }

    private static boolean needsPricesOnly(OrderEvent event) {
        return event instanceof OrderAccepted accepted && isMarketable(accepted.terms())
                || event instanceof OrderDenied denied
                        && isMarketable(denied.terms())
                        && People.passes(denied.reason());
    }

    private static boolean isMarketable(OrderTerms terms) {
        return terms.instrument().equals(Traffic.INSTRUMENT)
                && terms.type() == OrderType.MARKET
                && terms.side() == Side.BUY;
    }

    private static List<ProcessIdentity> everybody(Platform platform) {
        List<ProcessIdentity> all = new ArrayList<>();
        all.add(ProcessIdentity.of(platform.data().holder().orElseThrow().pid()).orElseThrow());
        platform.services().forEach(name -> all.add(platform.process(name)));
        return all;
    }

    private static void nothingFilledAsleep(Journal journal, Slept slept) {
        fills(journal).forEach(entry -> {
            long clockNanos = entry.frame().header().clockNanos();
            boolean asleep = clockNanos > slept.fromNanos() && clockNanos < slept.wokeNanos();
            Check.that(!asleep, "%s was filled asleep", entry.event());
        });
    }

    /** The offset of the first frame of market data that was written by one who had woken up. */
    private static long firstPriceAfter(List<LogRecord> marketData, Slept slept) {
        for (LogRecord at : marketData) {
            FrameHeader header = FrameReader.header(at.value());
            if (!header.epoch() && header.clockNanos() > slept.wokeNanos()) {
                return at.offset();
            }
        }
        throw Check.broken("there is market data after everybody woke");
    }

    private void nothingFilledFromBefore(Journal journal, long firstPrice, Slept slept) {
        List<Entry> after = fills(journal)
                .filter(entry -> entry.frame().header().clockNanos() > slept.wokeNanos())
                .toList();
        for (Entry entry : after) {
            OrderFilled fill = (OrderFilled) entry.event();
            Check.that(
                    fill.marketDataOffset() >= firstPrice,
                    "%s is from prices of before the sleep; those of after it begin at %d",
                    fill,
                    firstPrice);
        }
        Check.that(!after.isEmpty(), "orders are filled again");
        tally.add("fillsAwake", after.size());
    }

    /** By risk's journal no market is live after the sleep but by new prices, and each that was stale then is live again. */
    private void staleUntilNewPrices(Journal journal, long firstPrice, Slept slept) {
        Map<String, List<MarketState>> markets = new TreeMap<>();
        journal.entries().forEach(entry -> {
            boolean awake = entry.frame().header().clockNanos() > slept.wokeNanos();
            if (awake && entry.event() instanceof MarketStateChanged changed) {
                boolean live = changed.state() == MarketState.LIVE;
                Check.that(!live || changed.marketDataOffset() >= firstPrice, "%s is by new prices", changed);
                markets.computeIfAbsent(changed.instrument(), _ -> new ArrayList<>())
                        .add(changed.state());
            }
        });
        Check.that(markets.containsKey(Traffic.INSTRUMENT), "%s was stale: %s", Traffic.INSTRUMENT, markets);
        markets.forEach((instrument, states) ->
                Check.that(states.contains(MarketState.LIVE), "%s is live again: %s", instrument, states));
        tally.add("marketsLiveAgain", markets.size());
    }

    private static Stream<Entry> fills(Journal journal) {
        return journal.entries().filter(entry -> entry.event() instanceof OrderFilled);
    }

    private static long now() {
        return ProgramWriter.nanos(Instant.now());
    }

    private void restarted(JsonNode status, String name) {
        long restarts = Platform.restarts(status, name);
        Check.that(restarts <= MOST_RESTARTS, "%s was started again at most %d times", name, MOST_RESTARTS);
        tally.add("restarts." + name, restarts);
    }

    private static long reigns(Flow flow) {
        return flow.tail().records().stream()
                .filter(at -> FrameReader.header(at.value()).epoch())
                .count();
    }
}
