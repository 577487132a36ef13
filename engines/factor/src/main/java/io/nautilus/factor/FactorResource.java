package io.nautilus.factor;

import io.nautilus.factor.FactorJson.DefinitionJson;
import io.nautilus.factor.FactorJson.InstrumentJson;
import io.nautilus.factor.FactorJson.IntervalJson;
import io.nautilus.factor.FactorJson.SectionJson;
import io.nautilus.factor.domain.Catalogue;
import io.nautilus.factor.domain.Category;
import io.nautilus.factor.domain.Definition;
import io.nautilus.factor.domain.Latest;
import io.nautilus.market.BarInterval;
import io.nautilus.runtime.http.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What factors there are, and what they are now. */
@Path("/factors")
public class FactorResource {
    private static final Catalogue FACTORS = Catalogue.all();

    private final FactorChannels channels;
    private final Latest latest;
    private final List<BarInterval> served;

    FactorResource(FactorChannels channels, Latest latest, FactorConfig config) {
        this.channels = channels;
        this.latest = latest;
        this.served = config.served();
    }

    @GET
    @Path("/definitions")
    @Operation(
            summary = "All factors: formula, source, window and warm-up in bars, and what its source found of returns",
            description =
                    "C H L V W are close, high, low, volume and volume weighted price of a bar, [k] is k bars ago,"
                            + " r = C/C[1] - 1, m the mean r of all instruments at the same close. Rank 1 is the"
                            + " largest value, equal ones rank by name. A z-score is (value - mean) / population"
                            + " standard deviation of the cross-section; nothing is winsorised.")
    public List<DefinitionJson> definitions() {
        return FACTORS.definitions().stream().map(DefinitionJson::of).toList();
    }

    @GET
    @Path("/categories/{category}")
    @Operation(summary = "The factors of a category: momentum, volatility, liquidity or market")
    public List<DefinitionJson> category(@PathParam("category") String category) {
        Category wanted = Category.named(category).orElseThrow(() -> unknownCategory(category));
        return FACTORS.definitions().stream()
                .filter(factor -> factor.category() == wanted)
                .map(DefinitionJson::of)
                .toList();
    }

    private static RuntimeException unknownCategory(String category) {
        String known = Arrays.stream(Category.values()).map(Category::label).collect(Collectors.joining(", "));
        return Problem.of(404, "unknown-category", category, "there are " + known)
                .exception();
    }

    @GET
    @Path("/results/{instrument}")
    @Operation(summary = "The newest factors of an instrument on every interval, or the reason why there are none")
    public InstrumentJson instrument(@PathParam("instrument") String instrument) {
        if (!channels.sections().knows(instrument)) {
            throw Problem.of(404, "unknown-instrument", instrument, "no bar of it was read; see marketdata's /bars")
                    .exception();
        }
        Instant now = Instant.now();
        List<Definition> factors = FACTORS.definitions();
        return new InstrumentJson(
                instrument,
                served.stream()
                        .map(each -> IntervalJson.of(each, latest.row(instrument, each), factors, now))
                        .toList());
    }

    @GET
    @Path("/results")
    @Operation(
            summary = "The newest cross-section of a factor, or of all, one per venue that has bars",
            description = "Instruments that had a bar at the close; those that are waited for and had none are missing."
                    + " Without interval the first that is served")
    public List<SectionJson> results(@QueryParam("factor") String factor, @QueryParam("interval") String interval) {
        List<Definition> wanted = factor == null
                ? FACTORS.definitions()
                : List.of(FACTORS.definitions().get(place(factor)));
        Instant now = Instant.now();
        List<SectionJson> sections = new ArrayList<>();
        latest.sections(served(interval))
                .forEach(closed -> wanted.forEach(
                        each -> sections.add(SectionJson.of(closed, each.name(), place(each.name()), now))));
        return sections;
    }

    private static int place(String factor) {
        return FACTORS.indexOf(factor);
    }

    private BarInterval served(String interval) {
        return interval == null ? served.getFirst() : named(interval);
    }

    private BarInterval named(String interval) {
        return served.stream()
                .filter(each -> each.text().equals(interval))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                400,
                                "invalid-interval",
                                interval,
                                "factors are made of "
                                        + served.stream().map(BarInterval::text).collect(Collectors.joining(", ")))
                        .exception());
    }
}
