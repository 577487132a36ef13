package io.nautilus.websocket;

import io.nautilus.websocket.domain.SessionLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What websocket is told. */
@ConfigMapping(prefix = "nautilus.websocket")
public interface WebsocketConfig {
    /** How often an instrument's market data is published at most: once per frame of a screen is enough for people. */
    @WithDefault("PT0.016S")
    Duration marketDataEvery();

    /** Market data of which no frame came for so long is shown as stale. */
    @WithDefault("PT2S")
    Duration staleAfter();

    @WithDefault("4096")
    int maxConnections();

    @WithDefault("2500")
    int maxConnectionsPerAddress();

    @WithDefault("64")
    int maxSubscriptions();

    @WithDefault("4096")
    int maxMessageBytes();

    @WithDefault("20")
    int maxMessagesPerSecond();

    /** So many refused messages at once end a connection; one is forgiven each four seconds. */
    @WithDefault("16")
    int maxErrors();

    /** How much of what a client gets may be on its way to it; what is more waits where all clients share it. */
    @WithDefault("16384")
    int windowCharacters();

    @WithDefault("PT5S")
    Duration heartbeat();

    /** A client of which nothing came for so long, not even the answer to a ping, is gone. */
    @WithDefault("PT30S")
    Duration silentAfter();

    /** A client that subscribes to nothing may stay so long. */
    @WithDefault("PT60S")
    Duration idleAfter();

    /** An engine that does not begin to answer in so long is given up on, as is a caller that takes longer to read it. */
    @WithDefault("PT30S")
    Duration forwardTimeout();

    /** Where engines are: one host, or a name for each, in which {@code {engine}} stands for it. */
    @WithDefault("127.0.0.1")
    String engineHost();

    default SessionLimits limits() {
        return new SessionLimits(
                maxSubscriptions(),
                maxMessageBytes(),
                maxMessagesPerSecond(),
                maxErrors(),
                windowCharacters(),
                heartbeat().toNanos(),
                silentAfter().toNanos(),
                idleAfter().toNanos());
    }
}
