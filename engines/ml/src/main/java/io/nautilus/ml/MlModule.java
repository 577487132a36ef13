package io.nautilus.ml;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.hardware.Switches;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.ml.domain.Model;
import io.nautilus.ml.domain.ModelId;
import io.nautilus.ml.domain.Models;
import io.nautilus.ml.domain.Platform;
import io.nautilus.ml.domain.Predictor;
import io.nautilus.ml.domain.Tally;
import io.nautilus.runtime.engine.Accelerated;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.engine.Degradation;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.engine.LatencyTimer;
import io.nautilus.runtime.engine.PlacementWatch;
import io.nautilus.runtime.http.Calculations;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.kafka.SignalTopic;
import io.nautilus.runtime.log.ProcessEnd;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The wiring of ml. */
public class MlModule {
    static final String SHIPPED = "direction-1";
    private static final int CALCULATIONS_AT_ONCE = 2;

    @Produces
    @Singleton
    OnnxSessions sessions(MlConfig config, PlacementWatch placement) throws IOException {
        OnnxLibrary.place(config.nativeLibraries());
        return new OnnxSessions(Switches.of(System.getenv()).modelThreads(placement.cores()));
    }

    @Produces
    @Singleton
    Models models(MlConfig config, OnnxSessions sessions, MeterRegistry registry) throws IOException {
        ModelFiles files = new ModelFiles(sessions, new Platform(FeatureSet.schema(), FeatureSet.names()));
        List<Model> found = new ArrayList<>(List.of(files.shipped(ModelId.parse(SHIPPED))));
        found.addAll(files.below(config.models()));
        Models models = new Models(found, ModelId.parse(config.serving()));
        new Bound("models", Models.LIMIT + 1L, Policy.REFUSE, () -> models.all().size()).register(registry);
        Gauge.builder("nautilus.ml.serving", () -> models.server().isPresent() ? 1 : 0)
                .description("1 when a model predicts every vector of features")
                .register(registry);
        return models;
    }

    @Produces
    @Singleton
    Tally tally(MeterRegistry registry) {
        Tally tally = new Tally();
        for (Tally.End end : Tally.End.values()) {
            FunctionCounter.builder("nautilus.ml.vectors", tally, each -> each.of(end))
                    .description("vectors of features that came, by what became of them")
                    .tags("end", end.label())
                    .register(registry);
        }
        return tally;
    }

    @Produces
    @Singleton
    Predictor predictor(Models models, Tally tally, MeterRegistry registry) {
        Predictor predictor = new Predictor(models.server(), tally);
        new Bound("predictions", Predictor.MAX_INSTRUMENTS, Policy.REFUSE, predictor::instruments).register(registry);
        return predictor;
    }

    @Produces
    @Singleton
    Degradation refusedModels(Models models) {
        return () ->
                models.complaints().isEmpty() ? Optional.empty() : Optional.of(String.join("; ", models.complaints()));
    }

    @Produces
    @Singleton
    Degradation otherFeatures(Predictor predictor) {
        return () -> predictor
                .otherSchema()
                .map(schema -> "features-differ: vectors of schema " + schema + " come, which the model does not know");
    }

    @Produces
    @Singleton
    Accelerated accelerator(OnnxSessions sessions, Models models) {
        return new Accelerator(sessions, models);
    }

    /** At the start, so that its metric is there before the first call. */
    @Produces
    @Singleton
    @Startup
    Calculations calculations(EngineConfig config, MeterRegistry registry) {
        return new Calculations(CALCULATIONS_AT_ONCE, config.answerWithin(), registry);
    }

    @Produces
    @Singleton
    SignalTopic predictions(EngineConfig config, KafkaClients clients, ProcessEnd end, MeterRegistry registry) {
        Writer writer = new Writer(WriterKind.ML, config.shard());
        long owner = new SecureRandom().nextLong();
        return new SignalTopic(clients, Topics.PREDICTIONS, writer, owner, end, EpochClock.SYSTEM);
    }

    @Produces
    @Singleton
    EngineLoop loop(
            EngineConfig config, MlChannels channels, KafkaClients clients, ProcessEnd end, MeterRegistry registry) {
        return new EngineLoop(
                config.engine(),
                new FollowerBody(channels.inputs(), clients, channels, LatencyTimer.inputAge(registry)),
                end);
    }
}
