package io.nautilus.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.DecodeException;
import io.nautilus.ml.domain.NamedFeatures;
import io.nautilus.runtime.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FeatureTableTest {
    private final NamedFeatures features = new NamedFeatures(List.of("a", "b"));

    private double[][] read(String csv) {
        return FeatureTable.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), features);
    }

    private void assertRefused(String csv, String code, String said) {
        assertThatThrownBy(() -> read(csv)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().detail()).contains(said);
        });
    }

    @Test
    void columnsComeInAnyOrder() {
        double[][] rows = read("b,a\n2, -1.5e-3\n\n.5,+3\r\n");
        assertThat(rows).hasDimensions(2, 2);
        assertThat(rows[0]).containsExactly(-0.0015, 2);
        assertThat(rows[1]).containsExactly(3, 0.5);
    }

    @Test
    void tablesThatAreNoneAreRefused() {
        assertRefused("", "empty-csv", "no header");
        assertRefused("a,b\n", "empty-csv", "no row");
        assertRefused("a,b,c\n1,2,3", "too-many-columns", "3 columns");
        assertRefused("a,b\n1", "bad-csv", "line 2");
        assertRefused("a,b\n1,2\n1,", "missing-feature", "line 3: b");
        assertThatThrownBy(() -> read("a,c\n1,2")).isInstanceOf(DecodeException.class);
    }

    @Test
    void onlyFiniteNumbersAreNumbers() {
        for (String cell : List.of("Infinity", "-Infinity", "0x1p3", "1d", "1f", "--1", "1e", "1e999", ".", "1_0")) {
            assertRefused("a,b\n1," + cell, "invalid-number", "line 2: b");
        }
        assertRefused("a,b\n1,NaN", "missing-feature", "line 2: b");
    }

    @Test
    void rowsAreBounded() {
        String most = "a,b\n" + "1,2\n".repeat(FeatureTable.MAX_ROWS);
        assertThat(read(most)).hasNumberOfRows(FeatureTable.MAX_ROWS);
        assertRefused(most + "1,2\n", "too-many-rows", "4000");
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
            for (double[] row : read(csv)) {
                assertThat(row).hasSize(2);
                assertThat(Double.isFinite(row[0]) && Double.isFinite(row[1])).isTrue();
            }
        } catch (ProblemException refused) {
            assertThat(refused.problem().code()).isNotBlank();
        }
    }
}
