package io.nautilus.contracts.codec;

import io.nautilus.contracts.Message;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** One message's record to and from its bytes, message header included. Reuses its flyweights: for one thread. */
public interface MessageCodec<M extends Message> {
    int templateId();

    /** Returns the length written. Throws {@link IllegalArgumentException} for what the wire cannot carry. */
    int encode(M message, MutableDirectBuffer buffer, int offset);

    /** Throws {@link io.nautilus.contracts.DecodeException}, or what {@link Messages} turns into one. */
    M decode(DirectBuffer buffer, int offset, int length);
}
