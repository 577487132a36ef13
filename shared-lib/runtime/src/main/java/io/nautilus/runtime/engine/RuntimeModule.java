package io.nautilus.runtime.engine;

import io.nautilus.runtime.kafka.KafkaClients;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the wiring of every engine begins with. */
public class RuntimeModule {
    @Produces
    @Singleton
    KafkaClients clients(EngineConfig config) {
        return new KafkaClients(config.bootstrap(), config.engine());
    }
}
