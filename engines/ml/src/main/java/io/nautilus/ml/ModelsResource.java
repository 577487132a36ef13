package io.nautilus.ml;

import io.nautilus.ml.MlJson.ModelJson;
import io.nautilus.ml.MlJson.ModelLine;
import io.nautilus.ml.domain.Model;
import io.nautilus.ml.domain.ModelId;
import io.nautilus.ml.domain.Models;
import io.nautilus.runtime.http.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The models that the engine knows. */
@Path("/models")
public class ModelsResource {
    private final Models models;

    ModelsResource(Models models) {
        this.models = models;
    }

    @GET
    @Operation(
            summary =
                    "All models: which answer, which one predicts every vector of features, which are refused and why")
    public List<ModelLine> all() {
        return models.all().stream()
                .map(model -> ModelLine.of(model, models.serving()))
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A model's card, by NAME-VERSION: recipe, data, features, and how good it was out of sample")
    public ModelJson one(@PathParam("id") String id) {
        return ModelJson.of(find(models, id), models.serving());
    }

    static Model find(Models models, String id) {
        return models.find(ModelId.parse(id)).orElseThrow(() -> Problem.of(404, "unknown-model", id, "see GET /models")
                .exception());
    }
}
