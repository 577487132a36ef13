package io.nautilus.launcher.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.WriterKind;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.Fleet.Death;
import io.nautilus.launcher.faults.TopicLog.Asked;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.runtime.log.LogRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Strategy is killed again and again while its strategies trade on bars of a second: with an order on the log that risk
 * has not decided, while the broker stands still, or whenever the seed says. It goes on with the position, the
 * open orders and the numbers that it had: no order is asked for twice, and every fill is known.
 */
final class StrategyKillFault {
    static final String STRATEGY = "strategy";
    private static final List<String> ENGINES = List.of(Fleet.MARKETDATA, Fleet.RISK, Fleet.PORTFOLIO, STRATEGY);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int BAR_MILLIS = 1_000;
    private static final int LOTS = 10;

    /** What stands still while strategy is killed. */
    private enum Standing {
        RISK,
        BROKER,
        NOTHING
    }

    private final FaultRun run;
    private final long seed;
    private final Random random;
    private final Tally tally = new Tally();
    private final List<Death> deaths = new ArrayList<>();

    StrategyKillFault(FaultRun run, long seed) {
        this.run = run;
        this.seed = seed;
        this.random = new Random(seed);
    }

    Tally run(int kills) throws Exception {
        Path folder = run.folder().resolve("strategy-kill-" + seed);
        try (Platform platform = run.platform(folder, ENGINES)) {
            platform.start();
            Api api = new Api(platform);
            createOneForEachInstrument(api);
            for (int i = 0; i < kills; i++) {
                long before = orders(platform);
                Await.until("orders go on", PATIENCE, () -> orders(platform), count -> count > before);
                Await.pass(Duration.ofMillis(random.nextInt(BAR_MILLIS)));
                kill(platform, Standing.values()[i % Standing.values().length]);
                healthyAgain(platform, i + 1);
            }
            int restarts = Platform.restarts(platform.healthyStatus(), STRATEGY);
            Check.that(restarts >= kills, "status tells of %d restarts, not of %d", kills, restarts);
            stopAll(api);
            Journal journal = new Audit(platform).all(Told.NOTHING);
            count(platform, journal);
            nothingTwice(platform);
            everyFillIsKnown(api, journal);
        }
        return tally;
    }

    /** Averages of one and two bars cross at every other bar, so there is something to kill. */
    private void createOneForEachInstrument(Api api) throws Exception {
        Prices prices = new Prices(api);
        Await.until(
                "prices",
                PATIENCE,
                prices::look,
                looked -> looked && !prices.instruments().isEmpty());
        for (String instrument : prices.instruments()) {
            String id =
                    "kill-" + instrument.substring(0, instrument.indexOf('-')).toLowerCase(Locale.ROOT);
            String quantity = prices.of(instrument)
                    .orElseThrow()
                    .lot()
                    .multiply(BigDecimal.valueOf(LOTS))
                    .toPlainString();
            String body = """
                    {"id":"%s","kind":"ema-cross","instrument":"%s",
                     "parameters":{"fast":"1","slow":"2","quantity":"%s"}}""".formatted(id, instrument, quantity);
            made(api, "/strategies", body);
            made(api, "/strategies/" + id + "/start", "{}");
        }
    }

    /** The same again until its outcome is known. */
    private static void made(Api api, String path, String body) {
        String key = "once-" + path.hashCode() + "-" + body.hashCode();
        Answer answer = Await.until(
                "the outcome of " + path,
                () -> api.post(STRATEGY, path, "trader", body, key),
                each -> each.status() != 202 && each.status() < 500);
        Check.that(answer.status() < 300, "strategy did what was asked: %s", answer);
    }

    private void kill(Platform platform, Standing standing) throws Exception {
        switch (standing) {
            case RISK -> {
                Signal.send("-STOP", platform.process(Fleet.RISK), () -> {});
                try {
                    long before = orders(platform);
                    Await.until("an undecided order", PATIENCE, () -> orders(platform), count -> count > before);
                    dies(platform);
                } finally {
                    Signal.send("-CONT", platform.process(Fleet.RISK), () -> {});
                }
            }
            case BROKER -> {
                Signal.send("-STOP", platform.process(Catalogue.BROKER), () -> {});
                try {
                    Await.pass(Duration.ofMillis(BAR_MILLIS + random.nextInt(BAR_MILLIS)));
                    dies(platform);
                } finally {
                    Signal.send("-CONT", platform.process(Catalogue.BROKER), () -> {});
                }
            }
            case NOTHING -> dies(platform);
        }
    }

    private void dies(Platform platform) {
        long askedNanos = ProgramWriter.nanos(Instant.now());
        Platform.kill(platform.process(STRATEGY));
        deaths.add(new Death(askedNanos, ProgramWriter.nanos(Instant.now())));
        tally.add("kills.strategy", 1);
    }

    private static void healthyAgain(Platform platform, int restarts) {
        Await.until(
                "strategy after its death",
                PATIENCE,
                () -> platform.restarts(STRATEGY) >= restarts && platform.isHealthy(),
                again -> again);
    }

    private static long orders(Platform platform) {
        return submitted(platform).size();
    }

    private static List<Asked> submitted(Platform platform) {
        return TopicLog.requests(platform.bootstrap()).stream()
                .filter(asked -> asked.id().writer().kind() == WriterKind.STRATEGY)
                .filter(asked -> asked.request() instanceof SubmitOrder)
                .toList();
    }

    private static void stopAll(Api api) throws Exception {
        for (JsonNode each : api.get(STRATEGY, "/strategies").json()) {
            String id = each.path("strategy").path("id").asText();
            made(api, "/strategies/" + id + "/stop", "{\"reason\":\"the end of a run\"}");
        }
    }

    /** How many of the deaths left an order undecided, and how many a frame on the wire. */
    private void count(Platform platform, Journal journal) {
        List<LogRecord> events = TopicLog.read(platform.bootstrap(), Topics.ORDER_EVENTS);
        List<LogRecord> requests = TopicLog.read(platform.bootstrap(), Topics.ORDER_REQUESTS);
        Map<MessageId, Long> asked =
                submitted(platform).stream().collect(Collectors.toMap(Asked::id, Asked::sentNanos));
        for (Death death : deaths) {
            tally.add("killedWithAnOrderUndecided", Kills.unanswered(death, events, asked) ? 1 : 0);
            tally.add("killedWithAFrameInFlight", Kills.frameInFlight(death, requests) ? 1 : 0);
        }
        tally.add("orders", asked.size());
        tally.add("fills", fills(journal));
    }

    private static void nothingTwice(Platform platform) {
        Set<String> names = new HashSet<>();
        for (Asked asked : submitted(platform)) {
            String name = ((SubmitOrder) asked.request()).terms().clientOrderId();
            Check.that(names.add(name), "%s is asked for once", name);
        }
    }

    private static long fills(Journal journal) {
        return journal.all(OrderFilled.class).stream()
                .filter(fill -> fill.orderId().writer().kind() == WriterKind.STRATEGY)
                .count();
    }

    private static void everyFillIsKnown(Api api, Journal journal) throws Exception {
        long filled = fills(journal);
        Await.until("strategies to know all " + filled + " fills", () -> fillsTold(api), told -> told == filled);
    }

    private static long fillsTold(Api api) throws Exception {
        long told = 0;
        for (JsonNode each : api.get(STRATEGY, "/strategies").json()) {
            told += each.path("trades").path("fills").asLong();
        }
        return told;
    }
}
