package io.nautilus.features;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Topics;
import io.nautilus.features.domain.Latest;
import io.nautilus.features.domain.Told;
import io.nautilus.features.domain.Vectors;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.kafka.SignalTopic;
import io.nautilus.runtime.log.InputSpec;
import io.nautilus.runtime.log.InputSpec.Kind;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Market data and bars in, vectors out. Of an instrument at most one vector leaves per pass, the newest: who lags skips.
 * While the past is read back nothing leaves, it only warms the series up.
 */
@Singleton
public class FeaturesChannels implements FollowerBody.Reader {
    /** As many bars as weigh anything in a value, several times over the longest warm-up. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);

    private static final String SUPERSEDED = "superseded";

    private final Vectors vectors = new Vectors(this::told);
    private final SignalTopic topic;
    private final Counter sent;
    private final Map<String, Counter> withheld = new HashMap<>();
    /** What the pass led to. */
    private final Map<String, FeatureVector> newest = new LinkedHashMap<>();

    private final List<String> reasons = new ArrayList<>();

    FeaturesChannels(SignalTopic topic, MeterRegistry registry) {
        this.topic = topic;
        this.sent = Counter.builder("nautilus.features.vectors")
                .description("vectors that were written")
                .register(registry);
        Stream.concat(Told.Withheld.reasons().stream(), Stream.of(SUPERSEDED))
                .forEach(reason -> withheld.put(reason, counter(reason, registry)));
    }

    private static Counter counter(String reason, MeterRegistry registry) {
        return Counter.builder("nautilus.features.withheld")
                .description("closed bars that gave no vector, by the reason")
                .tag("reason", reason)
                .register(registry);
    }

    List<InputSpec> inputs() {
        return List.of(
                new InputSpec(0, Kind.MARKET, Topics.MARKET_DATA, 0), InputSpec.records(1, Topics.BARS, 0, LOOK_BACK));
    }

    /** What is known of an instrument. Any thread may ask. */
    Optional<Latest> latest(String instrument) {
        return vectors.latest(instrument);
    }

    int instrumentCount() {
        return vectors.instrumentCount();
    }

    int waitingCount() {
        return vectors.waitingCount();
    }

    @Override
    public void begin() {}

    @Override
    public void on(Input input) {
        switch (input) {
            case Input.MarketRecord record -> vectors.on(record);
            case Input.Market market -> vectors.on(market);
            case Input.Recorded recorded -> vectors.on(recorded);
            case Input.Signalled signalled -> {}
            case Input.Event event -> {}
            case Input.Request request -> {}
            case Input.Commanded commanded -> {}
            case Input.Malformed malformed -> {}
            case Input.Rejected rejected -> {}
            case Input.LogSuspect suspect -> {}
            case Input.Timer timer -> {}
        }
    }

    private void told(Told told) {
        switch (told) {
            case Told.Vector made -> {
                if (newest.put(made.instrument(), made.vector()) != null) {
                    reasons.add(SUPERSEDED);
                }
            }
            case Told.Withheld none -> reasons.add(none.reason());
        }
    }

    @Override
    public void passed(boolean caughtUp) {
        vectors.passed();
        if (caughtUp && !newest.isEmpty()) {
            topic.send(List.copyOf(newest.values()));
            sent.increment(newest.size());
        }
        if (caughtUp) {
            reasons.forEach(reason -> withheld.get(reason).increment());
        }
        newest.clear();
        reasons.clear();
    }

    @PreDestroy
    void close() {
        topic.close();
    }
}
