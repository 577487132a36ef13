package io.nautilus.risk;

import io.nautilus.risk.RiskBench.Order;
import io.nautilus.testing.Await;
import io.nautilus.testing.Problems;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run that the loop does not come to in time. */
class DryRunIT {
    private static final Order ORDER = Order.market("A-USD.TEST", "BUY", "1");

    @TempDir
    Path folder;

    /** Nobody waits longer than a moment here, so the loop is late for nearly all, and for no reason refuses any. */
    @Test
    void oneThatIsNotAnsweredInTimeIsAProblemWithACode() {
        try (RiskBench risk = RiskBench.start(folder, Map.of("NAUTILUS_ANSWER_WITHIN", "PT0.000000001S"))) {
            Await.until("a loop that is late", () -> check(risk).statusCode() == 503);
            for (int i = 0; i <= DryRuns.CAPACITY; i++) {
                Response answer = check(risk);
                if (answer.statusCode() != 200) {
                    Problems.check(answer, 503, "not-answered");
                }
            }
        }
    }

    private static Response check(RiskBench risk) {
        return risk.engine
                .http()
                .contentType("application/json")
                .body(ORDER.json())
                .post("/risk/check");
    }
}
