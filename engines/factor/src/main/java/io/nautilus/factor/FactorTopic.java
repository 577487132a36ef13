package io.nautilus.factor;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FactorRecord;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.factor.domain.Catalogue;
import io.nautilus.factor.domain.ClosedSection;
import io.nautilus.factor.domain.Scores;
import io.nautilus.market.Symbol;
import io.nautilus.runtime.kafka.AppendedTopic;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Factors on their way to {@code factors}. A start goes through bars that it went through before; what stands on the
 * topic of them is not written again, but for the newest close of a set, which may stand there in part.
 */
final class FactorTopic implements AutoCloseable {
    /** Sets of which the last two minutes of two intervals are read back; of more sets less. */
    private static final int SETS = 4;

    private static final int RECORDS_OF_A_SET = 2_500;

    private static final Logger LOG = Logger.getLogger(FactorTopic.class);

    private record Name(String set, String interval) {}

    private final AppendedTopic topic;
    /** The newest source on the topic. */
    private final Map<Name, Source> written = new HashMap<>();
    /** The newest close of a set of which nothing is on the topic: its past is no news, so the rest is not written. */
    private final Map<Name, ClosedSection> unwritten = new HashMap<>();

    private boolean live;

    FactorTopic(AppendedTopic topic) {
        this.topic = topic;
    }

    /** Learns how far the topic is. What is no factor there is passed over and said. */
    void readBack() {
        topic.readLast(SETS * RECORDS_OF_A_SET, this::learn);
    }

    private void learn(byte[] bytes) {
        try {
            FactorRecord factor = JsonRecords.decode(bytes, FactorRecord.class);
            written.put(new Name(set(factor), factor.interval()), factor.source());
        } catch (DecodeException noFactor) {
            LOG.warnf("a record of %s is no factor: %s", Topics.FACTORS, noFactor);
        }
    }

    /** A set is a venue, which records of older releases tell by their instruments alone. */
    private static String set(FactorRecord factor) {
        return factor.set().isEmpty() && !factor.scores().isEmpty()
                ? Symbol.parse(factor.scores().getFirst().instrument()).venue()
                : factor.set();
    }

    /** All that was there at the start is read: from now on everything is written. */
    void goLive() {
        if (!live) {
            live = true;
            unwritten.values().forEach(this::send);
            unwritten.clear();
            written.clear();
        }
    }

    /** Writes a close, unless it stands on the topic from before. */
    void write(ClosedSection closed) {
        Name name = new Name(closed.set(), closed.interval().text());
        if (live) {
            send(closed);
        } else if (!written.containsKey(name)) {
            unwritten.put(name, closed);
        } else if (!written.get(name).isNewerThan(closed.source())) {
            send(closed);
        }
    }

    /** One record per factor that has scores. */
    private void send(ClosedSection closed) {
        int set = closed.set().hashCode() & Integer.MAX_VALUE;
        for (FactorRecord factor : Scores.of(closed, Catalogue.all())) {
            topic.send(set, factor.key(), JsonRecords.encode(factor));
        }
    }

    @Override
    public void close() {
        topic.close();
    }
}
