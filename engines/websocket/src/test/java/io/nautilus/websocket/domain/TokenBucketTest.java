package io.nautilus.websocket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    @Test
    void soManyAtOnceAndThenOneAtATime() {
        TokenBucket bucket = new TokenBucket(2, 10, 0);
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(9)).isFalse();
        assertThat(bucket.take(10)).isTrue();
        assertThat(bucket.take(19)).isFalse();
        assertThat(bucket.take(1_000)).isTrue();
        assertThat(bucket.take(1_000)).isTrue();
        assertThat(bucket.take(1_000)).isFalse();
    }

    /** In no span does it allow more than its capacity and what was filled meanwhile. */
    @Property(tries = 200)
    void noSpanHasMoreThanItsShare(@ForAll long seed) {
        Random random = new Random(seed);
        int capacity = 1 + random.nextInt(5);
        long everyNanos = 1 + random.nextInt(20);
        TokenBucket bucket = new TokenBucket(capacity, everyNanos, 0);
        Deque<Long> taken = new ArrayDeque<>();
        long nowNanos = 0;
        for (int i = 0; i < 300; i++) {
            nowNanos += random.nextInt(8);
            if (bucket.take(nowNanos)) {
                taken.add(nowNanos);
            }
        }
        Long[] times = taken.toArray(Long[]::new);
        for (int from = 0; from < times.length; from++) {
            for (int to = from; to < times.length; to++) {
                long most = capacity + (times[to] - times[from]) / everyNanos + 1;
                assertThat((long) (to - from + 1)).isLessThanOrEqualTo(most);
            }
        }
    }
}
