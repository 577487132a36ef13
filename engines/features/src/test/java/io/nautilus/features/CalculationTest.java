package io.nautilus.features;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.features.domain.calculation.AskedFeatures;
import io.nautilus.features.domain.calculation.Calculation;
import io.nautilus.features.domain.calculation.CsvTable;
import io.nautilus.features.domain.calculation.RefusedException;
import io.nautilus.features.domain.calculation.SentBars;
import io.nautilus.runtime.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalculationTest {
    private static final String HEADER = "time,open,high,low,close,volume\n";

    private static String calculated(String features, String csv) {
        AskedFeatures asked = AskedFeatures.parse(features);
        SentBars bars = CsvBars.read(asked, new ByteArrayInputStream(csv.getBytes(UTF_8)));
        CsvTable table = new CsvTable(asked.columns());
        Calculation.run(asked, bars, table);
        return table.text();
    }

    private static void assertRefused(String features, String csv, String code, String... details) {
        assertThatThrownBy(() -> calculated(features, csv)).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.hint()).isNotBlank();
            for (String detail : details) {
                assertThat(refused).hasMessageContaining(detail);
            }
        });
    }

    private static void assertProblem(String features, String csv, String code, String... details) {
        assertThatThrownBy(() -> calculated(features, csv)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().hint()).isNotBlank();
            assertThat(refused.problem().detail()).contains(details);
        });
    }

    @Test
    void aColumnForEachOutputEmptyDuringWarmUp() {
        String csv = HEADER + "1,1,1,1,1,1\n2,2,2,2,2,1\n3,3,3,3,3,1\n4,5,5,5,5,1\n";
        assertThat(calculated("sma(2),stochastic(1,2,1)", csv)).isEqualTo("""
                time,sma(2),"stochastic(1,2,1).k","stochastic(1,2,1).d"
                1,,,
                2,1.5,50.0,50.0
                3,2.5,50.0,50.0
                4,4.0,50.0,50.0
                """);
    }

    @Test
    void headersHaveAnyOrderAndCaseAndOtherColumnsArePassedOver() {
        String csv = "\uFEFFVolume , CLOSE,Note,Date\r\n10,2.5,x,2026-01-01\r\n\r\n20,3.5,,2026-01-02\r\n";
        assertThat(calculated("sma(1) , obv", csv))
                .isEqualTo("time,sma(1),obv\n2026-01-01,2.5,10.0\n2026-01-02,3.5,30.0\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|2",
                "2026-01-31|2026-02-01",
                "2026-01-31T23:59:59Z|2026-02-01T00:00:00.5Z",
                "2026-01-31 23:59:59|2026-02-01T00:00",
                "1/31/2026|2/1/2026",
                "12/31/2025 11:59:59 PM|1/1/2026 12:00:00 AM",
                "01/31/2026 12:00:00 AM|01/31/2026 12:00:01 AM"
            })
    void timesGoUpInOneForm(String earlier, String later) {
        String header = "date,close\n";
        assertThat(calculated("sma(1)", header + earlier + ",1\n" + later + ",2\n"))
                .endsWith(later + ",2.0\n");
        assertRefused("sma(1)", header + later + ",1\n" + earlier + ",2\n", "unsorted", "line 3", later, earlier);
        assertRefused("sma(1)", header + later + ",1\n" + later + ",2\n", "unsorted", "line 3");
    }

    @Test
    void whatCannotBeReadIsRefusedByLineColumnAndValue() {
        assertRefused("sma", HEADER, "no-rows");
        assertProblem("sma", "close\n1\n", "missing-column", "time or date");
        assertProblem("sma", "time,open\n1,1\n", "missing-column", "close");
        assertProblem("atr", "time,close\n1,1\n", "missing-column", "high");
        assertProblem("obv", "time,close\n1,1\n", "missing-column", "volume");
        assertProblem("sma", "time,close,Close\n1,1,1\n", "duplicate-column", "close");
        assertRefused("sma", HEADER + "1,1,1,1,NaN,1\n", "missing-value", "line 2", "column close");
        assertProblem("sma", HEADER + "1,1,1,1,Infinity,1\n", "invalid-number", "line 2: close", "'Infinity'");
        assertProblem("sma", HEADER + "1,1,1,1,0x1p3,1\n", "invalid-number", "'0x1p3'");
        assertProblem("sma", HEADER + "1,1,1,1,1d,1\n", "invalid-number", "'1d'");
        assertRefused("sma", HEADER + "1,1,1,1,,1\n", "missing-value", "line 2", "column close");
        assertRefused("obv", HEADER + "1,1,1,1,1,\n", "missing-value", "line 2", "column volume");
        assertRefused("sma", HEADER + "1,1,1,1,0,1\n", "out-of-range", "column close", "'0.0'");
        assertRefused("sma", HEADER + "1,1,1,1,-5,1\n", "out-of-range", "'-5.0'");
        assertProblem("sma", HEADER + "1,1,1,1,1e999,1\n", "invalid-number", "'1e999'");
        assertRefused("sma", HEADER + "1,1,1,1,1,-1\n", "out-of-range", "column volume", "'-1.0'");
        assertRefused("sma", HEADER + "1,1,0.5,1,1,1\n", "bad-bar", "line 2", "high");
        assertRefused("sma", HEADER + "1,1,1,2,1,1\n", "bad-bar", "low");
        assertRefused("sma", HEADER + ",1,1,1,1,1\n", "missing-value", "column time");
        assertRefused("sma", HEADER + "soon,1,1,1,1,1\n", "bad-time", "line 2", "'soon'");
        assertRefused("sma", HEADER + "2026-02-30,1,1,1,1,1\n", "bad-time", "'2026-02-30'");
        assertRefused("sma", HEADER + "1,1,1,1,1,1\n2026-01-01,1,1,1,1,1\n", "bad-time", "line 3");
        assertProblem("sma", HEADER + "1,1,1,1," + "9".repeat(600) + ",1\n", "invalid-number", "…");
    }

    private static String rows(int count) {
        StringBuilder csv = new StringBuilder("time,close\n");
        for (int i = 0; i < count; i++) {
            csv.append(i).append(",1\n");
        }
        return csv.toString();
    }

    @Test
    void tooMuchIsRefused() {
        String row = "line " + (SentBars.MAX_ROWS + 2);
        assertThatThrownBy(() -> calculated("sma", rows(SentBars.MAX_ROWS + 1)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("too-many-rows");
                    assertThat(refused.problem().detail()).contains(row);
                });
        assertThat(calculated("sma(1)", rows(SentBars.MAX_ROWS)).lines()).hasSize(SentBars.MAX_ROWS + 1);
        int columns = Calculation.MAX_VALUES / SentBars.MAX_ROWS + 1;
        StringBuilder many = new StringBuilder("sma(1)");
        for (int i = 2; i <= columns; i++) {
            many.append(",sma(").append(i).append(')');
        }
        assertRefused(many.toString(), rows(SentBars.MAX_ROWS), "too-many-values", columns + " columns");
    }

    @Test
    void whatIsAskedForIsRefusedByName() {
        String csv = HEADER + "1,1,1,1,1,1\n";
        assertRefused(null, csv, "missing-features");
        assertRefused("  ", csv, "missing-features");
        assertRefused("magic(14)", csv, "unknown-indicator", "'magic'");
        assertRefused("EMA(14)", csv, "unknown-indicator", "'EMA'");
        assertRefused("book_imbalance(5)", csv, "needs-book", "book_imbalance");
        assertRefused("ema(0)", csv, "bad-parameter", "ema", "period 0");
        assertRefused("ema(-3)", csv, "bad-parameter", "period -3");
        assertRefused("ema(1001)", csv, "bad-parameter", "period 1001", "1000");
        assertRefused("ema(14.5)", csv, "bad-parameter", "14.5");
        assertRefused("ema(many)", csv, "bad-parameter", "'many'");
        assertRefused("ema(NaN)", csv, "bad-parameter", "'NaN'");
        assertRefused("ema()", csv, "bad-parameter", "''");
        assertRefused("ema(14,)", csv, "bad-parameter", "''");
        assertRefused("ema(14,3)", csv, "bad-parameter", "2 parameters");
        assertRefused("macd(26,12,9)", csv, "bad-parameter", "fast 26");
        assertRefused("sma(2),sma(2)", csv, "duplicate-feature", "sma(2)");
        assertRefused("ema,ema(14)", csv, "duplicate-feature", "ema(14)");
        assertRefused("x".repeat(3_000), csv, "too-many-features");
        assertRefused(String.join(",", Collections.nCopies(33, "obv")), csv, "too-many-features", "33 indicators");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ema(14",
                "ema)14(",
                "ema(14))",
                "ema((14))",
                ",ema",
                "ema,",
                "ema,,rsi",
                "ema rsi",
                "14",
                "ema;rsi",
                "é"
            })
    void whatIsNotUnderstoodIsRefused(String features) {
        assertRefused(features, HEADER + "1,1,1,1,1,1\n", "bad-features");
    }

    @Test
    void jsonBarsMayLackWhatNoIndicatorTakes() {
        AskedFeatures asked = AskedFeatures.parse("sma(1)");
        SentBars bars = new SentBars(asked);
        bars.add("1", null, null, null, 7.0, null);
        List<double[]> rows = new ArrayList<>();
        Calculation.run(asked, bars, (time, values) -> rows.add(values));
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst()).containsExactly(7.0);
        assertThatThrownBy(() -> bars.add("2", null, null, null, null, null))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("missing-value");
                    assertThat(refused).hasMessage("bar 2, column close");
                });
    }

    @Test
    void tooManyJsonBarsAreRefused() {
        SentBars bars = new SentBars(AskedFeatures.parse("sma(1)"));
        for (int i = 1; i <= SentBars.MAX_ROWS; i++) {
            bars.add(Integer.toString(i), null, null, null, 1.0, null);
        }
        assertThatThrownBy(() -> bars.add("30000", null, null, null, 1.0, null))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.code())
                        .isEqualTo("too-many-rows"));
    }
}
