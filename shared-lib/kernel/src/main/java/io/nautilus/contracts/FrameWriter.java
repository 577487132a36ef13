package io.nautilus.contracts;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.nautilus.contracts.codec.HeaderFormat;
import io.nautilus.contracts.codec.HeaderWriter;
import io.nautilus.contracts.codec.Messages;
import org.agrona.ExpandableArrayBuffer;

/** Gathers the messages of a step and makes the frame of them. Reusable; for one thread. */
public final class FrameWriter {
    /** A frame is never longer; with the largest header, so much is left for messages. */
    public static final int MAX_FRAME_BYTES = 1_000_000;

    public static final int MAX_MESSAGE_BYTES = MAX_FRAME_BYTES - HeaderFormat.MAX_LENGTH;

    private final Messages codecs = new Messages();
    private final HeaderWriter headers = new HeaderWriter();
    private final ExpandableArrayBuffer messages = new ExpandableArrayBuffer(64 * 1024);
    private final ExpandableArrayBuffer head = new ExpandableArrayBuffer(1024);
    private int bytes;
    private int count;

    /**
     * Adds a message, or answers false and leaves everything as it was where it does not fit. Throws
     * {@link IllegalArgumentException} for what the wire cannot carry (see {@link TextBound}): nothing is added then.
     */
    public boolean add(Message message) {
        int length = codecs.encode(message, messages, bytes + Integer.BYTES);
        int end = bytes + Integer.BYTES + length;
        if (end > MAX_MESSAGE_BYTES) {
            return false;
        }
        messages.putInt(bytes, length, LITTLE_ENDIAN);
        bytes = end;
        count++;
        return true;
    }

    public int messageCount() {
        return count;
    }

    /** Bytes of the messages so far, their lengths included and the header not. */
    public int bytes() {
        return bytes;
    }

    /**
     * The frame of the messages added; the writer is empty again. Throws {@link IllegalArgumentException} where the
     * header has more entries than the wire carries or an epoch frame would have messages; the writer keeps its
     * messages then.
     */
    public byte[] finish(FrameHeader header) {
        if (header.epoch() && count > 0) {
            throw new IllegalArgumentException("an epoch frame holds no messages, not " + count);
        }
        int headerLength = headers.write(header, head);
        byte[] frame = new byte[headerLength + bytes];
        head.getBytes(0, frame, 0, headerLength);
        messages.getBytes(0, frame, headerLength, bytes);
        clear();
        return frame;
    }

    /** Forgets the messages added. */
    public void clear() {
        bytes = 0;
        count = 0;
    }
}
