package io.nautilus.runtime.engine;

import io.nautilus.hardware.KernelFiles;
import io.nautilus.hardware.Switches;
import io.nautilus.hardware.Variant;
import io.nautilus.runtime.engine.LoopBody.Lag;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What an engine says of itself: measured, or absent with the reason. */
@Path("/status")
public class StatusResource {
    /** Something asked for and what is there; {@code reason} says why not. */
    public record Active(String requested, String active, String reason) {}

    /** The answer of {@code GET /status}. */
    public record Status(
            String engine,
            int shard,
            String version,
            String state,
            List<String> degraded,
            Instant startedAt,
            double uptimeSeconds,
            long pid,
            long residentBytes,
            PlacementWatch.Placement placement,
            Variant variant,
            Active accelerator,
            List<Switches.Switch> switches,
            List<Lag> lag) {}

    private static final Active NO_ACCELERATOR = new Active("none", "none", "this engine uses no accelerator");

    private final EngineConfig config;
    private final EngineLoop loop;
    private final PlacementWatch placement;
    private final Instance<Degradation> degradations;
    private final Instance<Accelerated> accelerated;
    private final Switches switches = Switches.of(System.getenv());
    private final Variant variant = Variant.of(System.getenv(), KernelFiles.ofThisSystem());
    private final Instant startedAt =
            ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    StatusResource(
            EngineConfig config,
            EngineLoop loop,
            PlacementWatch placement,
            @Any Instance<Degradation> degradations,
            @Any Instance<Accelerated> accelerated) {
        this.config = config;
        this.loop = loop;
        this.placement = placement;
        this.degradations = degradations;
        this.accelerated = accelerated;
    }

    @GET
    @Operation(summary = "Version, state, placement, variant, accelerator, switches, lag, uptime")
    public Status status() {
        Optional<Accelerated> computes = accelerated.stream().findFirst();
        return new Status(
                config.engine(),
                config.shard(),
                version,
                loop.body().state().name(),
                degradations.stream().flatMap(each -> each.reason().stream()).toList(),
                startedAt,
                Duration.between(startedAt, Instant.now()).toMillis() / 1000.0,
                ProcessHandle.current().pid(),
                Memory.residentBytes(),
                placement.placement(),
                variant,
                computes.map(Accelerated::accelerator).orElse(NO_ACCELERATOR),
                switches.shown(
                        placement.process(computes.map(Accelerated::threads).orElse(OptionalInt.empty()))),
                loop.body().lags());
    }
}
