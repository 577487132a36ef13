package io.nautilus.websocket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamsTest {
    private final Streams streams = new Streams(new TextEncoder());
    private final Fanout fanout = new Fanout(streams);

    @Test
    void everyTopicHasAPowerOfTwoOfKeptUpdatesAndAQueueWithin() {
        for (StreamTopic topic : StreamTopic.values()) {
            assertThat(Integer.bitCount(topic.kept())).as(topic.label()).isEqualTo(1);
            assertThat(topic.queue()).as(topic.label()).isBetween(1, topic.kept());
            assertThat(StreamTopic.labelled(topic.label())).contains(topic);
        }
    }

    /** What would be one stream too many is counted, and those that are there go on. */
    @Test
    void streamsHaveALimit() {
        for (int i = 0; i <= Streams.MAX_STREAMS; i++) {
            fanout.publish(StreamTopic.FACTORS, "f" + i, "1s", i);
        }
        assertThat(streams.count()).isEqualTo(Streams.MAX_STREAMS);
        assertThat(streams.refused()).isEqualTo(1);
        assertThat(streams.missing(StreamTopic.FACTORS, "f" + Streams.MAX_STREAMS))
                .isEqualTo(Streams.Missing.TOO_MANY_STREAMS);
        fanout.publish(StreamTopic.FACTORS, "f0", "1s", "again");
        assertThat(streams.find(StreamTopic.FACTORS, "f0").orElseThrow().seq()).isEqualTo(2);
    }

    @Test
    void aRateIsThatOfTheLastSamples() {
        long second = 1_000_000_000L;
        Stream stream = streams.find(StreamTopic.ENGINE_STATUS, "").orElseThrow();
        for (int at = 0; at < 30; at++) {
            streams.sample(at * second);
            if (at < 12) {
                stream.publish("risk", "a");
                stream.publish("risk", "b");
            }
            if (at == 11) {
                assertThat(stream.updatesPerSecond()).isEqualTo(2.0);
            }
        }
        assertThat(stream.updatesPerSecond()).isZero();
    }
}
