package io.nautilus.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandCodec;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Topics;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.nautilus.testing.TestLog;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deposits and resets by HTTP. Risk's part is played by the journal; that risk does what it says is tested there. */
class CommandsIT {
    private static final String SYMBOL = "T-USD.TEST";

    @TempDir
    static Path folder;

    private static TestLog log;
    private static TestJournal journal;
    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        log = TestLog.start(folder.resolve("kafka"));
        journal = new TestJournal(log);
        engine = new EngineProcess("portfolio", log.bootstrapServers(), folder.resolve("data"))
                .with("NAUTILUS_ANSWER_WITHIN", "PT4S")
                .startReady();
    }

    @AfterAll
    static void stop() {
        engine.close();
        log.close();
    }

    private static JsonPath books(String account) {
        Response books = engine.http().get("/portfolios/" + account);
        assertThat(books.statusCode()).as(books.asString()).isEqualTo(200);
        return books.jsonPath();
    }

    private static void awaitCash(String account, String cash) {
        Await.until(account + " to have " + cash, () -> {
            Response books = engine.http().get("/portfolios/" + account);
            return books.statusCode() == 200 && cash.equals(books.jsonPath().getString("cash.USD"));
        });
    }

    @Test
    void aDepositThatNobodyDecidesIsUnknownAtItsLocationUntilItIsDecided() {
        journal.open("patient", "10");
        awaitCash("patient", "10");
        Response answer = deposit("patient", "12.5");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("state")).isEqualTo("UNKNOWN");
        assertThat(command("12.5").id()).isEqualTo(answer.jsonPath().getString("id"));
        String location = answer.header("Location").replace(engine.url(), "");
        Response asked = engine.http().get(location);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.asString()).isEqualTo(answer.asString());
        MessageId id = MessageId.parse(answer.jsonPath().getString("id"));
        journal.write(TestJournal.changed(id, "patient", "12.5", "22.5", CashReason.DEPOSIT));
        awaitCash("patient", "22.5");
        Response known = engine.http().get(location);
        assertThat(known.statusCode()).isEqualTo(201);
        assertThat(known.jsonPath().getString("balance")).isEqualTo("22.5");
    }

    @Test
    void aDepositIsAnsweredFromTheJournal() {
        journal.open("saver", "10");
        awaitCash("saver", "10");
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> deposit("saver", "31.5"));
        MessageId id = MessageId.parse(command("31.5").id());
        journal.write(TestJournal.changed(id, "saver", "31.5", "41.5", CashReason.DEPOSIT));
        assertThat(answer.join().statusCode()).isEqualTo(201);
        assertThat(answer.join().jsonPath().getString("balance")).isEqualTo("41.5");
        assertThat(books("saver").getString("cash.USD")).isEqualTo("41.5");
    }

    @Test
    void depositsThatCannotBeAreProblems() {
        Problems.check(engine.json("trader", "{}").post("/portfolios/saver/deposits"), 400, "missing-field");
        Problems.check(deposit("saver", ""), 400, "bad-text");
        Problems.check(
                engine.json("trader", "{\"currency\":\"USD\",\"amount\":\"1\"}")
                        .header("Idempotency-Key", "k".repeat(65))
                        .post("/portfolios/saver/deposits"),
                400,
                "bad-text");
    }

    @Test
    void aResetIsAnsweredFromTheJournalAndItsRepeatWithTheSameBytes() {
        journal.open("anew", "1000");
        journal.write(journal.fill("anew", SYMBOL, Side.BUY, "1.335", "100.10"));
        Await.until("the position", () -> books("anew").getList("positions").size() == 1);
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> reset("anew", "r1"));
        Command.ResetAccount asked = resets("anew", 1).getFirst();
        assertThat(asked.by()).isEqualTo("admin");
        assertThat(asked.key()).isEqualTo("r1");
        assertThat(asked.reason()).isEqualTo("a new try");
        MessageId id = MessageId.parse(asked.id());
        journal.write(new AccountReset(id, "anew", "USD", 6, 1_000_000_000, "a new try", "admin", "r1"));
        assertThat(first.join().statusCode()).as(first.join().asString()).isEqualTo(200);
        assertThat(first.join().jsonPath().getMap("", String.class, String.class))
                .isEqualTo(Map.of(
                        "id", asked.id(), "account", "anew", "currency", "USD", "cash", "1000", "reason", "a new try"));
        assertThat(books("anew").getList("positions")).isEmpty();
        assertThat(books("anew").getMap("cash")).isEqualTo(Map.of("USD", "1000"));
        assertThat(new BigDecimal(books("anew").getString("realised.value"))).isZero();
        assertThat(new BigDecimal(books("anew").getString("fees.value"))).isZero();
        CompletableFuture<Response> again = CompletableFuture.supplyAsync(() -> reset("anew", "r1"));
        MessageId repeat = MessageId.parse(resets("anew", 2).getLast().id());
        journal.write(new CommandRepeated(repeat, id));
        assertThat(again.join().statusCode()).isEqualTo(200);
        assertThat(again.join().asByteArray()).isEqualTo(first.join().asByteArray());
        assertThat(engine.http().get("/portfolios/commands/" + id).asByteArray())
                .isEqualTo(first.join().asByteArray());
    }

    @Test
    void aResetNeedsTheRoleAndAnAccount() {
        Problems.check(
                engine.http().contentType("application/json").body("{}").post("/portfolios/saver/reset"),
                401,
                "unauthorized");
        for (String role : List.of("viewer", "trader")) {
            Problems.check(engine.json(role, "{}").post("/portfolios/saver/reset"), 403, "forbidden");
        }
        Problems.check(
                engine.json("admin", "{\"reason\":\"" + "r".repeat(1_000) + "\"}")
                        .post("/portfolios/saver/reset"),
                400,
                "bad-text");
        assertThat(resetsOf("saver")).isEmpty();
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> reset("nobody", "r2"));
        MessageId id = MessageId.parse(resets("nobody", 1).getFirst().id());
        journal.write(
                new CommandDenied(id, DenialReason.UNKNOWN_ACCOUNT, "nobody", "r2", "reset nobody a new try", "admin"));
        assertThat(Problems.check(answer.join(), 422, "unknown-account")).isEqualTo("nobody");
    }

    private static Response reset(String account, String key) {
        return engine.json("admin", "{\"reason\":\"a new try\"}")
                .header("Idempotency-Key", key)
                .post("/portfolios/" + account + "/reset");
    }

    /** So many resets of an account, when they are on the log. */
    private static List<Command.ResetAccount> resets(String account, int count) {
        return Await.value(count + " resets of " + account, () -> Optional.of(resetsOf(account))
                .filter(found -> found.size() == count));
    }

    private static List<Command.ResetAccount> resetsOf(String account) {
        return log.keyed(Topics.COMMANDS).stream()
                .map(each -> CommandCodec.decode(each.value()))
                .filter(Command.ResetAccount.class::isInstance)
                .map(Command.ResetAccount.class::cast)
                .filter(reset -> reset.account().equals(account))
                .toList();
    }

    private static Response deposit(String account, String amount) {
        return engine.json("trader", "{\"currency\":\"USD\",\"amount\":\"%s\"}".formatted(amount))
                .post("/portfolios/" + account + "/deposits");
    }

    private static Command.Deposit command(String amount) {
        return Await.value("the command on its topic", () -> log.keyed(Topics.COMMANDS).stream()
                .map(each -> CommandCodec.decode(each.value()))
                .filter(Command.Deposit.class::isInstance)
                .map(Command.Deposit.class::cast)
                .filter(deposit -> deposit.amount().equals(amount))
                .findFirst());
    }
}
