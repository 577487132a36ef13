package io.nautilus.launcher.placement;

import io.nautilus.hardware.CoreGroup;
import io.nautilus.hardware.CoreSet;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How this system holds a process to its cores: by a command that then becomes the process.
 *
 * @param said of every process that is started so
 */
public record Binding(Command command, String said) {
    /** What there is to bind with. */
    enum Command {
        /** Linux: the kernel holds all threads of the process to the set. */
        TASKSET,
        /** macOS binds nothing; what is not on the order path is demoted to the class "utility", background below it. */
        TASKPOLICY,
        NONE
    }

    static final Binding TASKSET = new Binding(Command.TASKSET, "bound to its cores by taskset");
    static final Binding TASKPOLICY = new Binding(
            Command.TASKPOLICY,
            "not bound, macOS cannot; those that are not on the order path are demoted by taskpolicy");
    /** Of a machine that is only named. */
    public static final Binding ELSEWHERE = new Binding(Command.NONE, "bound to its cores where that is Linux");

    static final Binding NONE = without("neither taskset nor taskpolicy is there");
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    static Binding without(String why) {
        return new Binding(Command.NONE, "not bound: " + why);
    }

    /** The first that is on the path; one that fails with {@code cores} is not used, and says why. */
    public static Binding ofThisSystem(CoreSet cores) {
        Binding found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(TASKSET, TASKPOLICY).filter(each -> each.isIn(Path.of(folder))))
                .findFirst()
                .orElse(NONE);
        return found.binds() ? tried(found, cores) : found;
    }

    private static Binding tried(Binding found, CoreSet cores) {
        List<String> words = Stream.concat(found.words(cores, CoreGroup.CRITICAL).stream(), Stream.of("true"))
                .toList();
        SystemProgram.Answer answer = SystemProgram.ask(PATIENCE, words.toArray(String[]::new));
        return answer.good() ? found : without(answer.problem());
    }

    private boolean isIn(Path folder) {
        return Files.isExecutable(folder.resolve(name()));
    }

    private String name() {
        return command.name().toLowerCase(Locale.ROOT);
    }

    /** The words before a command. */
    public List<String> words(CoreSet cores, CoreGroup group) {
        return switch (command) {
            case TASKSET -> List.of(name(), "-c", cores.text());
            case TASKPOLICY ->
                switch (group) {
                    case CRITICAL -> List.of();
                    case POOL -> List.of(name(), "-c", "utility");
                    case BACKGROUND -> List.of(name(), "-c", "background");
                };
            case NONE -> List.of();
        };
    }

    public boolean binds() {
        return command == Command.TASKSET;
    }

    /** The words that bind a process that runs already, with all threads that it has. */
    List<String> moving(String pid, CoreSet cores) {
        return List.of(name(), "-a", "-c", "-p", cores.text(), pid);
    }
}
