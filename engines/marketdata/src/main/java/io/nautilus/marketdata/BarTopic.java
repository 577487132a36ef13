package io.nautilus.marketdata;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.market.Bar;
import io.nautilus.market.DecimalException;
import io.nautilus.marketdata.domain.bars.BarStore;
import io.nautilus.runtime.kafka.AppendedTopic;
import org.jboss.logging.Logger;

/** Bars on their way: kept for people, written to {@code bars}, and read back from there at the start. */
final class BarTopic implements AutoCloseable {
    /** How many records are read back: about half an hour of the simulated market. */
    static final int READ_BACK = 20_000;

    private static final Logger LOG = Logger.getLogger(BarTopic.class);

    private final AppendedTopic topic;
    private final BarStore store;

    BarTopic(AppendedTopic topic, BarStore store) {
        this.topic = topic;
        this.store = store;
    }

    BarStore store() {
        return store;
    }

    /** Keeps the newest bars of the topic. What is no bar there is passed over and said. */
    void readBack() {
        topic.readLast(READ_BACK, this::keep);
    }

    private void keep(byte[] record) {
        Bar bar;
        BarRecord said;
        try {
            said = JsonRecords.decode(record, BarRecord.class);
            bar = Bar.of(said);
        } catch (DecodeException | DecimalException | IllegalArgumentException | ArithmeticException noBar) {
            LOG.warnf("a record of %s is no bar: %s", Topics.BARS, noBar);
            return;
        }
        store.add(said.instrument(), bar, said.source());
    }

    void closed(int instrumentId, String instrument, Bar bar, Source source) {
        store.add(instrument, bar, source);
        BarRecord said = bar.record(instrument, source);
        topic.send(instrumentId, said.key(), JsonRecords.encode(said));
    }

    @Override
    public void close() {
        topic.close();
    }
}
