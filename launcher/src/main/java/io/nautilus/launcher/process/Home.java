package io.nautilus.launcher.process;

import io.nautilus.launcher.data.DataFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where the program lies.
 *
 * @param root the project's folder
 * @param java the JVM that runs this process, and so everything it starts
 * @param classpath this launcher's
 */
public record Home(Path root, Path java, String classpath) {
    /** As the start scripts say it by {@code -Dnautilus.home}; without them the working folder. */
    public static Home ofThisProcess() {
        String classpath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return new Home(
                Path.of(System.getProperty("nautilus.home", ""))
                        .toAbsolutePath()
                        .normalize(),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                classpath);
    }

    /** What a person can type about a data folder. */
    public Hints hints(DataFolder data) {
        return Hints.of(root, data);
    }

    public Path defaultData() {
        return root.resolve("data");
    }
}
