package io.nautilus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {
    @TempDir
    Path folder;

    @Test
    void readsFilesRelativeToAFolder() {
        assertThat(Feed.parse("simulated", folder)).isEqualTo(new Feed.Simulated());
        assertThat(Feed.parse("replay:a.ws,/b/./c.ws", Path.of("/home")))
                .isEqualTo(new Feed.Replay(List.of(Path.of("/home/a.ws"), Path.of("/b/c.ws"))))
                .extracting(Feed::text)
                .isEqualTo("replay:/home/a.ws,/b/c.ws");
    }

    @Test
    void refusesWhatIsNoFeed() {
        for (String text : List.of("", "kraken", "replay", "replay:", "replay:,")) {
            assertThatThrownBy(() -> Feed.parse(text, folder))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.BAD_FLAGS))
                    .hasMessageContaining("\"" + text + "\"");
        }
    }

    @Test
    void refusesAMissingFile() throws IOException {
        Files.createFile(folder.resolve("there.ws"));
        Feed.parse("replay:there.ws", folder).check();
        assertThatThrownBy(() -> Feed.parse("replay:there.ws,gone.ws", folder).check())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.FEED_UNREADABLE))
                .hasMessageContaining(folder.resolve("gone.ws").toString());
    }

    @Test
    void namesWhatDiffersBetweenTwoPlans() throws IOException {
        Plan asked = new Plan(9000, new Feed.Replay(List.of(Path.of("/a"))), true);
        assertThat(asked.differences(asked)).isEmpty();
        assertThat(asked.differences(new Plan(8000, new Feed.Simulated(), false)))
                .containsExactly(
                        "base port: 8000 runs, 9000 is asked for",
                        "feed: simulated runs, replay:/a is asked for",
                        "loop: false runs, true is asked for");
    }
}
