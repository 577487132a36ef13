package io.nautilus.launcher.faults;

import io.nautilus.launcher.process.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the faults of one run happen to: a fleet that those share which leave the log whole, or one of their own, or a
 * platform on which a launcher runs. One of them at a time, since all use the same ports.
 */
public final class FaultRun implements AutoCloseable {
    /** So that portfolio has something to compare with soon after the last fill. */
    private static final Map<String, String> ENVIRONMENT = Map.of("NAUTILUS_RISK_REPORT_EVERY", "PT1S");

    private final Home home;
    private final Path folder;
    private Fleet fleet;
    private Fleet ownFleet;
    private Platform last;

    public FaultRun(Home home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /** The fleet, in which everything is alive and ready. */
    public Fleet fleet() throws IOException {
        if (fleet == null) {
            last = new Platform(home, folder.resolve("fleet"), ENVIRONMENT);
            fleet = new Fleet(last);
        } else {
            fleet.restore();
        }
        return fleet;
    }

    /** A fleet on a folder of its own; whoever asks for it closes it. */
    Fleet fleet(Path own, Map<String, String> more) throws IOException {
        ownFleet = new Fleet(platform(own, more));
        return ownFleet;
    }

    /** A platform on a folder of its own, not started; whoever asks for it closes it. */
    public Platform platform(Path own) {
        return platform(own, Map.of());
    }

    Platform platform(Path own, Map<String, String> more) {
        return platform(own, more, Platform.ORDER_PATH);
    }

    Platform platform(Path own, List<String> engines) {
        return platform(own, Map.of(), engines);
    }

    private Platform platform(Path own, Map<String, String> more, List<String> engines) {
        close();
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(more);
        last = new Platform(home, own, environment, engines);
        return last;
    }

    public Path folder() {
        return folder;
    }

    /** What the processes of the last platform said last. */
    public String logs() {
        return last == null ? "" : last.logs();
    }

    /** Ends whatever runs, where the one who drives it cannot any more. */
    public void abandon() {
        close();
        if (last != null && last.data().isLocked()) {
            last.close();
        }
    }

    @Override
    public void close() {
        if (fleet != null) {
            fleet.close();
            fleet = null;
        }
        if (ownFleet != null) {
            ownFleet.close();
            ownFleet = null;
        }
    }
}
