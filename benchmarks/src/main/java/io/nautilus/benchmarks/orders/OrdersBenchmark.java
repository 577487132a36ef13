package io.nautilus.benchmarks.orders;

import io.nautilus.benchmarks.orders.OwnWay.Mix;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.benchmarks.stand.Failures;
import io.nautilus.benchmarks.stand.Others;
import io.nautilus.benchmarks.stand.OwnTopics;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** From a request to its event through packaged risk, beside bare clients, with and without market data flowing. */
final class OrdersBenchmark {
    /** Ours over raw that p50 and p99 should stay below. */
    static final double AIM = 1.3;

    private static final String RESPONDER = "raw-responder";
    /** The engines that read order events beside who asked: portfolio, strategy, analytics and websocket. */
    private static final List<String> READERS = List.of("raw-reader-1", "raw-reader-2", "raw-reader-3", "raw-reader-4");

    private static final String RAW_REQUESTS = "benchmark-requests";
    private static final String RAW_EVENTS = "benchmark-events";
    private static final long SECOND_NANOS = 1_000_000_000L;
    /** A machine that stalls for seconds makes a long tail here and no denials. */
    static final Map<String, String> PATIENT = Map.of(
            "NAUTILUS_RISK_STALE_AFTER", "PT60S",
            "NAUTILUS_MAX_REQUEST_AGE", "PT60S",
            "NAUTILUS_ANSWER_WITHIN", "PT25S");

    private static final long FAR_APART_NANOS = 50_000_000;
    private static final int MOST_TRIES = 100;

    /** How much is measured: rounds, requests a second by log and by HTTP, and for how long each round. */
    record Size(int rounds, List<Integer> marketRates, int logRate, int httpRate, int warmUpSeconds, int roundSeconds) {
        static final Size FULL = new Size(5, List.of(0, 5_000), 1_000, 200, 5, 5);
        static final Size SHORT = new Size(1, List.of(0, 5_000), 500, 100, 1, 1);
    }

    private final Stand stand;
    private final OwnTopics topics;
    private final Size size;
    private final Others others;
    private final Consumer<String> progress;
    private final long owner = new SecureRandom().nextLong();
    private final Histogram late = Latencies.histogram();
    private Table latency = Table.of(
            "From a request to its outcome, ms, counted from when the request was due",
            List.of("market events/s", "way", "requests/s", "requests", "p50", "p99", "p99.9", "max"));
    private Table ratio = Table.of(
            "Ours over raw, medians and ranges of the rounds' ratios",
            List.of(
                    "market events/s",
                    "way",
                    "requests/s",
                    "p50",
                    "p50 range",
                    "p99",
                    "p99 range",
                    "p50 since sent",
                    "aim"));
    private Table inside =
            Table.of("Where the time goes", List.of("market events/s", "part", "p50 ms", "p99 ms", "p99.9 ms"));
    private Table cpu = Table.of(
            "CPU ms per second of a round (of 1,000 per core), market events included",
            List.of(
                    "market events/s",
                    "way",
                    "requests/s",
                    "requester",
                    "risk",
                    "raw responder",
                    "market stand-in",
                    "broker"));

    OrdersBenchmark(Stand stand, OwnTopics topics, Size size, Others others, Consumer<String> progress) {
        this.stand = stand;
        this.topics = topics;
        this.size = size;
        this.others = others;
        this.progress = progress;
    }

    List<Table> run() {
        for (int rate : size.marketRates()) {
            progress.accept(rate + " market events/s: starting");
            MarketStandIn.start(stand, rate);
            if (!stand.runs("risk")) {
                stand.start("risk", PATIENT);
            }
            others.start(stand, Set.of("marketdata"), progress);
            new RiskView(stand.port("risk")).awaitMarkets(new Failures());
            scenario(rate);
            stand.stop(MarketStandIn.NAME);
        }
        inside = row(inside, "all", "the harness woke too late", late);
        return List.of(latency, ratio, inside, cpu);
    }

