package io.nautilus.contracts;

/**
 * An input record, or one message of it, that could not be understood or decided: where it stood ({@code index} -1 is the whole
 * record), why, the CRC-32C of its bytes and its first bytes (at most 1 KiB, in hexadecimal). {@code messageId} is the request or
 * command that it was, whose one outcome this is; {@link MessageId#NONE} where that cannot be known.
 */
public record InputRejected(
        String topic,
        int partition,
        long offset,
        int index,
        DenialReason reason,
        String detail,
        int crc32c,
        String sampleHex,
        MessageId messageId)
        implements OrderEvent {}
