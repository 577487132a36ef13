package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.launcher.faults.Api;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.Await;
import io.nautilus.launcher.faults.Journal;
import io.nautilus.launcher.faults.Ledger;
import io.nautilus.launcher.faults.LedgerAccount;
import io.nautilus.launcher.faults.People;
import io.nautilus.launcher.faults.Platform;
import io.nautilus.launcher.faults.ProgramWriter;
import io.nautilus.launcher.faults.ShownBooks;
import io.nautilus.launcher.faults.TopicLog;
import io.nautilus.launcher.process.ResidentMemory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From a feed to a position, by HTTP and on the topic, checked to the last decimal. */
class FlowSystemTest {
    private static final System.Logger LOG = System.getLogger(FlowSystemTest.class.getName());
    private static final long MEMORY_KIB = 1L << 20;
    private static final String SIMULATED = "BTC-USD.SIM";

    @RegisterExtension
    private final ShowLogs logs = new ShowLogs();

    @TempDir
    Path folder;

    @Test
    void tradesOnARecordedFeed() throws Exception {
        RecordedFeed feed = RecordedFeed.any(folder);
        try (Platform platform = logs.of(new Platform(Repository.HOME, folder, feed.environment()))) {
            platform.start("--feed", feed.flag(), "--loop");
            Api api = new Api(platform);
            trade(platform, api, feed.instrument(), "1.5", "0.7");

            Answer busy = api.post("marketdata", "/replays", "trader", feed.replayRequest());
            assertThat(busy.status()).isEqualTo(409);
            assertThat(busy.text("code")).isEqualTo("venue-busy");
            int live = api.get("marketdata", "/feeds").json().path(0).path("id").asInt();
            assertThat(api.delete("marketdata", "/feeds/" + live).status()).isEqualTo(204);
            replayEndsAndOrdersAreDenied(api, feed);
        }
    }

    @Test
    void tradesOnTheSimulatedFeed() throws Exception {
        RecordedFeed own = RecordedFeed.written(folder);
        try (Platform platform = logs.of(new Platform(Repository.HOME, folder, own.environment()))) {
            platform.start();
            Api api = new Api(platform);
            trade(platform, api, SIMULATED, "0.5", "0.2");
            replayEndsAndOrdersAreDenied(api, own);
            staysSmall(platform);
        }
    }

    private void trade(Platform platform, Api api, String instrument, String bought, String sold) throws Exception {
        Answer deposit = api.post(
                "portfolio", "/portfolios/main/deposits", "trader", "{\"currency\":\"USD\",\"amount\":\"250.500001\"}");
        assertThat(deposit.status()).as(deposit.body()).isEqualTo(201);
        assertThat(deposit.number("balance")).isEqualByComparingTo("1000250.500001");

        People people = new People(platform, api, instrument);
        Answer buy = people.byHttp(Side.BUY, bought, null);
        Answer sell = people.byHttp(Side.SELL, sold, null);
        BigDecimal far = people.bestBid().divide(BigDecimal.TWO, 0, RoundingMode.CEILING);
        Answer rests = people.byHttp(Side.BUY, bought, far.toPlainString());
        assertThat(rests.text("state")).isEqualTo("ACCEPTED");
        assertThat(People.listed(api, "ACCEPTED")).containsExactly(rests.text("id"));
        Answer cancelled = api.delete("risk", "/orders/" + rests.text("id"));
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("state")).isEqualTo("CANCELLED");
        assertThat(api.delete("risk", "/orders/" + rests.text("id")).text("code"))
                .isEqualTo("already-closed");
        Answer nowhere = api.order(People.order("nowhere", "NO-SUCH.SIM", Side.BUY, "1", null));
        assertThat(nowhere.status()).isEqualTo(422);
        assertThat(nowhere.text("code")).isEqualTo("unknown-instrument");

