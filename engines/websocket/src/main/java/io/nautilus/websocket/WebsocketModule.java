package io.nautilus.websocket;

import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.engine.Degradation;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.engine.LatencyTimer;
import io.nautilus.runtime.http.Repeats;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.ProcessEnd;
import io.nautilus.websocket.StreamsResource.BroadcastJson;
import io.nautilus.websocket.domain.Encoder;
import io.nautilus.websocket.domain.Fanout;
import io.nautilus.websocket.domain.Session.Setting;
import io.nautilus.websocket.domain.Streams;
import io.nautilus.websocket.domain.Traffic;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The wiring of websocket. */
public class WebsocketModule {
    static final int REMEMBERED_BROADCASTS = 1_000;

    @Produces
    @Singleton
    Encoder encoder() {
        return new StreamJson();
    }

    @Produces
    @Singleton
    Streams streams(Encoder encoder, MeterRegistry registry) {
        Streams streams = new Streams(encoder);
        new Bound("streams", Streams.MAX_STREAMS, Policy.REFUSE, streams::count).register(registry);
        return streams;
    }

    @Produces
    @Singleton
    Fanout fanout(Streams streams) {
        return new Fanout(streams);
    }

    @Produces
    @Singleton
    PeerCounts peers(WebsocketConfig config, MeterRegistry registry) {
        PeerCounts peers = new PeerCounts(config.maxConnections(), config.maxConnectionsPerAddress());
        new Bound("connections", peers.most(), Policy.REFUSE, peers::count).register(registry);
        return peers;
    }

    /** The stream id is drawn anew by each process: numbers of an earlier one cannot be taken for its own. */
    @Produces
    @Singleton
    Setting setting(Streams streams, WebsocketConfig config, Encoder encoder) {
        String stream = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
        return new Setting(streams, stream, config.limits(), encoder, new Traffic());
    }

    @Produces
    @Singleton
    Repeats<BroadcastJson> broadcasts() {
        return new Repeats<>(REMEMBERED_BROADCASTS);
    }

    @Produces
    @Singleton
    Degradation tooManyStreams(Streams streams) {
        return () -> streams.refused() == 0
                ? Optional.empty()
                : Optional.of("too-many-streams: %d updates had none".formatted(streams.refused()));
    }

    @Produces
    @Singleton
    EngineLoop loop(
            EngineConfig config,
            WebsocketChannels channels,
            KafkaClients clients,
            ProcessEnd end,
            StreamMetrics metrics,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        metrics.register(registry);
        FollowerBody.Folding folding =
                FollowerBody.Folding.of(config, channels.followed(), channels.snapshotted(version), clients, registry);
        return new EngineLoop(
                config.engine(),
                new FollowerBody(channels.inputs(), clients, channels, folding, LatencyTimer.inputAge(registry)),
                end);
    }
}
