package io.nautilus.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.indicators.Definition.Parameter;
import io.nautilus.indicators.NaiveIndicators.Bars;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every indicator that can be asked for, with its initial parameters and with the least ones. */
class IndicatorContractTest {
    private static final double CLOSE_ENOUGH = 1e-7;
    private static final Map<String, double[]> RANGES = Map.of(
            "rsi", new double[] {0, 100},
            "cmo", new double[] {-100, 100},
            "mfi", new double[] {0, 100},
            "adx", new double[] {0, 100},
            "stochastic", new double[] {0, 100},
            "stochrsi", new double[] {0, 100},
            "williams_r", new double[] {-100, 0},
            "ultimate", new double[] {0, 100});

    record Asked(Definition<Indicator> definition, List<Double> parameters) {
        Indicator make() {
            return definition.make(parameters);
        }

        double[] values() {
            List<Parameter> known = definition.parameters();
            return IntStream.range(0, known.size())
                    .mapToDouble(i -> i < parameters.size()
                            ? parameters.get(i)
                            : known.get(i).initial())
                    .toArray();
        }

        @Override
        public String toString() {
            return definition.columns(parameters).toString();
        }
    }

    static Stream<Asked> all() {
        return Catalogue.indicators().stream()
                .flatMap(each -> Stream.of(
                        new Asked(each, List.of()),
                        new Asked(
                                each,
                                each.parameters().stream().map(Parameter::least).toList())));
    }

    private static List<Double> run(Indicator indicator, List<Candle> bars) {
        List<Double> said = new ArrayList<>();
        for (Candle bar : bars) {
            indicator.update(bar);
            for (int i = 0; indicator.ready() && i < indicator.outputs().size(); i++) {
                said.add(indicator.value(i));
            }
        }
        return said;
    }

    @Test
    void everyIndicatorHasATwin() {
        assertThat(NaiveIndicators.twins().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Catalogue.indicators().stream().map(Definition::name).toList());
    }

    /** The index stands where it was, but for what its division rounds: that is no place in a channel. */
    @Test
    void pricesThatMovedAndStandHaveAnIndexThatStands() {
        StochRsi indicator = new StochRsi(14, 14, 3, 3);
        double[] moves = {100, 103, 101, 104.7, 99.3, 102.1, 98.6, 105.2};
        for (int i = 0; i < 400; i++) {
            double close = moves[Math.min(i, 40) % moves.length];
            indicator.update(new Candle(close, close, close, close, 1));
            if (i > 40 + 14 + 3 + 3) {
                assertThat(indicator.value(0)).as("bar %d", i).isCloseTo(50, within(1e-9));
                assertThat(indicator.value(1)).as("bar %d", i).isCloseTo(50, within(1e-9));
            }
        }
    }

