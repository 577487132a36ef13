package io.nautilus.marketdata.domain.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.DecodeException;
import io.nautilus.marketdata.domain.Venue;
import io.nautilus.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedVenueTest {
    private static final String KRAKEN = "1: {\"event\":\"heartbeat\"}\n";
    private static final String COINBASE = "1: {\"type\":\"subscriptions\",\"channels\":[]}\n";
    private static final String BINANCE = "1: {\"result\":null,\"id\":1}\n";
    private static final String SNAPSHOT =
            "https://x/depth?symbol=BTCUSDT -> 1: {\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}\n";
    private static final String NOTHING =
            "wss://x <-> 1\n\nwss://x <- 1: {\"type\":\"subscribe\"}\nwhat\n1: {}\n2: [\n";

    @TempDir
    private Path folder;

    @Test
    void theFirstMessageThatIsUnderstoodDecides() throws IOException {
        assertThat(venue(NOTHING + KRAKEN + COINBASE)).isEqualTo(Venue.KRAKEN);
        assertThat(venue("1: [1,[],\"trade\",\"XBT/USD\"]\n")).isEqualTo(Venue.KRAKEN);
        assertThat(venue(NOTHING + COINBASE + KRAKEN)).isEqualTo(Venue.COINBASE);
        assertThat(venue(NOTHING + BINANCE)).isEqualTo(Venue.BINANCE);
        assertThat(venue(SNAPSHOT)).isEqualTo(Venue.BINANCE);
        assertThat(venue(NOTHING)).isEqualTo(Venue.UNKNOWN);
        assertThat(venue("")).isEqualTo(Venue.UNKNOWN);
        assertThat(venue("1: {}\n".repeat(RecordedVenue.LOOK_LINES) + KRAKEN)).isEqualTo(Venue.UNKNOWN);
    }

    @Test
    void filesOfOneRecordingAreOfOneVenue() throws IOException {
        assertThat(venue(BINANCE, SNAPSHOT)).isEqualTo(Venue.BINANCE);
        assertThat(venue(NOTHING, COINBASE, NOTHING)).isEqualTo(Venue.COINBASE);
        assertThatThrownBy(() -> venue(COINBASE, NOTHING, SNAPSHOT))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.code()).isEqualTo("mixed-venues"))
                .hasMessageContaining("2 is of binance, another file of coinbase");
    }

    @Test
    void aFileThatIsNotThereHasNoVenue() {
        assertThatThrownBy(() -> RecordedVenue.of(List.of(folder.resolve("gone"))))
                .isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "KRAKEN,kraken-v1-book1000.ws",
        "KRAKEN,kraken-v1-ticker.ws",
        "KRAKEN,kraken-v1-trade.ws",
        "COINBASE,coinbase-level2-ticker-matches.ws",
        "BINANCE,binance-spot.ws",
        "BINANCE,binance-spot-depth-snapshots.http"
    })
    void tellsTheVenueOfRecordings(Venue venue, String file) {
        assertThat(RecordedVenue.of(List.of(SharedData.file("feeds/" + file)))).isEqualTo(venue);
    }

    @Test
    void venuesAreNamedInWhateverCase() {
        assertThat(Venue.named("Coinbase")).contains(Venue.COINBASE);
        assertThat(Venue.named("BINANCE")).contains(Venue.BINANCE);
        assertThat(Venue.named("unknown")).isEmpty();
        assertThat(Venue.named("nasdaq")).isEmpty();
        assertThat(Venue.KRAKEN.text()).isEqualTo("kraken");
    }

    private Venue venue(String... texts) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            files.add(Files.writeString(folder.resolve("file" + i), texts[i]));
        }
        return RecordedVenue.of(files);
    }
}
