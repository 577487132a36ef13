package io.nautilus.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    private static final RandomGenerator ZEROS = () -> 0;

    @TempDir
    Path folder;

    @Test
    void makesTokensThatOnlyTheirOwnerReads() throws IOException {
        Tokens tokens = new Tokens(new DataFolder(folder), new SecureRandom());
        tokens.ensure();
        assertThat(permissions(folder.resolve("secrets"))).isEqualTo("rwx------");
        for (String file : List.of("viewer.token", "trader.token", "admin.token", "token-hashes.json")) {
            assertThat(permissions(folder.resolve("secrets").resolve(file))).isEqualTo("rw-------");
        }
        assertThat(tokens.read("admin")).hasSize(43).matches("[A-Za-z0-9_-]+").isNotEqualTo(tokens.read("trader"));
    }

    /** A folder that engines see holds hashes and nothing else. */
    @Test
    void keepsHashesApartFromTokens() throws IOException {
        Path hashes = folder.resolve("hashes");
        Path password = folder.resolve("grafana/admin-password");
        Tokens tokens = new Tokens(folder.resolve("tokens"), hashes, new SecureRandom());
        tokens.ensure();
        tokens.ensurePassword(password);
        String first = Files.readString(password);
        tokens.ensurePassword(password);

        assertThat(hashes.toFile().list()).containsExactly("token-hashes.json");
        assertThat(Files.readString(hashes.resolve("token-hashes.json"))).doesNotContain(tokens.read("trader"));
        assertThat(permissions(password)).isEqualTo("rw-------");
        assertThat(Files.readString(password)).isEqualTo(first).hasSize(44);
    }

    /** The hash was computed by sha256sum of 43 letters A, which are 32 zero bytes. */
    @Test
    void givesEnginesHashesAndNoToken() throws IOException {
        Tokens tokens = new Tokens(new DataFolder(folder), ZEROS);
        tokens.ensure();
        assertThat(tokens.read("viewer")).isEqualTo("A".repeat(43));
        JsonNode viewer = JsonFile.read(tokens.hashes()).orElseThrow().path("viewer");
        assertThat(viewer.path("role").asText()).isEqualTo("viewer");
        assertThat(viewer.path("sha256").asText())
                .isEqualTo("0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a");
        assertThat(Files.readString(tokens.hashes())).doesNotContain("AAAA");
    }

    @Test
    void keepsTokensAndReplacesOneThatIsMissing() throws IOException {
        Tokens tokens = new Tokens(new DataFolder(folder), new SecureRandom());
        tokens.ensure();
        String admin = tokens.read("admin");
        String trader = tokens.read("trader");
        String hashes = Files.readString(tokens.hashes());
        Files.delete(tokens.file("trader"));
        tokens.ensure();
        assertThat(tokens.read("admin")).isEqualTo(admin);
        assertThat(tokens.read("trader")).isNotEqualTo(trader);
        assertThat(Files.readString(tokens.hashes())).isNotEqualTo(hashes);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
