package io.nautilus.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who listens on a port: from /proc where there is one, else from lsof. */
final class PortOwner {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** In words: a process with its id and program, or that the system does not tell. */
    static String of(int port) {
        return pid(port).map(PortOwner::describe).orElse("a process that the system does not name");
    }

    static Optional<Long> pid(int port) {
        return Files.isDirectory(PROC.resolve("net")) ? pidFromProc(port) : pidFromLsof(port);
    }

    private static String describe(long pid) {
        String program = ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().command())
                .map(command -> " (" + command + ")")
                .orElse("");
        return "process " + pid + program;
    }

    private static Optional<Long> pidFromProc(int port) {
        List<String> sockets = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            sockets.addAll(listeningSockets(lines(PROC.resolve(table)), port));
        }
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> hasOpen(pid, sockets))
                .findFirst();
    }

    /** The inodes of the sockets that listen on a port, from the lines of /proc/net/tcp. */
    static List<String> listeningSockets(List<String> table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return table.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 9 && words[1].endsWith(suffix) && words[3].equals(LISTENING))
                .map(words -> "socket:[" + words[9] + "]")
                .toList();
    }

    private static boolean hasOpen(long pid, List<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (Path file : files) {
                if (sockets.contains(target(file))) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException notOurs) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException absent) {
            return List.of();
        }
    }

    private static Optional<Long> pidFromLsof(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
            String text = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().findFirst().map(line -> Long.parseLong(line.strip()));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
