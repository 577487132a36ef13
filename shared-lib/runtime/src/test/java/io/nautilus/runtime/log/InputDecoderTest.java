package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nautilus.contracts.FactorRecord;
import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Numbers;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Trade;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputDecoderTest {
    private static final long SECOND = 1_000_000_000;
    private static final byte NO_SIDE = 99;
    private static final InputSpec MARKET = new InputSpec(0, InputSpec.Kind.MARKET, Topics.MARKET_DATA, 0);

    private static List<Input> market(long clockNanos, long appendTimeNanos) {
        byte[] frame = marketFrame(clockNanos, new Trade(7, 0, 2, 8, 100, 1, Side.SELL));
        TakenInput input = new TakenInput(MARKET, new FrameGate(FrameValidator.joining(0)), 0, 0, 0);
        List<Input> decoded = new ArrayList<>();
        InputDecoder.decode(input, new LogRecord(0, 0, appendTimeNanos, frame), decoded::add);
        return decoded;
    }

    private static byte[] marketFrame(long clockNanos, Trade... trades) {
        FrameWriter frame = new FrameWriter();
        for (Trade trade : trades) {
            frame.add(trade);
        }
        return frame.finish(new FrameHeader(
                1,
                false,
                false,
                new Writer(WriterKind.MARKETDATA, 0),
                0,
                1,
                0,
                clockNanos,
                clockNanos,
                FrameHeader.CAUSE_NONE,
                List.of(),
                List.of(),
                List.of()));
    }

    /** Its book is wrong from then on, each time; that such messages come is said once. */
    @Test
    void everyMarketMessageThatCannotBeReadIsToldAndOneIsNews() {
        Trade buy = new Trade(7, 0, 2, 8, 100, 1, Side.BUY);
        Trade sell = new Trade(7, 0, 2, 8, 100, 1, Side.SELL);
        byte[] frame = marketFrame(0, buy, buy, buy);
        breakWhereTheyDiffer(frame, marketFrame(0, sell, buy, buy));
        breakWhereTheyDiffer(frame, marketFrame(0, buy, buy, sell));
        TakenInput input = new TakenInput(MARKET, new FrameGate(FrameValidator.joining(0)), 0, 0, 0);
        List<Input> decoded = new ArrayList<>();
        InputDecoder.decode(input, new LogRecord(0, 0, 0, frame), decoded::add);
        assertThat(decoded).filteredOn(Input.Market.class::isInstance).hasSize(1);
        assertThat(decoded)
                .filteredOn(Input.Malformed.class::isInstance)
                .extracting(Input.Malformed.class::cast)
                .extracting(malformed -> malformed.rejection().index(), Input.Malformed::news)
                .containsExactly(tuple(0, true), tuple(2, false));
        assertThat(input.malformed()).isEqualTo(2);
    }

    /** A side that there is not. */
    private static void breakWhereTheyDiffer(byte[] frame, byte[] other) {
        for (int i = 0; i < frame.length; i++) {
            if (other[i] != frame[i] && frame[i] != NO_SIDE) {
                frame[i] = NO_SIDE;
            }
        }
    }

    /** Its writer was stopped with it in a socket's buffer, and woke up a minute later. */
    @Test
    void whatIsAppendedLateIsAsOldAsItsWriterSays() {
        assertThat(market(5 * SECOND, 65 * SECOND)).allSatisfy(input -> {
            switch (input) {
                case Input.MarketRecord at -> assertThat(at.sentNanos()).isEqualTo(5 * SECOND);
                case Input.Market at -> assertThat(at.sentNanos()).isEqualTo(5 * SECOND);
                default -> throw new AssertionError(input);
            }
        });
    }

    @Test
    void aClockAheadOfTheLogsMakesNothingYounger() {
        assertThat(market(65 * SECOND, 5 * SECOND))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        Input.Market.class, at -> assertThat(at.sentNanos()).isEqualTo(5 * SECOND));
    }

    private static List<Input> decoded(InputSpec spec, byte[] value) {
        TakenInput input = new TakenInput(spec, new FrameGate(new FrameValidator()), 0, 0, 0);
        List<Input> decoded = new ArrayList<>();
        InputDecoder.decode(input, new LogRecord(41, 0, 3 * SECOND, value), decoded::add);
        return decoded;
    }

    @Test
    void aRecordOfAJsonTopicIsWhatTheTopicCarries() {
        FactorRecord record =
                new FactorRecord("SIM", "momentum", "1s", Instant.EPOCH, List.of(), new Source("bars", 0, 7, 0));
        InputSpec factors = InputSpec.records(3, Topics.FACTORS, 0);
        assertThat(decoded(factors, JsonRecords.encode(record)))
                .containsExactly(new Input.Recorded(Topics.FACTORS, 0, 41, 3 * SECOND, record));
        assertThat(decoded(factors, new byte[0])).as("a key without a value").isEmpty();
        assertThat(decoded(factors, "{}".getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .isInstanceOf(Input.Malformed.class);
    }

    @Test
    void signalsNeedNoReign() {
        FeatureVector vector =
                new FeatureVector(7, "BTC-USD.SIM", SECOND, new Source("bars", 0, 7, 0), 5, Numbers.of(0.5, -1));
        FrameWriter frame = new FrameWriter();
        frame.add(vector);
        byte[] bytes = frame.finish(TestFrames.frame(new Writer(WriterKind.FEATURES, 0), FrameHeader.NO_REIGN, 1, 0));
        InputSpec features = InputSpec.signals(3, Topics.FEATURES, 0, Duration.ZERO);
        assertThat(decoded(features, bytes)).containsExactly(new Input.Signalled(Topics.FEATURES, 0, 41, 0, 0, vector));
    }
}
