package io.nautilus.launcher.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** The tokens for changing calls, made at the first start. Engines get only their hashes. */
public final class Tokens {
    private static final List<String> ROLES = List.of("viewer", "trader", "admin");
    private static final int TOKEN_BYTES = 32;

    private final Path folder;
    private final Path hashes;
    private final RandomGenerator random;

    public Tokens(DataFolder data, RandomGenerator random) {
        this(data.secrets(), data.secrets(), random);
    }

    /** With the hashes in a folder of their own, which can be shown to who must not see tokens. */
    public Tokens(Path folder, Path hashes, RandomGenerator random) {
        this.folder = folder;
        this.hashes = hashes;
        this.random = random;
    }

    /** Makes the tokens that are missing and the file of their hashes: {@code {name: {role, sha256}}}. */
    public void ensure() {
        makeFolder(folder);
        ObjectNode hashes = JsonFile.object();
        for (String role : ROLES) {
            hashes.putObject(role).put("role", role).put("sha256", sha256(token(role)));
        }
        WholeFile.write(hashes(), JsonFile.text(hashes), WholeFile.PRIVATE);
    }

    public Path file(String role) {
        return folder.resolve(role + ".token");
    }

    public Path hashes() {
        return hashes.resolve("token-hashes.json");
    }

    public String read(String role) {
        try {
            return Files.readString(file(role)).strip();
        } catch (IOException failed) {
            throw new FileFailure("read", file(role), failed);
        }
    }

    private String token(String role) {
        if (!Files.exists(file(role)) || read(role).isEmpty()) {
            write(file(role));
        }
        return read(role);
    }

    /** Makes a password that only its owner can read, unless it is there. */
    public void ensurePassword(Path file) {
        makeFolder(file.getParent());
        if (!Files.exists(file)) {
            write(file);
        }
    }

    private void write(Path file) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        WholeFile.write(file, text + "\n", WholeFile.PRIVATE);
    }

    private static void makeFolder(Path folder) {
        try {
            if (!Files.exists(folder)) {
                Files.createDirectories(folder.getParent());
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException failed) {
            throw new FileFailure("make", folder, failed);
        }
    }

    private static String sha256(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
