package io.nautilus.websocket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AnalyticsRecord;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.FactorRecord;
import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.InstrumentRecord;
import io.nautilus.contracts.Numbers;
import io.nautilus.contracts.PortfolioRecord;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Source;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordFoldTest {
    private final Streams streams = new Streams(new TextEncoder());
    private final RecordFold fold = new RecordFold(new Fanout(streams));

    private Stream stream(StreamTopic topic, String key) {
        return streams.find(topic, key).orElseThrow();
    }

    private static Source at(long offset) {
        return new Source("market-data", 0, offset, 0);
    }

    private static FeatureVector vector(long offset, double value) {
        return new FeatureVector(1, "T-USD.TEST", offset, at(offset), 7, Numbers.of(value));
    }

    @Test
    void whatIsSentAgainIsPassedOver() {
        fold.on(vector(5, 1));
        fold.on(vector(5, 1));
        fold.on(vector(4, 2));
        fold.on(vector(6, 3));
        assertThat(stream(StreamTopic.FEATURES, "T-USD.TEST").seq()).isEqualTo(2);
        assertThat(stream(StreamTopic.FEATURES, "T-USD.TEST").state().parts().values())
                .containsExactly(vector(6, 3));
    }

    private static BarRecord bar(long second, long offset) {
        Instant start = Instant.ofEpochSecond(second);
        Instant end = start.plusSeconds(1);
        BarRecord.Basis trades = BarRecord.Basis.TRADES;
        return new BarRecord(
                "T-USD.TEST",
                "time",
                "1s",
                start,
                end,
                trades,
                "1",
                "1",
                "1",
                "1",
                "1",
                "1",
                1,
                0,
                true,
                start,
                at(offset));
    }

    /** At a feed's end: the second that was over is told, and the one that was cut short. */
    @Test
    void bothBarsOfOneMessageAreTold() {
        fold.on(bar(1, 5));
        fold.on(bar(2, 6));
        fold.on(bar(3, 6));
        fold.on(bar(2, 6));
        fold.on(bar(3, 6));
        assertThat(stream(StreamTopic.BARS, "T-USD.TEST").seq()).isEqualTo(3);
        assertThat(stream(StreamTopic.BARS, "T-USD.TEST").state().parts().values())
                .containsExactly(bar(3, 6));
    }

    @Test
    void eachModelAndEachIntervalHasANewestOfItsOwn() {
        fold.on(new Prediction(1, "T-USD.TEST", 1, at(1), "a", "1", 7, 1_000, 0.5));
        fold.on(new Prediction(1, "T-USD.TEST", 1, at(1), "b", "1", 7, 1_000, 0.6));
        assertThat(stream(StreamTopic.PREDICTIONS, "T-USD.TEST").state().parts().keySet())
                .containsExactly("a", "b");
        fold.on(factor("SIM", "1s", 3));
        fold.on(factor("SIM", "1m", 3));
        assertThat(stream(StreamTopic.FACTORS, "momentum").state().parts().keySet())
                .containsExactly("SIM/1s", "SIM/1m");
    }

    private static FactorRecord factor(String set, String interval, long offset) {
        return new FactorRecord(set, "momentum", interval, Instant.EPOCH, List.of(), at(offset));
    }

    /** What closes by time has the source of its own last bar, which may lie before what another venue closed by. */
    @Test
    void factorsOfOneVenueSayNothingOfThoseOfAnother() {
        fold.on(factor("SIM", "1s", 5));
        fold.on(factor("LIVE", "1s", 4));
        fold.on(factor("SIM", "1s", 7));
        fold.on(factor("LIVE", "1s", 6));
        fold.on(factor("LIVE", "1s", 6));
        fold.on(factor("SIM", "1s", 6));
        assertThat(stream(StreamTopic.FACTORS, "momentum").seq()).isEqualTo(4);
        assertThat(stream(StreamTopic.FACTORS, "momentum").state().parts().values())
                .containsExactly(factor("SIM", "1s", 7), factor("LIVE", "1s", 6));
    }

    @Test
    void factorsOfAnOlderReleaseAreOfNoVenue() {
        fold.on(factor("", "1s", 5));
        assertThat(streams.find(StreamTopic.FACTORS, "momentum")).isEmpty();
        fold.on(factor("SIM", "1s", 4));
        assertThat(stream(StreamTopic.FACTORS, "momentum").state().parts().values())
                .containsExactly(factor("SIM", "1s", 4));
    }

    /** A mark comes from market data, a fill from the journal: their offsets are of different logs. */
    @Test
    void sourcesOfDifferentTopicsAreNotCompared() {
        fold.on(new PortfolioRecord.Pnl("main", "T-USD.TEST", "USD", "1", "2", "", at(900)));
        fold.on(new PortfolioRecord.Pnl(
                "main", "T-USD.TEST", "USD", "3", "4", "", new Source("order-events", 0, 10, 0)));
        fold.on(new PortfolioRecord.Pnl("main", "T-USD.TEST", "USD", "5", "6", "", at(901)));
        assertThat(stream(StreamTopic.PORTFOLIO, "main").seq()).isEqualTo(3);
    }

    @Test
    void figuresChangeWhileTheirSourceStays() {
        fold.on(new AnalyticsRecord("main", "USD", Instant.EPOCH, "1", List.of(), at(1)));
        fold.on(new AnalyticsRecord("main", "USD", Instant.EPOCH, "2", List.of(), at(1)));
        assertThat(stream(StreamTopic.ANALYTICS, "main").seq()).isEqualTo(2);
    }

    @Test
    void anInstrumentThatIsRegisteredMayBeSubscribedTo() {
        fold.on(new InstrumentRecord(1, "T-USD.TEST", "T", "USD", 2, 3, 6, "0.05", "0.005"));
        assertThat(streams.find(StreamTopic.MARKET_DATA, "T-USD.TEST")).isPresent();
        assertThat(stream(StreamTopic.INSTRUMENTS, "").state().parts()).hasSize(1);
    }
}
