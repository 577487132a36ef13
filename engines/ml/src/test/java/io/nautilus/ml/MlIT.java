package io.nautilus.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.hardware.Switches;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.ml.domain.ModelCard;
import io.nautilus.ml.domain.ModelId;
import io.nautilus.ml.domain.Platform;
import io.nautilus.ml.domain.Scorer;
import io.nautilus.ml.domain.TrainedModel;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.EngineReadChecks;
import io.nautilus.testing.Problems;
import io.nautilus.testing.TestLog;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlIT extends EngineReadChecks {
    private static final Path SHIPPED = Path.of("src/main/resources/models/direction/1");
    private static final Platform PLATFORM = new Platform(FeatureSet.schema(), FeatureSet.names());

    @TempDir
    static Path folder;

    private static TrainedModel own;
    private static TestLog log;
    private static TestVectors vectors;
    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        own = TestModels.train(new ModelId("own", "2"), PLATFORM, 8);
        TestModels.write(folder.resolve("data/ml/models"), own);
        log = TestLog.start(folder.resolve("kafka"));
        vectors = new TestVectors(log);
        engine = new EngineProcess("ml", log.bootstrapServers(), folder.resolve("data"))
                .with("OMP_NUM_THREADS", "64")
                .with("METAL_FRAMEWORK", "1")
                .with("GPU_ENABLED", "0")
                .startReady();
    }

    @AfterAll
    static void stop() {
        engine.close();
        log.close();
    }

    @Override
    protected EngineProcess engine() {
        return engine;
    }

    @Override
    protected String name() {
        return "ml";
    }

    private static ModelCard card() throws IOException {
        return CardJson.read(Files.readAllBytes(SHIPPED.resolve(ModelFiles.CARD)));
    }

    /** What the shipped file answers here, in this process. */
    private static double shipped(double[] values) throws IOException, OrtException {
        Scorer scorer = new OnnxSessions().open(Files.readAllBytes(SHIPPED.resolve(ModelFiles.FILE)), values.length);
        return scorer.probabilities(new double[][] {values})[0];
    }

    /** With numbers as they are written: by itself the reader makes floats of most. */
    private static JsonPath json(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE));
    }

    private static List<Prediction> predictions(int instrument) {
        return log.messages(Topics.PREDICTIONS, Prediction.class).stream()
                .filter(each -> each.instrumentId() == instrument)
                .toList();
    }

    private static Prediction awaitPrediction(int instrument) {
        Await.until(
                "a prediction of " + instrument, () -> !predictions(instrument).isEmpty());
        return predictions(instrument).getLast();
    }

    private static double vectorsThat(String end) {
        return engine.http()
                .accept("text/plain")
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("nautilus_ml_vectors_total{") && line.contains("end=\"" + end + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void aVectorBecomesAPredictionThatNamesItsModelAndItsVector() throws Exception {
        double[] values = TestVectors.values(1);
        FeatureVector vector = TestVectors.of(1, values);
        vectors.write(vector);
        Prediction prediction = awaitPrediction(1);
        assertThat(prediction.probabilityUp()).isCloseTo(shipped(values), within(1e-12));
        assertThat(prediction.instrument()).isEqualTo(TestVectors.name(1));
        assertThat(prediction.eventTimeNanos()).isEqualTo(vector.eventTimeNanos());
        assertThat(prediction.model() + "-" + prediction.version()).isEqualTo("direction-1");
        assertThat(prediction.schema()).isEqualTo(FeatureSet.schema());
        assertThat(prediction.horizonNanos()).isEqualTo(card().horizonNanos());
        assertThat(prediction.source().topic()).isEqualTo(Topics.FEATURES);
        assertThat(log.frames(Topics.FEATURES).stream()
                        .filter(frame -> frame.offset() == prediction.source().offset())
                        .map(frame -> frame.messages().get(prediction.source().index())))
                .containsExactly(vector);
        assertThat(log.frames(Topics.PREDICTIONS).getLast().header().writer()).isEqualTo(new Writer(WriterKind.ML, 0));
        JsonPath newest = json(engine.http().get("/ml/predictions/" + TestVectors.name(1)));
        assertThat(newest.getDouble("probabilityUp")).isEqualTo(prediction.probabilityUp());
        assertThat(newest.getString("model") + newest.getString("version")).isEqualTo("direction1");
        assertThat(newest.getDouble("ageSeconds")).isNotNegative();
        assertThat(newest.getLong("source.offset"))
                .isEqualTo(prediction.source().offset());
        Map<String, Double> features = newest.getMap("features", String.class, Double.class);
        assertThat(features.keySet()).containsExactlyInAnyOrderElementsOf(FeatureSet.names());
        assertThat(features.get(FeatureSet.names().getLast())).isEqualTo(values[values.length - 1]);
    }

    @Test
    void ofSeveralVectorsOfAStepTheNewestIsPredicted() throws Exception {
        double supersededBefore = vectorsThat("superseded");
        double[] last = TestVectors.values(4);
        vectors.write(
                TestVectors.of(2, TestVectors.values(2)),
                TestVectors.of(3, TestVectors.values(3)),
                TestVectors.of(2, last));
        awaitPrediction(3);
        assertThat(predictions(2)).singleElement().satisfies(only -> {
            assertThat(only.probabilityUp()).isCloseTo(shipped(last), within(1e-12));
            assertThat(only.source().index()).isEqualTo(2);
        });
        assertThat(vectorsThat("superseded") - supersededBefore).isEqualTo(1);
    }

    @Test
    void vectorsThatCannotBePredictedAreCountedAndSaid() {
        double[] values = TestVectors.values(5);
        vectors.write(TestVectors.of(4, FeatureSet.schema() + 1, values));
        Await.until("the refusal", () -> degraded().stream().anyMatch(each -> each.startsWith("features-differ: ")));
        assertThat(vectorsThat("other-schema")).isEqualTo(1);
        FeatureVector said = TestVectors.of(5, values);
        vectors.write(said);
        awaitPrediction(5);
        vectors.write(said);
        Await.until("the repeated vector", () -> vectorsThat("repeated") == 1);
        assertThat(degraded()).isEmpty();
        assertThat(predictions(4)).isEmpty();
        assertThat(predictions(5)).hasSize(1);
        Problems.check(engine.http().get("/ml/predictions/" + TestVectors.name(4)), 404, "no-prediction");
    }

    private static List<String> degraded() {
        return engine.http().get("/status").jsonPath().getList("degraded", String.class);
    }

    @Test
    void modelsAreListedWithTheirCards() throws Exception {
        JsonPath all = engine.http().get("/models").jsonPath();
        assertThat(all.getList("id", String.class)).containsExactly("direction-1", "own-2");
        assertThat(all.getList("origin", String.class)).containsExactly("SHIPPED", "DATA");
        assertThat(all.getList("state", String.class)).containsExactly("ACTIVE", "ACTIVE");
        assertThat(all.getList("serving", Boolean.class)).containsExactly(true, false);
        JsonPath one = json(engine.http().get("/models/direction-1"));
        assertThat(one.getString("card.sha256")).isEqualTo(card().sha256());
        assertThat(one.getString("card.recipe.command"))
                .isEqualTo(card().recipe().command());
        assertThat(one.getString("card.data.test.from"))
                .isEqualTo(card().data().test().from().toString());
        assertThat(one.getDouble("card.quality.test.logLoss"))
                .isEqualTo(card().quality().test().logLoss());
        Problems.check(engine.http().get("/models/none-1"), 404, "unknown-model");
        Problems.check(engine.http().get("/models/Direction-1"), 400, "bad-model-id");
    }

    private static Map<String, Double> named(double[] values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(FeatureSet.names().get(i), values[i]);
        }
        return named;
    }

    private static Response predict(String model, Object body) {
        return engine.http().contentType("application/json").body(body).post("/ml/predict/" + model);
    }

    @Test
    void featuresThatAreSentArePredicted() throws Exception {
        double[] values = TestVectors.values(7);
        JsonPath answer = json(predict("own-2", Map.of("features", named(values))));
        assertThat(answer.getDouble("probabilityUp")).isCloseTo(own.network().probability(values), within(1e-12));
        assertThat(answer.getString("model") + answer.getString("version")).isEqualTo("own2");
        assertThat(answer.getInt("horizonSeconds")).isEqualTo(7);
        assertThat(json(predict("direction-1", Map.of("features", named(values))))
                        .getDouble("probabilityUp"))
                .isCloseTo(shipped(values), within(1e-12));
    }

    private static Response predictCsv(String body) {
        return engine.http().contentType("text/csv").body(body).post("/ml/predict/own-2");
    }

    private static String line(double[] values) {
        return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(","));
    }

    @Test
    void aTableIsPredictedRowByRow() {
        double[] first = TestVectors.values(8);
        double[] second = TestVectors.values(9);
        String header = String.join(",", FeatureSet.names());
        Response answer = predictCsv(header + "\n" + line(first) + "\n" + line(second) + "\n");
        assertThat(answer.contentType()).startsWith("text/csv");
        List<String> lines = answer.asString().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("probability_up");
        assertThat(Double.parseDouble(lines.get(1))).isCloseTo(own.network().probability(first), within(1e-12));
        assertThat(Double.parseDouble(lines.get(2))).isCloseTo(own.network().probability(second), within(1e-12));
        assertThat(lines).hasSize(3);
    }

    @Test
    void hostileBodiesAreProblems() {
        Map<String, Double> good = named(TestVectors.values(10));
        Map<String, Double> without = new LinkedHashMap<>(good);
        without.remove("rsi_14");
        assertThat(Problems.check(predict("own-2", Map.of("features", without)), 400, "missing-feature"))
                .contains("rsi_14");
        Map<String, Double> more = new LinkedHashMap<>(good);
        more.put("surprise", 1.0);
        assertThat(Problems.check(predict("own-2", Map.of("features", more)), 400, "unknown-feature"))
                .contains("'surprise'");
        Problems.check(predict("own-2", "{\"features\":{\"rsi_14\":NaN}}"), 400, "bad-json");
        Problems.check(predict("own-2", json(good, "1e999")), 400, "non-finite-feature");
        Problems.check(predict("own-2", json(good, "\"NaN\"")), 400, "non-finite-feature");
        Problems.check(predict("own-2", json(good, "null")), 400, "missing-feature");
        Problems.check(predict("own-2", json(good, "\"much\"")), 400, "bad-json");
        Problems.check(predict("own-2", json(good, "[1]")), 400, "bad-json");
        Problems.check(predict("own-2", "{}"), 400, "missing-field");
        Problems.check(predict("own-2", "null"), 400, "missing-field");
        Problems.check(predict("own-2", "[]"), 400, "bad-json");
        Problems.check(predict("own-2", "{\"features\":{\"a\":1,\"a\":2}}"), 400, "bad-json");
        Problems.check(predict("none-1", Map.of("features", good)), 404, "unknown-model");
        Problems.check(predict("own", Map.of("features", good)), 400, "bad-model-id");
    }

    /** The body with the first feature's value as given. */
    private static String json(Map<String, Double> good, String first) {
        String name = FeatureSet.names().getFirst();
        String rest = good.entrySet().stream()
                .skip(1)
                .map(each -> ",\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining());
        return "{\"features\":{\"" + name + "\":" + first + rest + "}}";
    }

    @Test
    void hostileTablesAreProblems() {
        String header = String.join(",", FeatureSet.names()) + "\n";
        String row = line(TestVectors.values(11)) + "\n";
        Problems.check(predictCsv(header), 400, "empty-csv");
        Problems.check(predictCsv(header + row + "1,2\n"), 400, "bad-csv");
        Problems.check(predictCsv("a," + header + "1," + row), 400, "too-many-columns");
        Problems.check(predictCsv(header + row.replaceFirst("[^,]+", "1e999")), 400, "invalid-number");
        String ones = "1" + ",1".repeat(FeatureSet.names().size() - 1) + "\n";
        Problems.check(predictCsv(header + ones.repeat(4_001)), 400, "too-many-rows");
        assertThat(predictCsv(header + row.repeat(4_000)).statusCode()).isEqualTo(200);
        Problems.check(predictCsv(header.replace("rsi_14", "rsi_15") + ones), 400, "unknown-feature");
        Problems.check(predictCsv(header.replace("rsi_14", "adx_14") + ones), 400, "duplicate-feature");
        Problems.check(
                engine.http().contentType("text/plain").body(header + row).post("/ml/predict/own-2"),
                415,
                "unsupported-media-type");
        Problems.check(predictCsv(header + row.repeat(6_000)), 413, "too-large");
    }

    @Test
    void theProviderIsTheOneThatWasMeasured() {
        JsonPath accelerator = engine.http().get("/status").jsonPath();
        assertThat(accelerator.getString("accelerator.requested")).isEqualTo("none");
        assertThat(accelerator.getString("accelerator.active")).isEqualTo("CPUExecutionProvider");
        assertThat(accelerator.getString("accelerator.reason")).contains("ONNX Runtime 1.29.0", "direction-1");
    }

    @Test
    void switchesOfTheEnvironmentAreShownAsTheyAreHonoured() {
        JsonPath status = engine.http().get("/status").jsonPath();
        int cores = EngineProcess.cores().size();
        String row = "switches.find { it.name == '%s' }.%s";
        assertThat(status.getList("switches.name", String.class)).isEqualTo(Switches.NAMES);
        assertThat(status.getString(row.formatted("OMP_NUM_THREADS", "requested")))
                .isEqualTo("64");
        assertThat(status.getString(row.formatted("OMP_NUM_THREADS", "active"))).isEqualTo(Integer.toString(cores));
        assertThat(status.getString(row.formatted("OMP_NUM_THREADS", "reason"))).contains("cores that were granted");
        assertThat(status.getString(row.formatted("METAL_FRAMEWORK", "active"))).isEqualTo("off");
        assertThat(status.getString(row.formatted("METAL_FRAMEWORK", "reason"))).contains("GPU_ENABLED is off");
        assertThat(status.getString(row.formatted("NEURAL_ENGINE", "requested")))
                .isEqualTo("not set");
    }

    /** The library lies where it is told to, and nothing of it in a temporary folder that a kill leaves behind. */
    @Test
    void theRuntimesLibraryIsPlacedOnce() throws IOException {
        try (var files = Files.list(folder.resolve("data/ml/native"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"));
        }
    }
}
