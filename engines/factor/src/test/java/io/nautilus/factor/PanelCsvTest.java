package io.nautilus.factor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.factor.domain.Catalogue;
import io.nautilus.factor.domain.PanelTable;
import io.nautilus.runtime.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelCsvTest {
    private static final String HEADER = "date,instrument,open,high,low,close,volume\n";
    private static final String WITH_VWAP = "date,instrument,open,high,low,close,volume,vwap\n";

    private static PanelTable read(String text) {
        return PanelCsv.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static void refuses(String text, String code, String names) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().detail()).startsWith(names).hasSizeLessThan(600);
        });
    }

    @Test
    void readsRowsInAnyOrderWithAnyEndOfLine() {
        PanelTable table = read("\uFEFF" + WITH_VWAP.replace("\n", "\r\n")
                + "2026-01-02,B,1,2,1,2,1e3,\r\n"
                + "\r\n"
                + " 2026-01-02,\"A\",1, 2,1,2,10.5,1.5\r\n"
                + "2026-01-01T12:00:00Z,A,1,2,1,1,0,");
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.dates()).containsExactly("2026-01-01T12:00:00Z", "2026-01-02");
        assertThat(table.sections(Catalogue.of("momentum-5"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2026-01-01,A,1,2,1,2|bad-csv|line 2: 6 fields",
                "2026-01-01,A,1,2,1,2,3,4|bad-csv|line 2: 8 fields",
                "2026-13-01,A,1,2,1,2,3|invalid-time|line 2: '2026-13-01'",
                "yesterday,A,1,2,1,2,3|invalid-time|line 2: 'yesterday'",
                "01/02/2026,A,1,2,1,2,3|invalid-time|line 2: '01/02/2026'",
                "2026-01-01,,1,2,1,2,3|bad-instrument|line 2: symbol of 0 bytes, at least 1: ''",
                "2026-01-01,\u00e4,1,2,1,2,3|bad-instrument|line 2: symbol with character 228, not printable ASCII: '\u00e4'",
                "2026-01-01,\"A\"\"\",1,2,1,2,3|bad-instrument|line 2: 'A\"' has a quote",
                "2026-01-01,\"A,B\",1,2,1,2,3|bad-instrument|line 2: 'A,B' has a quote or a comma",
                "2026-01-01,\"A,1,2,1,2,3|bad-csv|line 2: a quote is not closed",
                "2026-01-01,A,one,2,1,2,3|invalid-number|line 2: open 'one'",
                "2026-01-01,A,1,NaN,1,2,3|missing-value|line 2: high",
                "2026-01-01,A,1,2,Infinity,2,3|invalid-number|line 2: low 'Infinity'",
                "2026-01-01,A,1,2,1,0x1p3,3|invalid-number|line 2: close '0x1p3'",
                "2026-01-01,A,1,2,1,2,|missing-value|line 2: volume",
                "2026-01-01,A,1,2,1,2,1d|invalid-number|line 2: volume '1d'",
                "2026-01-01,A,1,2,1,2,-3|bad-bar|line 2: volume -3.0",
                "2026-01-01,A,0,0,0,0,3|bad-bar|line 2: prices must be",
                "2026-01-01,A,1,1e40,1,2,3|bad-bar|line 2: prices must be",
                "2026-01-01,A,1,2,1e-400,2,3|bad-bar|line 2: prices must be",
                "2026-01-01,A,1,1e999,1,2,3|invalid-number|line 2: high '1e999'",
                "2026-01-01,A,3,2,1,2,3|bad-bar|line 2: open 3.0 is not within low 1.0 and high 2.0",
                "2026-01-01,A,1,2,1,9,3|bad-bar|line 2: close 9.0",
            })
    void whatIsNoRowIsNamedWithItsLineAndValue(String row, String code, String names) {
        refuses(HEADER + row + "\n", code, names);
    }

    @Test
    void linesAreCountedAsTheFileHasThem() {
        refuses(HEADER + "2026-01-01,A,1,2,1,2,3\n\n2026-01-02,A,x,2,1,2,3\n", "invalid-number", "line 4: open 'x'");
    }

    @Test
    void whatIsNoHeaderIsNamed() {
        refuses("", "empty-csv", "there is no header");
        refuses("instrument,date,open,high,low,close,volume\n", "bad-header", "line 1: 'instrument,date");
        refuses("x".repeat(100_000), "bad-header", "line 1: 'xxx");
        refuses("x" + ",x".repeat(8), "too-many-columns", "line 1: 9 columns");
        refuses(HEADER, "empty-csv", "there is no row");
    }

    @Test
    void aSecondRowOfADateAndInstrumentIsRefused() {
        String row = "2026-01-01,A,1,2,1,2,3\n";
        refuses(HEADER + row + row, "duplicate-row", "line 3: there is a row of A on 2026-01-01");
        refuses(
                HEADER + row + "2026-01-01T00:00:00Z,A,1,2,1,2,3\n",
                "duplicate-row",
                "line 3: there is a row of A on 2026-01-01T00:00:00Z");
    }

    @Test
    void aNameThatIsTooLongIsNotSaidBackWhole() {
        String row = "2026-01-01," + "A".repeat(600) + ",1,2,1,2,3\n";
        refuses(HEADER + row, "bad-instrument", "line 2: symbol of 600 bytes");
    }

    @Test
    void moreInstrumentsOrRowsThanMayBeAreRefused() {
        refuses(
                IntStream.rangeClosed(0, PanelCsv.MAX_INSTRUMENTS)
                        .mapToObj(i -> "2026-01-01,I" + i + ",1,2,1,2,3\n")
                        .collect(Collectors.joining("", HEADER, "")),
                "too-many-instruments",
                "line 502: 'I500'");
        refuses(
                IntStream.rangeClosed(0, PanelCsv.MAX_ROWS)
                        .mapToObj(i -> "%d-01-01,I%d,1,2,1,2,3%n".formatted(1_000 + i / 10, i % 10))
                        .collect(Collectors.joining("", HEADER, "")),
                "too-many-rows",
                "line 20002: at most 20000 rows");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThatThrownBy(() -> PanelCsv.read(new ByteArrayInputStream(new byte[] {'d', (byte) 0xC3, '('})))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("bad-csv"));
    }
}
