package io.nautilus.contracts.codec;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.InputRejectedDecoder;
import io.nautilus.contracts.sbe.InputRejectedEncoder;

/** An input record or message that could not be understood. */
final class InputRejectedCodec extends SbeCodec<InputRejected, InputRejectedEncoder, InputRejectedDecoder> {
    InputRejectedCodec() {
        super(new InputRejectedEncoder(), new InputRejectedDecoder());
    }

    @Override
    void write(InputRejected message, InputRejectedEncoder encoder) {
        encoder.partition(message.partition())
                .recordOffset(message.offset())
                .index(message.index())
                .reason(message.reason().code())
                .crc32c(message.crc32c());
        Texts.write(TextBound.TOPIC, message.topic(), encoder::putTopic);
        Texts.write(TextBound.DETAIL, message.detail(), encoder::putDetail);
        Texts.write(TextBound.SAMPLE_HEX, message.sampleHex(), encoder::putSampleHex);
    }

    @Override
    InputRejected read(InputRejectedDecoder decoder) {
        String topic = Texts.read(TextBound.TOPIC, decoder.topicLength(), decoder::getTopic);
        String detail = Texts.read(TextBound.DETAIL, decoder.detailLength(), decoder::getDetail);
        String sampleHex = Texts.read(TextBound.SAMPLE_HEX, decoder.sampleHexLength(), decoder::getSampleHex);
        return new InputRejected(
                topic,
                decoder.partition(),
                decoder.recordOffset(),
                decoder.index(),
                DenialReason.ofCode(decoder.reason()),
                detail,
                decoder.crc32c(),
                sampleHex);
    }
}
