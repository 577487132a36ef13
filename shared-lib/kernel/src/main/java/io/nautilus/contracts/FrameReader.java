package io.nautilus.contracts;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.nautilus.contracts.codec.HeaderReader;
import io.nautilus.contracts.codec.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads frames. {@link #wrap} checks the header and the lengths of all messages, so a frame is refused as a whole
 * where these are broken; each {@link #message()} may then be refused for itself. Whatever the bytes are, the only
 * exception is {@link DecodeException}. Reusable; for one thread.
 */
public final class FrameReader {
    private static final byte[] EMPTY = {};
    private static final int LAST_MARKET_TEMPLATE = 19;

    private final Messages codecs = new Messages();
    private final HeaderReader headers = new HeaderReader();
    private final UnsafeBuffer buffer = new UnsafeBuffer(EMPTY);
    private byte[] frame = EMPTY;
    private FrameHeader header;
    private int count;
    private int index = -1;
    private int at;
    private int length;

    /** The header alone. Throws {@link DecodeException}. */
    public static FrameHeader header(byte[] frame) {
        return new HeaderReader().read(new UnsafeBuffer(frame));
    }

    /** All messages. Throws {@link DecodeException} when any part of the frame is not what it should be. */
    public static List<Message> messages(byte[] frame) {
        FrameReader reader = new FrameReader().wrap(frame);
        List<Message> messages = new ArrayList<>(reader.messageCount());
        while (reader.next()) {
            messages.add(reader.message());
        }
        return messages;
    }

    /** Takes a frame and stands before its first message. Throws {@link DecodeException}; the reader is empty then. */
    public FrameReader wrap(byte[] bytes) {
        count = 0;
        index = -1;
        frame = EMPTY;
        buffer.wrap(bytes);
        header = headers.read(buffer);
        int first = headers.length(buffer);
        int messages = countMessages(first);
        if (header.epoch() && messages > 0) {
            throw new DecodeException("bad-header", "an epoch frame with " + messages + " messages");
        }
        frame = bytes;
        count = messages;
        at = first;
        length = 0;
        return this;
    }

    /** The header of the frame taken last. */
    public FrameHeader header() {
        return header;
    }

    public int messageCount() {
        return count;
    }

    /** Steps to the next message; false where there is none. */
    public boolean next() {
        if (index + 1 >= count) {
            return false;
        }
        index++;
        at += length;
        length = buffer.getInt(at, LITTLE_ENDIAN);
        at += Integer.BYTES;
        return true;
    }

    /** The place of the current message, from 0. */
    public int index() {
        return index;
    }

    /** The template of the current message, also of one that is not known here. */
    public int templateId() {
        return codecs.templateId(buffer, at);
    }

    /**
     * The instrument of the current message without decoding it, or -1 where its template is none of market data: a
     * reader that wants one instrument skips the others by this.
     */
    public int instrumentId() {
        int template = templateId();
        boolean market = template >= 1 && template <= LAST_MARKET_TEMPLATE;
        return market && length >= Messages.HEADER_LENGTH + Integer.BYTES
                ? buffer.getInt(at + Messages.HEADER_LENGTH, LITTLE_ENDIAN)
                : -1;
    }

    /** The current message. Throws {@link DecodeException}; the cursor can go on to the next one. */
    public Message message() {
        return codecs.decode(buffer, at, length);
    }

    /** A copy of the current message's bytes: what is noted where it could not be understood. */
    public byte[] messageBytes() {
        return Arrays.copyOfRange(frame, at, at + length);
    }

    private int countMessages(int first) {
        int messages = 0;
        int position = first;
        while (position < buffer.capacity()) {
            position = endOf(position);
            messages++;
        }
        return messages;
    }

    private int endOf(int position) {
        int left = buffer.capacity() - position - Integer.BYTES;
        if (left < 0) {
            throw new DecodeException("truncated", "a length at " + position + " of " + buffer.capacity());
        }
        int messageLength = buffer.getInt(position, LITTLE_ENDIAN);
        if (messageLength < Messages.HEADER_LENGTH || messageLength > left) {
            String claimed = Integer.toUnsignedString(messageLength);
            throw new DecodeException("bad-length", "a message of " + claimed + " bytes where " + left + " are left");
        }
        return position + Integer.BYTES + messageLength;
    }
}
