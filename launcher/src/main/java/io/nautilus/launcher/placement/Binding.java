package io.nautilus.launcher.placement;

import io.nautilus.hardware.CoreGroup;
import io.nautilus.hardware.CoreSet;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How this system holds a process to its cores: by a command that then becomes the process. */
public enum Binding {
    /** Linux: the kernel holds all threads of the process to the set. */
    TASKSET("bound to its cores by taskset"),
    /** macOS binds nothing; what is not on the order path is demoted to the class "utility", background work below it. */
    TASKPOLICY("not bound, macOS cannot; those that are not on the order path are demoted by taskpolicy"),
    NONE("not bound: neither taskset nor taskpolicy is there");

    private final String said;

    Binding(String said) {
        this.said = said;
    }

    static Binding ofThisSystem() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(TASKSET, TASKPOLICY).filter(each -> each.isIn(Path.of(folder))))
                .findFirst()
                .orElse(NONE);
    }

    private boolean isIn(Path folder) {
        return Files.isExecutable(folder.resolve(command()));
    }

    private String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words before a command. */
    List<String> words(CoreSet cores, CoreGroup group) {
        return switch (this) {
            case TASKSET -> List.of(command(), "-c", cores.text());
            case TASKPOLICY ->
                switch (group) {
                    case CRITICAL -> List.of();
                    case POOL -> List.of(command(), "-c", "utility");
                    case BACKGROUND -> List.of(command(), "-c", "background");
                };
            case NONE -> List.of();
        };
    }

    boolean binds() {
        return this == TASKSET;
    }

    String said() {
        return said;
    }
}
