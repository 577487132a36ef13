package io.nautilus.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.launcher.faults.Fleet.Death;
import io.nautilus.runtime.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Only a kill in mid-flow counts, of each process in its own way. */
class KillsTest {
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final Death AT_TEN_SECONDS = new Death(10 * SECOND_NANOS, 10 * SECOND_NANOS + 1);
    private static final MessageId FIRST = new MessageId(new Writer(WriterKind.PROGRAM, 0), 7, 0, 0);
    private static final MessageId SECOND = new MessageId(new Writer(WriterKind.PROGRAM, 0), 7, 1, 0);
    private static final SubmitOrder BUY = ProgramWriter.market("one", "BTC-USD.SIM", Side.BUY, "2");

    private static LogRecord marketData(long appendNanos, boolean epoch, boolean withEvent) {
        FrameWriter frame = new FrameWriter();
        if (withEvent) {
            frame.add(new Quote(1, 0, 2, 4, 100, 1, 101, 1));
        }
        byte[] bytes = frame.finish(new FrameHeader(
                1,
                epoch,
                false,
                new Writer(WriterKind.MARKETDATA, 0),
                epoch ? FrameHeader.NO_REIGN : 0,
                1,
                epoch ? -1 : 0,
                appendNanos,
                appendNanos,
                FrameHeader.CAUSE_INPUTS,
                List.of(),
                List.of(),
                List.of()));
        return new LogRecord(1, 0, appendNanos, bytes);
    }

    private static LogRecord portfolio(long appendNanos, String topic) {
        String record = "{\"kind\":\"cash\",\"source\":{\"topic\":\"" + topic + "\",\"offset\":3}}";
        return new LogRecord(1, 0, appendNanos, record.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void marketdataHasJustPublishedEvents() {
        assertThat(Kills.published(AT_TEN_SECONDS, List.of(marketData(9_500_000_000L, false, true))))
                .isTrue();
        assertThat(Kills.published(AT_TEN_SECONDS, List.of(marketData(8_500_000_000L, false, true))))
                .as("long before")
                .isFalse();
        assertThat(Kills.published(AT_TEN_SECONDS, List.of(marketData(10_500_000_000L, false, true))))
                .as("of the one that follows")
                .isFalse();
        assertThat(Kills.published(AT_TEN_SECONDS, List.of(marketData(9_500_000_000L, false, false))))
                .as("nothing of the market")
                .isFalse();
        assertThat(Kills.published(AT_TEN_SECONDS, List.of(marketData(9_500_000_000L, true, false))))
                .as("it has only just begun")
                .isFalse();
    }

    @Test
    void portfolioHasJustFoldedAnEventOfTheJournal() {
        assertThat(Kills.folded(AT_TEN_SECONDS, List.of(portfolio(9_500_000_000L, "order-events"))))
                .isTrue();
        assertThat(Kills.folded(AT_TEN_SECONDS, List.of(portfolio(9_500_000_000L, "market-data"))))
                .as("a new mark")
                .isFalse();
        assertThat(Kills.folded(AT_TEN_SECONDS, List.of(portfolio(8_500_000_000L, "order-events"))))
                .as("long before")
                .isFalse();
        assertThat(Kills.folded(AT_TEN_SECONDS, List.of(new LogRecord(1, 0, 9_500_000_000L, null))))
                .as("a record that was taken back")
                .isFalse();
    }

    @Test
    void theBrokerLeavesARequestUnanswered() {
        TestLog log = new TestLog();
        long reign = log.epoch(1);
        log.frame(reign, 1, 0, new OrderAccepted(FIRST, BUY.terms(), "USD", 2, ""));
        Death later = new Death(5_000_000, 5_000_001);
        assertThat(Kills.unanswered(later, log.records(), Map.of(FIRST, 0L))).isFalse();
        assertThat(Kills.unanswered(later, log.records(), Map.of(FIRST, 0L, SECOND, 1L)))
                .isTrue();
        assertThat(Kills.unanswered(new Death(100, 200), log.records(), Map.of(FIRST, 0L)))
                .as("its outcome came later")
                .isTrue();
    }
}
