package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A journal of market data is checked in form, seq, time and books; each defect is found where it stands. */
class MarketVerifierTest {
    private static final Writer MARKETDATA = new Writer(WriterKind.MARKETDATA, 0);
    private static final long OWNER = 7;
    private static final Levels BIDS = Levels.of(100, 5);
    private static final Levels ASKS = Levels.of(102, 5);

    private final List<LogRecord> records = new ArrayList<>();
    private long beginning;
    private long reign;
    private long seq;
    private long timeNanos = 1_000;

    private static BookSnapshot snapshot(int part, boolean last, Levels bids, Levels asks) {
        return new BookSnapshot(1, 0, 2, 8, part, last, bids, asks);
    }

    private static BookDelta delta(int part, boolean last, Levels bids, Levels asks) {
        return new BookDelta(1, 0, 2, 8, part, last, bids, asks);
    }

    private void epoch() {
        reign = beginning + records.size();
        append(true, FrameHeader.NO_REIGN, OWNER, FrameHeader.NO_SEQ);
    }

    private void frame(Message... messages) {
        append(false, reign, OWNER, seq++, messages);
    }

    private void append(boolean epoch, long ofReign, long owner, long ofSeq, Message... messages) {
        FrameWriter frame = new FrameWriter();
        List.of(messages).forEach(frame::add);
        byte[] value = frame.finish(new FrameHeader(
                1,
                epoch,
                false,
                MARKETDATA,
                ofReign,
                owner,
                ofSeq,
                timeNanos,
                timeNanos,
                epoch ? FrameHeader.CAUSE_NONE : FrameHeader.CAUSE_INPUTS,
                List.of(),
                List.of(),
                List.of()));
        records.add(new LogRecord(beginning + records.size(), 0, timeNanos, value));
        timeNanos += 10;
    }

    private void good() {
        epoch();
        frame(snapshot(0, false, BIDS, Levels.NONE), snapshot(1, true, Levels.NONE, ASKS));
        frame(delta(0, true, Levels.of(101, 1), Levels.NONE));
    }

    private VerifyReport verified() {
        return MarketVerifier.verify("market-data-0", MARKETDATA, Set.of("SIM"), new VerifiedLog() {
            @Override
            public long journalBeginning() {
                return beginning;
            }

            @Override
            public LogRecord journal(long from) {
                return from < beginning + records.size() ? records.get((int) (from - beginning)) : null;
            }

            @Override
            public long beginning(int input) {
                throw new AssertionError("sockets are not on the log");
            }

            @Override
            public LogRecord next(int input, long from, long to) {
                throw new AssertionError("sockets are not on the log");
            }
        });
    }

    /** The difference is in the record that was appended last. */
    private void differs(int index, String expected) {
        LogDifference difference = verified().difference();
        assertThat(difference).isNotNull();
        assertThat(difference.offset()).isEqualTo(beginning + records.size() - 1);
        assertThat(difference.index()).isEqualTo(index);
        assertThat(difference.expected()).contains(expected);
    }

    @Test
    void aJournalAsItIsWrittenIsEqual() {
        good();
        frame(new FeedStatus(1, 0, 1, MarketState.STALE, "silent"));
        epoch();
        frame(snapshot(0, true, BIDS, ASKS));
        assertThat(verified().difference()).isNull();
        assertThat(verified().skipped()).containsValue(4L);
    }

    @Test
    void aHoleInSeq() {
        good();
        seq++;
        frame(delta(0, true, BIDS, Levels.NONE));
        differs(-1, "seq 2");
    }

    @Test
    void timeThatStepsBack() {
        good();
        timeNanos = 500;
        frame(delta(0, true, BIDS, Levels.NONE));
        differs(-1, "time 1020");
    }

    @Test
    void aLiveBookThatIsLeftCrossed() {
        good();
        frame(delta(0, true, Levels.of(103, 1), Levels.NONE));
        differs(-1, "not crossed");
    }

    @Test
    void aStaleBookMayBeCrossedAndALiveOneWithinAFrame() {
        good();
        frame(delta(0, true, Levels.of(103, 1), Levels.NONE), delta(0, true, Levels.of(103, 0), Levels.NONE));
        frame(new FeedStatus(1, 0, 1, MarketState.STALE, "checksum"), delta(0, true, Levels.of(103, 1), Levels.NONE));
        assertThat(verified().difference()).isNull();
    }

    private static InstrumentDefinition definition(String symbol) {
        return new InstrumentDefinition(1, 0, 1, 2, 8, 6, 1, 1, symbol, "A", "USD");
    }

    private static Quote quote(long bid, long bidQuantity, long ask, long askQuantity) {
        return new Quote(1, 0, 2, 8, bid, bidQuantity, ask, askQuantity);
    }

