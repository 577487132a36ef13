package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.faults.Fault;
import io.nautilus.launcher.faults.FaultRun;
import io.nautilus.launcher.faults.Kind;
import io.nautilus.launcher.faults.Tally;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;

/** Lets faults happen to a platform by seeds that never change; {@code scripts/nautilus faults} does so at length. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class FaultTests {
    private static final System.Logger LOG = System.getLogger(FaultTests.class.getName());

    /** They have orders of their own only, and count what they prove by names of their own. */
    private static final Set<Fault> WITHOUT_MIXED_FLOW = EnumSet.of(Fault.LOST_TAIL, Fault.STRATEGY_KILL);

    @RegisterExtension
    private final TestExecutionExceptionHandler logs = this::withLogs;

    @TempDir
    private static Path folder;

    private FaultRun run;

    @BeforeAll
    void begin() {
        run = new FaultRun(Repository.HOME, folder);
    }

    @AfterAll
    void end() {
        run.close();
    }

    private void withLogs(ExtensionContext context, Throwable failure) throws Throwable {
        failure.addSuppressed(new AssertionError(run.logs()));
        throw failure;
    }

    final Tally happens(Fault fault, long seed) throws Exception {
        Tally tally = fault.happen(run, seed);
        LOG.log(System.Logger.Level.INFO, "%s with seed %d: %s".formatted(fault.label(), seed, tally));
        if (!WITHOUT_MIXED_FLOW.contains(fault)) {
            assertThat(Kind.ESSENTIAL).allSatisfy(kind -> {
                String missed = "%s with seed %d did not reach %s".formatted(fault.label(), seed, kind.label());
                assertThat(tally.of("seen." + kind.label())).as(missed).isPositive();
                assertThat(tally.of("notReached." + kind.label())).as(missed).isZero();
            });
        }
        return tally;
    }
}
