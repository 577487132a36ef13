package io.nautilus.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.marketdata.domain.FeedSpec;
import io.nautilus.marketdata.domain.Venue;
import io.nautilus.marketdata.domain.replay.ReplaySpeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitialFeedTest {
    @TempDir
    private Path folder;

    @Test
    void aReplayIsOfTheVenueWhoseMessagesItsFilesHold() throws IOException {
        Path streams = Files.writeString(folder.resolve("a.ws"), "1: {\"result\":null,\"id\":1}\n");
        Path answers = Files.writeString(
                folder.resolve("b.http"),
                "https://x/depth?symbol=BTCUSDT -> 1: {\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}\n");
        assertThat(initial("replay:" + streams + "," + answers))
                .contains(new FeedSpec.Replayed(List.of(streams, answers), Venue.BINANCE, ReplaySpeed.ORIGINAL, true));
    }

    @Test
    void filesOfTwoVenuesAreNoFeed() throws IOException {
        Path one = Files.writeString(folder.resolve("a.ws"), "1: {\"event\":\"heartbeat\"}\n");
        Path other = Files.writeString(folder.resolve("b.ws"), "1: {\"type\":\"error\"}\n");
        assertThatThrownBy(() -> initial("replay:" + one + "," + other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b.ws is of coinbase, another file of kraken");
    }

    /** Its replay fails, and the report says why: see ReplayTest. */
    @Test
    void aFileThatIsNotThereDoesNotKeepTheEngineFromStarting() {
        Path gone = folder.resolve("gone.ws");
        assertThat(initial("replay:" + gone))
                .contains(new FeedSpec.Replayed(List.of(gone), Venue.UNKNOWN, ReplaySpeed.ORIGINAL, true));
    }

    @Test
    void whatIsNoFeedIsRefused() {
        assertThat(initial("none")).isEmpty();
        assertThatThrownBy(() -> initial("kraken")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<FeedSpec> initial(String feed) {
        return new MarketdataChannels(null, null, null, new Configured(feed)).initial();
    }

    private record Configured(String feed) implements MarketdataConfig {
        @Override
        public boolean feedLoop() {
            return true;
        }

        @Override
        public long seed() {
            return 1;
        }

        @Override
        public String simulatedSpeed() {
            return "1";
        }

        @Override
        public Optional<List<Path>> dataRoots() {
            return Optional.empty();
        }
    }
}
