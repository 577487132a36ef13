package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.WriterKind;
import io.nautilus.risk.RiskBench.Order;
import io.nautilus.testing.Await;
import io.nautilus.testing.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order by HTTP that cannot be decided ends risk twice; then it has an outcome that everybody finds. */
class PoisonIT {
    private static final int RESTARTS = 2;

    @TempDir
    Path folder;

    @Test
    void anOrderThatCannotBeDecidedIsFoundAsRejected() {
        Map<String, String> hooks =
                Map.of("NAUTILUS_RISK_TEST_HOOKS", "true", "NAUTILUS_RISK_TEST_POISON_PREFIX", "poison-");
        try (RiskBench risk = RiskBench.start(folder, hooks)) {
            String symbol = risk.instrument();
            Order poison = Order.market(symbol, "BUY", "0.1").with("clientOrderId", "poison-1");
            assertThatThrownBy(() -> risk.submit(poison)).isInstanceOf(Exception.class);
            InputRejected rejected = restartedUntilRejected(risk);
            MessageId id = rejected.messageId();
            assertThat(id.writer().kind()).isEqualTo(WriterKind.HTTP);
            checkFound(risk, id);
            Problems.check(risk.submit(Order.market(symbol, "BUY", "0.1")), 422, "trading-reducing");
            assertThat(risk.engine.json("admin", "{}").post("/risk/resume").statusCode())
                    .isEqualTo(200);
            risk.awaitMarket(symbol, "LIVE");
            assertThat(risk.submit(Order.market(symbol, "BUY", "0.1")).statusCode())
                    .isEqualTo(201);
            risk.engine.kill();
            risk.engine.startReady();
            checkFound(risk, id);
        }
    }

    private static void checkFound(RiskBench risk, MessageId id) {
        assertThat(Problems.check(risk.engine.http().get("/orders/" + id), 422, "input-rejected"))
                .contains("poisoned for a test");
        Problems.check(risk.engine.http().get("/risk/commands/" + id), 422, "input-rejected");
        Problems.check(risk.engine.as("trader").delete("/orders/" + id), 404, "unknown-order");
    }

    private static InputRejected restartedUntilRejected(RiskBench risk) {
        for (int restart = 1; restart < RESTARTS; restart++) {
            Await.until("the end of risk", () -> !risk.engine.isAlive());
            risk.engine.start();
        }
        Await.until("the end of risk", () -> !risk.engine.isAlive());
        risk.engine.startReady();
        List<InputRejected> rejections = Await.value(
                "the rejection", () -> Optional.of(risk.log.messages(Topics.ORDER_EVENTS, InputRejected.class))
                        .filter(found -> !found.isEmpty()));
        assertThat(rejections).hasSize(1);
        return rejections.getFirst();
    }
}
