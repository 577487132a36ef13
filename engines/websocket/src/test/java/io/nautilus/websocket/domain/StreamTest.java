package io.nautilus.websocket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StreamTest {
    private static final StreamKey BARS = new StreamKey(StreamTopic.BARS, "T-USD.TEST");

    private final Stream stream = new Stream(BARS, new TextEncoder());

    @Test
    void updatesAreNumberedFromOneAndTheStateIsTheNewestOfEachPart() {
        stream.publish("1s", "a");
        stream.publish("5s", "b");
        stream.publish("1s", "c");
        assertThat(stream.seq()).isEqualTo(3);
        assertThat(stream.update(stream.entry(2)))
                .isEqualTo(
                        "{\"topic\":\"bars\",\"instrument\":\"T-USD.TEST\",\"seq\":2,\"type\":\"update\",\"data\":\"b\"}");
        assertThat(stream.snapshot().text())
                .isEqualTo(
                        "{\"topic\":\"bars\",\"instrument\":\"T-USD.TEST\",\"seq\":3,\"type\":\"snapshot\",\"data\":[\"c\",\"b\"]}");
    }

    @Test
    void aStreamWithoutUpdatesHasAnEmptyState() {
        assertThat(stream.snapshot().text()).contains("\"seq\":0", "\"data\":[]");
        Stream single = new Stream(new StreamKey(StreamTopic.MARKET_DATA, "T-USD.TEST"), new TextEncoder());
        assertThat(single.snapshot().text()).contains("\"seq\":0", "\"data\":null");
    }

    @Test
    void allGetTheSameText() {
        stream.publish("1s", "a");
        assertThat(stream.update(stream.entry(1))).isSameAs(stream.update(stream.entry(1)));
        assertThat(stream.snapshot()).isSameAs(stream.snapshot());
    }

    @Test
    void anUpdateThatRemovesAPartLeavesItOutOfTheState() {
        Stream orders = new Stream(new StreamKey(StreamTopic.ORDERS, "main"), new TextEncoder());
        orders.publish("1", "open", "accepted");
        orders.publish("2", "open too", "accepted");
        orders.publish("1", null, "cancelled");
        orders.publish(null, null, "cash");
        assertThat(orders.state().parts()).containsExactly(Map.entry("2", "open too"));
        assertThat(orders.update(orders.entry(4))).contains("\"data\":\"cash\"");
    }

    /** Beside a map that is folded update by update, and the ring beside a list. */
    @Property(tries = 100)
    void theStateIsTheFoldAndTheRingTheEnd(@ForAll @IntRange(max = 600) int updates, @ForAll long seed) {
        Stream folded = new Stream(BARS, new TextEncoder());
        Map<String, Object> expected = new LinkedHashMap<>();
        List<Object> all = new ArrayList<>();
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < updates; i++) {
            String part = "p" + random.nextInt(7);
            Object state = random.nextInt(4) == 0 ? null : Integer.valueOf(i);
            folded.publish(part, state, "u" + i);
            all.add("u" + i);
            if (state == null) {
                expected.remove(part);
            } else {
                expected.put(part, state);
            }
        }
        assertThat(folded.state().parts()).isEqualTo(expected);
        int kept = StreamTopic.BARS.kept();
        for (int number = 0; number <= updates + 1; number++) {
            boolean there = number >= 1 && number <= updates && number > updates - kept;
            assertThat(folded.entry(number) != null)
                    .as("%d of %d", number, updates)
                    .isEqualTo(there);
            if (there) {
                assertThat(folded.entry(number).data()).isEqualTo(all.get(number - 1));
            }
            boolean resumable = number == updates || number < updates && number >= updates - kept;
            assertThat(folded.continuesBehind(number)).as("behind %d", number).isEqualTo(resumable);
        }
    }

    /** The state of a number is what was published up to it, whatever is published meanwhile. */
    @Test
    void readersSeeWholeStatesWhileOnePublishes() {
        int updates = 200_000;
        int parts = 5;
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> {
            for (long number = 1; number <= updates; number++) {
                stream.publish("p" + number % parts, number);
            }
        });
        long read;
        do {
            Stream.State state = stream.state();
            read = state.seq();
            for (long part = 0; part < parts; part++) {
                long last = read - Math.floorMod(read - part, (long) parts);
                Object expected = last < 1 ? null : last;
                assertThat(state.parts().get("p" + part)).as("at %d", read).isEqualTo(expected);
            }
        } while (read < updates && !publishing.isCompletedExceptionally());
        publishing.join();
        assertThat(stream.state().seq()).isEqualTo(updates);
    }
}
