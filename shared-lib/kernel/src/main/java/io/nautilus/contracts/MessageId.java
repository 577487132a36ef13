package io.nautilus.contracts;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a message on a log: its writer, the writer's owner (drawn anew at each start), the frame's seq and
 * the message's index in that frame. An order's id is the id of the request that submitted it. In text
 * {@code http0-00c0ffee00c0ffee-12-0}.
 */
public record MessageId(Writer writer, long owner, long seq, int index) {
    private static final Pattern TEXT = Pattern.compile("([a-z]+[0-9]{1,5})-([0-9a-f]{16})-([0-9]{1,18})-([0-9]{1,5})");

    public static final long MAX_SEQ = 999_999_999_999_999_999L;
    public static final int MAX_INDEX = 99_999;
    /** No message: in an event that no request or command brought about. */
    public static final MessageId NONE = new MessageId(new Writer(WriterKind.RISK, 0), 0, 0, 0);

    public MessageId {
        if (seq < 0 || seq > MAX_SEQ || index < 0 || index > MAX_INDEX) {
            throw new IllegalArgumentException("message id with seq " + seq + " and index " + index);
        }
    }

    /** Throws {@link IllegalArgumentException} when the text is not an id's. */
    public static MessageId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a message id: " + text);
        }
        return new MessageId(
                Writer.parse(matcher.group(1)),
                HexFormat.fromHexDigitsToLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Integer.parseInt(matcher.group(4)));
    }

    /** Frames that follow each other are near each other in a hash table, as they come and are forgotten in turn. */
    @Override
    public int hashCode() {
        return 31 * (31 * writer.hashCode() + Long.hashCode(owner)) + 8 * Long.hashCode(seq) + index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageId id
                && seq == id.seq
                && index == id.index
                && owner == id.owner
                && writer.equals(id.writer);
    }

    @Override
    public String toString() {
        return writer + "-" + HexFormat.of().toHexDigits(owner) + "-" + seq + "-" + index;
    }
}
