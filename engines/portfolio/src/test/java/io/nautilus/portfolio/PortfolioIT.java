package io.nautilus.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.PortfolioRecord;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Topics;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineHttpChecks;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.TestMarket;
import io.nautilus.testing.TestWriter;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortfolioIT extends EngineHttpChecks {
    private static final String SYMBOL = "T-USD.TEST";

    @TempDir
    static Path folder;

    private static TestLog log;
    private static TestMarket market;
    private static TestJournal journal;
    private static EngineProcess engine;

    /** Account {@code exact} bought 1.335 at 100.10 and 0.330 at 100.25 and sold 0.665 at 100.55. */
    @BeforeAll
    static void start() {
        log = TestLog.start(folder.resolve("kafka"));
        market = new TestMarket(log);
        market.open(SYMBOL, TestMarket.LIVE_FEED, Levels.of(10_000, 1_000), Levels.of(10_010, 1_000));
        journal = new TestJournal(log);
        journal.open("exact", "1000");
        journal.write(journal.fill("exact", SYMBOL, Side.BUY, "1.335", "100.10"));
        journal.write(
                journal.fill("exact", SYMBOL, Side.BUY, "0.330", "100.25"),
                journal.fill("exact", SYMBOL, Side.SELL, "0.665", "100.55"));
        engine = new EngineProcess("portfolio", log.bootstrapServers(), folder.resolve("data")).startReady();
    }

    @AfterAll
    static void stop() {
        engine.close();
        market.close();
        log.close();
    }

    @Override
    protected EngineProcess engine() {
        return engine;
    }

    @Override
    protected String name() {
        return "portfolio";
    }

    @Override
    protected String changing() {
        return "/portfolios/main/deposits";
    }

    private static JsonPath books(String account) {
        Response books = engine.http().get("/portfolios/" + account);
        assertThat(books.statusCode()).as(books.asString()).isEqualTo(200);
        return books.jsonPath();
    }

    private static BigDecimal number(JsonPath json, String path) {
        return new BigDecimal(json.getString(path));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    void cashPositionAndProfitAreExact() {
        Await.until("a mark", () -> books("exact").getString("positions[0].mark") != null);
        JsonPath books = books("exact");
        BigDecimal first = decimal("1.335").multiply(decimal("100.10"));
        BigDecimal second = decimal("0.330").multiply(decimal("100.25"));
        BigDecimal sold = decimal("0.665").multiply(decimal("100.55"));
        BigDecimal fees = TestJournal.fee(first).add(TestJournal.fee(second)).add(TestJournal.fee(sold));
        BigDecimal cash =
                decimal("1000").subtract(first).subtract(second).add(sold).subtract(fees);
        BigDecimal bought = first.add(second);
        BigDecimal released = bought.multiply(decimal("0.665"))
                .divide(decimal("1.665"), TestJournal.MONEY_DECIMALS, RoundingMode.HALF_EVEN);
        BigDecimal cost = bought.subtract(released);
        BigDecimal value = decimal("1.000").multiply(decimal("100.05"));
        assertThat(number(books, "cash.USD")).isEqualByComparingTo(cash);
        assertThat(number(books, "fees.value")).isEqualByComparingTo(fees);
        assertThat(books.getString("positions[0].instrument")).isEqualTo(SYMBOL);
        assertThat(number(books, "positions[0].quantity")).isEqualByComparingTo("1");
        assertThat(number(books, "positions[0].cost")).isEqualByComparingTo(cost);
        assertThat(number(books, "positions[0].averageCost")).isEqualByComparingTo(cost);
        assertThat(number(books, "positions[0].mark")).isEqualByComparingTo("100.05");
        assertThat(number(books, "realised.value")).isEqualByComparingTo(sold.subtract(released));
        assertThat(number(books, "unrealised.value")).isEqualByComparingTo(value.subtract(cost));
        assertThat(number(books, "equity.value")).isEqualByComparingTo(cash.add(value));
    }

    @Test
    void theLedgerEndsInTheCashAndSumsToIt() {
        JsonPath ledger = engine.http().get("/portfolios/exact/cash").jsonPath();
        assertThat(ledger.getList("kind", String.class))
                .containsExactly("FEE", "SELL", "FEE", "BUY", "FEE", "BUY", "OPENING");
        BigDecimal sum = ledger.getList("amount", String.class).stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(number(ledger, "[0].balance")).isEqualByComparingTo(sum);
        assertThat(sum).isEqualByComparingTo(number(books("exact"), "cash.USD"));
        assertThat(engine.http()
                        .get("/portfolios/exact/cash?limit=2")
                        .jsonPath()
                        .getList("kind"))
                .hasSize(2);
    }

    @Test
    void fillsComeAsJsonAndAsCsv() {
        JsonPath json = engine.http()
                .accept("application/json")
                .get("/fills?account=exact")
                .jsonPath();
        assertThat(json.getList("price", String.class)).containsExactly("100.1", "100.25", "100.55");
        assertThat(json.getList("side", String.class)).containsExactly("BUY", "BUY", "SELL");
        assertThat(json.getList("notional", String.class)).containsExactly("133.6335", "33.0825", "66.86575");
        assertThat(json.getList("fee", String.class)).containsExactly("0.133634", "0.033082", "0.066866");
        Response csv = engine.http().accept("text/csv").get("/fills?account=exact");
        assertThat(csv.contentType()).startsWith("text/csv");
        List<String> lines = csv.asString().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).startsWith("time,account,instrument,side,price,quantity,notional,fee");
        assertThat(lines.get(2)).contains(",exact," + SYMBOL + ",BUY,100.25,0.33,33.0825,0.033082,USD,TAKER,");
        String second = json.getString("[1].at");
        assertThat(engine.http()
                        .accept("application/json")
                        .get("/fills?account=exact&from=" + second)
                        .jsonPath()
                        .getList("side", String.class))
                .containsExactly("BUY", "SELL");
        assertThat(engine.http()
                        .accept("application/json")
                        .get("/fills?account=nobody")
                        .asString())
                .isEqualTo("[]");
    }

    @Test
    void wrongQuestionsAreProblems() {
        Problems.check(engine.http().accept("application/json").get("/fills?from=yesterday"), 400, "invalid-time");
        Problems.check(engine.http().accept("application/json").get("/fills?limit=0"), 400, "invalid-limit");
        Problems.check(engine.http().accept("image/png").get("/fills"), 406, "not-acceptable");
        Problems.check(engine.http().get("/portfolios/nobody"), 404, "unknown-account");
        Problems.check(engine.http().get("/portfolios/nobody/positions"), 404, "unknown-account");
        Problems.check(engine.http().get("/portfolios/nobody/cash"), 404, "unknown-account");
        Problems.check(engine.http().get("/portfolios/exact/cash?limit=0"), 400, "invalid-limit");
    }

    @Test
    void theTopicHasTheNewestRecordOfEachKey() {
        Await.until("the position on the topic", () -> records().containsKey("exact/" + SYMBOL + "/position"));
        Map<String, PortfolioRecord> records = records();
        assertThat(records.get("exact/" + SYMBOL + "/position"))
                .isInstanceOfSatisfying(PortfolioRecord.Position.class, position -> {
                    assertThat(position.quantity()).isEqualTo("1");
                    assertThat(position.source().topic()).isEqualTo(Topics.ORDER_EVENTS);
                    assertThat(position.source().offset()).isEqualTo(3);
                    assertThat(position.source().index()).isEqualTo(1);
                });
        assertThat(records.get("exact/USD/cash"))
                .isInstanceOfSatisfying(PortfolioRecord.Cash.class, cash -> assertThat(cash.balance())
                        .isEqualTo(books("exact").getString("cash.USD")));
        assertThat(records.get("exact/" + SYMBOL + "/pnl"))
                .isInstanceOfSatisfying(PortfolioRecord.Pnl.class, pnl -> assertThat(pnl.realised())
                        .isEqualTo(books("exact").getString("realised.value")));
    }

    private static Map<String, PortfolioRecord> records() {
        Map<String, PortfolioRecord> newest = new HashMap<>();
        log.keyed(Topics.PORTFOLIO)
                .forEach(each -> newest.put(each.key(), JsonRecords.decode(each.value(), PortfolioRecord.class)));
        return newest;
    }

    @Test
    void aPlantedDifferenceIsAnAlarmUntilAReportAgrees() {
        journal.open("audited", "500");
        journal.write(TestJournal.report("audited", "500"));
        awaitCash("audited", "500");
        assertThat(differences()).isEmpty();
        journal.write(TestJournal.report("audited", "500.000001"));
        Await.until("the alarm", () -> !differences().isEmpty());
        JsonPath found = engine.http().get("/portfolios/differences").jsonPath();
        assertThat(found.getString("[0].account")).isEqualTo("audited");
        assertThat(found.getString("[0].asset")).isEqualTo("USD");
        assertThat(found.getString("[0].own")).isEqualTo("500");
        assertThat(found.getString("[0].reported")).isEqualTo("500.000001");
        assertThat(engine.http().get("/status").jsonPath().getString("degraded[0]"))
                .contains("books-differ", "audited");
        assertThat(engine.http().accept("text/plain").get("/metrics").asString())
                .contains("nautilus_books_differences 1.0");
        journal.write(TestJournal.report("audited", "500"));
        Await.until("the end of the alarm", () -> differences().isEmpty());
        assertThat(engine.http().get("/status").jsonPath().getList("degraded")).isEmpty();
        assertThat(engine.http().accept("text/plain").get("/metrics").asString())
                .contains("nautilus_books_differences 0.0");
    }

    private static List<String> differences() {
        return engine.http().get("/portfolios/differences").jsonPath().getList("asset", String.class);
    }

    private static void awaitCash(String account, String cash) {
        Await.until(account + " to have " + cash, () -> {
            Response books = engine.http().get("/portfolios/" + account);
            return books.statusCode() == 200 && cash.equals(books.jsonPath().getString("cash.USD"));
        });
    }

    @Test
    void lateFramesOfADeadOwnerChangeNothing() {
        journal.open("taken-over", "100");
        TestWriter dead = journal.takeOver();
        dead.write(TestJournal.changed(MessageId.NONE, "taken-over", "7", "107", CashReason.DEPOSIT));
        dead.write(journal.fill("taken-over", SYMBOL, Side.BUY, "0.005", "100"));
        journal.write(TestJournal.changed(MessageId.NONE, "taken-over", "1", "101", CashReason.DEPOSIT));
        awaitCash("taken-over", "101");
        assertThat(engine.http().get("/portfolios/taken-over/cash").jsonPath().getList("amount", String.class))
                .containsExactly("1", "100");
        assertThat(engine.http()
                        .accept("application/json")
                        .get("/fills?account=taken-over")
                        .asString())
                .isEqualTo("[]");
    }

    @Test
    void aRestartFoldsTheSameBooks() {
        Response ledger = engine.http().get("/portfolios/exact/cash");
        Response csv = engine.http().accept("text/csv").get("/fills?account=exact");
        JsonPath before = books("exact");
        engine.kill();
        engine.startReady();
        JsonPath after = books("exact");
        assertThat(after.getMap("cash")).isEqualTo(before.getMap("cash"));
        assertThat(after.getMap("realised")).isEqualTo(before.getMap("realised"));
        assertThat(after.getMap("place")).isEqualTo(before.getMap("place"));
        assertThat(after.getString("positions[0].cost")).isEqualTo(before.getString("positions[0].cost"));
        assertThat(engine.http().get("/portfolios/exact/cash").asByteArray()).isEqualTo(ledger.asByteArray());
        assertThat(engine.http().accept("text/csv").get("/fills?account=exact").asByteArray())
                .isEqualTo(csv.asByteArray());
    }
}
