package io.nautilus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nautilus.hardware.Tier;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.placement.Placing;
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
        Files.writeString(folder.resolve("there.ws"), "1618678132.8258188: {\"event\":\"heartbeat\"}\n");
        Feed.parse("replay:there.ws", folder).check();
        assertThatThrownBy(() -> Feed.parse("replay:there.ws,gone.ws", folder).check())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.FEED_UNREADABLE))
                .hasMessageContaining(folder.resolve("gone.ws").toString());
    }

    @Test
    void takesAFileWithALineOfARecording() throws IOException {
        for (String line : List.of(
                "1618678133: [1]",
                "wss://ws.kraken.com <-> 1618678132.3858151",
                "wss://ws.kraken.com <- 1618678132.8253062: {\"event\":\"subscribe\"}",
                "https://api.binance.com/api/v3/depth?symbol=NKNUSDT -> 1633998512.320639: {\"lastUpdateId\":1}",
                "\n\nno line of a recording\n5: {}\r\n")) {
            Files.writeString(folder.resolve("a.ws"), line);
            Feed.parse("replay:a.ws", folder).check();
        }
    }

    @Test
    void refusesWhatIsNoRecordingAndNamesItsFileAndLine() throws IOException {
        Path file = folder.resolve("a.ws");
        assertRefused("replay:.", folder + " is a directory");
        for (String text : List.of("", "\n \n")) {
            Files.writeString(file, text);
            assertRefused("replay:a.ws", file + " is no recording: it is empty");
        }
        Files.writeString(file, "\ntime,price\n1618678133,1\n");
        assertRefused("replay:a.ws", file + " is no recording: its line 2 is \"time,price\"");
        Files.writeString(file, "1: a\nhttps://api.binance.com/depth => 1633998512.320639: {}\n");
        assertRefused("replay:a.ws", "line 1 is \"1: a\", and none of the first 2 is <unix seconds>: <json>");
        Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0, 27});
        assertRefused("replay:a.ws", file + " is no recording: its line 1 is \"?");
    }

    /** The look at the beginning of a file agrees with what venues' recordings hold. */
    @Test
    void takesRecordingsOfVenues() {
        Path feeds = Path.of("").toAbsolutePath().resolve("../../shared/data/feeds");
        assumeThat(feeds).as("the recorded feeds beside the project").exists();
        for (String name : List.of(
                "kraken-v1-book1000.ws",
                "kraken-v1-trade.ws",
                "coinbase-level2-ticker-matches.ws",
                "binance-spot.ws",
                "binance-spot-depth-snapshots.http")) {
            Feed.parse("replay:" + name, feeds).check();
        }
    }

    private void assertRefused(String text, String part) {
        assertThatThrownBy(() -> Feed.parse(text, folder).check())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.FEED_UNREADABLE))
                .hasMessageContaining(part);
    }

    @Test
    void namesWhatDiffersBetweenTwoPlans() throws IOException {
        Plan asked = new Plan(
                9000,
                new Feed.Replay(List.of(Path.of("/a"))),
                true,
                false,
                Catalogue.engineNames(),
                Placing.planned(Tier.TESTING, 24));
        assertThat(asked.differences(asked)).isEmpty();
        assertThat(asked.differences(Plan.simulated(8000)))
                .containsExactly(
                        "base port: 8000 runs, 9000 is asked for",
                        "feed: simulated runs, replay:/a is asked for",
                        "loop: false runs, true is asked for",
                        "placement: none runs, tier testing, at most 24 GiB is asked for");
    }
}
