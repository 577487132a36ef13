package io.nautilus.analytics;

import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.analytics.domain.Accounts;
import io.nautilus.contracts.Topics;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.engine.Degradation;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.engine.LatencyTimer;
import io.nautilus.runtime.http.Calculations;
import io.nautilus.runtime.kafka.AppendedTopic;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.ProcessEnd;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The wiring of analytics. */
public class AnalyticsModule {
    private static final int CALCULATIONS_AT_ONCE = 2;

    @Produces
    @Singleton
    Accounts accounts(AnalyticsConfig config) {
        return new Accounts(config.grid());
    }

    @Produces
    @Singleton
    Reports reports(AnalyticsConfig config, MeterRegistry registry) {
        Reports reports = new Reports();
        new Bound("accounts", Accounts.MAX_ACCOUNTS, Policy.REFUSE, () -> reports.size()
                        .accounts())
                .register(registry);
        new Bound("instruments", Accounts.MAX_INSTRUMENTS, Policy.REFUSE, () -> reports.size()
                        .instruments())
                .register(registry);
        new Bound("changes-of-account", config.grid().kept() + 1, Policy.FORGET, () -> reports.size()
                        .changes())
                .register(registry);
        return reports;
    }

    /** An account that is not followed is a limit met, and not a secret. */
    @Produces
    @Singleton
    Degradation refused(Reports reports) {
        return () -> reports.refused().isEmpty()
                ? Optional.empty()
                : Optional.of("accounts-not-followed: " + reports.refused());
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
    AnalyticsTopic topic(KafkaClients clients, ProcessEnd end, MeterRegistry registry) {
        return new AnalyticsTopic(new AppendedTopic(clients, Topics.named(Topics.ANALYTICS), end));
    }

    @Produces
    @Singleton
    EngineLoop loop(
            EngineConfig config,
            AnalyticsChannels channels,
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
