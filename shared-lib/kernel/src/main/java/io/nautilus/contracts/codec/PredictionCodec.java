package io.nautilus.contracts.codec;

import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.PredictionDecoder;
import io.nautilus.contracts.sbe.PredictionEncoder;

/** What a model says of an instrument. */
final class PredictionCodec extends SbeCodec<Prediction, PredictionEncoder, PredictionDecoder> {
    PredictionCodec() {
        super(new PredictionEncoder(), new PredictionDecoder());
    }

    @Override
    void write(Prediction message, PredictionEncoder encoder) {
        Source source = message.source();
        encoder.instrumentId(message.instrumentId())
                .eventTime(message.eventTimeNanos())
                .sourcePartition(source.partition())
                .sourceOffset(source.offset())
                .sourceIndex(source.index())
                .schema(message.schema())
                .horizon(message.horizonNanos())
                .probabilityUp(message.probabilityUp());
        Texts.write(TextBound.SYMBOL, message.instrument(), encoder::putSymbol);
        Texts.write(TextBound.TOPIC, source.topic(), encoder::putSourceTopic);
        Texts.write(TextBound.MODEL, message.model(), encoder::putModel);
        Texts.write(TextBound.MODEL, message.version(), encoder::putModelVersion);
    }

    @Override
    Prediction read(PredictionDecoder decoder) {
        String instrument = Texts.read(TextBound.SYMBOL, decoder.symbolLength(), decoder::getSymbol);
        String topic = Texts.read(TextBound.TOPIC, decoder.sourceTopicLength(), decoder::getSourceTopic);
        String model = Texts.read(TextBound.MODEL, decoder.modelLength(), decoder::getModel);
        String version = Texts.read(TextBound.MODEL, decoder.modelVersionLength(), decoder::getModelVersion);
        return new Prediction(
                decoder.instrumentId(),
                instrument,
                decoder.eventTime(),
                new Source(topic, decoder.sourcePartition(), decoder.sourceOffset(), decoder.sourceIndex()),
                model,
                version,
                decoder.schema(),
                decoder.horizon(),
                decoder.probabilityUp());
    }
}
