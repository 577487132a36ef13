package io.nautilus.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Indicators against values that other tools computed (TA-Lib and charting packages). Every row where both have a value
 * is compared; the tolerance is what the file's rounding allows.
 */
class ReferenceValuesTest {
    /** A column of a file, and what says the same here; {@code rows} have a value in both. */
    record Golden(
            String file, String indicator, List<Double> parameters, int output, String column, double error, int rows) {
        @Override
        public String toString() {
            return indicator + " as " + column + " of " + file;
        }
    }

    private static Golden golden(
            String file, String indicator, int output, String column, double error, int rows, double... parameters) {
        List<Double> list = Arrays.stream(parameters).boxed().toList();
        return new Golden(file, indicator, list, output, column, error, rows);
    }

    static Stream<Golden> all() {
        return Stream.of(
                golden("spy_ema.csv", "ema", 0, "ema14", 1e-9, 351, 14),
                golden("spy_tema.txt", "tema", 0, "tema_5", 1e-9, 352, 5),
                golden("spy_trix.txt", "trix", 0, "trix_5", 1e-9, 351, 5),
                golden("spy_kama.txt", "kama", 0, "kama_5", 1e-9, 495, 5, 2, 30),
                golden("spy_with_macd.txt", "macd", 0, "macd", 1e-5, 183, 12, 26, 9),
                golden("spy_with_macd.txt", "macd", 1, "signal", 1e-5, 183, 12, 26, 9),
                golden("spy_with_macd.txt", "macd", 2, "histogram", 1e-5, 183, 12, 26, 9),
                golden("spy_ppo.txt", "ppo", 0, "ppo_5_10", 1e-9, 491, 5, 10),
                golden("spy_atr_wilder.txt", "atr", 0, "average true range 14", 1e-5, 488, 14),
                golden("spy_atr.txt", "atr_simple", 0, "average true range 14", 1e-5, 487, 14),
                golden("spy_natr.txt", "natr", 0, "natr_5", 1e-9, 495, 5),
                golden("spy_with_adx.txt", "adx", 0, "adx 14", 1e-4, 477, 14),
                golden("spy_with_adx.txt", "adx", 1, "+di14", 1e-4, 477, 14),
                golden("spy_with_adx.txt", "adx", 2, "-di14", 1e-4, 477, 14),
                golden("spy_with_cci.txt", "cci", 0, "commodity channel index (cci) 14", 3e-3, 488, 14),
                golden("spy_cmo.txt", "cmo", 0, "cmo_5", 1e-9, 495, 5),
                golden("spy_mfi.txt", "mfi", 0, "money flow index 20", 1e-5, 480, 20),
                golden("spy_with_obv.txt", "obv", 0, "obv", 1e4, 500),
                golden("spy_bollinger_bands.txt", "bollinger", 0, "moving average 20", 1e-4, 481, 20, 2),
                golden("spy_bollinger_bands.txt", "bollinger", 1, "bollinger bands® 20 2 top", 1e-4, 481, 20, 2),
                golden("spy_bollinger_bands.txt", "bollinger", 2, "bollinger bands® 20 2 bottom", 1e-4, 481, 20, 2),
                golden("spy_bollinger_bands.txt", "bollinger", 3, "bandwidth", 2e-4, 481, 20, 2),
                golden("spy_bollinger_bands.txt", "bollinger", 4, "%b", 1e-4, 481, 20, 2),
                golden("spy_bollinger_bands.txt", "sma", 0, "moving average 20", 1e-4, 481, 20),
                golden("spy_with_don50.txt", "donchian", 0, "donchian channels 50 top", 1e-9, 451, 50),
                golden("spy_with_don50.txt", "donchian", 1, "donchian channels 50 bottom", 1e-9, 451, 50),
                golden("spy_with_don50.txt", "donchian", 2, "donchian channels 50 mean", 1e-4, 451, 50),
                golden("spy_with_stoch12k3.txt", "stochastic", 0, "stochastics 12 %k 3", 5e-4, 484, 12, 3, 5),
                golden("spy_with_stoch12k3.txt", "stochastic", 1, "%d 5", 5e-4, 484, 12, 3, 5),
                golden("spy_with_StochRSI.csv", "stochrsi", 0, "k", 1e-9, 469, 14, 14, 3, 3),
                golden("spy_with_StochRSI.csv", "stochrsi", 1, "d", 1e-9, 469, 14, 14, 3, 3),
                golden("spy_aroon_oscillator.txt", "aroon", 0, "aroon oscillator 14", 1e-4, 486, 14),
                golden("spy_ultosc.txt", "ultimate", 0, "ultosc_7_14_28", 1e-9, 472, 7, 14, 28),
                golden("spy_with_vwap.txt", "vwap", 0, "moving vwap 50", 1e-4, 452, 50));
    }

    @Test
    void theCatalogueSaysWhichAreCompared() {
        assertThat(all().map(Golden::indicator).distinct())
                .containsExactlyInAnyOrderElementsOf(Catalogue.indicators().stream()
                        .map(Definition::name)
                        .filter(Catalogue::isComparedWithOthers)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void valuesAreThoseOfOtherTools(Golden golden) {
        ReferenceFile file = ReferenceFile.named(golden.file());
        Indicator indicator =
                Catalogue.indicator(golden.indicator()).orElseThrow().make(golden.parameters());
        int compared = 0;
        for (int row = 0; row < file.size(); row++) {
            indicator.update(file.bar(row));
            double expected = file.number(row, golden.column());
            if (indicator.ready() && !Double.isNaN(expected)) {
                assertThat(indicator.value(golden.output()))
                        .as("row %s", row)
                        .isCloseTo(expected, within(golden.error()));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(golden.rows());
    }
}
