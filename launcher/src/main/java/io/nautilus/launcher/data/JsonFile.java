package io.nautilus.launcher.data;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** One JSON object in one file, replaced as a whole. */
public final class JsonFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonFile() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The file's object; empty if there is no such file. Unreadable or not an object: {@link FileFailure}. */
    public static Optional<JsonNode> read(Path file) {
        try {
            JsonNode node = MAPPER.readTree(Files.readAllBytes(file));
            if (!node.isObject()) {
                throw new FileFailure("read", file, new MalformedFile("it holds no JSON object"));
            }
            return Optional.of(node);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (JacksonException broken) {
            throw new FileFailure("read", file, new MalformedFile("it is not JSON"));
        } catch (IOException broken) {
            throw new FileFailure("read", file, broken);
        }
    }

    /** What a text says, if it is JSON. */
    public static Optional<JsonNode> parse(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    public static String text(JsonNode node) {
        return node.toPrettyString() + "\n";
    }

    /** Of a file of somebody else, which keeps its permissions. */
    public static void replace(Path file, JsonNode node) {
        try {
            WholeFile.write(file, text(node), Files.getPosixFilePermissions(file));
        } catch (IOException failed) {
            throw new FileFailure("write", file, failed);
        }
    }

    public static void write(Path file, JsonNode node) {
        WholeFile.write(file, text(node), WholeFile.READABLE);
    }
}
