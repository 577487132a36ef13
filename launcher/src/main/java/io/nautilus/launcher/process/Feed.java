package io.nautilus.launcher.process;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where market data comes from. */
public sealed interface Feed {
    String REPLAY = "replay:";

    /** As engines and people write it; file names are absolute. */
    String text();

    /** Refuses a feed that cannot be read, or holds nothing that could be market data. */
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
                complaint(file).ifPresent(why -> {
                    throw new Refusal(
                            ExitCode.FEED_UNREADABLE, "The feed's file " + file + " " + why + ".\nCheck --feed.");
                });
            }
        }

        private static Optional<String> complaint(Path file) {
            if (!Files.exists(file)) {
                return Optional.of("is missing");
            }
            if (!Files.isRegularFile(file)) {
                return Optional.of(Files.isDirectory(file) ? "is a directory" : "is no regular file");
            }
            try {
                return RecordedFormat.complaint(file);
            } catch (IOException unreadable) {
                return Optional.of("cannot be read (" + FileFailure.reason(unreadable) + ")");
            }
        }

        /** The folders of the files as they really lie. */
        public List<Path> folders() {
            return realFiles().stream().map(Path::getParent).distinct().toList();
        }

        /** The files as they really lie, links followed. */
        public List<Path> realFiles() {
            return files.stream().map(Replay::real).toList();
        }

        private static Path real(Path file) {
            try {
                return file.toRealPath();
            } catch (IOException gone) {
                return file;
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
