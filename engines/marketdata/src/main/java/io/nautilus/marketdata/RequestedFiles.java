package io.nautilus.marketdata;

import io.nautilus.runtime.http.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Files that a request names: only what lies below the configured folders is opened, links followed. */
final class RequestedFiles {
    private static final int MAX_FILES = 16;

    private final List<Path> roots;

    RequestedFiles(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /** The files. Throws a 400 problem that names the first one that will not be opened. */
    List<Path> checked(List<String> names) {
        if (names.isEmpty() || names.size() > MAX_FILES) {
            throw refuse("invalid-files", names.size() + " files", "name 1 to " + MAX_FILES + " in file or files");
        }
        return names.stream().map(this::checked).toList();
    }

    private Path checked(String name) {
        try {
            Path real = Path.of(name).toRealPath();
            for (Path root : roots) {
                if (Files.isDirectory(root) && real.startsWith(root.toRealPath()) && Files.isRegularFile(real)) {
                    return real;
                }
            }
            throw refuse("file-not-allowed", name, "files must lie below the data folder or NAUTILUS_DATA_ROOTS");
        } catch (IOException | InvalidPathException absent) {
            throw unreadable(name);
        }
    }

    static RuntimeException unreadable(String name) {
        return refuse("file-not-found", name, "name a file that this engine can read");
    }

    private static RuntimeException refuse(String code, String detail, String hint) {
        return Problem.of(400, code, detail, hint).exception();
    }
}
