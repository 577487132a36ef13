package io.nautilus.launcher.faults;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Topics;
import io.nautilus.launcher.faults.Journal.Entry;
import io.nautilus.launcher.faults.TopicLog.Asked;
import io.nautilus.launcher.process.EngineTool;
import io.nautilus.runtime.log.LogRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What has to hold on every log and in every book, whatever happened; asked once all is quiet. */
public final class Audit {
    private static final System.Logger LOG = System.getLogger(Audit.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Pattern EVENTS = Pattern.compile("frames with (\\d+) events compared");
    private static final Pattern FRAMES = Pattern.compile("reigns, (\\d+) frames,");
    private static final String NOT_COMPARED = " not compared: ";
    /** What makes a book stale until the journal configures it. */
    private static final long STALE_NANOS = Duration.ofSeconds(2).toNanos();
    /** Before an order is decided the clock is looked at, which may take a while. */
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Running platform;
    private final Api api;

    public Audit(Running platform) {
        this.platform = platform;
        this.api = new Api(platform);
    }

    /** Every promise, for a log that lost nothing. Returns the journal. */
    Journal all(Told told) throws Exception {
        long end = TopicLog.end(platform.bootstrap(), Topics.ORDER_REQUESTS);
        Journal journal = Await.until(
                "the outcome of the last request",
                PATIENCE,
                () -> Journal.read(platform.bootstrap()),
                log -> log.requestsTakenInOrder() >= end && commandsAnswered(log) && reportedAtLast(log));
        held(journal, told, true);
        return journal;
    }

    /**
     * The same where readers had to jump: every request has its outcome, but not every offset was taken in turn, what
     * people were told before may be gone, and what was decided from lost inputs cannot be decided again.
     */
    Journal everyOutcome() throws Exception {
        List<Asked> requests = TopicLog.requests(platform.bootstrap());
        Journal journal = Await.until(
                "the outcome of every request",
                PATIENCE,
                () -> Journal.read(platform.bootstrap()),
                log -> log.outcomes().keySet().containsAll(ids(requests))
                        && commandsAnswered(log)
                        && reportedAtLast(log));
        held(journal, Told.NOTHING, false);
        return journal;
    }

    /** The journals are verified meanwhile, by processes of their own. */
    private void held(Journal journal, Told told, boolean whole) throws Exception {
        try (ExecutorService tools = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> events = tools.submit(() -> verified(Fleet.RISK, EVENTS, whole));
            Future<Long> frames = tools.submit(() -> verified(Fleet.MARKETDATA, FRAMES, false));
            if (platform.engines().contains(StrategyKillFault.STRATEGY)) {
                boolean silent = TopicLog.strategyOutcomes(platform.bootstrap()).isEmpty();
                long said = verified(StrategyKillFault.STRATEGY, EVENTS, whole);
                Check.that(silent || said > 0, "verify-log compares what strategy said");
            }
            promisesHold(journal, told);
            Check.that(result(events) > 0, "verify-log compares events");
            Check.that(result(frames) > 0, "verify-log reads frames of market data");
        }
    }

    private static long result(Future<Long> verified) throws Exception {
        try {
            return verified.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause().getMessage(), failed.getCause());
        }
    }

    private void promisesHold(Journal journal, Told told) throws Exception {
        journal.timeNeverDecreases();
        oneOutcomeEach(ids(TopicLog.requests(platform.bootstrap())), journal.outcomes());
        oneOutcomeEach(TopicLog.commands(platform.bootstrap()), journal.outcomes());
        oneOutcomeEach(
                TopicLog.strategyCommands(platform.bootstrap()), TopicLog.strategyOutcomes(platform.bootstrap()));
        Answered.standsOn(journal, told);
        pricesAreFresh(journal);
        booksAgree(journal);
    }

