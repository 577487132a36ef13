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
import io.nautilus.websocket.domain.StreamTopic.KeyKind;

/** Records and signals of the other engines, each onto its stream as it is. For the folding thread. */
public final class RecordFold {
    private final Fanout fanout;

    public RecordFold(Fanout fanout) {
        this.fanout = fanout;
    }

    public void on(JsonRecord record) {
        switch (record) {
            case BarRecord bar ->
                fanout.publish(StreamTopic.BARS, bar.instrument(), bar.kind() + "/" + bar.interval(), bar);
            case FactorRecord factor -> fanout.publish(StreamTopic.FACTORS, factor.factor(), factor.interval(), factor);
            case AnalyticsRecord analytics -> fanout.publish(StreamTopic.ANALYTICS, analytics.account(), "", analytics);
            case PortfolioRecord portfolio ->
                fanout.publish(StreamTopic.PORTFOLIO, portfolio.account(), portfolio.key(), portfolio);
            case InstrumentRecord instrument -> {
                fanout.streams().know(KeyKind.INSTRUMENT, instrument.symbol());
                fanout.publish(StreamTopic.INSTRUMENTS, "", instrument.key(), instrument);
            }
            case EngineStatus status -> fanout.publish(StreamTopic.ENGINE_STATUS, "", status.key(), status);
        }
    }

    public void on(Signal signal) {
        switch (signal) {
            case FeatureVector vector -> fanout.publish(StreamTopic.FEATURES, vector.instrument(), "", vector);
            case Prediction prediction ->
                fanout.publish(StreamTopic.PREDICTIONS, prediction.instrument(), prediction.model(), prediction);
        }
    }
}
