package io.nautilus.launcher.faults;

import io.nautilus.contracts.Side;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.process.Catalogue;
import java.time.Duration;

/**
 * The broker dies and stays away: what waits is unknown and has its outcome later; an engine that cannot write ends,
 * and started again it refuses every write until the log is there.
 */
final class BrokerGoneFault {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
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
        try (Flow flow = new Flow(fleet.platform(), "gone", seed)) {
            flow.awaitAnswers(true);
            String waiting = People.order("waits" + seed, Traffic.INSTRUMENT, Side.BUY, "0.0001", "1000.00");
            fleet.kill(Catalogue.BROKER);
            Answer unknown = api.order(waiting);
            Check.equal(unknown.status(), 202, "the status of %s", unknown);
            Check.equal(unknown.text("state"), "UNKNOWN", "the state in %s", unknown);
            untilRiskEnds();
            refusesEveryWrite();
            fleet.restore();
            Answer known = Await.until(
                    "the outcome of what waited",
                    PATIENCE,
                    () -> api.order(waiting),
                    answer -> answer.status() == 201 || answer.status() == 422);
            tally.add("outcome." + known.status(), 1);
            flow.awaitAnswers(true);
            flow.audited(tally);
        }
        return tally;
    }

    private void untilRiskEnds() {
        fleet.awaitEnd(Fleet.RISK, PATIENCE);
        Check.equal(fleet.exitCode(Fleet.RISK).orElseThrow(), SEND_FAILED, "risk's exit code");
    }

    private void refusesEveryWrite() throws Exception {
        fleet.start(Fleet.RISK);
        Answer halt = Await.until(
                "an answer to halt",
                PATIENCE,
                () -> api.post(Fleet.RISK, "/risk/halt", "trader", "{\"reason\":\"a fault run\"}"),
                answer -> answer.status() > 0);
        Check.equal(halt.status(), 503, "the status of %s", halt);
        Check.equal(halt.text("code"), "log-unavailable", "the code in %s", halt);
        Answer order = api.order(People.order("refused" + seed, Traffic.INSTRUMENT, Side.BUY, "0.0001", "1000.00"));
        Check.equal(order.status(), 503, "the status of %s", order);
        Check.equal(order.text("code"), "log-unavailable", "the code in %s", order);
        tally.add("refused", 2);
    }
}
