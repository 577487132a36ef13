package io.nautilus.websocket.domain;

import io.nautilus.contracts.AnalyticsRecord;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.EngineStatus;
import io.nautilus.contracts.FactorRecord;
import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.InstrumentRecord;
import io.nautilus.contracts.JsonRecord;
import io.nautilus.contracts.PortfolioRecord;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Signal;
import io.nautilus.contracts.Source;
import io.nautilus.websocket.domain.StreamTopic.KeyKind;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Records and signals of the other engines, each onto its stream as it is. What a writer sends again after a restart is
 * told by its source, and passed over. For the folding thread.
 */
public final class RecordFold {
    private final Fanout fanout;

    public RecordFold(Fanout fanout) {
        this.fanout = fanout;
    }

    public void on(JsonRecord record) {
        switch (record) {
            case BarRecord bar -> {
                StreamKey key = new StreamKey(StreamTopic.BARS, bar.instrument());
                ifNewer(key, bar.kind() + "/" + bar.interval(), bar, BarRecord::isNewerThan);
            }
            case FactorRecord factor -> {
                StreamKey key = new StreamKey(StreamTopic.FACTORS, factor.factor());
                String part = factor.set() + "/" + factor.interval();
                // Of an older release, and the newest of nothing that is ranked now.
                if (!factor.set().isEmpty()) {
                    ifNewer(key, part, factor, bySource(FactorRecord::source));
                }
            }
            case PortfolioRecord portfolio -> {
                StreamKey key = new StreamKey(StreamTopic.PORTFOLIO, portfolio.account());
                ifNewer(key, portfolio.key(), portfolio, bySource(PortfolioRecord::source));
            }
            // Figures change with the market too, while their source, of the journal, stays.
            case AnalyticsRecord analytics -> fanout.publish(StreamTopic.ANALYTICS, analytics.account(), "", analytics);
            case InstrumentRecord instrument -> {
                fanout.streams().know(KeyKind.INSTRUMENT, instrument.symbol());
                fanout.publish(StreamTopic.INSTRUMENTS, "", instrument.key(), instrument);
            }
            case EngineStatus status -> fanout.publish(StreamTopic.ENGINE_STATUS, "", status.key(), status);
        }
    }

    public void on(Signal signal) {
        switch (signal) {
            case FeatureVector vector -> {
                StreamKey key = new StreamKey(StreamTopic.FEATURES, vector.instrument());
                ifNewer(key, "", vector, bySource(FeatureVector::source));
            }
            case Prediction prediction -> {
                StreamKey key = new StreamKey(StreamTopic.PREDICTIONS, prediction.instrument());
                ifNewer(key, prediction.model(), prediction, bySource(Prediction::source));
            }
        }
    }

    /** Places of different topics say nothing of each other. */
    private static <R> BiPredicate<R, R> bySource(Function<R, Source> sourceOf) {
        return (record, last) -> {
            Source now = sourceOf.apply(record);
            Source before = sourceOf.apply(last);
            boolean comparable = before.topic().equals(now.topic()) && before.partition() == now.partition();
            return !comparable || now.isNewerThan(before);
        };
    }

    @SuppressWarnings("unchecked")
    private <R> void ifNewer(StreamKey key, String part, R record, BiPredicate<R, R> isNewer) {
        Object last = fanout.streams().state(key, part);
        if (last == null || isNewer.test(record, (R) last)) {
            fanout.publish(key.topic(), key.key(), part, record);
        }
    }
}
