package io.nautilus.runtime.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What every engine is told. Set by {@code NAUTILUS_…} variables or properties. */
@ConfigMapping(prefix = "nautilus")
public interface EngineConfig {
    /** The one word that names the engine. */
    String engine();

    @WithDefault("0")
    int shard();

    @WithDefault("127.0.0.1:9092")
    String bootstrap();

    /** The data folder; secrets lie below it. */
    @WithDefault("data")
    Path data();

    @WithDefault("${nautilus.data:data}/secrets/token-hashes.json")
    Path tokenHashes();

    /** The address at which others reach the engine: whether reads are open depends on it. */
    @WithDefault("127.0.0.1")
    String published();

    /** The port at which they do, where it is not the engine's own: a container's is published as any. */
    OptionalInt publishedPort();

    /** Why the log may have lost its tail, as the launcher noticed it. */
    Optional<String> logSuspect();

    @WithDefault("localhost,127.0.0.1,[::1],::1")
    List<String> hosts();

    @WithDefault("http://localhost:8600,http://127.0.0.1:8600,http://localhost:8080")
    List<String> origins();

    /** How long an HTTP call waits for its outcome before it answers UNKNOWN. */
    @WithDefault("PT2S")
    Duration answerWithin();

    /** Older orders are denied {@code request-expired}; requests are not tried longer than this either. */
    @WithDefault("PT5S")
    Duration maxRequestAge();

    @WithDefault("PT1S")
    Duration heartbeat();

    /** When the program was built, where whoever starts it says so. */
    Optional<String> build();

    @WithParentName
    PlacementConfig placement();

    /** Of engines whose state is the fold of a journal. */
    SnapshotConfig snapshot();
}
