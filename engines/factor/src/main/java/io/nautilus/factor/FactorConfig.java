package io.nautilus.factor;

import io.nautilus.market.BarInterval;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What factor is told. */
@ConfigMapping(prefix = "nautilus.factor")
public interface FactorConfig {
    /** The intervals whose bars factors are made of, as bars name them. */
    @WithDefault("1s,1m")
    List<String> intervals();

    /** The same; throws {@link IllegalArgumentException} naming the one that is none. */
    default List<BarInterval> served() {
        return intervals().stream()
                .map(text -> BarInterval.named(text)
                        .orElseThrow(() -> new IllegalArgumentException("nautilus.factor.intervals: " + text)))
                .distinct()
                .toList();
    }

    /** So much of the topic is read again at the start that {@code closes} closes of the longest interval are in it. */
    default Duration lookBack(int closes) {
        long longest = served().stream().mapToLong(BarInterval::nanos).max().orElse(0);
        return Duration.ofNanos(longest * closes);
    }
}
