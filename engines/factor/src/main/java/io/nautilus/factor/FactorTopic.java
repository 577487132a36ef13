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
    /** How many records are read back: the last two minutes of two intervals of one set. */
    static final int READ_BACK = 2_500;

    private static final Logger LOG = Logger.getLogger(FactorTopic.class);

    private record Name(String set, String interval) {}

    private final AppendedTopic topic;
    private final Map<Name, Source> written = new HashMap<>();
    private boolean live;

    FactorTopic(AppendedTopic topic) {
        this.topic = topic;
    }

    /** Learns how far the topic is. What is no factor there is passed over and said. */
    void readBack() {
        topic.readLast(READ_BACK, this::learn);
    }

    private void learn(byte[] bytes) {
        try {
            FactorRecord factor = JsonRecords.decode(bytes, FactorRecord.class);
            if (!factor.scores().isEmpty()) {
                String set =
                        Symbol.parse(factor.scores().getFirst().instrument()).venue();
                written.put(new Name(set, factor.interval()), factor.source());
            }
        } catch (DecodeException noFactor) {
            LOG.warnf("a record of %s is no factor: %s", Topics.FACTORS, noFactor);
        }
    }

    /** All that was there at the start is read: from now on everything is written. */
    void goLive() {
        live = true;
        written.clear();
    }

    /** Writes one record per factor that has scores. */
    void write(ClosedSection closed) {
        if (live || isNew(closed)) {
            Scores.of(closed, Catalogue.all())
                    .forEach(factor -> topic.send(0, factor.key(), JsonRecords.encode(factor)));
        }
    }

    /** A set of which nothing was written yet waits until all is read: its past is no news. */
    private boolean isNew(ClosedSection closed) {
        Source last = written.get(new Name(closed.set(), closed.interval().text()));
        return last != null && !last.isNewerThan(closed.source());
    }

    @Override
    public void close() {
        topic.close();
    }
}
