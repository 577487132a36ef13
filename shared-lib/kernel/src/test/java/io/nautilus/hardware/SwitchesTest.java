package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.hardware.Switches.Switch;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchesTest {
    private static final Switches.Process PLACED = new Switches.Process(2, Optional.of("a1b2"), "", OptionalInt.of(2));

    private static Switch shown(Switches switches, Switches.Process process, String name) {
        return switches.shown(process).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allAreShownAlsoWhereNothingIsSet() {
        Switches none = Switches.of(Map.of("PATH", "/bin"));
        assertThat(none.shown(PLACED)).extracting(Switch::name).containsExactlyElementsOf(Switches.NAMES);
        assertThat(none.shown(PLACED)).extracting(Switch::requested).containsOnly("not set");
        assertThat(none.mistakes()).isEmpty();
        assertThat(none.modelThreads(8)).isEqualTo(1);
        assertThat(none.optimizationOff()).isEmpty();
    }

    @Test
    void theSwitchOfThePlacementShowsWhetherThereIsOne() {
        assertThat(shown(Switches.of(Map.of()), PLACED, Switches.OPTIMIZATION))
                .isEqualTo(new Switch(Switches.OPTIMIZATION, "not set", "on", "placed by plan a1b2"));
        Switches off = Switches.of(Map.of(Switches.OPTIMIZATION, "0"));
        assertThat(off.optimizationOff()).contains("0");
        Switches.Process unplaced =
                new Switches.Process(2, Optional.empty(), "M4_MAX_OPTIMIZATION is 0", OptionalInt.empty());
        assertThat(shown(off, unplaced, Switches.OPTIMIZATION))
                .isEqualTo(
                        new Switch(Switches.OPTIMIZATION, "0", "off", "nothing was planned: M4_MAX_OPTIMIZATION is 0"));
    }

    @ParameterizedTest
    @CsvSource({"METAL_FRAMEWORK,GPU_ENABLED", "NEURAL_ENGINE,NEURAL_ENGINE_ENABLED"})
    void ofTwoNamesOffWins(String one, String other) {
        for (String off : new String[] {one, other}) {
            String on = off.equals(one) ? other : one;
            Switches switches = Switches.of(Map.of(off, "false", on, "1"));
            assertThat(shown(switches, PLACED, on).reason()).startsWith(off + " is off, and off wins; nothing in");
            assertThat(shown(switches, PLACED, off).reason()).startsWith("nothing in Nautilus");
            assertThat(shown(switches, PLACED, on).active()).isEqualTo("off");
        }
        Switches both = Switches.of(Map.of(one, "on", other, "YES"));
        assertThat(shown(both, PLACED, one).reason()).doesNotContain("wins");
    }

    @ParameterizedTest
    @CsvSource({"1,4,1", "3,4,3", "4,4,4", "5,4,4", "1024,1,1", "2,0,1"})
    void threadsAreNeverMoreThanTheCoresGranted(String asked, int cores, int threads) {
        assertThat(Switches.of(Map.of("OMP_NUM_THREADS", asked)).modelThreads(cores))
                .isEqualTo(threads);
    }

    @Test
    void theThreadsThatAreUsedAreShownWithWhatLimitsThem() {
        Switches many = Switches.of(Map.of("OMP_NUM_THREADS", "64"));
        assertThat(shown(many, PLACED, "OMP_NUM_THREADS"))
                .isEqualTo(
                        new Switch("OMP_NUM_THREADS", "64", "2", "no more threads than the 2 cores that were granted"));
        Switches.Process without = new Switches.Process(2, Optional.empty(), "", OptionalInt.empty());
        assertThat(shown(many, without, "OMP_NUM_THREADS").active()).isEqualTo("none");
        assertThat(shown(many, PLACED, "VECLIB_MAXIMUM_THREADS").active()).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1025", "4,2", "many", "1.5", "99999999999"})
    void whatIsNoNumberOfThreadsIsNamedAndNotUsed(String text) {
        Switches switches = Switches.of(Map.of("OMP_NUM_THREADS", text));
        assertThat(switches.mistakes())
                .containsExactly("OMP_NUM_THREADS is \"" + text + "\"; it has to be a whole number from 1 to 1024.");
        assertThat(switches.modelThreads(8)).isEqualTo(1);
        assertThat(shown(switches, PLACED, "OMP_NUM_THREADS").reason()).contains("Taken as not set");
    }

    @Test
    void whatIsNeitherOnNorOffIsNamedAndTakenAsNotSet() {
        Switches switches = Switches.of(Map.of("METAL_FRAMEWORK", "may\u001bbe", Switches.OPTIMIZATION, "maybe"));
        assertThat(switches.mistakes())
                .containsExactly(
                        "M4_MAX_OPTIMIZATION is \"maybe\"; it has to be true or false.",
                        "METAL_FRAMEWORK is \"may?be\"; it has to be true or false.");
        assertThat(switches.optimizationOff()).isEmpty();
        assertThat(shown(switches, PLACED, "METAL_FRAMEWORK").requested()).isEqualTo("may?be");
    }
}
