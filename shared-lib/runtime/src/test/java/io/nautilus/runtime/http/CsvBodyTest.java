package io.nautilus.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvBodyTest {
    private static List<List<String>> read(String text) {
        List<List<String>> read = new ArrayList<>();
        new CsvBody(3, 3)
                .read(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        read::add,
                        row -> read.add(row.fields()));
        return read;
    }

    private static void refused(String text, String code, String detail) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().detail()).startsWith(detail);
        });
    }

    @Test
    void fieldsMayBeQuotedEmptyAndSurroundedBySpace() {
        assertThat(read("\uFEFFa,\"b,c\",\"d\"\"e\"\r\n\r\n 1 ,,\n\"\",\"x\",y"))
                .containsExactly(List.of("a", "b,c", "d\"e"), List.of("1", "", ""), List.of("", "x", "y"));
    }

    @Test
    void whatIsWrongNamesItsLine() {
        refused("", "empty-csv", "there is no header");
        refused("a,b,c,d", "too-many-columns", "line 1: 4 columns");
        refused("a,b\n\n1", "bad-csv", "line 3: 1 fields");
        refused("a\n\"1", "bad-csv", "line 2: a quote");
        refused("a\n1\n2\n3\n4", "too-many-rows", "line 5: at most 3");
    }

    @Test
    void numbersAreDecimalOrMissing() {
        List<Double> numbers = new ArrayList<>();
        String text = "a,b,c\n1,-2.5e-3,\nNaN,+7,.5";
        new CsvBody(9, 9).read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), names -> {}, row -> {
            for (int i = 0; i < 3; i++) {
                numbers.add(row.number(i));
            }
        });
        assertThat(numbers).containsExactly(1.0, -0.0025, Double.NaN, Double.NaN, 7.0, 0.5);
    }
}
