package io.nautilus.risk;

import io.nautilus.risk.domain.DryRun;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.Writable;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.Problem;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the checks would say of an order. It changes nothing, so it needs no token. */
@Path("/risk/check")
public class DryRunResource {
    /**
     * {@code code} is what the order would be denied with, null where it would pass; {@code taken} how much of its
     * quantity the book would give it at once: of a market order the money is of no more than that.
     */
    public record Checked(
            boolean passes,
            String code,
            String detail,
            String taken,
            String currency,
            String notional,
            String fee,
            String cost,
            String buyingPowerLeft,
            List<DryRun.Line> checks) {
        static Checked of(DryRun run) {
            return new Checked(
                    run.denial().isEmpty(),
                    run.denial().map(DryRun.Line::code).orElse(null),
                    run.denial().map(DryRun.Line::detail).orElse(null),
                    run.taken(),
                    run.currency(),
                    run.notional(),
                    run.fee(),
                    run.cost(),
                    run.buyingPowerLeft(),
                    run.lines());
        }
    }

    private final DryRuns dryRuns;
    private final Writable writable;
    private final EngineLoop loop;

    DryRunResource(DryRuns dryRuns, Writable writable, EngineLoop loop) {
        this.dryRuns = dryRuns;
        this.writable = writable;
        this.loop = loop;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "What every check says of an order, how much of it the book would give at once, its worth, fee and cost, and the buying power left; nothing is sent")
    public CompletionStage<Checked> check(NewOrder body) {
        NewOrder order = Fields.required("body", body).checked();
        writable.check();
        CompletableFuture<DryRun> asked = dryRuns.ask(
                        order.terms(UUID.randomUUID().toString()))
                .orElseThrow(() -> Problem.of(
                                503, "too-many-waiting", DryRuns.CAPACITY + " dry runs wait", "try again in a moment")
                        .exception());
        loop.body().wake();
        return asked.thenApplyAsync(DryRunResource::answer, Infrastructure.getDefaultExecutor());
    }

    private static Checked answer(DryRun run) {
        if (run == null) {
            throw Problem.of(503, "not-answered", "the thread that decides did not come to it", "try again in a moment")
                    .exception();
        }
        return Checked.of(run);
    }
}
