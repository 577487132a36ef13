package io.nautilus.marketdata.domain.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Venue;
import io.nautilus.marketdata.domain.VenueFeed;
import io.nautilus.marketdata.domain.recording.Recording;
import io.nautilus.testing.SharedData;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A replay of recorded feeds from their begin to their end. */
record WholeReplay(Venue venue, MarketBooks books, VenueFeed feed, FeedCounts counts) {
    /** Skips the test where a file is not there. */
    ReplayReport of(PublishedBooks published, String... names) {
        List<Path> files =
                Stream.of(names).map(name -> SharedData.file("feeds/" + name)).toList();
        try (Replay replay = new Replay(
                "r1", venue.text(), () -> Recording.open(files), ReplaySpeed.MAX, false, books, feed, counts)) {
            replay.begin(0, published);
            for (long wall = 1; replay.report().state() == ReplayState.RUNNING; wall++) {
                replay.step(wall, published);
            }
            assertThat(replay.report().state()).isEqualTo(ReplayState.DONE);
            return replay.report();
        }
    }
}
