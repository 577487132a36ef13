package io.nautilus.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.nautilus.runtime.http.TokenFile.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
    /** SHA-256 of "abc", as FIPS 180-2 has it. */
    private static final String HASH_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void grantsByTheHashOfTheToken() throws IOException {
        TokenFile tokens = read("{\"desk\": {\"role\": \"trader\", \"sha256\": \"" + HASH_OF_ABC + "\"}}");
        assertThat(tokens.grant("abc")).contains(new Grant("desk", "trader"));
        assertThat(tokens.grant("abcd")).isEmpty();
        assertThat(tokens.grant("")).isEmpty();
        assertThat(tokens.grant(HASH_OF_ABC)).isEmpty();
    }

    @Test
    void aMissingFileGrantsNothing() throws IOException {
        assertThat(TokenFile.read(folder.resolve("absent.json")).grant("abc")).isEmpty();
    }

    @Test
    void aBrokenFileIsSaid() {
        assertThatThrownBy(() -> read("{\"desk\": ")).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void rolesIncludeTheOnesBelow() {
        assertThat(Role.including(Role.VIEWER)).containsExactly(Role.VIEWER);
        assertThat(Role.including(Role.ADMIN)).containsExactlyInAnyOrder(Role.VIEWER, Role.TRADER, Role.ADMIN);
        assertThat(Role.including("root")).isEmpty();
    }

    private TokenFile read(String json) throws IOException {
        return TokenFile.read(Files.writeString(folder.resolve("token-hashes.json"), json));
    }
}
