package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Topics;
import io.nautilus.launcher.system.Journal.Entry;
import io.nautilus.launcher.system.RiskProcess.Death;
import io.nautilus.launcher.system.TopicLog.Asked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Risk is killed again and again while requests flow: nothing is lost, nothing happens twice. */
class KillSystemTest {
    private static final System.Logger LOG = System.getLogger(KillSystemTest.class.getName());
    private static final int KILLS = 10;
    private static final int MOST_ATTEMPTS = 24;
    private static final int LATE = 5;
    private static final Duration DEFAULT_AGE = Duration.ofSeconds(5);
    private static final Duration LONG_AGE = Duration.ofMinutes(10);

    @RegisterExtension
    private final ShowLogs logs = new ShowLogs();

    @TempDir
    Path folder;

    @Test
    void losesAndDoublesNothingWhenRequestsMayWait() throws Exception {
        Map<String, String> environment =
                Map.of("NAUTILUS_MAX_REQUEST_AGE", LONG_AGE.toString(), "NAUTILUS_RISK_REPORT_EVERY", "PT1S");
        try (Platform platform = logs.of(new Platform(folder, environment))) {
            platform.start();
            Journal journal = killed(platform, 20_261_101L, (risk, traffic) -> {});
            assertThat(denials(journal)).doesNotContain(DenialReason.REQUEST_EXPIRED);
            waitedAtMost(LONG_AGE, platform, journal);
        }
    }

    @Test
    void deniesWhatWaitedTooLongAndCancelsAllTheSame() throws Exception {
        try (Platform platform = logs.of(new Platform(folder, Map.of("NAUTILUS_RISK_REPORT_EVERY", "PT1S")))) {
            platform.start();
            List<MessageId> late = new ArrayList<>();
            Map<MessageId, MessageId> cancels = new HashMap<>();
            Journal journal = killed(platform, 20_261_102L, (risk, traffic) -> {
                List<MessageId> resting = traffic.rest("rests", LATE);
                awaitOutcomes(platform, resting);
                risk.kill();
                cancels.putAll(traffic.cancel(resting));
                late.addAll(traffic.rest("late", LATE));
                Await.pass(DEFAULT_AGE.plusMillis(100));
                risk.start();
            });
            waitedAtMost(DEFAULT_AGE, platform, journal);
            Map<MessageId, List<Entry>> outcomes = journal.outcomes();
            assertThat(late).hasSize(LATE).allSatisfy(id -> assertThat(
                            outcomes.get(id).getFirst().event())
                    .isInstanceOfSatisfying(OrderDenied.class, denied -> assertThat(denied.reason())
                            .isEqualTo(DenialReason.REQUEST_EXPIRED)));
            assertThat(cancels).hasSize(LATE).allSatisfy((order, cancel) -> assertThat(
                            outcomes.get(cancel).getFirst().event())
                    .isInstanceOfSatisfying(OrderCancelled.class, gone -> {
                        assertThat(gone.orderId()).isEqualTo(order);
                        assertThat(gone.reason()).isEqualTo(CancelReason.REQUESTED);
                    }));
        }
    }

    private static void awaitOutcomes(Platform platform, List<MessageId> requests) {
        Await.until(
                "what became of " + requests,
                () -> Journal.read(platform.bootstrap()).outcomes().keySet(),
                answered -> answered.containsAll(requests));
    }

    /** Something more that happens to risk once its kills are done. */
    @FunctionalInterface
    private interface Last {
        void happens(RiskProcess risk, Traffic traffic) throws Exception;
    }

    private static Journal killed(Platform platform, long seed, Last last) throws Exception {
        Api api = new Api(platform);
        Random random = new Random(seed);
        int counted = 0;
        int attempts = 0;
        try (RiskProcess risk = new RiskProcess(platform);
                LogTail tail = new LogTail(platform.bootstrap());
                ProgramWriter program = new ProgramWriter(platform.bootstrap(), seed);
                Traffic traffic = new Traffic(program, api, new Random(seed + 1))) {
            while (counted < KILLS) {
                assertThat(++attempts)
                        .as("attempts for %s kills that count", counted)
                        .isLessThan(MOST_ATTEMPTS);
                awaitAnswers(tail, traffic, random.nextInt(3) == 0);
                Await.pass(Duration.ofMillis(random.nextInt(300)));
                Death death = kill(risk, traffic, random);
                risk.start();
                Await.until("the next reign", tail::epochNanos, begun -> begun > death.deadNanos());
                boolean counts = Kills.counts(death, tail.records(), program.acknowledgedNanos());
                LOG.log(System.Logger.Level.INFO, "kill " + attempts + (counts ? " counts" : " does not count"));
                counted += counts ? 1 : 0;
            }
            awaitAnswers(tail, traffic, true);
            last.happens(risk, traffic);
            awaitAnswers(tail, traffic, true);
            LOG.log(System.Logger.Level.INFO, "%d kills, %d of them counted".formatted(attempts, counted));
            traffic.stop();
            return checked(platform, api, traffic);
        }
    }

