package io.nautilus.analytics;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A line of CSV as RFC 4180 has it. */
final class Csv {
    private Csv() {}

    static String line(String... fields) {
        return Arrays.stream(fields).map(Csv::field).collect(Collectors.joining(",", "", "\n"));
    }

    private static String field(String text) {
        boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
