package io.nautilus.contracts.codec;

import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.contracts.sbe.MessageIdDecoder;
import io.nautilus.contracts.sbe.MessageIdEncoder;

/** The identity of a message as a composite. */
final class MessageIds {
    private MessageIds() {}

    static void write(MessageId id, MessageIdEncoder encoder) {
        encoder.writerKind((short) id.writer().kind().code())
                .shard(id.writer().shard())
                .owner(id.owner())
                .seq(id.seq())
                .index(id.index());
    }

    static MessageId read(MessageIdDecoder decoder) {
        Writer writer = new Writer(WriterKind.ofCode(decoder.writerKind()), decoder.shard());
        return new MessageId(writer, decoder.owner(), decoder.seq(), decoder.index());
    }
}
