package io.nautilus.marketdata.domain.replay;

import io.nautilus.contracts.DecodeException;
import io.nautilus.marketdata.domain.Venue;
import io.nautilus.marketdata.domain.binance.BinanceFeed;
import io.nautilus.marketdata.domain.coinbase.CoinbaseFeed;
import io.nautilus.marketdata.domain.kraken.KrakenFeed;
import io.nautilus.marketdata.domain.recording.RecordedLine;
import io.nautilus.marketdata.domain.recording.Recording;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Whose messages recorded files hold: of each the first message that a venue's decoder understands decides. */
public final class RecordedVenue {
    /** So many lines of a file are looked at. */
    public static final int LOOK_LINES = 200;

    private RecordedVenue() {}

    /**
     * {@link Venue#UNKNOWN} where nothing was understood. Throws {@link DecodeException} with {@code mixed-venues}, and
     * {@link UncheckedIOException} where a file cannot be read.
     */
    public static Venue of(List<Path> files) {
        Venue found = Venue.UNKNOWN;
        for (Path file : files) {
            Venue venue = of(file);
            if (found != Venue.UNKNOWN && venue != Venue.UNKNOWN && venue != found) {
                throw new DecodeException(
                        "mixed-venues", file + " is of " + venue.text() + ", another file of " + found.text());
            }
            found = venue == Venue.UNKNOWN ? found : venue;
        }
        return found;
    }

    private static Venue of(Path file) {
        try (Recording recording = Recording.open(List.of(file))) {
            Venue venue = Venue.UNKNOWN;
            for (int line = 0; line < LOOK_LINES && venue == Venue.UNKNOWN && recording.peek() != null; line++) {
                venue = of(recording.next());
            }
            return venue;
        }
    }

    private static Venue of(RecordedLine line) {
        return switch (line) {
            case RecordedLine.Message message -> of(message.payload());
            case RecordedLine.Answer answer ->
                BinanceFeed.understands(answer.url(), answer.payload()) ? Venue.BINANCE : Venue.UNKNOWN;
            case RecordedLine.Control _, RecordedLine.Malformed _ -> Venue.UNKNOWN;
        };
    }

    private static Venue of(String payload) {
        if (KrakenFeed.understands(payload)) {
            return Venue.KRAKEN;
        }
        if (CoinbaseFeed.understands(payload)) {
            return Venue.COINBASE;
        }
        return BinanceFeed.understands(payload) ? Venue.BINANCE : Venue.UNKNOWN;
    }
}
