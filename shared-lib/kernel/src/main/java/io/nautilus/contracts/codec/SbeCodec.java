package io.nautilus.contracts.codec;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.sbe.MessageHeaderDecoder;
import io.nautilus.contracts.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.agrona.sbe.MessageEncoderFlyweight;

/** What every codec shares: the message header, and that a message ends where it says. */
abstract class SbeCodec<M extends Message, E extends MessageEncoderFlyweight, D extends MessageDecoderFlyweight>
        implements MessageCodec<M> {
    static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;

    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private final E encoder;
    private final D decoder;

    SbeCodec(E encoder, D decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    /** Writes every field in the schema's order. */
    abstract void write(M message, E encoder);

    /** Reads every field in the schema's order. */
    abstract M read(D decoder);

    /** Bytes of the root block in this version of the schema; a codec whose block has grown says how. */
    int blockLength(int version) {
        return decoder.sbeBlockLength();
    }

    @Override
    public final int templateId() {
        return encoder.sbeTemplateId();
    }

    @Override
    public final int encode(M message, MutableDirectBuffer buffer, int offset) {
        headerEncoder
                .wrap(buffer, offset)
                .blockLength(encoder.sbeBlockLength())
                .templateId(encoder.sbeTemplateId())
                .schemaId(encoder.sbeSchemaId())
                .version(encoder.sbeSchemaVersion());
        encoder.wrap(buffer, offset + HEADER_LENGTH);
        write(message, encoder);
        return encoder.limit() - offset;
    }

    @Override
    public final M decode(DirectBuffer buffer, int offset, int length) {
        view.wrap(buffer, offset, length);
        header.wrap(view, 0);
        int version = header.version();
        int blockLength = header.blockLength();
        boolean newer = version > decoder.sbeSchemaVersion();
        Sizes.checkBlock(blockLength, blockLength(version), newer);
        if (HEADER_LENGTH + blockLength > length) {
            throw new DecodeException("truncated", "root block of " + blockLength + " in " + length + " bytes");
        }
        decoder.wrap(view, HEADER_LENGTH, blockLength, version);
        M message = read(decoder);
        if (decoder.limit() != length && !newer) {
            throw new DecodeException("bad-length", "message of " + length + " bytes ends at " + decoder.limit());
        }
        return message;
    }
}
