package io.nautilus.marketdata;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.InstrumentRecord;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.market.Decimals;
import io.nautilus.marketdata.domain.InstrumentIds;
import io.nautilus.runtime.kafka.CompactedTopic;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers of instruments, kept on the {@code instruments} topic. A number is on the topic before any frame carries
 * it, so no crash can give it to another instrument. None is ever free again, so there is a limit. Used by the loop alone.
 */
final class InstrumentTopic implements InstrumentIds {
    static final int MAX_INSTRUMENTS = 10_000;

    private final CompactedTopic topic;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, InstrumentRecord> records = new HashMap<>();
    private int largest;
    private volatile int count;

    InstrumentTopic(CompactedTopic topic) {
        this.topic = topic;
    }

    /** Reads the topic to its end. */
    void load() {
        topic.read((key, value) -> remember(JsonRecords.decode(value, InstrumentRecord.class)));
    }

    private void remember(InstrumentRecord known) {
        ids.put(known.symbol(), known.id());
        records.put(known.id(), known);
        largest = Math.max(largest, known.id());
        count = ids.size();
    }

    /** Throws {@link DecodeException} with {@code too-many-instruments} for a new one beyond the limit. */
    @Override
    public int idOf(String symbol) {
        Integer known = ids.get(symbol);
        if (known != null) {
            return known;
        }
        if (ids.size() >= MAX_INSTRUMENTS) {
            throw new DecodeException(
                    "too-many-instruments", symbol + " is beyond the " + MAX_INSTRUMENTS + " that have a number");
        }
        ids.put(symbol, ++largest);
        count = ids.size();
        return largest;
    }

    /** How many have a number. Any thread. */
    int count() {
        return count;
    }

    /** Keeps a definition that is about to be published; returns when it is kept. */
    void keep(InstrumentDefinition defined) {
        InstrumentRecord wanted = new InstrumentRecord(
                defined.instrumentId(),
                defined.symbol(),
                defined.base(),
                defined.quote(),
                defined.priceDecimals(),
                defined.quantityDecimals(),
                defined.quoteDecimals(),
                Decimals.format(defined.tick(), defined.priceDecimals()),
                Decimals.format(defined.lot(), defined.quantityDecimals()));
        if (!wanted.equals(records.get(wanted.id()))) {
            topic.put(wanted.key(), JsonRecords.encode(wanted));
            records.put(wanted.id(), wanted);
        }
    }
}
