package io.nautilus.launcher.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.data.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What the next launcher, {@code status} and {@code stop} need to know of a process, in {@code data/run/NAME.json}.
 *
 * @param identity the process
 * @param startedAt when it was started
 * @param port the port that people use
 * @param fingerprint of the way it was started
 * @param startMillis from its start until it was healthy; -1 as long as it was not
 * @param restarts how often it was started again after a death
 * @param lastEnd how it died last; empty if it never did
 */
public record RunRecord(
        ProcessIdentity identity,
        Instant startedAt,
        int port,
        String fingerprint,
        long startMillis,
        int restarts,
        String lastEnd) {
    static final long NOT_YET = -1;
    private static final long NOBODY = -1;

    public boolean alive() {
        return identity.alive();
    }

    RunRecord healthyAfter(long millis) {
        return new RunRecord(identity, startedAt, port, fingerprint, millis, restarts, lastEnd);
    }

    RunRecord ended(String how) {
        return new RunRecord(identity, startedAt, port, fingerprint, startMillis, restarts, how);
    }

    /** It is gone, and no launcher saw how. */
    RunRecord endedUnseen() {
        return lastEnd.isEmpty() ? ended("ended while no launcher looked after it") : this;
    }

    /** Of a service that has not run yet. */
    static RunRecord before(Service service) {
        ProcessIdentity nobody = new ProcessIdentity(NOBODY, "");
        return new RunRecord(nobody, Instant.EPOCH, service.port(), service.fingerprint(), NOT_YET, 0, "");
    }

    public void write(Path folder, String name) {
        ObjectNode node = JsonFile.object();
        node.put("pid", identity.pid()).put("start", identity.start());
        node.put("startedAt", startedAt.toString()).put("port", port).put("fingerprint", fingerprint);
        node.put("startMillis", startMillis).put("restarts", restarts).put("lastEnd", lastEnd);
        JsonFile.write(file(folder, name), node);
    }

    public static Optional<RunRecord> read(Path folder, String name) {
        Path file = file(folder, name);
        try {
            return JsonFile.read(file).map(RunRecord::of);
        } catch (DateTimeException malformed) {
            throw FileFailure.malformed(file, malformed);
        }
    }

    private static RunRecord of(JsonNode node) {
        return new RunRecord(
                new ProcessIdentity(
                        node.path("pid").asLong(), node.path("start").asText()),
                Instant.parse(node.path("startedAt").asText()),
                node.path("port").asInt(),
                node.path("fingerprint").asText(),
                node.path("startMillis").asLong(),
                node.path("restarts").asInt(),
                node.path("lastEnd").asText());
    }

    static void delete(Path folder, String name) {
        Path file = file(folder, name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new FileFailure("delete", file, failed);
        }
    }

    public static Path file(Path folder, String name) {
        return folder.resolve(name + ".json");
    }
}
