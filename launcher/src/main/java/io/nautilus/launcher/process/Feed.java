package io.nautilus.launcher.process;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Where market data comes from. */
public sealed interface Feed {
    String REPLAY = "replay:";

    /** As engines and people write it; file names are absolute. */
    String text();

    /** Refuses a feed that cannot be read. */
    void check();

    /** The market that Nautilus makes up. */
    record Simulated() implements Feed {
        @Override
        public String text() {
            return "simulated";
        }

        @Override
        public void check() {
            // Needs nothing that could be missing.
        }
    }

    /** Recorded venue messages, merged by recorded time. */
    record Replay(List<Path> files) implements Feed {
        public Replay {
            files = List.copyOf(files);
        }

        @Override
        public String text() {
            return REPLAY + files.stream().map(Path::toString).collect(Collectors.joining(","));
        }

        @Override
        public void check() {
            for (Path file : files) {
                if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                    throw new Refusal(
                            ExitCode.FEED_UNREADABLE,
                            "The feed's file " + file + " is missing or cannot be read: check --feed.");
                }
            }
        }
    }

    /** What {@code --feed} says; names of files are relative to {@code folder}. */
    static Feed parse(String text, Path folder) {
        if (text.equals("simulated")) {
            return new Simulated();
        }
        List<String> names = text.startsWith(REPLAY)
                ? Arrays.stream(text.substring(REPLAY.length()).split(","))
                        .filter(name -> !name.isBlank())
                        .toList()
                : List.of();
        if (names.isEmpty()) {
            throw new Refusal(
                    ExitCode.BAD_FLAGS, "--feed is \"" + text + "\"; it has to be simulated or replay:FILE[,FILE...].");
        }
        return new Replay(names.stream()
                .map(name -> folder.resolve(name).toAbsolutePath().normalize())
                .toList());
    }
}
