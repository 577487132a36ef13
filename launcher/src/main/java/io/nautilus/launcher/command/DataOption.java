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

    DataFolder folder(Home home) {
        return new DataFolder(folder == null ? home.defaultData() : folder);
    }
}
