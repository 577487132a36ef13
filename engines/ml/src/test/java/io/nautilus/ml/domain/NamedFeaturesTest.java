package io.nautilus.ml.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.DecodeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NamedFeaturesTest {
    private final NamedFeatures features = new NamedFeatures(List.of("a", "b"));

    private static void assertCode(ThrowingCallable call, String code, String said) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DecodeException.class, broken -> {
            assertThat(broken.code()).isEqualTo(code);
            assertThat(broken.getMessage()).contains(said);
        });
    }

    @Test
    void valuesComeInTheModelsOrder() {
        assertThat(features.row(Map.of("b", 2.0, "a", 1.0))).containsExactly(1, 2);
        assertThat(features.places(List.of("b", "a"))).containsExactly(1, 0);
    }

    @Test
    void whatIsMissingUnknownOrNoNumberIsNamed() {
        assertCode(() -> features.row(Map.of("a", 1.0)), "missing-feature", "b");
        assertCode(() -> features.row(Map.of("a", 1.0, "b", 2.0, "c", 3.0)), "unknown-feature", "'c'");
        assertCode(() -> features.row(Map.of("a", 1.0, "b", Double.NaN)), "non-finite-feature", "b is NaN");
        Map<String, Double> withNull = new HashMap<>();
        withNull.put("a", null);
        withNull.put("b", 1.0);
        assertCode(() -> features.row(withNull), "missing-feature", "a");
    }

    @Test
    void columnsMustBeTheModelsFeatures() {
        assertCode(() -> features.places(List.of("a")), "missing-feature", "b");
        assertCode(() -> features.places(List.of("a", "b", "c")), "unknown-feature", "'c'");
        assertCode(() -> features.places(List.of("a", "b", "a")), "duplicate-feature", "a");
    }
}
