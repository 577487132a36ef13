package io.nautilus.hardware;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files in which the Linux kernel tells of itself. Another root than {@code /} holds what it told elsewhere. */
public record KernelFiles(Path root) {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_NAMES = 10_000;

    public static KernelFiles ofThisSystem() {
        return new KernelFiles(Path.of("/"));
    }

    /** What a file says, stripped; empty where there is none, or where it may not be read. */
    public Optional<String> text(String path) {
        try (InputStream in = Files.newInputStream(at(path))) {
            return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip());
        } catch (IOException notTold) {
            return Optional.empty();
        }
    }

    /** The set of cores that a file names; empty where it names none, or what cannot be understood. */
    public Optional<CoreSet> cores(String path) {
        return text(path).flatMap(CoreSet::read);
    }

    /** The value behind {@code key} in a file of lines such as {@code MemTotal: 8 kB}. */
    public Optional<String> value(String path, String key) {
        return text(path).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .filter(rest -> rest.startsWith(":"))
                .map(rest -> rest.substring(1).strip())
                .findFirst();
    }

    /** What a folder holds; nothing where there is none, or where what it tells of ends meanwhile. */
    public List<String> names(String path) {
        try (Stream<Path> inside = Files.list(at(path))) {
            return inside.limit(MOST_NAMES)
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException notTold) {
            return List.of();
        }
    }

    private Path at(String path) {
        return root.resolve(path.substring(1));
    }
}