    /**
     * {@code verify-log} on the running system: risk's inputs, and strategy's, decided again, give their journals, and
     * marketdata's is as one must be. What compared nothing proves nothing, so it returns the count of the summary line
     * that {@code counted} has as its group. Where all is to be {@code whole} every frame was decided again; those of
     * marketdata never are, since its inputs are not on the log.
     */
    private long verified(String engine, Pattern counted, boolean whole) {
        long begunNanos = System.nanoTime();
        EngineTool.Result verified = platform.verified(engine);
        Check.equal(verified.status(), 0, "status of verify-log, which says %s", verified.output());
        LOG.log(
                System.Logger.Level.INFO,
                "verify-log of %s took %.1f s: %s"
                        .formatted(engine, (System.nanoTime() - begunNanos) / 1e9, verified.output()));
        boolean all = !verified.output().contains(NOT_COMPARED);
        Check.that(all || !whole, "verify-log compares every frame, as it says %s", verified.output());
        Matcher summary = counted.matcher(verified.output());
        Check.that(summary.find(), "verify-log says %s, as it says %s", counted, verified.output());
        return Long.parseLong(summary.group(1));
    }

    private static List<MessageId> ids(List<Asked> requests) {
        return requests.stream().map(Asked::id).toList();
    }

    private boolean commandsAnswered(Journal journal) {
        return journal.outcomes().keySet().containsAll(TopicLog.commands(platform.bootstrap()))
                && TopicLog.strategyOutcomes(platform.bootstrap())
                        .keySet()
                        .containsAll(TopicLog.strategyCommands(platform.bootstrap()));
    }

    /** Of requests or of commands. */
    static <T> void oneOutcomeEach(List<MessageId> asked, Map<MessageId, List<T>> outcomes) {
        Set<MessageId> ids = new HashSet<>();
        for (MessageId id : asked) {
            Check.that(ids.add(id), "%s is on the log once", id);
            List<T> found = outcomes.getOrDefault(id, List.of());
            Check.equal(found.size(), 1, "outcomes of %s, which are %s", id, found);
        }
    }

    /** Risk put the books of each account on the journal behind their last change, so portfolio compared them. */
    static boolean reportedAtLast(Journal journal) {
        Set<String> changed = new HashSet<>();
        Set<String> reported = new HashSet<>();
        journal.entries().map(Entry::event).forEach(event -> {
            switch (event) {
                case OrderFilled filled -> changed.add(filled.account());
                case CashChanged cash -> changed.add(cash.account());
                case AccountReset reset -> changed.add(reset.account());
                case BooksReported report -> {
                    changed.remove(report.account());
                    reported.add(report.account());
                }
                case OrderEvent other -> {}
            }
        });
        return changed.isEmpty() && !reported.isEmpty();
    }

    /** No order was filled from a book that was older than books may be, by its writer's clock and the broker's. */
    private void pricesAreFresh(Journal journal) {
        long first = journal.all(OrderFilled.class).stream()
                .mapToLong(OrderFilled::marketDataOffset)
                .min()
                .orElse(Long.MAX_VALUE);
        Map<Long, Long> saidNanos = new HashMap<>();
        for (LogRecord at : TopicLog.readFrom(platform.bootstrap(), Topics.MARKET_DATA, first)) {
            long clockNanos = FrameReader.header(at.value()).clockNanos();
            saidNanos.put(at.offset(), Math.min(clockNanos, at.appendTimeNanos()));
        }
        long staleNanos = STALE_NANOS;
        for (Entry entry : journal.entries().toList()) {
            if (entry.event() instanceof GateConfigured configured) {
                staleNanos = configured.staleAfterNanos();
            } else if (entry.event() instanceof OrderFilled fill) {
                Long atNanos = saidNanos.get(fill.marketDataOffset());
                Check.that(atNanos != null, "the market data of %s is there", fill);
                long ageNanos = entry.frame().header().clockNanos() - atNanos;
                Check.that(ageNanos <= staleNanos + LOOK_NANOS, "%s used prices that were %d ns old", fill, ageNanos);
            }
        }
    }

    /** Positions are the sum of fills, and risk, portfolio and the journal have the same ones. */
    private void booksAgree(Journal journal) throws Exception {
        Ledger ledger = Ledger.of(journal);
        new ShownBooks(api).are(ledger);
        People.fillsAreListed(api, journal);
        Set<String> open = new HashSet<>(People.listed(api, "ACCEPTED"));
        open.addAll(People.listed(api, "PARTIALLY_FILLED"));
        Check.equal(
                open,
                ledger.open().stream().map(MessageId::toString).collect(Collectors.toSet()),
                "the open orders that risk lists");
        Check.equal(api.get("portfolio", "/portfolios/differences").body(), "[]", "portfolio's differences from risk");
    }
}