    private static Trade trade(Side aggressor, long price, long quantity) {
        return new Trade(1, 0, 2, 8, price, quantity, aggressor);
    }

    /** 101 (1) and 100 (5) against 102 (5). */
    private void exact() {
        epoch();
        frame(definition("A-USD.SIM"), snapshot(0, true, BIDS, ASKS), new FeedStatus(1, 0, 1, MarketState.LIVE, ""));
        frame(delta(0, true, Levels.of(101, 1), Levels.NONE), quote(101, 1, 102, 5));
    }

    @Test
    void anExactVenueAsItIsWrittenIsEqual() {
        exact();
        frame(trade(Side.SELL, 101, 1), delta(0, true, Levels.of(101, 0), Levels.NONE), quote(100, 5, 102, 5));
        frame(trade(Side.BUY, 102, 5), delta(0, true, Levels.NONE, Levels.of(102, 0)));
        frame(
                definition("A-USD.SIM"),
                snapshot(0, false, BIDS, Levels.NONE),
                snapshot(1, true, Levels.NONE, Levels.NONE));
        frame(new FeedStatus(1, 0, 1, MarketState.ENDED, "stopped"), quote(1, 1, 2, 2), trade(Side.BUY, 1, 1));
        frame(definition("A-USD.SIM"), snapshot(0, true, Levels.of(50, 1), Levels.of(60, 1)));
        assertThat(verified().difference()).isNull();
    }

    @Test
    void aQuoteThatIsNotTheTopOfAnExactVenuesBook() {
        for (Quote other :
                List.of(quote(100, 1, 102, 5), quote(101, 2, 102, 5), quote(101, 1, 103, 5), quote(101, 1, 102, 4))) {
            begin();
            exact();
            frame(other);
            differs(0, "a quote of");
        }
    }

    @Test
    void aTradeThatAnExactVenuesBookDoesNotGive() {
        for (Trade other : List.of(
                trade(Side.BUY, 101, 1), trade(Side.BUY, 102, 6), trade(Side.SELL, 100, 1), trade(Side.BUY, 103, 1))) {
            begin();
            exact();
            frame(other);
            differs(0, "a trade with");
        }
    }

    /** A level that was changed far from the top shows with the next snapshot. */
    @Test
    void aSnapshotThatIsNotTheBookOfAnExactVenue() {
        exact();
        frame(delta(0, true, Levels.of(99, 7), Levels.NONE));
        frame(snapshot(0, true, Levels.of(new long[] {101, 100, 99}, new long[] {1, 5, 6}), ASKS));
        differs(0, "a snapshot of the book as it is");
    }

    /** Elsewhere trades, quotes and books are streams of their own. */
    @Test
    void whatOtherVenuesSayNeedNotAgree() {
        epoch();
        frame(definition("A-USD.KRAKEN"), snapshot(0, true, BIDS, ASKS));
        frame(quote(99, 1, 101, 1), trade(Side.BUY, 107, 3), snapshot(0, true, BIDS, Levels.NONE));
        assertThat(verified().difference()).isNull();
    }

    private void begin() {
        records.clear();
        seq = 0;
    }

    @Test
    void aPartThatIsMissing() {
        good();
        frame(snapshot(1, true, BIDS, ASKS));
        differs(0, "part 0");
    }

    @Test
    void aDeltaWithoutABook() {
        epoch();
        frame(delta(0, true, BIDS, Levels.NONE));
        differs(0, "a delta that a complete book can take");
    }

    @Test
    void aNewReignBeginsWithoutBooks() {
        good();
        epoch();
        frame(delta(0, true, BIDS, Levels.NONE));
        differs(0, "a delta that a complete book can take");
    }

    @Test
    void aReignThatNeverBegan() {
        good();
        append(false, reign + 1, OWNER + 1, seq, delta(0, true, BIDS, Levels.NONE));
        differs(-1, "reign 0");
    }

    @Test
    void aLateFrameOfAReignThatEndedIsVoid() {
        good();
        long ended = reign;
        epoch();
        append(false, ended, OWNER, seq, delta(0, true, Levels.of(103, 1), Levels.NONE));
        VerifyReport report = verified();
        assertThat(report.difference()).isNull();
        assertThat(report.voidFrames()).isOne();
    }

    @Test
    void anEventOfAnotherTopic() {
        good();
        frame(new OrderRepeated(MessageId.NONE, MessageId.NONE));
        differs(0, "market data");
    }

    @Test
    void aJournalWhoseBeginningExpiredMayBeginWithinABook() {
        beginning = 40;
        reign = 3;
        seq = 9;
        frame(delta(0, true, BIDS, Levels.NONE));
        frame(snapshot(0, true, BIDS, ASKS));
        assertThat(verified().difference()).isNull();
    }
}
