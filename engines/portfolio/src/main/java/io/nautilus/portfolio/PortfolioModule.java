package io.nautilus.portfolio;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.Topics;
import io.nautilus.portfolio.domain.Books;
import io.nautilus.portfolio.domain.Outcome;
import io.nautilus.portfolio.domain.Outcomes;
import io.nautilus.runtime.engine.Answers;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.engine.Degradation;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.engine.LatencyTimer;
import io.nautilus.runtime.engine.LogCalls;
import io.nautilus.runtime.engine.RequestLog;
import io.nautilus.runtime.engine.Writable;
import io.nautilus.runtime.http.Calculations;
import io.nautilus.runtime.kafka.CompactedTopic;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.ProcessEnd;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The wiring of portfolio. */
public class PortfolioModule {
    private static final int CALCULATIONS_AT_ONCE = 2;

    @Produces
    @Singleton
    Books books(EngineConfig config, MeterRegistry registry) {
        Books books = new Books(Topics.ORDER_EVENTS, config.shard());
        Gauge.builder("nautilus.books.differences", () -> books.differences().size())
                .description("assets on which portfolio and risk do not agree at the same offset of the journal")
                .register(registry);
        new Bound("fills", Books.MAX_FILLS, Policy.FORGET, books::fillCount).register(registry);
        new Bound("ledger", Books.MAX_LEDGER, Policy.FORGET, books::longestLedger).register(registry);
        return books;
    }

    @Produces
    @Singleton
    Outcomes outcomes(MeterRegistry registry) {
        Outcomes outcomes = new Outcomes();
        new Bound("outcomes", Outcomes.LIMIT, Policy.FORGET, outcomes::count).register(registry);
        return outcomes;
    }

    @Produces
    @Singleton
    Degradation differences(Books books) {
        return () ->
                books.differences().isEmpty() ? Optional.empty() : Optional.of("books-differ: " + books.differences());
    }

    @Produces
    @Singleton
    Answers<Outcome> answers(EngineConfig config, MeterRegistry registry) {
        return new Answers<>(config.answerWithin(), registry);
    }

    /** Made at the start, so that its limit is seen before it is met. */
    @Produces
    @Singleton
    @Startup
    Calculations calculations(EngineConfig config, MeterRegistry registry) {
        return new Calculations(CALCULATIONS_AT_ONCE, config.answerWithin(), registry);
    }

    @Produces
    @Singleton
    CompactedTopic topic(KafkaClients clients, ProcessEnd end) {
        return new CompactedTopic(clients, Topics.PORTFOLIO, end);
    }

    @Produces
    @Singleton
    LogCalls<Outcome> calls(RequestLog log, Answers<Outcome> answers, Writable writable) {
        return new LogCalls<>(log, answers, writable, task -> Infrastructure.getDefaultExecutor()
                .execute(task));
    }

    @Produces
    @Singleton
    EngineLoop loop(
            EngineConfig config,
            PortfolioChannels channels,
            KafkaClients clients,
            ProcessEnd end,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        FollowerBody.Folding folding =
                FollowerBody.Folding.of(config, channels.followed(), channels.snapshotted(version), clients, registry);
        return new EngineLoop(
                config.engine(),
                new FollowerBody(channels.inputs(), clients, channels, folding, LatencyTimer.inputAge(registry)),
                end);
    }
}
