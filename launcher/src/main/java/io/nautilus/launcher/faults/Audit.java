package io.nautilus.launcher.faults;

import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Topics;
import io.nautilus.launcher.faults.Api.Answer;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What has to hold on every log and in every book, whatever happened; asked once all is quiet. */
public final class Audit {
    private static final System.Logger LOG = System.getLogger(Audit.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Pattern EVENTS = Pattern.compile("frames with (\\d+) events compared");
    private static final Pattern FRAMES = Pattern.compile("reigns, (\\d+) frames,");
    /** Two seconds make a book stale, and then the clock is to be looked at. */
    private static final long FRESH_NANOS = Duration.ofSeconds(3).toNanos();

    private final Platform platform;
    private final Api api;

    public Audit(Platform platform) {
        this.platform = platform;
        this.api = new Api(platform);
    }

    /** Every promise, for a log that lost nothing. Returns the journal. */
    public Journal all(Map<String, Answer> answers) throws Exception {
        long end = TopicLog.end(platform.bootstrap(), Topics.ORDER_REQUESTS);
        Journal journal = Await.until(
                "the outcome of the last request",
                PATIENCE,
                () -> Journal.read(platform.bootstrap()),
                log -> log.requestsTakenInOrder() == end && commandsAnswered(log) && reportedAtLast(log));
        held(journal, answers);
        return journal;
    }

    /** The same for a log whose readers had to jump: they took what is there, but not every offset in turn. */
    public Journal afterLoss(Map<String, Answer> answers) throws Exception {
        List<Asked> requests = TopicLog.requests(platform.bootstrap());
        Journal journal = Await.until(
                "the outcome of every request",
                PATIENCE,
                () -> Journal.read(platform.bootstrap()),
                log -> log.outcomes().keySet().containsAll(ids(requests))
                        && commandsAnswered(log)
                        && reportedAtLast(log));
        held(journal, answers);
        return journal;
    }

    private void held(Journal journal, Map<String, Answer> answers) throws Exception {
        journal.timeNeverDecreases();
        oneOutcomeEach(ids(TopicLog.requests(platform.bootstrap())), journal.outcomes());
        oneOutcomeEach(TopicLog.commands(platform.bootstrap()), journal.outcomes());
        answersStandOnTheJournal(answers, journal);
        pricesAreFresh(journal);
        booksAgree(journal);
        journalsVerify();
    }

    /**
     * {@code verify-log} on the running system: risk's inputs, decided again, give its journal, and marketdata's is as
     * one must be. What compared nothing proves nothing.
     */
    private void journalsVerify() {
        Check.that(verified(Fleet.RISK, EVENTS) > 0, "verify-log compares events");
        Check.that(verified(Fleet.MARKETDATA, FRAMES) > 0, "verify-log reads frames of market data");
    }

    /** Returns the count of the summary line that {@code counted} has as its group. */
    private long verified(String engine, Pattern counted) {
        long begunNanos = System.nanoTime();
        EngineTool.Result verified =
                new EngineTool(platform.home(), platform.data(), engine).run("VerifyLog", platform.bootstrap(), "0");
        Check.equal(verified.status(), 0, "status of verify-log, which says %s", verified.output());
        LOG.log(
                System.Logger.Level.INFO,
                "verify-log of %s took %.1f s: %s"
                        .formatted(engine, (System.nanoTime() - begunNanos) / 1e9, verified.output()));
        Matcher summary = counted.matcher(verified.output());
        Check.that(summary.find(), "verify-log says %s, as it says %s", counted, verified.output());
        return Long.parseLong(summary.group(1));
    }

    private static List<MessageId> ids(List<Asked> requests) {
        return requests.stream().map(Asked::id).toList();
    }

    private boolean commandsAnswered(Journal journal) {
        return journal.outcomes().keySet().containsAll(TopicLog.commands(platform.bootstrap()));
    }

    /** Of requests or of commands. */
    static void oneOutcomeEach(List<MessageId> asked, Map<MessageId, List<Entry>> outcomes) {
        Set<MessageId> ids = new HashSet<>();
        for (MessageId id : asked) {
            Check.that(ids.add(id), "%s is on the log once", id);
            List<Entry> found = outcomes.getOrDefault(id, List.of());
            Check.equal(found.size(), 1, "outcomes of %s, which are %s", id, found);
        }
    }

    /** Risk put its books on the journal behind the last fill, so portfolio compared them with its own. */
    private static boolean reportedAtLast(Journal journal) {
        List<OrderEvent> events = journal.entries().map(Entry::event).toList();
        int last = events.size() - 1;
        while (last >= 0 && !(events.get(last) instanceof BooksReported)) {
            last--;
        }
        return last >= 0 && events.subList(last, events.size()).stream().noneMatch(OrderFilled.class::isInstance);
    }

    /** What people were answered is what the journal says, and no client order id was taken twice. */
    private static void answersStandOnTheJournal(Map<String, Answer> answers, Journal journal) {
        Map<String, List<OrderAccepted>> accepted = journal.all(OrderAccepted.class).stream()
                .collect(Collectors.groupingBy(order -> order.terms().clientOrderId()));
        accepted.forEach((id, orders) -> Check.equal(orders.size(), 1, "orders accepted as %s", id));
        Set<String> denied = journal.all(OrderDenied.class).stream()
                .map(OrderDenied::terms)
                .map(OrderTerms::clientOrderId)
                .collect(Collectors.toSet());
        answers.forEach((id, answer) -> {
            if (answer.status() == 201) {
                Check.that(accepted.containsKey(id), "%s was answered with %s and is on the journal", id, answer);
                Check.equal(
                        accepted.get(id).getFirst().orderId().toString(),
                        answer.text("id"),
                        "the id answered to %s",
                        id);
            } else {
                Check.that(!accepted.containsKey(id), "%s was answered with %s and was not accepted", id, answer);
                Check.that(denied.contains(id), "%s was answered with %s and was denied", id, answer);
            }
        });
    }

    /** No order was filled from a book that was older than books may be, by its writer's clock and the broker's. */
    private void pricesAreFresh(Journal journal) {
        List<Entry> fills = journal.entries()
                .filter(entry -> entry.event() instanceof OrderFilled)
                .toList();
        long first = fills.stream()
                .mapToLong(entry -> ((OrderFilled) entry.event()).marketDataOffset())
                .min()
                .orElse(Long.MAX_VALUE);
        Map<Long, Long> saidNanos = new HashMap<>();
        for (LogRecord at : TopicLog.readFrom(platform.bootstrap(), Topics.MARKET_DATA, first)) {
            long clockNanos = FrameReader.header(at.value()).clockNanos();
            saidNanos.put(at.offset(), Math.min(clockNanos, at.appendTimeNanos()));
        }
        for (Entry fill : fills) {
            Long atNanos = saidNanos.get(((OrderFilled) fill.event()).marketDataOffset());
            Check.that(atNanos != null, "the market data of %s is there", fill.event());
            long ageNanos = fill.frame().header().clockNanos() - atNanos;
            Check.that(ageNanos <= FRESH_NANOS, "%s used prices that were %d ns old", fill.event(), ageNanos);
        }
    }

    /** Positions are the sum of fills, and risk, portfolio and the journal have the same ones. */
    private void booksAgree(Journal journal) throws Exception {
        Ledger ledger = Ledger.of(journal);
        ledger.isWhatPeopleSee(api, journal);
        People.fillsAreListed(api, journal);
        Check.equal(
                People.listed(api, "ACCEPTED"),
                ledger.open().stream().map(MessageId::toString).collect(Collectors.toSet()),
                "the open orders that risk lists");
        Check.equal(api.get("portfolio", "/portfolios/differences").body(), "[]", "portfolio's differences from risk");
    }
}
