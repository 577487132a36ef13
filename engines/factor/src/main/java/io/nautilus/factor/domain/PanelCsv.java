package io.nautilus.factor.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.TextBound;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * Reads a table {@code date,instrument,open,high,low,close,volume[,vwap]}, in any order of rows. Every refusal is a
 * {@link DecodeException} that names the line and the value.
 */
public final class PanelCsv {
    public static final int MAX_ROWS = 20_000;
    public static final int MAX_INSTRUMENTS = 500;

    private static final String HEADER = "date,instrument,open,high,low,close,volume";
    private static final String HEADER_WITH_VWAP = HEADER + ",vwap";
    private static final int VWAP = 7;
    private static final int MAX_LINE = 512;
    private static final int DATE_LENGTH = "2026-01-31".length();

    private final PanelTable table = new PanelTable();
    private final Set<String> instruments = new HashSet<>();
    private int columns;
    private int line;

    private PanelCsv() {}

    /** The table of a file in UTF-8. */
    public static PanelTable read(byte[] file) {
        return new PanelCsv().table(text(file));
    }

    private static String text(byte[] file) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException broken) {
            throw new DecodeException("bad-text", "the table is not UTF-8", broken);
        }
    }

    private PanelTable table(String text) {
        Iterator<String> lines = text.lines().iterator();
        header(lines.hasNext() ? lines.next() : "");
        while (lines.hasNext()) {
            row(lines.next());
        }
        if (table.rows() == 0) {
            throw new DecodeException("empty-table", "there is no row below the header");
        }
        return table;
    }

    /** Spreadsheets put a mark before the first character. */
    private void header(String text) {
        line = 1;
        String header = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!header.equals(HEADER) && !header.equals(HEADER_WITH_VWAP)) {
            throw refusal("bad-header", "'%s' is not %s[,vwap]", DecimalText.clipped(header), HEADER);
        }
        columns = header.split(",", -1).length;
    }

    private void row(String text) {
        line++;
        if (text.isBlank()) {
            return;
        }
        if (text.length() > MAX_LINE) {
            throw refusal("bad-row", "%s characters, at most %s", text.length(), MAX_LINE);
        }
        String[] fields = text.split(",", -1);
        if (fields.length != columns) {
            throw refusal("bad-row", "%s values, the header has %s", fields.length, columns);
        }
        if (table.rows() == MAX_ROWS) {
            throw refusal("too-many-rows", "more than %s rows", MAX_ROWS);
        }
        String instrument = instrument(fields[1]);
        if (!table.add(date(fields[0]), fields[0], instrument, bar(fields))) {
            throw refusal("duplicate-row", "there is a row of %s on %s already", instrument, fields[0]);
        }
    }

    private String instrument(String text) {
        try {
            TextBound.SYMBOL.check(text);
        } catch (DecodeException broken) {
            throw refusal("bad-instrument", "'%s': %s", DecimalText.clipped(text), broken.getMessage());
        }
        if (text.indexOf('"') >= 0) {
            throw refusal("bad-instrument", "'%s' has a quotation mark", DecimalText.clipped(text));
        }
        if (instruments.add(text) && instruments.size() > MAX_INSTRUMENTS) {
            throw refusal("too-many-instruments", "'%s' is one more than %s", text, MAX_INSTRUMENTS);
        }
        return text;
    }

    private Instant date(String text) {
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException broken) {
            throw refusal("bad-date", "'%s' is neither 2026-01-31 nor 2026-01-31T12:00:00Z", DecimalText.clipped(text));
        }
    }

    private Observation bar(String[] fields) {
        try {
            return Observation.of(
                    DecimalText.parse("open", fields[2]),
                    DecimalText.parse("high", fields[3]),
                    DecimalText.parse("low", fields[4]),
                    DecimalText.parse("close", fields[5]),
                    DecimalText.parse("volume", fields[6]),
                    columns > VWAP && !fields[VWAP].isEmpty() ? DecimalText.parse("vwap", fields[VWAP]) : 0);
        } catch (DecodeException broken) {
            throw refusal(broken.code(), "%s", broken.getMessage());
        }
    }

    private DecodeException refusal(String code, String what, Object... values) {
        return new DecodeException(code, "line " + line + ": " + what.formatted(values));
    }
}
