package io.nautilus.ml.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.DecodeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FeatureInputTest {
    private final NamedFeatures features = new NamedFeatures(List.of("a", "b"));

    private static void assertCode(ThrowingCallable call, String code, String said) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DecodeException.class, broken -> {
            assertThat(broken.code()).isEqualTo(code);
            assertThat(broken.getMessage()).contains(said);
        });
    }

    private void assertCsv(String csv, String code, String said) {
        assertCode(() -> FeatureTable.rows(csv, features), code, said);
    }

    @Test
    void namedFeaturesComeInTheModelsOrder() {
        assertThat(features.row(Map.of("b", 2.0, "a", 1.0))).containsExactly(1, 2);
    }

    @Test
    void whatIsMissingUnknownOrNoNumberIsNamed() {
        assertCode(() -> features.row(Map.of("a", 1.0)), "missing-feature", "b");
        assertCode(() -> features.row(Map.of("a", 1.0, "b", 2.0, "c", 3.0)), "unknown-feature", "'c'");
        assertCode(() -> features.row(Map.of("a", 1.0, "b", Double.NaN)), "non-finite-feature", "b is NaN");
        Map<String, Double> withNull = new HashMap<>();
        withNull.put("a", null);
        withNull.put("b", 1.0);
        assertCode(() -> features.row(withNull), "missing-feature", "a");
    }

    @Test
    void columnsComeInAnyOrder() {
        double[][] rows = FeatureTable.rows("b,a\n2, -1.5e-3\n\n.5,+3\r\n", features);
        assertThat(rows[0]).containsExactly(-0.0015, 2);
        assertThat(rows[1]).containsExactly(3, 0.5);
        assertThat(rows).hasDimensions(2, 2);
    }

    @Test
    void tablesThatAreNoneAreRefused() {
        assertCsv("", "bad-csv", "a line with names");
        assertCsv("a,b\n", "bad-csv", "a line of numbers");
        assertCsv("a\n1", "missing-feature", "b");
        assertCsv("a,b,c\n1,2,3", "unknown-feature", "'c'");
        assertCsv("a,b,a\n1,2,3", "bad-csv", "twice");
        assertCsv("a,b\n1", "bad-csv", "line 2 has 1 cells");
        assertCsv("a,b\n1,2\n1,", "missing-feature", "line 3, b");
    }

    @Test
    void onlyFiniteNumbersAreNumbers() {
        for (String cell :
                List.of("NaN", "Infinity", "-Infinity", "0x1p3", "1d", "1f", "--1", "1e", "1e999", ".", "1_0")) {
            assertCsv("a,b\n1," + cell, "non-finite-feature", "line 2, b");
        }
        assertCsv("a,b\n1," + "9".repeat(100), "non-finite-feature", "9999'");
    }

    @Test
    void rowsAreBounded() {
        String most = "a,b\n" + "1,2\n".repeat(FeatureTable.MAX_ROWS);
        assertThat(FeatureTable.rows(most, features)).hasNumberOfRows(FeatureTable.MAX_ROWS);
        assertCsv(most + "1,2\n", "too-many-rows", "10000");
    }

    @Provide
    Arbitrary<String> tables() {
        return Arbitraries.strings()
                .withChars("ab,\n\r 01.-+eEN\"\0é")
                .ofMaxLength(60)
                .map(each -> "a,b\n" + each);
    }

    /** Whatever is sent, it is rows of finite numbers or a coded refusal. */
    @Property(tries = 500)
    void nothingElseIsThrown(@ForAll("tables") String csv) {
        try {
            for (double[] row : FeatureTable.rows(csv, features)) {
                assertThat(row).hasSize(2);
                assertThat(Double.isFinite(row[0]) && Double.isFinite(row[1])).isTrue();
            }
        } catch (DecodeException refused) {
            assertThat(refused.code()).isNotBlank();
        }
    }
}
