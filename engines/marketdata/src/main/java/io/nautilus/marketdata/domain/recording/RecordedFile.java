package io.nautilus.marketdata.domain.recording;

import io.nautilus.contracts.DecodeException;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a recording line by line: {@code <unix seconds>: <json>} is what the venue sent, {@code <url> -> <seconds>:
 * <json>} what it answered, {@code <url> <- <seconds>: <json>} what the client sent, {@code <url> <-> <seconds>} a
 * connection. A line of more than {@link #MAX_LINE_BYTES} is skipped without being kept and is malformed. A time before
 * that of the line above counts as that line's time.
 */
public final class RecordedFile implements AutoCloseable {
    public static final int MAX_LINE_BYTES = 4 << 20;

    private static final int SAMPLE_CHARACTERS = 120;
    private static final int NANOS_DECIMALS = 9;
    /** The year 2096. Beyond it a time is a mistake, and sums of times stay far from the end of a long. */
    private static final long LATEST_NANOS = 4_000_000_000_000_000_000L;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private byte[] line = new byte[1 << 12];
    private int length;
    private long timeNanos;

    public RecordedFile(InputStream in) {
        this.in = in;
    }

    /** The next line, or null behind the last one. Throws {@link UncheckedIOException} when the file cannot be read. */
    public RecordedLine next() {
        try {
            return readLine() ? parsed() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean readLine() throws IOException {
        length = 0;
        boolean any = false;
        while (position < limit || fill()) {
            any = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            keep(end);
            boolean whole = end < limit;
            position = whole ? end + 1 : end;
            if (whole) {
                return true;
            }
        }
        return any;
    }

    private boolean fill() throws IOException {
        limit = Math.max(0, in.read(buffer));
        position = 0;
        return limit > 0;
    }

    private void keep(int end) {
        int size = end - position;
        if (length + size > MAX_LINE_BYTES) {
            length = MAX_LINE_BYTES + 1;
            return;
        }
        if (length + size > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + size));
        }
        System.arraycopy(buffer, position, line, length, size);
        length += size;
    }

    private RecordedLine parsed() {
        if (length > MAX_LINE_BYTES) {
            return malformed("line-too-long", new String(line, 0, SAMPLE_CHARACTERS, StandardCharsets.UTF_8));
        }
        String text = new String(line, 0, length, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return new RecordedLine.Control(timeNanos);
        }
        try {
            return text.charAt(0) >= '0' && text.charAt(0) <= '9' ? message(text) : addressed(text);
        } catch (DecimalException | DecodeException e) {
            return malformed("invalid-time", text);
        }
    }

    private RecordedLine message(String text) {
        int colon = text.indexOf(": ");
        if (colon < 0) {
            return malformed("malformed-line", text);
        }
        advance(text.substring(0, colon));
        return new RecordedLine.Message(timeNanos, text.substring(colon + 2));
    }

    /** A line that begins with an address; there are no spaces in one. */
    private RecordedLine addressed(String text) {
        int end = text.indexOf(' ');
        String rest = end < 0 ? "" : text.substring(end + 1);
        if (rest.startsWith("-> ")) {
            return answer(text, text.substring(0, end), rest.substring(3));
        }
        if (!rest.startsWith("<-> ") && !rest.startsWith("<- ")) {
            return malformed("malformed-line", text);
        }
        String stamped = rest.substring(rest.indexOf(' ') + 1);
        int colon = stamped.indexOf(": ");
        advance(colon < 0 ? stamped : stamped.substring(0, colon));
        return new RecordedLine.Control(timeNanos);
    }

    private RecordedLine answer(String text, String url, String stamped) {
        int colon = stamped.indexOf(": ");
        if (colon < 0) {
            return malformed("malformed-line", text);
        }
        advance(stamped.substring(0, colon));
        return new RecordedLine.Answer(timeNanos, url, stamped.substring(colon + 2));
    }

    private void advance(String seconds) {
        long nanos = Decimals.parse(seconds, NANOS_DECIMALS);
        if (nanos > LATEST_NANOS) {
            throw new DecodeException("invalid-time", seconds);
        }
        timeNanos = Math.max(timeNanos, nanos);
    }

    private RecordedLine malformed(String code, String text) {
        return new RecordedLine.Malformed(
                timeNanos, code, text.substring(0, Math.min(SAMPLE_CHARACTERS, text.length())));
    }
}
