package io.nautilus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    @Test
    void keepsFiveOlderFiles() throws IOException {
        LogFile log = new LogFile(folder, "risk");
        for (int start = 1; start <= 8; start++) {
            log.rotate();
            Files.writeString(log.path(), "start " + start);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(6);
        }
        assertThat(log.path()).hasContent("start 8");
        assertThat(folder.resolve("risk.1.log")).hasContent("start 7");
        assertThat(folder.resolve("risk.5.log")).hasContent("start 3");
    }

    @Test
    void emptiesAFileThatGrewTooLargeWhileItsWriterGoesOn() throws IOException {
        LogFile log = new LogFile(folder, "risk");
        try (var writer = Files.newOutputStream(log.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(new byte[(int) LogFile.LARGEST_BYTES]);
            log.trim();
            assertThat(folder.resolve("risk.1.log")).doesNotExist();
            writer.write('\n');
            log.trim();
            writer.write("goes on\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(log.path()).hasContent("goes on\n");
        assertThat(Files.size(folder.resolve("risk.1.log"))).isEqualTo(LogFile.LARGEST_BYTES + 1);
    }

    @Test
    void showsTheLastLinesAndFollowsWholeOnes() throws IOException {
        LogFile log = new LogFile(folder, "risk");
        assertThat(log.tail(3)).isEmpty();
        Files.writeString(log.path(), "a\nb\nc\nd\n");
        assertThat(log.tail(3)).containsExactly("b", "c", "d");
        LogFile.Follower follower = log.followFromEnd();
        Files.writeString(log.path(), "e\nhal", StandardOpenOption.APPEND);
        assertThat(follower.newLines()).containsExactly("e");
        Files.writeString(log.path(), "f\n", StandardOpenOption.APPEND);
        assertThat(follower.newLines()).isEqualTo(List.of("half"));
        assertThat(follower.newLines()).isEmpty();
        Files.writeString(log.path(), "new\n");
        assertThat(follower.newLines()).containsExactly("new");
    }

    @Test
    void skipsALineThatIsTooLongAndGoesOnBehindIt() throws IOException {
        LogFile log = new LogFile(folder, "risk");
        LogFile.Follower follower = log.followFromStart();
        Files.writeString(log.path(), "a\n" + "x".repeat(3 << 20));
        List<String> lines = new ArrayList<>();
        for (int look = 0; look < 5; look++) {
            lines.addAll(follower.newLines());
        }
        Files.writeString(log.path(), "x\nb\nc", StandardOpenOption.APPEND);
        lines.addAll(follower.newLines());
        Files.writeString(log.path(), "c\n", StandardOpenOption.APPEND);
        lines.addAll(follower.newLines());
        assertThat(lines).containsExactly("a", "[a line of more than 1048576 bytes is not shown]", "b", "cc");
    }
}