    @Test
    void thereAreManyAndEachIsFoundByItsName() {
        assertThat(Catalogue.indicators()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(Catalogue.indicators()).allSatisfy(each -> {
            assertThat(Catalogue.indicator(each.name())).contains(each);
            assertThat(each.name()).matches("[a-z][a-z_]*");
            assertThat(each.source()).isNotBlank();
        });
        assertThat(Catalogue.indicator("no-such")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theWarmUpIsStatedAndKept(Asked asked) {
        Indicator indicator = asked.make();
        List<Candle> bars = TestBars.walk(1, indicator.warmUp() + 10, 0);
        for (int i = 1; i < indicator.warmUp(); i++) {
            indicator.update(bars.get(i));
            assertThat(indicator.ready())
                    .as("after %s of %s", i, indicator.warmUp())
                    .isFalse();
            assertThatThrownBy(indicator::value).isInstanceOf(IllegalStateException.class);
        }
        for (int i = 0; i < 10; i++) {
            indicator.update(bars.get(i));
            assertThat(indicator.ready()).isTrue();
            assertThat(indicator.value()).isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void streamingEqualsTheWholeHistoryAtEveryBar(Asked asked) {
        for (long seed = 0; seed < 4; seed++) {
            List<Candle> bars = TestBars.walk(seed, 300, seed % 2 == 0 ? 0 : 0.05);
            double[][] expected =
                    NaiveIndicators.twins().get(asked.definition().name()).of(Bars.of(bars), asked.values());
            Indicator indicator = asked.make();
            assertThat(expected).hasNumberOfRows(indicator.outputs().size());
            for (int i = 0; i < bars.size(); i++) {
                indicator.update(bars.get(i));
                for (int output = 0; indicator.ready() && output < expected.length; output++) {
                    double twin = expected[output][i];
                    assertThat(indicator.value(output))
                            .as("%s at bar %s of seed %s", indicator.outputs().get(output), i, seed)
                            .isCloseTo(twin, within(CLOSE_ENOUGH * (1 + Math.abs(twin))));
                }
            }
        }
    }

    /** A warm-up that is longer than it must be is as wrong as one that is too short. */
    @ParameterizedTest
    @MethodSource("all")
    void theLastOutputIsThereAsSoonAsItsDefinitionAllows(Asked asked) {
        Indicator indicator = asked.make();
        double[][] twin = NaiveIndicators.twins()
                .get(asked.definition().name())
                .of(Bars.of(TestBars.walk(3, 300, 0)), asked.values());
        int latest = Stream.of(twin).mapToInt(Series::first).max().orElseThrow();
        assertThat(indicator.warmUp()).isEqualTo(latest + 1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aResetOneIsAsNew(Asked asked) {
        List<Candle> bars = TestBars.walk(5, 200, 0);
        List<Double> fresh = run(asked.make(), bars);
        Indicator used = asked.make();
        for (int before : new int[] {1, used.warmUp() - 1, used.warmUp(), 3 * used.warmUp() + 1}) {
            run(used, TestBars.walk(before, before, 0.05));
            used.reset();
            assertThat(used.ready()).isFalse();
            assertThat(run(used, bars)).isEqualTo(fresh);
            used.reset();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void onlyTheFieldsThatItSaysItTakesMatter(Asked asked) {
        List<Candle> bars = TestBars.walk(6, 200, 0);
        List<String> takes = asked.definition().takes();
        assertThat(takes).isSubsetOf("open", "high", "low", "close", "volume");
        List<Candle> others = bars.stream().map(bar -> withOnly(takes, bar)).toList();
        assertThat(run(asked.make(), others)).isEqualTo(run(asked.make(), bars));
    }

    private static Candle withOnly(List<String> fields, Candle bar) {
        double high = fields.contains("high") ? bar.high() : bar.close();
        double low = fields.contains("low") ? bar.low() : bar.close();
        return new Candle(
                fields.contains("open") ? bar.open() : bar.close(),
                high,
                low,
                bar.close(),
                fields.contains("volume") ? bar.volume() : 0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatItHoldsDoesNotGrow(Asked asked) {
        Indicator indicator = asked.make();
        long before = StateSize.of(indicator);
        run(indicator, TestBars.walk(7, 5_000, 0));
        assertThat(StateSize.of(indicator)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("all")
    void valuesAreFiniteAndWithinTheirRangeWhateverComes(Asked asked) {
        List<List<Candle>> inputs = new ArrayList<>();
        inputs.add(Collections.nCopies(500, TestBars.flat(100.1, 0)));
        inputs.add(Collections.nCopies(500, TestBars.flat(Candle.LEAST, Candle.LEAST)));
        inputs.add(Collections.nCopies(500, TestBars.flat(Candle.MOST, Candle.MOST)));
        for (long seed = 0; seed < 10; seed++) {
            inputs.add(TestBars.wild(seed, 400));
        }
        List<Candle> frozen = new ArrayList<>(TestBars.walk(9, 100, 0));
        frozen.addAll(Collections.nCopies(20_000, TestBars.flat(100, 0)));
        inputs.add(frozen);
        double[] range =
                RANGES.getOrDefault(asked.definition().name(), new double[] {-Double.MAX_VALUE, Double.MAX_VALUE});
        for (List<Candle> bars : inputs) {
            assertThat(run(asked.make(), bars)).isNotEmpty().allSatisfy(value -> assertThat(value)
                    .isBetween(range[0] - 1e-9, range[1] + 1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void outputsHaveNamesOfTheirOwn(Asked asked) {
        List<String> columns = asked.definition().columns(asked.parameters());
        assertThat(columns).doesNotHaveDuplicates().hasSameSizeAs(asked.make().outputs());
        assertThat(columns.getFirst()).startsWith(asked.definition().name());
    }

    @ParameterizedTest
    @MethodSource("all")
    void parametersOutOfBoundsAreRefusedByName(Asked asked) {
        List<Parameter> known = asked.definition().parameters();
        for (int i = 0; i < known.size(); i++) {
            Parameter parameter = known.get(i);
            List<Double> given = new ArrayList<>(
                    known.stream().map(Parameter::initial).limit(i).toList());
            for (double wrong : new double[] {
                parameter.least() - 1,
                parameter.most() + 1,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                -1,
                fraction(parameter)
            }) {
                List<Double> bad = new ArrayList<>(given);
                bad.add(wrong);
                assertThatThrownBy(() -> asked.definition().make(bad))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(parameter.name());
            }
        }
        List<Double> many = new ArrayList<>(Collections.nCopies(known.size() + 1, 5.0));
        assertThatThrownBy(() -> asked.definition().make(many)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A value within the bounds that a whole one must not have. */
    private static double fraction(Parameter parameter) {
        return parameter.whole() ? parameter.least() + 0.5 : Double.NaN;
    }

    @Test
    void parametersThatDoNotGoTogetherAreRefused() {
        for (String asked : List.of("macd", "ppo", "ultimate")) {
            Definition<Indicator> definition = Catalogue.indicator(asked).orElseThrow();
            assertThatThrownBy(() -> definition.make(List.of(26.0, 12.0)))
                    .as(asked)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("26");
        }
        assertThatThrownBy(() -> Catalogue.indicator("kama").orElseThrow().make(List.of(10.0, 30.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void columnsSayTheParameters() {
        assertThat(Catalogue.indicator("macd").orElseThrow().columns(List.of(3.0, 10.0)))
                .containsExactly("macd(3,10,9).macd", "macd(3,10,9).signal", "macd(3,10,9).histogram");
        assertThat(Catalogue.indicator("bollinger").orElseThrow().columns(List.of(20.0, 2.5)))
                .contains("bollinger(20,2.5).percent_b");
        assertThat(Catalogue.indicator("obv").orElseThrow().columns(List.of())).containsExactly("obv");
    }
}
