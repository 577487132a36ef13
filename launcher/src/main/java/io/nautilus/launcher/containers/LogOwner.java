package io.nautilus.launcher.containers;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.placement.SystemProgram;
import io.nautilus.launcher.process.Hints;
import io.nautilus.launcher.process.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whose log lies in the volumes of the Compose project: a project has one, whatever {@code --data} says. It is noted by
 * an empty volume beside the log, so that other copies of this program on the same container engine see it too.
 */
final class LogOwner {
    private static final String LABEL = "io.nautilus.data-folder";
    private static final String VOLUME = "volume";

    private final Docker docker;
    private final Home home;
    private final DataFolder data;
    private final String log = Compose.project() + "_kafka";
    private final String note = Compose.project() + "_data-folder";

    LogOwner(Docker docker, Home home, DataFolder data) {
        this.docker = docker;
        this.home = home;
        this.data = data;
    }

    /** Refuses where another folder's start made the log that this one would go on with. */
    void refuseOther() {
        if (inspect(log).isEmpty()) {
            return;
        }
        owner().filter(other -> !other.isSame(data)).ifPresent(other -> {
            throw new Refusal(
                    ExitCode.DATA_OTHER_LOG,
                    "Containers have one log, in the volume " + log + ", and it belongs to the data folder "
                            + other.root()
                            + ", not to " + data.root() + ".\nNothing was changed. Go on with it by --data "
                            + Hints.quoted(other.root().toString())
                            + ", keep another log beside it by\n  COMPOSE_PROJECT_NAME=NAME "
                            + home.hints(data).start()
                            + "\nor run processes instead of containers by --mode local. To delete that log, with every"
                            + " order and position:\n  " + Compose.deletion(Compose.project()));
        });
    }

    /** Notes that the log is this folder's from now on. */
    void take() {
        if (isNoted()) {
            return;
        }
        docker.ask(toForget());
        SystemProgram.Answer made = docker.ask(toNote());
        if (!made.good()) {
            throw new Refusal(
                    ExitCode.START_FAILED,
                    "The container engine does not keep whose log it has: the volume " + note + " was not made: "
                            + made.problem());
        }
    }

    boolean isNoted() {
        return owner().filter(data::isSame).isPresent();
    }

    /** A note that is not there is none to forget. */
    List<String> toForget() {
        return List.of(VOLUME, "rm", note);
    }

    List<String> toNote() {
        return List.of(VOLUME, "create", "--label", LABEL + "=" + data.real(), note);
    }

    private Optional<DataFolder> owner() {
        return inspect(note)
                .map(volume -> volume.path("Labels").path(LABEL).asText())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> new DataFolder(Path.of(folder)));
    }

    private Optional<JsonNode> inspect(String volume) {
        SystemProgram.Answer told = docker.ask(List.of(VOLUME, "inspect", "--format", "{{json .}}", volume));
        return told.good() ? JsonFile.parse(told.text()) : Optional.empty();
    }
}