        MessageId byTopic = tradeOnTheTopic(platform, people, instrument, bought, far);
        Journal journal = Journal.read(platform.bootstrap());
        People.fillsAreOnTheJournal(buy, journal);
        People.fillsAreOnTheJournal(sell, journal);
        assertThat(journal.all(OrderFilled.class))
                .anyMatch(fill -> fill.orderId().equals(byTopic));
        everyRequestHasOneOutcome(platform, journal);
        booksAre(Ledger.of(journal), api, journal, instrument);
    }

    /** A program's market order, and a limit order that it cancels. */
    private static MessageId tradeOnTheTopic(
            Platform platform, People people, String instrument, String quantity, BigDecimal far) throws Exception {
        try (ProgramWriter program = new ProgramWriter(platform.bootstrap(), 7)) {
            MessageId bought = people.byTopic(program, id -> ProgramWriter.market(id, instrument, Side.BUY, quantity));
            MessageId rests = people.byTopic(
                    program, id -> ProgramWriter.limit(id, instrument, Side.BUY, quantity, far.toPlainString()));
            MessageId cancel = program.write(new CancelOrder(rests, "system-test", ""));
            Await.until(
                    "the cancel",
                    () -> Journal.read(platform.bootstrap()).all(OrderCancelled.class),
                    all -> all.stream()
                            .anyMatch(gone -> gone.requestId().equals(cancel)
                                    && gone.orderId().equals(rests)
                                    && gone.reason() == CancelReason.REQUESTED));
            return bought;
        }
    }

    private static void everyRequestHasOneOutcome(Platform platform, Journal journal) {
        Map<MessageId, ? extends List<?>> outcomes = journal.outcomes();
        assertThat(TopicLog.requests(platform.bootstrap()))
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(outcomes.get(asked.id())).hasSize(1));
    }

    private static void booksAre(Ledger ledger, Api api, Journal journal, String instrument) throws Exception {
        new ShownBooks(api).are(ledger);
        LedgerAccount main = ledger.account("main");
        assertThat(ledger.open()).isEmpty();
        assertThat(main.holding(instrument).realised).isNotZero();
        People.fillsAreListed(api, journal);
        JsonNode position = Await.until(
                "a mark",
                () -> api.get("portfolio", "/portfolios/main/positions").json().path(0),
                line -> line.has("mark") && line.has("unrealised"));
        BigDecimal value = new BigDecimal(position.path("mark").asText())
                .multiply(main.holding(instrument).quantity)
                .setScale(6, RoundingMode.HALF_EVEN);
        assertThat(new BigDecimal(position.path("value").asText())).isEqualByComparingTo(value);
        assertThat(new BigDecimal(position.path("unrealised").asText()))
                .isEqualByComparingTo(value.subtract(main.holding(instrument).cost));
        assertThat(api.get("portfolio", "/portfolios/differences").body()).isEqualTo("[]");
    }

    private static void replayEndsAndOrdersAreDenied(Api api, RecordedFeed feed) throws Exception {
        Answer started = api.post("marketdata", "/replays", "trader", feed.replayRequest());
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        JsonNode report = Await.until(
                "the replay's end",
                () -> api.get("marketdata", "/replays/" + started.text("id")).json(),
                now -> !now.path("state").asText().equals("RUNNING"));
        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("DONE");
        assertThat(report.path("rejected").asLong()).as(report.toString()).isZero();
        assertThat(report.path("checksumsFailed").asLong()).isZero();
        assertThat(report.path("messages").asLong()
                        + report.path("controlLines").asLong())
                .isEqualTo(feed.lines());
        assertThat(report.path("checksumsMatched").asLong()).isEqualTo(feed.checksums());
        Await.until(
                "the instrument's end",
                () -> People.instrument(api, feed.instrument()).path("state").asText(),
                "ENDED"::equals);
        Await.until(
                "risk's knowledge of it",
                () -> api.get("risk", "/risk/state")
                        .json()
                        .path("markets")
                        .path(feed.instrument())
                        .asText(),
                "ENDED"::equals);
        Answer denied = api.order(People.order("too-late", feed.instrument(), Side.BUY, "1", null));
        assertThat(denied.status()).isEqualTo(422);
        assertThat(denied.text("code")).isEqualTo("feed-ended");
    }

    /** The limit of the whole: three engines and the broker within 1 GiB. */
    private static void staysSmall(Platform platform) {
        long sum = 0;
        for (String service : platform.services()) {
            long kib = ResidentMemory.kib(platform.process(service).pid()).orElseThrow();
            LOG.log(System.Logger.Level.INFO, "%s holds %d MiB".formatted(service, kib / 1024));
            sum += kib;
        }
        LOG.log(System.Logger.Level.INFO, "together %d MiB".formatted(sum / 1024));
        assertThat(sum).as("KiB of all").isLessThan(MEMORY_KIB);
    }
}
