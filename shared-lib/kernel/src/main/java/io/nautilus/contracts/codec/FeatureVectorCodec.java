package io.nautilus.contracts.codec;

import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Numbers;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.FeatureVectorDecoder;
import io.nautilus.contracts.sbe.FeatureVectorDecoder.ValuesDecoder;
import io.nautilus.contracts.sbe.FeatureVectorEncoder;
import io.nautilus.contracts.sbe.FeatureVectorEncoder.ValuesEncoder;

/** The features of an instrument at a moment. */
final class FeatureVectorCodec extends SbeCodec<FeatureVector, FeatureVectorEncoder, FeatureVectorDecoder> {
    FeatureVectorCodec() {
        super(new FeatureVectorEncoder(), new FeatureVectorDecoder());
    }

    @Override
    void write(FeatureVector message, FeatureVectorEncoder encoder) {
        Source source = message.source();
        encoder.instrumentId(message.instrumentId())
                .eventTime(message.eventTimeNanos())
                .sourcePartition(source.partition())
                .sourceOffset(source.offset())
                .sourceIndex(source.index())
                .schema(message.schema());
        Numbers values = message.values();
        ValuesEncoder group = encoder.valuesCount(Sizes.writable(values.size(), Sizes.MAX_VALUES));
        for (int i = 0; i < values.size(); i++) {
            group.next().value(values.get(i));
        }
        Texts.write(TextBound.SYMBOL, message.instrument(), encoder::putSymbol);
        Texts.write(TextBound.TOPIC, source.topic(), encoder::putSourceTopic);
    }

    @Override
    FeatureVector read(FeatureVectorDecoder decoder) {
        Numbers values = values(decoder);
        String instrument = Texts.read(TextBound.SYMBOL, decoder.symbolLength(), decoder::getSymbol);
        String topic = Texts.read(TextBound.TOPIC, decoder.sourceTopicLength(), decoder::getSourceTopic);
        return new FeatureVector(
                decoder.instrumentId(),
                instrument,
                decoder.eventTime(),
                new Source(topic, decoder.sourcePartition(), decoder.sourceOffset(), decoder.sourceIndex()),
                decoder.schema(),
                values);
    }

    private static Numbers values(FeatureVectorDecoder decoder) {
        ValuesDecoder group = decoder.values();
        int count = group.count();
        Sizes.checkBlock(
                group.actingBlockLength(),
                ValuesDecoder.sbeBlockLength(),
                decoder.actingVersion() > FeatureVectorDecoder.SCHEMA_VERSION);
        Sizes.checkGroup(
                count,
                Sizes.MAX_VALUES,
                "too-many-values",
                group.actingBlockLength(),
                decoder.buffer().capacity() - decoder.limit());
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = group.next().value();
        }
        return Numbers.of(values);
    }
}
