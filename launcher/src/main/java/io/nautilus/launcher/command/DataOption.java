package io.nautilus.launcher.command;

import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.process.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which data folder a command is about. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:NAUTILUS_DATA}",
            description = "The data folder (default: data in the project's folder, or $NAUTILUS_DATA).")
    private Path folder;

    /** Refuses a path that no command can use. */
    DataFolder folder(Home home) {
        DataFolder data = unchecked(home);
        data.checkReadable();
        return data;
    }

    /** For who says itself what is wrong with it. */
    DataFolder unchecked(Home home) {
        boolean chosen = folder != null && !folder.toString().isEmpty();
        return new DataFolder(chosen ? folder : home.defaultData());
    }
}
