package io.nautilus.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Table TABLE = Table.of("Speeds", List.of("what", "M/s", "messages"))
            .with("raw", 3.2, 2_000_000L)
            .with("ours", 0.0123, Table.UNKNOWN);

    @Test
    void alignsNumbersToTheRightAndTextsToTheLeft() {
        assertThat(TABLE.text())
                .containsExactly(
                        "what     M/s      messages", "raw     3.20     2,000,000", "ours  0.0123  not measured");
    }

    @Test
    void writesMarkdown() {
        assertThat(TABLE.markdown())
                .containsExactly(
                        "| what | M/s | messages |",
                        "|---|--:|--:|",
                        "| raw | 3.20 | 2,000,000 |",
                        "| ours | 0.0123 | not measured |");
    }

    @Test
    void refusesRowsThatDoNotFit() {
        assertThatThrownBy(() -> TABLE.with("raw")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void putsAReportBetweenItsMarksAndLeavesTheRest() {
        String page =
                "# Page\n<!-- benchmark wire -->\nold\n<!-- end -->\nkept\n<!-- benchmark orders -->\n<!-- end -->\n";

        assertThat(Output.replaced(page, "wire", "new"))
                .isEqualTo("# Page\n<!-- benchmark wire -->\nnew\n<!-- end -->\nkept\n<!-- benchmark orders -->\n"
                        + "<!-- end -->\n");
        assertThatThrownBy(() -> Output.replaced(page, "other", "new")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesTheMedianOfNeighboursRatiosAndTheirRange() {
        Ratios ratios = new Ratios();
        ratios.add(2, 4);
        ratios.add(9, 10);
        ratios.add(6, 10);
        assertThat(ratios.median()).isEqualTo(0.6);
        assertThat(ratios.range()).isEqualTo("0.50-0.90");
        ratios.add(8, 10);
        assertThat(ratios.median()).isEqualTo(0.7);
    }
}
