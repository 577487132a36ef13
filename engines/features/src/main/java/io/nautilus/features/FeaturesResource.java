package io.nautilus.features;

import io.nautilus.features.FeaturesJson.AvailableJson;
import io.nautilus.features.FeaturesJson.LatestJson;
import io.nautilus.indicators.Catalogue;
import io.nautilus.runtime.http.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What there is, and the newest vector of an instrument. */
@Path("/features")
public class FeaturesResource {
    private static final AvailableJson AVAILABLE = AvailableJson.of(Catalogue.indicators(), Catalogue.bookIndicators());

    private final FeaturesChannels channels;

    FeaturesResource(FeaturesChannels channels) {
        this.channels = channels;
    }

    @GET
    @Path("/available")
    @Operation(
            summary =
                    "Every indicator: whether it may be calculated and how, which values of the vector are made of it, and"
                            + " the vector's names and schema")
    public AvailableJson available() {
        return AVAILABLE;
    }

    @GET
    @Path("/{instrument}")
    @Operation(summary = "The newest vector of an instrument by name, its age and source, or why there is none")
    public LatestJson latest(@PathParam("instrument") String instrument) {
        return channels.latest(instrument)
                .map(latest -> LatestJson.of(latest, Instant.now()))
                .orElseThrow(
                        () -> Problem.of(404, "unknown-instrument", instrument, "see GET /instruments of marketdata")
                                .exception());
    }
}