    private void scenario(int rate) {
        topics.create(RAW_REQUESTS, Topics.ORDER_REQUESTS);
        topics.create(RAW_EVENTS, Topics.ORDER_EVENTS);
        try (OwnWay own = new OwnWay(stand.clients("orders"), owner + rate, Mix.SUBMIT_AND_CANCEL, late);
                HttpWay http = new HttpWay(stand.port("risk"), stand.token("trader"), owner + rate, late)) {
            own.begin();
            progress.accept("warm-up, ours");
            warmUp(own, size.logRate());
            progress.accept("warm-up, ours over HTTP");
            warmUp(http, size.httpRate());
            startResponder(own);
            if (others.isNine()) {
                READERS.forEach(name -> stand.startLike(
                        "portfolio", name, RawReader.class.getName(), List.of(stand.bootstrap(), RAW_EVENTS)));
            }
            try (RawWay raw = new RawWay(stand.clients("raw"), RAW_REQUESTS, RAW_EVENTS, own.requests(), late)) {
                raw.begin();
                progress.accept("warm-up, raw");
                warmUp(raw, size.logRate());
                own.untilDecided.reset();
                own.sinceDecided.reset();
                late.reset();
                rounds(rate, raw, own, http);
            }
            String events = label(rate);
            inside = row(inside, events, "ours: left until decided", own.untilDecided);
            inside = row(inside, events, "ours: decided until its event was read", own.sinceDecided);
        } finally {
            Stream.concat(Stream.of(RESPONDER), READERS.stream())
                    .filter(stand::runs)
                    .forEach(stand::stop);
            topics.delete(RAW_REQUESTS);
            topics.delete(RAW_EVENTS);
        }
    }

    private void warmUp(Way way, int rate) {
        way.round(Measured.even(rate * size.warmUpSeconds()), SECOND_NANOS / rate);
    }

    private void startResponder(OwnWay own) {
        List<String> arguments = new ArrayList<>(List.of(stand.bootstrap(), RAW_REQUESTS, RAW_EVENTS));
        List<byte[]> answers = singleAnswers(own);
        for (int i = 0; i < answers.size(); i++) {
            Path file = stand.folder().resolve("answer-" + i);
            try {
                Files.write(file, answers.get(i));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            arguments.add(file.toString());
        }
        stand.startLike("risk", RESPONDER, RawResponder.class.getName(), arguments);
    }

    /** Frames with one event each, as risk writes them where requests do not crowd. */
    private static List<byte[]> singleAnswers(OwnWay own) {
        for (int i = 0; i < MOST_TRIES && own.answers().isEmpty(); i++) {
            own.round(2, FAR_APART_NANOS);
        }
        return own.answers().orElseThrow(() -> new IllegalStateException("no frame held one event alone"));
    }

    /** HTTP has a peer of its own, at its rate. */
    private void rounds(int rate, RawWay rawWay, OwnWay ownWay, HttpWay httpWay) {
        Measured raw = new Measured(stand, rawWay, size.logRate());
        Measured own = new Measured(stand, ownWay, size.logRate());
        Measured slow = new Measured(stand, rawWay, size.httpRate());
        Measured http = new Measured(stand, httpWay, size.httpRate());
        for (int i = 0; i < size.rounds(); i++) {
            Latencies peer = raw.round(size.roundSeconds());
            Latencies ours = own.round(size.roundSeconds());
            own.compare(ours, peer);
            Latencies slowPeer = slow.round(size.roundSeconds());
            Latencies overHttp = http.round(size.roundSeconds());
            http.compare(overHttp, slowPeer);
            progress.accept("%,d market events/s, p50 ms: raw %.2f, ours %.2f; raw %.2f, HTTP %.2f"
                    .formatted(rate, p50(peer), p50(ours), p50(slowPeer), p50(overHttp)));
            stand.check();
        }
        String events = label(rate);
        List.of(raw, own, slow, http).forEach(found -> add(events, found));
    }

    private void add(String events, Measured found) {
        Histogram all = found.all.sinceDue;
        latency = latency.with(
                events,
                found.way.name(),
                found.rate,
                all.getTotalCount(),
                Latencies.millis(all, 50),
                Latencies.millis(all, 99),
                Latencies.millis(all, 99.9),
                Latencies.millis(all, 100));
        if (!(found.way instanceof RawWay)) {
            ratio = ratio.with(
                    events,
                    found.way.name(),
                    found.rate,
                    found.p50.median(),
                    found.p50.range(),
                    found.p99.median(),
                    found.p99.range(),
                    found.p50SinceSent.median(),
                    found.way instanceof OwnWay ? AIM : "none");
        }
        cpu = cpu.with(
                events,
                found.way.name(),
                found.rate,
                found.cpuMillisPerSecond(Measured.REQUESTER),
                found.cpuMillisPerSecond("risk"),
                found.cpuMillisPerSecond(RESPONDER),
                found.cpuMillisPerSecond(MarketStandIn.NAME),
                found.cpuMillisPerSecond("broker"));
    }

    private static String label(int rate) {
        return "%,d".formatted(rate);
    }

    private static double p50(Latencies latencies) {
        return Latencies.millis(latencies.sinceDue, 50);
    }

    private static Table row(Table table, String events, String part, Histogram histogram) {
        return table.with(
                events,
                part,
                Latencies.millis(histogram, 50),
                Latencies.millis(histogram, 99),
                Latencies.millis(histogram, 99.9));
    }
}
