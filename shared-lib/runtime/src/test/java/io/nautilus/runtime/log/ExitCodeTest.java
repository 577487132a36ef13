package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void operationsHasTheSameTable() throws IOException {
        String rows = Arrays.stream(ExitCode.values())
                .map(code -> "| " + code.code() + " | " + code.meaning() + " |")
                .collect(Collectors.joining("\n", "| code | meaning |\n|---|---|\n", "\n"));
        assertThat(Files.readString(Path.of("../../docs/operations.md"))).contains(rows);
    }
}
