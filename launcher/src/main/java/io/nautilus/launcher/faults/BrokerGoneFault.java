package io.nautilus.launcher.faults;

import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.BrokerProxy.Direction;
import io.nautilus.launcher.faults.BrokerProxy.Hold;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The broker dies and stays away. An order that waits for its outcome, since the acknowledgements of risk's frames are
 * held back, is answered as unknown, and is unknown at its location as long as it is; it has its outcome there later,
 * without being sent again, and is never said not to be there. An engine that cannot write ends, and started again it
 * refuses every write until the log is there.
 */
final class BrokerGoneFault {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String JOURNAL = "risk-journal";
    private static final int SEND_FAILED = 71;

    private final Fleet fleet;
    private final long seed;
    private final Tally tally = new Tally();
    private final Api api;

    BrokerGoneFault(Fleet fleet, long seed) {
        this.fleet = fleet;
        this.seed = seed;
        this.api = new Api(fleet.platform());
    }

    Tally run() throws Exception {
        try (Flow flow = new Flow(fleet.platform(), "gone", seed);
                HttpClient client = HttpClient.newHttpClient()) {
            flow.awaitMixed();
            String waits = "waits" + seed;
            Hold acknowledgements = holdAcknowledgements(flow);
            CompletableFuture<HttpResponse<String>> waiting = ordered(client, waits);
            awaitRequest(waits);
            Check.that(!waiting.isDone(), "%s waits for its outcome", waits);
            fleet.kill(Catalogue.BROKER);
            acknowledgements.noMore();
            String location = unknown(waiting.join());
            untilRiskEnds();
            refusesEveryWrite(location);
            fleet.restore();
            hasItsOutcome(location, waits);
            flow.awaitAnswers(true);
            flow.audited(tally);
        }
        return tally;
    }

    /** Returns when a frame of risk is on the log and risk does not know it. */
    private Hold holdAcknowledgements(Flow flow) {
        Hold hold = fleet.proxy().hold(Direction.ANSWERS, JOURNAL);
        Await.until(
                "an acknowledgement to hold back",
                PATIENCE,
                () -> {
                    flow.traffic().busy();
                    return hold.held();
                },
                held -> held > 0);
        return hold;
    }

    /** By a client of its own, since it is about a header. */
    private CompletableFuture<HttpResponse<String>> ordered(HttpClient client, String clientOrderId)
            throws IOException {
        String url = "http://127.0.0.1:" + fleet.platform().port(Fleet.RISK) + "/orders";
        HttpRequest order = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + fleet.platform().token("trader"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(clientOrderId)))
                .build();
        return client.sendAsync(order, BodyHandlers.ofString());
    }

    private static String body(String clientOrderId) {
        return People.order(clientOrderId, Traffic.INSTRUMENT, Side.BUY, "0.0001", "1000.00");
    }

    private void awaitRequest(String clientOrderId) {
        Await.until(
                "the request of " + clientOrderId,
                () -> TopicLog.requests(fleet.platform().bootstrap()).stream()
                        .anyMatch(asked -> asked.request() instanceof SubmitOrder order
                                && order.terms().clientOrderId().equals(clientOrderId)),
                there -> there);
    }

    /** Returns where the outcome will stand; risk, which still lives, says there that it does not know it. */
    private String unknown(HttpResponse<String> response) throws Exception {
        Answer unknown = new Answer(response.statusCode(), response.body());
        Check.equal(unknown.status(), 202, "the status of %s", unknown);
        Check.equal(unknown.text("state"), "UNKNOWN", "the state in %s", unknown);
        String location = URI.create(response.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> Check.broken("%s has one", unknown)))
                .getPath();
        Check.equal(location, "/orders/" + unknown.text("id"), "the location of %s", unknown);
        Check.equal(api.get(Fleet.RISK, location), new Answer(200, unknown.body()), "what risk says at %s", location);
        return location;
    }

    private void untilRiskEnds() {
        fleet.awaitEnd(Fleet.RISK, PATIENCE);
        Check.equal(fleet.exitCode(Fleet.RISK).orElseThrow(), SEND_FAILED, "risk's exit code");
    }

    private void refusesEveryWrite(String location) throws Exception {
        fleet.start(Fleet.RISK);
        Answer halt = Await.until(
                "an answer to halt",
                PATIENCE,
                () -> api.post(Fleet.RISK, "/risk/halt", "trader", "{\"reason\":\"a fault run\"}"),
                answer -> answer.status() > 0);
        refused(halt);
        refused(api.order(body("refused" + seed)));
        tally.add("refused", 2);
        refused(api.get(Fleet.RISK, location));
    }

    private static void refused(Answer answer) {
        Check.equal(answer.status(), 503, "the status of %s", answer);
        Check.equal(answer.text("code"), "log-unavailable", "the code in %s", answer);
    }

    private void hasItsOutcome(String location, String clientOrderId) {
        Answer known = Await.until(
                "the outcome of what waited",
                PATIENCE,
                () -> notForgotten(api.get(Fleet.RISK, location)),
                answer -> answer.status() == 200 && !answer.text("state").equals("UNKNOWN"));
        Check.equal(known.text("clientOrderId"), clientOrderId, "what stands at %s", location);
        tally.add("outcome." + known.text("state"), 1);
        tally.add("outcomesAtTheirLocation", 1);
    }

    /** Its request was seen on the log: who is told that there is no such order would send it under another id. */
    private static Answer notForgotten(Answer answer) {
        Check.that(answer.status() != 404, "the order is on the log, and risk says %s", answer);
        return answer;
    }
}
