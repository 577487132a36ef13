package io.nautilus.contracts;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How long a text of the wire may be, in bytes, and whether it is printable ASCII (0x20 to 0x7E) or any UTF-8. The same
 * bounds hold in frames, in commands and at the HTTP edge.
 */
public enum TextBound {
    ACCOUNT(1, 64, true),
    /** An account, or empty for all accounts. */
    ANY_ACCOUNT(0, 64, true),
    CLIENT_ORDER_ID(1, 64, true),
    /** An instrument's symbol, {@code BASE-QUOTE.VENUE}. */
    SYMBOL(1, 64, true),
    CURRENCY(1, 16, true),
    /** The name of a token or program. */
    NAME(1, 64, true),
    /** The name of a token or program, empty where it is not known. */
    ANY_NAME(0, 64, true),
    /** An idempotency key, empty for none. */
    KEY(0, 64, true),
    /** A {@link MessageId} in text. */
    MESSAGE_ID(1, 64, true),
    /** A decimal number in text. */
    DECIMAL(1, 64, true),
    /** What happened, for people; names the offending value. */
    DETAIL(0, 512, false),
    TOPIC(1, 64, true),
    /** The name or version of a model. */
    MODEL(1, 64, true),
    /** A strategy's own name. */
    STRATEGY(1, 16, true),
    /** The kind of a strategy. */
    STRATEGY_KIND(1, 32, true),
    /** {@code name=value} in the order of the names, separated by blanks; empty for none. */
    PARAMETERS(0, 512, true),
    /** What a refusal is known by. */
    CODE(1, 64, true),
    /** The first 1 KiB of some bytes in hexadecimal. */
    SAMPLE_HEX(0, 2048, true);

    private final int minBytes;
    private final int maxBytes;
    private final boolean ascii;

    TextBound(int minBytes, int maxBytes, boolean ascii) {
        this.minBytes = minBytes;
        this.maxBytes = maxBytes;
        this.ascii = ascii;
    }

    public int minBytes() {
        return minBytes;
    }

    public int maxBytes() {
        return maxBytes;
    }

    public boolean ascii() {
        return ascii;
    }

    /** The text's bytes. Throws {@link IllegalArgumentException} when the bound does not hold. */
    public byte[] bytes(String text) {
        try {
            return checkedBytes(text);
        } catch (DecodeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Returns the text. Throws {@link DecodeException}: {@code too-long}, {@code too-short} or {@code bad-text}. */
    public String check(String text) {
        checkedBytes(text);
        return text;
    }

    private byte[] checkedBytes(String text) {
        if (text.length() > maxBytes) {
            checkLength(text.length());
        }
        byte[] bytes = ascii ? asciiBytes(text) : utf8Bytes(text);
        checkLength(bytes.length);
        return bytes;
    }

    /**
     * The text of these bytes. Throws {@link DecodeException}: {@code too-long}, {@code too-short} or
     * {@code bad-text}.
     */
    public String text(byte[] bytes) {
        checkLength(bytes.length);
        for (byte each : bytes) {
            if (each < ' ' || each > '~') {
                return ascii ? refuse(each & 0xFF) : utf8Text(bytes);
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** Throws {@link DecodeException} when so many bytes are too few or too many. */
    public void checkLength(int bytes) {
        if (bytes > maxBytes) {
            throw new DecodeException("too-long", label() + " of " + bytes + " bytes, at most " + maxBytes);
        }
        if (bytes < minBytes) {
            throw new DecodeException("too-short", label() + " of " + bytes + " bytes, at least " + minBytes);
        }
    }

    /**
     * The text made to fit: its end is cut off at a character, and what the wire cannot carry becomes a question
     * mark.
     */
    public String clip(String text) {
        if (text.length() <= maxBytes && isPrintable(text)) {
            return text;
        }
        StringBuilder clipped = new StringBuilder(Math.min(text.length(), maxBytes));
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int kept = carries(codePoint) ? codePoint : '?';
            bytes += utf8Length(kept);
            if (bytes > maxBytes) {
                break;
            }
            clipped.appendCodePoint(kept);
            i += Character.charCount(codePoint);
        }
        return clipped.toString();
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private boolean carries(int codePoint) {
        return ascii
                ? codePoint >= ' ' && codePoint <= '~'
                : codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE;
    }

    private static int utf8Length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private byte[] asciiBytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!carries(text.charAt(i))) {
                refuse(text.charAt(i));
            }
        }
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private String refuse(int character) {
        throw new DecodeException("bad-text", label() + " with character " + character + ", not printable ASCII");
    }

    private byte[] utf8Bytes(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new DecodeException("bad-text", label() + " with half a character", e);
        }
    }

    private String utf8Text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DecodeException("bad-text", label() + " is not UTF-8", e);
        }
    }
}
