package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputDecoderTest {
    private static final long SECOND = 1_000_000_000;

    private static List<Input> market(long clockNanos, long appendTimeNanos) {
        FrameWriter frame = new FrameWriter();
        frame.add(new Trade(7, 0, 2, 8, 100, 1, Side.SELL));
        FrameHeader header = new FrameHeader(
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
                List.of());
        InputSpec spec = new InputSpec(0, InputSpec.Kind.MARKET, "market-data", 0);
        TakenInput input = new TakenInput(spec, new FrameGate(FrameValidator.joining(0)), 0, 0, 0);
        List<Input> decoded = new ArrayList<>();
        InputDecoder.decode(input, new LogRecord(0, 0, appendTimeNanos, frame.finish(header)), decoded::add);
        return decoded;
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
}
