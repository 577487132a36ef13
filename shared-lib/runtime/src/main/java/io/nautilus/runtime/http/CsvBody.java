package io.nautilus.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table that a caller sends as CSV, row by row, so that it is never held as text. Fields are parted by commas and may
 * be quoted as RFC 4180 has it, but a row is one line; empty lines are passed over. Whatever is wrong is a 400 problem
 * that names the line.
 */
public final class CsvBody {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String HINT = "send UTF-8 lines of fields parted by commas, a header first";

    private final int maxRows;
    private final int maxColumns;
    private int line;
    private List<String> header;

    /** {@code maxRows} rows behind the header and {@code maxColumns} columns are read, a table with more is refused. */
    public CsvBody(int maxRows, int maxColumns) {
        this.maxRows = maxRows;
        this.maxColumns = maxColumns;
    }

    /** A row behind the header: as many fields as that has. */
    public record Row(int line, List<String> header, List<String> fields) {
        /** The number of a column; NaN where the field is empty or says so. */
        public double number(int column) {
            String text = fields.get(column);
            if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
                return Double.NaN;
            }
            double number = parsed(text);
            if (!Double.isFinite(number)) {
                throw refusal("invalid-number", header.get(column) + " '" + text + "'", "send decimal numbers");
            }
            return number;
        }

        /** The time of a column: ISO-8601 as {@code 2026-01-31} or {@code 2026-01-31T12:00:00Z}; UTC without a zone. */
        public Instant time(int column) {
            String text = fields.get(column);
            try {
                if (text.length() == "2026-01-31".length()) {
                    return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                }
                String iso = text.replace(' ', 'T');
                return iso.endsWith("Z")
                        ? Instant.parse(iso)
                        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException broken) {
                throw refusal("invalid-time", "'" + text + "'", "send ISO-8601: 2026-01-31 or 2026-01-31T12:00:00Z");
            }
        }

        private static double parsed(String text) {
            for (int i = 0; i < text.length(); i++) {
                if ("0123456789.-+eE".indexOf(text.charAt(i)) < 0) {
                    return Double.NaN;
                }
            }
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException none) {
                return Double.NaN;
            }
        }

        /** A 400 problem of this row. */
        public ProblemException refusal(String code, String detail, String hint) {
            return Problem.of(400, code, "line " + line + ": " + detail, hint).exception();
        }
    }

    /** Gives the names of the columns, then every row. */
    public void read(InputStream in, Consumer<List<String>> names, Consumer<Row> rows) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                in,
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            int count = 0;
            for (String text = next(lines); text != null; text = next(lines)) {
                if (header == null) {
                    header = named(text);
                    names.accept(header);
                } else {
                    count++;
                    rows.accept(row(text, count));
                }
            }
        } catch (CharacterCodingException notUtf8) {
            throw refusal("bad-csv", "not UTF-8");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        if (header == null) {
            throw Problem.of(400, "empty-csv", "there is no header", HINT).exception();
        }
    }

    private String next(BufferedReader lines) throws IOException {
        String text = lines.readLine();
        line++;
        while (text != null && text.isBlank()) {
            text = lines.readLine();
            line++;
        }
        return text;
    }

    private List<String> named(String text) {
        List<String> names = fields(text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        if (names.size() > maxColumns) {
            throw refusal("too-many-columns", names.size() + " columns, at most " + maxColumns + " are read");
        }
        return names;
    }

    private Row row(String text, int count) {
        if (count > maxRows) {
            throw refusal("too-many-rows", "at most " + maxRows + " rows are read");
        }
        List<String> fields = fields(text);
        if (fields.size() != header.size()) {
            throw refusal("bad-csv", fields.size() + " fields where the header has " + header.size());
        }
        return new Row(line, header, fields);
    }

    private List<String> fields(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder quoted = text.indexOf('"') < 0 ? null : new StringBuilder();
        int start = 0;
        while (start <= text.length()) {
            int end = quoted == null ? text.indexOf(',', start) : endOfField(text, start, quoted);
            int behind = end < 0 ? text.length() : end;
            fields.add((quoted == null ? text.substring(start, behind) : quoted.toString()).strip());
            start = behind + 1;
        }
        return List.copyOf(fields);
    }

    /** Takes a field of a line that has quotes into {@code field}; answers where it ends. */
    private int endOfField(String text, int start, StringBuilder field) {
        field.setLength(0);
        boolean within = false;
        int at = start;
        for (; at < text.length() && (within || text.charAt(at) != ','); at++) {
            char next = text.charAt(at);
            boolean doubled = within && next == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
            if (next != '"' || doubled) {
                field.append(next);
                at += doubled ? 1 : 0;
            } else {
                within = !within;
            }
        }
        if (within) {
            throw refusal("bad-csv", "a quote is not closed");
        }
        return at;
    }

    private ProblemException refusal(String code, String detail) {
        return Problem.of(400, code, "line " + line + ": " + detail, HINT).exception();
    }
}
