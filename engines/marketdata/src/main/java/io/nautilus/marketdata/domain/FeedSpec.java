package io.nautilus.marketdata.domain;

import io.nautilus.marketdata.domain.replay.ReplaySpeed;
import io.nautilus.marketdata.domain.simulated.SimulatedInstrument;
import io.nautilus.marketdata.domain.simulated.SimulatedSpeed;
import java.nio.file.Path;
import java.util.List;

/** What feed is asked for. */
public sealed interface FeedSpec {
    String type();

    /** Whose instruments it feeds: at most one feed of a venue is live. */
    String venue();

    /** The simulated market with this seed, at this speed. */
    record Simulated(long seed, SimulatedSpeed speed) implements FeedSpec {
        @Override
        public String type() {
            return "simulated";
        }

        @Override
        public String venue() {
            return SimulatedInstrument.VENUE;
        }
    }

    /** Recorded files of one venue, merged by recorded time. */
    record Replayed(List<Path> files, Venue source, ReplaySpeed speed, boolean loop) implements FeedSpec {
        public Replayed {
            files = List.copyOf(files);
        }

        @Override
        public String type() {
            return "replay";
        }

        @Override
        public String venue() {
            return source.name();
        }
    }
}
