package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The core of the log protocol, in the classes that run in production, under every order of events with two owners,
 * three requests, a crash and a stop. It fails for every defect that {@link Defect} names.
 */
@Execution(ExecutionMode.CONCURRENT)
class LogProtocolModelTest {
    private static final System.Logger LOG = System.getLogger(LogProtocolModelTest.class.getName());
    private static final int SEEDS = 10_000;

    private static Supplier<ModelWorld> world(Defect defect, ModelScript script) {
        return () -> new ModelWorld(defect, script, 2, 2, 1, 1);
    }

    @Test
    void everyOrderOfEventsWithRequestsOfPeopleKeepsThePromises() {
        explore(ModelScript.people());
    }

    @Test
    void everyOrderOfEventsWithRequestsOfAStrategyKeepsThePromises() {
        explore(ModelScript.strategy());
    }

    @Test
    void everyOrderOfEventsWithARequestThatCannotBeDecidedKeepsThePromises() {
        explore(ModelScript.poison());
    }

    private static void explore(ModelScript script) {
        Explorer.Visited visited = new Explorer(world(Defect.NONE, script)).explore();
        LOG.log(System.Logger.Level.INFO, "every order of events: {0}", visited);
        assertThat(visited.states())
                .as("all orders, and no state twice for the sake of what decides nothing")
                .isBetween(15_000L, 60_000L);
        assertThat(visited.settled()).isGreaterThan(800);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyPlantedDefectIsFound(Defect defect) {
        assertThatThrownBy(() -> {
                    new SeededRuns(defect).run(0, SEEDS / 10);
                    for (ModelScript script : scripts(defect)) {
                        new Explorer(world(defect, script)).explore();
                    }
                })
                .as("%s must break a promise", defect)
                .isInstanceOfAny(AssertionError.class, IllegalStateException.class);
    }

    /** All of them, in the order in which the defect is found soonest: notes are of what cannot be decided. */
    private static List<ModelScript> scripts(Defect defect) {
        return defect == Defect.NOTE_NOT_WRITTEN
                ? List.of(ModelScript.poison(), ModelScript.people(), ModelScript.strategy())
                : List.of(ModelScript.strategy(), ModelScript.people(), ModelScript.poison());
    }

    @Test
    void seededRunsWithEightInFlightSecondCopiesAndLostTailsKeepThePromises() {
        new SeededRuns(Defect.NONE).run(0, SEEDS);
    }
}
