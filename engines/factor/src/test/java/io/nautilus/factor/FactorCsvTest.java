package io.nautilus.factor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.contracts.DecodeException;
import io.nautilus.factor.domain.Catalogue;
import io.nautilus.factor.domain.Definition;
import io.nautilus.factor.domain.FactorCsv;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FactorCsvTest {
    private static final String HEADER = "date,instrument,open,high,low,close,volume\n";

    private static String calculated(String table, String factors) {
        return FactorCsv.write(
                PanelCsv.read(new ByteArrayInputStream((HEADER + table).getBytes(UTF_8))), Catalogue.of(factors));
    }

    /** A falls by a half, B and C rise by a half: the mean of 0.5, -0.5, -0.5 is -1/6, the deviation sqrt(2)/3. */
    @Test
    void everyRowAndFactorHasALineAndWhatCannotBeSaidIsEmpty() {
        String text = calculated("""
                2026-01-02,C,2,3,2,3,0
                2026-01-01,C,2,2,2,2,0
                2026-01-01,A,4,4,4,4,0
                2026-01-02,A,4,4,2,2,0
                2026-01-01,B,8,8,8,8,0
                2026-01-02,B,8,12,8,12,0
                2026-01-03,B,8,12,8,12,0
                """, "reversal-1,volume-trend-20");
        double z = (0.5 + 1 / 6.0) / (Math.sqrt(2) / 3);
        assertThat(text.lines().toList())
                .hasSize(15)
                .startsWith("date,instrument,factor,value,zscore,rank", "2026-01-01,A,reversal-1,,,")
                .contains("2026-01-02,A,volume-trend-20,,,", "2026-01-02,B,volume-trend-20,,,")
                .endsWith("2026-01-03,B,reversal-1,0.0,,1", "2026-01-03,B,volume-trend-20,,,");
        String[] first = line(text, "2026-01-02,A,reversal-1").split(",");
        assertThat(first[3]).isEqualTo("0.5");
        assertThat(Double.parseDouble(first[4])).isCloseTo(z, within(1e-12));
        assertThat(first[5]).isEqualTo("1");
        assertThat(line(text, "2026-01-02,B,reversal-1"))
                .startsWith("2026-01-02,B,reversal-1,-0.5,")
                .endsWith(",2");
        assertThat(line(text, "2026-01-02,C,reversal-1")).endsWith(",3");
    }

    private static String line(String text, String prefix) {
        return text.lines().filter(each -> each.startsWith(prefix)).findFirst().orElseThrow();
    }

    @Test
    void moreLinesThanMayBeAreRefusedBeforeTheyAreCalculated() {
        StringBuilder table = new StringBuilder();
        LocalDate first = LocalDate.of(2000, 1, 1);
        for (int day = 0; day < 6_000; day++) {
            table.append(first.plusDays(day)).append(",A,1,1,1,1,1\n");
        }
        String all = String.join(
                ",",
                Catalogue.all().definitions().stream().map(Definition::name).toList());
        assertThatThrownBy(() -> calculated(table.toString(), all))
                .isInstanceOfSatisfying(DecodeException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("too-many-lines");
                    assertThat(refused.getMessage())
                            .contains("6000 rows with " + Catalogue.all().size() + " factors");
                });
        assertThat(calculated(table.toString(), "momentum-5").lines()).hasSize(6_001);
    }

    @Test
    void aFactorThatIsNoneIsNamedAndARepeatedOneIsCalculatedOnce() {
        assertThatThrownBy(() -> Catalogue.of("momentum-5,alpha158"))
                .isInstanceOfSatisfying(DecodeException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("unknown-factor");
                    assertThat(refused.getMessage()).contains("'alpha158'", "momentum-5");
                });
        assertThatThrownBy(() -> Catalogue.of("")).isInstanceOf(DecodeException.class);
        assertThat(Catalogue.of("beta-60,momentum-5,beta-60").definitions())
                .extracting(Definition::name)
                .containsExactly("beta-60", "momentum-5");
    }
}