    /** One in six kills comes without the broker's standing still. */
    private static Death kill(RiskProcess risk, Traffic traffic, Random random) throws Exception {
        boolean plain = random.nextInt(6) == 0;
        Duration standing = Duration.ofMillis(40 + random.nextInt(120));
        return plain ? risk.kill() : risk.killWhileBrokerStands(standing, traffic::busy);
    }

    /** Risk takes orders again, of programs and, if that is asked for, of people too. */
    private static void awaitAnswers(LogTail tail, Traffic traffic, boolean ofPeople) {
        long accepted = tail.accepted();
        int answers = traffic.answers().size();
        Await.until("accepted orders", tail::accepted, now -> now > accepted + 3);
        if (ofPeople) {
            Await.until("answers by HTTP", () -> traffic.answers().size(), now -> now > answers);
        }
    }

    /** Every promise, once all is quiet. */
    private static Journal checked(Platform platform, Api api, Traffic traffic) throws Exception {
        long end = TopicLog.end(platform.bootstrap(), Topics.ORDER_REQUESTS);
        Journal journal = Await.until(
                "the outcome of the last request",
                () -> Journal.read(platform.bootstrap()),
                log -> log.requestsTakenInOrder() == end && reportedAtLast(log));
        journal.timeNeverDecreases();
        List<Asked> requests = TopicLog.requests(platform.bootstrap());
        Map<MessageId, List<Entry>> outcomes = journal.outcomes();
        LOG.log(
                System.Logger.Level.INFO,
                "%d requests, %d valid frames, %d fills"
                        .formatted(
                                requests.size(),
                                journal.frames().size(),
                                journal.all(OrderFilled.class).size()));
        assertThat(requests).allSatisfy(asked -> assertThat(outcomes.get(asked.id()))
                .as("outcomes of %s", asked)
                .hasSize(1));
        assertThat(requests).extracting(Asked::id).doesNotHaveDuplicates();
        assertThat(requests).extracting(Asked::id).containsAll(outcomes.keySet());
        answersStandOnTheJournal(traffic, journal);
        Ledger ledger = Ledger.of(journal);
        ledger.isWhatPeopleSee(api, journal);
        Scenario.fillsAreListed(api, journal);
        assertThat(Scenario.listed(api, "ACCEPTED"))
                .isEqualTo(ledger.open().stream().map(MessageId::toString).collect(Collectors.toSet()));
        assertThat(api.get("portfolio", "/portfolios/differences").body()).isEqualTo("[]");
        return journal;
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
    private static void answersStandOnTheJournal(Traffic traffic, Journal journal) {
        Map<String, List<OrderAccepted>> accepted = journal.all(OrderAccepted.class).stream()
                .collect(Collectors.groupingBy(order -> order.terms().clientOrderId()));
        assertThat(accepted.values()).allSatisfy(orders -> assertThat(orders).hasSize(1));
        List<String> denied = journal.all(OrderDenied.class).stream()
                .map(OrderDenied::terms)
                .map(OrderTerms::clientOrderId)
                .toList();
        assertThat(traffic.answers()).isNotEmpty().allSatisfy((id, answer) -> {
            if (answer.status() == 201) {
                assertThat(accepted.get(id).getFirst().orderId()).hasToString(answer.text("id"));
            } else {
                assertThat(accepted).doesNotContainKey(id);
                assertThat(denied).contains(id);
            }
        });
    }

    private static List<DenialReason> denials(Journal journal) {
        return journal.all(OrderDenied.class).stream().map(OrderDenied::reason).toList();
    }

    /** No order was taken that had waited longer, and none was called expired that had not. */
    private static void waitedAtMost(Duration age, Platform platform, Journal journal) {
        Map<MessageId, Long> sentNanos =
                TopicLog.requests(platform.bootstrap()).stream().collect(Collectors.toMap(Asked::id, Asked::sentNanos));
        journal.entries().forEach(entry -> {
            long clockNanos = entry.frame().header().clockNanos();
            switch (entry.event()) {
                case OrderAccepted taken ->
                    assertThat(clockNanos - sentNanos.get(taken.orderId()))
                            .as("age of %s", taken)
                            .isLessThanOrEqualTo(age.toNanos());
                case OrderDenied denied
                when denied.reason() == DenialReason.REQUEST_EXPIRED ->
                    assertThat(clockNanos - sentNanos.get(denied.orderId()))
                            .as("age of %s", denied)
                            .isGreaterThan(age.toNanos());
                default -> {}
            }
        });
    }
}
