package io.nautilus.ml;

import io.nautilus.contracts.DecodeException;
import io.nautilus.ml.MlJson.Answer;
import io.nautilus.ml.MlJson.Features;
import io.nautilus.ml.MlJson.PredictionJson;
import io.nautilus.ml.domain.Model;
import io.nautilus.ml.domain.Models;
import io.nautilus.ml.domain.NamedFeatures;
import io.nautilus.ml.domain.Predicted;
import io.nautilus.ml.domain.Predictor;
import io.nautilus.runtime.http.Calculations;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Predictions: of features that are sent, and the newest ones of instruments. They change nothing. */
@Path("/ml")
public class PredictResource {
    private static final String CSV = "text/csv";
    private static final String COLUMN = "probability_up\n";

    private final Models models;
    private final Predictor predictor;
    private final Calculations calculations;

    PredictResource(Models models, Predictor predictor, Calculations calculations) {
        this.models = models;
        this.predictor = predictor;
        this.calculations = calculations;
    }

    @POST
    @Path("/predict/{model}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What a model says of features: all that it has, by name; also as text/csv, a column for each"
                    + " feature and at most 4000 rows, 2 MiB, answered by a column probability_up")
    public Answer predict(@PathParam("model") String id, Features body) {
        Model.Active model = active(id);
        Fields.required("features", Fields.required("body", body).features());
        double[] row = features(model).row(body.features());
        return Answer.of(model.card(), probabilities(model, new double[][] {row})[0]);
    }

    @POST
    @Path("/predict/{model}")
    @Consumes(CSV)
    @Produces(CSV)
    @Operation(hidden = true)
    public String predict(@PathParam("model") String id, InputStream body) {
        Model.Active model = active(id);
        return calculations.run(() -> column(probabilities(model, FeatureTable.read(body, features(model)))));
    }

    private static String column(double[] probabilities) {
        StringBuilder column = new StringBuilder(COLUMN);
        for (double probability : probabilities) {
            column.append(probability).append('\n');
        }
        return column.toString();
    }

    private Model.Active active(String id) {
        return switch (ModelsResource.find(models, id)) {
            case Model.Active active -> active;
            case Model.Refused refused ->
                throw Problem.of(
                                409,
                                "model-refused",
                                refused.reason(),
                                "see GET /models/" + refused.id().text())
                        .exception();
        };
    }

    private static NamedFeatures features(Model.Active model) {
        return new NamedFeatures(model.card().features());
    }

    /** Finite features can still be so large that the answer is no number. */
    private static double[] probabilities(Model.Active model, double[][] rows) {
        double[] probabilities = model.scorer().probabilities(rows);
        for (int row = 0; row < rows.length; row++) {
            if (!(probabilities[row] >= 0 && probabilities[row] <= 1)) {
                throw new DecodeException("no-probability", "row " + (row + 1) + ": the model's answer is no number");
            }
        }
        return probabilities;
    }

    @GET
    @Path("/predictions/{instrument}")
    @Operation(
            summary =
                    "The newest prediction of an instrument: its age, the model's version and the features that went in")
    public PredictionJson latest(@PathParam("instrument") String instrument) {
        Predicted newest = predictor.latest(instrument).orElseThrow(() -> Problem.of(
                        404, "no-prediction", instrument, "nothing was predicted of it since the start")
                .exception());
        List<String> names = models.server().orElseThrow().card().features();
        return PredictionJson.of(newest, names, Instant.now());
    }
}
