package io.nautilus.contracts.codec;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.InputRejectedDecoder;
import io.nautilus.contracts.sbe.InputRejectedEncoder;
import io.nautilus.contracts.sbe.MessageIdDecoder;

/** An input record or message that could not be understood. */
final class InputRejectedCodec extends SbeCodec<InputRejected, InputRejectedEncoder, InputRejectedDecoder> {
    private static final int MESSAGE_ID_SINCE = 3;

    InputRejectedCodec() {
        super(new InputRejectedEncoder(), new InputRejectedDecoder());
    }

    @Override
    int blockLength(int version) {
        return version < MESSAGE_ID_SINCE
                ? InputRejectedEncoder.BLOCK_LENGTH - MessageIdDecoder.ENCODED_LENGTH
                : InputRejectedEncoder.BLOCK_LENGTH;
    }

    @Override
    void write(InputRejected message, InputRejectedEncoder encoder) {
        encoder.partition(message.partition())
                .recordOffset(message.offset())
                .index(message.index())
                .reason(message.reason().code())
                .crc32c(message.crc32c());
        MessageIds.write(message.messageId(), encoder.messageId());
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
                sampleHex,
                decoder.actingVersion() < MESSAGE_ID_SINCE ? MessageId.NONE : MessageIds.read(decoder.messageId()));
    }
}
