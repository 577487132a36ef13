package io.nautilus.factor.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.DecodeException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelCsvTest {
    private static final String HEADER = "date,instrument,open,high,low,close,volume\n";
    private static final String WITH_VWAP = "date,instrument,open,high,low,close,volume,vwap\n";

    private static PanelTable read(String text) {
        return PanelCsv.read(text.getBytes(UTF_8));
    }

    private static void refuses(String text, String code, String names) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(DecodeException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.getMessage()).contains(names).hasSizeLessThan(400);
        });
    }

    @Test
    void readsRowsInAnyOrderWithAnyEndOfLine() {
        PanelTable table = read("\uFEFF" + WITH_VWAP.replace("\n", "\r\n")
                + "2026-01-02,B,1,2,1,2,1e3,\r\n"
                + "\r\n"
                + "2026-01-02,A,1,2,1,2,10.5,1.5\r\n"
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
                "2026-01-01,A,1,2,1,2|bad-row|line 2: 6 values",
                "2026-01-01,A,1,2,1,2,3,4|bad-row|line 2: 8 values",
                "2026-13-01,A,1,2,1,2,3|bad-date|line 2: '2026-13-01'",
                "yesterday,A,1,2,1,2,3|bad-date|line 2: 'yesterday'",
                "01/02/2026,A,1,2,1,2,3|bad-date|line 2: '01/02/2026'",
                "2026-01-01,,1,2,1,2,3|bad-instrument|line 2: ''",
                "2026-01-01,\u00e4,1,2,1,2,3|bad-instrument|line 2: '\u00e4'",
                "2026-01-01,\"A\",1,2,1,2,3|bad-instrument|line 2: '\"A\"'",
                "2026-01-01,A,one,2,1,2,3|bad-number|line 2: open 'one'",
                "2026-01-01,A,1,NaN,1,2,3|bad-number|line 2: high 'NaN'",
                "2026-01-01,A,1,2,Infinity,2,3|bad-number|line 2: low 'Infinity'",
                "2026-01-01,A,1,2,1,0x1p3,3|bad-number|line 2: close '0x1p3'",
                "2026-01-01,A,1,2,1, 2,3|bad-number|line 2: close ' 2'",
                "2026-01-01,A,1,2,1,2,|bad-number|line 2: volume ''",
                "2026-01-01,A,1,2,1,2,1d|bad-number|line 2: volume '1d'",
                "2026-01-01,A,1,2,1,2,-3|bad-bar|line 2: volume -3.0",
                "2026-01-01,A,0,0,0,0,3|bad-bar|line 2: prices must be",
                "2026-01-01,A,1,1e40,1,2,3|bad-bar|line 2: prices must be",
                "2026-01-01,A,1,2,1e-400,2,3|bad-bar|line 2: prices must be",
                "2026-01-01,A,1,1e999,1,2,3|bad-bar|line 2: prices must be",
                "2026-01-01,A,3,2,1,2,3|bad-bar|line 2: open 3.0 is not within low 1.0 and high 2.0",
                "2026-01-01,A,1,2,1,9,3|bad-bar|line 2: close 9.0",
            })
    void whatIsNoRowIsNamedWithItsLineAndValue(String row, String code, String names) {
        refuses(HEADER + row + "\n", code, names);
    }

    @Test
    void linesAreCountedAsTheFileHasThem() {
        refuses(HEADER + "2026-01-01,A,1,2,1,2,3\n\n2026-01-02,A,x,2,1,2,3\n", "bad-number", "line 4: open 'x'");
    }

    @Test
    void whatIsNoHeaderIsNamed() {
        refuses("", "bad-header", "line 1: '' is not date,instrument,open");
        refuses("instrument,date,open,high,low,close,volume\n", "bad-header", "line 1: 'instrument,date");
        refuses("x".repeat(100_000), "bad-header", "xxx…");
        refuses(HEADER, "empty-table", "no row");
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
    void aLineThatIsTooLongIsNotSaidBack() {
        refuses(HEADER + "2026-01-01," + "A".repeat(600) + ",1,2,1,2,3\n", "bad-row", "line 2: 621 characters");
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
                "line 20002: more than 20000 rows");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThatThrownBy(() -> PanelCsv.read(new byte[] {'d', (byte) 0xC3, '('}))
                .isInstanceOfSatisfying(DecodeException.class, refused -> assertThat(refused.code())
                        .isEqualTo("bad-text"));
    }
}
