package io.nautilus.runtime.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says of every call what it answers when it refuses: a problem. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiProblems implements OASFilter {
    private static final String NAME = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema(NAME, problem());
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(call -> call.getResponses().addAPIResponse("default", refusal()));
    }

    private static Schema problem() {
        Schema problem = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("An error as RFC 9457 has it; code is stable, hint says what to do");
        for (String text : List.of("type", "title", "code", "detail", "hint")) {
            problem.addProperty(text, OASFactory.createSchema().addType(Schema.SchemaType.STRING));
        }
        return problem.addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER));
    }

    private static APIResponse refusal() {
        Schema reference = OASFactory.createSchema().ref("#/components/schemas/" + NAME);
        return OASFactory.createAPIResponse()
                .description("Refused: 4xx says what to change, 5xx that it may be tried again")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(reference)));
    }
}
