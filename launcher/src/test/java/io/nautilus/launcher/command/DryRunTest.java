package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FolderLock;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {
    private static final Plan PLAN = Plan.simulated(28_100);

    @TempDir
    private Path folder;

    private Home home;
    private DataFolder data;

    @BeforeEach
    void program() {
        home = new Home(Path.of("..").toAbsolutePath().normalize(), Path.of("/jdk/bin/java"), "/lib/launcher.jar");
        data = new DataFolder(folder.resolve("some data"));
    }

    private List<String> lines(boolean detach, Optional<FolderLock.Holder> holder) {
        return new DryRun(home, data, PLAN, detach).lines(new Supervision(home, data, PLAN), holder);
    }

    @Test
    void aDetachedStartShowsTheLauncherThatItLeaves() {
        List<String> lines = lines(true, Optional.empty());

        assertThat(lines)
                .containsSubsequence(
                        "would start  a launcher in the background, which does all that follows",
                        "    MALLOC_ARENA_MAX=2 /jdk/bin/java -Xmx32m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k"
                                + " --sun-misc-unsafe-memory-access=allow -Dnautilus.home=" + home.root()
                                + " -cp /lib/launcher.jar io.nautilus.launcher.command.Nautilus supervise --data '"
                                + data.root() + "' --base-port 28100 --feed simulated --no-strategies --no-placement",
                        "would write  " + data.logs().resolve("launcher.log"),
                        "would write  " + data.run().resolve("all-healthy.json"));
        assertThat(data.root()).doesNotExist();
    }

    @Test
    void whoLooksAfterItItselfLeavesNone() {
        assertThat(lines(false, Optional.empty()))
                .noneMatch(line -> line.contains("supervise") || line.contains("all-healthy"));
    }

    /** A second start compares and waits. */
    @Test
    void whereOneLooksAfterItAlreadyNoneIsStarted() {
        FolderLock.Holder other = new FolderLock.Holder(17, "2026-11-29T13:02:11Z", "supervise");

        assertThat(lines(true, Optional.of(other)))
                .contains("data folder  " + data.root() + ", looked after by process 17")
                .noneMatch(line -> line.contains("would start") || line.contains("all-healthy"));
    }
}
