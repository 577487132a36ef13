package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private final List<String> forgotten = new ArrayList<>();
    private final Retention<String> retention = new Retention<>(2, forgotten::add);

    @Test
    void asManyLaterOnesForgetTheFirst() {
        retention.add("a", 0);
        retention.add("b", 0);
        assertThat(forgotten).isEmpty();
        retention.add("c", 0);
        assertThat(forgotten).containsExactly("a");
        assertThat(retention.size()).isEqualTo(2);
    }

    @Test
    void aDayForgetsToo() {
        retention.add("a", 0);
        retention.add("b", Retention.AGE_NANOS);
        assertThat(forgotten).isEmpty();
        retention.add("c", Retention.AGE_NANOS + 1);
        assertThat(forgotten).containsExactly("a");
    }
}
