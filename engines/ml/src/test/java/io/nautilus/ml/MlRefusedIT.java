package io.nautilus.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Topics;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.ml.domain.ModelId;
import io.nautilus.ml.domain.Platform;
import io.nautilus.ml.domain.TrainedModel;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.nautilus.testing.TestLog;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model that is to predict was tampered with; another was made for other features. */
class MlRefusedIT {
    private static final ModelId TAMPERED = new ModelId("own", "1");

    @TempDir
    static Path folder;

    private static TestLog log;
    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        Path models = folder.resolve("data/ml/models");
        TrainedModel own = TestModels.train(TAMPERED, new Platform(FeatureSet.schema(), FeatureSet.names()), 1);
        byte[] file = own.file().clone();
        file[file.length - 200] ^= 1;
        TestModels.write(models, TAMPERED, file, CardJson.write(own.card()));
        TestModels.write(models, TestModels.train(new ModelId("other", "1"), new Platform(5, List.of("a", "b")), 1));
        log = TestLog.start(folder.resolve("kafka"));
        engine = new EngineProcess("ml", log.bootstrapServers(), folder.resolve("data"))
                .with("NAUTILUS_ML_SERVING", "own-1")
                .startReady();
    }

    @AfterAll
    static void stop() {
        engine.close();
        log.close();
    }

    @Test
    void theEngineIsUpDegradedAndSaysWhy() {
        JsonPath status = engine.http().get("/status").jsonPath();
        assertThat(status.getString("state")).isEqualTo("READY");
        assertThat(status.getString("degraded[0]"))
                .contains("model-refused: own-1: hash-differs: ", "model-refused: other-1: schema-differs: ");
        assertThat(status.getString("accelerator.active")).isEqualTo("none");
        assertThat(engine.http().get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(engine.http().accept("text/plain").get("/metrics").asString())
                .contains("nautilus_ml_serving 0.0");
    }

    @Test
    void modelsNameTheReason() {
        JsonPath models = engine.http().get("/models").jsonPath();
        assertThat(models.getList("id", String.class)).containsExactly("direction-1", "other-1", "own-1");
        assertThat(models.getList("state", String.class)).containsExactly("ACTIVE", "REFUSED", "REFUSED");
        assertThat(models.getList("serving", Boolean.class)).containsExactly(false, false, false);
        assertThat(models.getString("[2].reason")).startsWith("hash-differs: ");
        JsonPath own = engine.http().get("/models/own-1").jsonPath();
        assertThat(own.getString("reason")).startsWith("hash-differs: model.onnx has sha256 ");
        assertThat(own.getString("card.name")).isEqualTo("own");
        assertThat(Problems.check(
                        engine.http()
                                .contentType("application/json")
                                .body(Map.of("features", Map.of()))
                                .post("/ml/predict/own-1"),
                        409,
                        "model-refused"))
                .startsWith("hash-differs: ");
    }

    @Test
    void noVectorIsPredicted() {
        TestVectors vectors = new TestVectors(log);
        vectors.write(TestVectors.of(1, TestVectors.values(1)));
        Await.until("the vector", () -> engine.http()
                .accept("text/plain")
                .get("/metrics")
                .asString()
                .lines()
                .anyMatch(line -> line.startsWith("nautilus_ml_vectors_total{")
                        && line.contains("end=\"no-model\"")
                        && line.endsWith(" 1.0")));
        assertThat(log.messages(Topics.PREDICTIONS, Prediction.class)).isEmpty();
        Problems.check(engine.http().get("/ml/predictions/" + TestVectors.name(1)), 404, "no-prediction");
    }
}
