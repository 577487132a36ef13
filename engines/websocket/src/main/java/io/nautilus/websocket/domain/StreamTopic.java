package io.nautilus.websocket.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A topic that clients subscribe to. {@code kept} updates of each of its streams can be resumed from; {@code queue} of
 * them may wait for one client before they are conflated. A {@code lossless} topic is never conflated: its queue is all
 * that is kept.
 */
public enum StreamTopic {
    MARKET_DATA(KeyKind.INSTRUMENT, 64, 8, false),
    BARS(KeyKind.INSTRUMENT, 128, 64, false),
    FEATURES(KeyKind.INSTRUMENT, 64, 16, false),
    PREDICTIONS(KeyKind.INSTRUMENT, 64, 16, false),
    FACTORS(KeyKind.FACTOR, 64, 16, false),
    ORDERS(KeyKind.ACCOUNT, 1_024, 1_024, true),
    PORTFOLIO(KeyKind.ACCOUNT, 256, 64, false),
    ANALYTICS(KeyKind.ACCOUNT, 64, 16, false),
    ENGINE_STATUS(KeyKind.NONE, 64, 32, false),
    INSTRUMENTS(KeyKind.NONE, 64, 32, false);

    /** What a stream of the topic is about, and the property of a message that names it. */
    public enum KeyKind {
        INSTRUMENT,
        ACCOUNT,
        FACTOR,
        NONE;

        public String property() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final KeyKind keyKind;
    private final int kept;
    private final int queue;
    private final boolean lossless;

    StreamTopic(KeyKind keyKind, int kept, int queue, boolean lossless) {
        this.keyKind = keyKind;
        this.kept = kept;
        this.queue = queue;
        this.lossless = lossless;
    }

    /** As messages name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<StreamTopic> labelled(String label) {
        return Arrays.stream(values())
                .filter(topic -> topic.label().equals(label))
                .findFirst();
    }

    public KeyKind keyKind() {
        return keyKind;
    }

    /** A power of two. */
    public int kept() {
        return kept;
    }

    public int queue() {
        return queue;
    }

    public boolean lossless() {
        return lossless;
    }

    /** Whether a stream's state is one value, not a list of the newest of each part. */
    public boolean single() {
        return this == MARKET_DATA || this == FEATURES || this == ANALYTICS;
    }
}
