package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final Message TRADE = new Trade(7, 1_000, 2, 8, 10_025, 1_500, Side.SELL);

    private final FrameWriter writer = new FrameWriter();

    @Test
    void aTradeIsTheseBytes() {
        writer.add(TRADE);
        String frame = HexFormat.of().formatHex(writer.finish(GoldenRecords.plain()));

        String header = "1f000400" + "4e000400";
        String root = "07000000" + "e803000000000000" + "02" + "08" + "2927000000000000" + "dc05000000000000" + "02";
        assertThat(frame.substring(2 * (64 + 3))).isEqualTo("27000000" + header + root);
    }

    @Test
    void aFullWriterRefusesAndKeepsWhatItHas() {
        long[] numbers = new long[2_000];
        Arrays.setAll(numbers, i -> i);
        Levels levels = Levels.of(numbers, numbers);
        Message book = new BookSnapshot(7, 1_000, 2, 8, 0, true, levels, levels);
        int added = 0;
        while (writer.add(book)) {
            added++;
        }

        assertThat(writer.messageCount()).isEqualTo(added).isGreaterThan(10);
        assertThat(writer.bytes()).isLessThanOrEqualTo(FrameWriter.MAX_MESSAGE_BYTES);
        assertThat(writer.add(TRADE)).isTrue();
        byte[] frame = writer.finish(GoldenRecords.header());
        assertThat(frame).hasSizeLessThanOrEqualTo(FrameWriter.MAX_FRAME_BYTES);
        assertThat(FrameReader.messages(frame)).hasSize(added + 1).contains(book, TRADE);
    }

    @Test
    void theLargestMessageFitsAFrame() {
        Holding holding = new Holding("x".repeat(64), 18, Long.MAX_VALUE, 18, Long.MIN_VALUE);
        Message books = new BooksReported("a".repeat(64), Collections.nCopies(4_096, holding));

        assertThat(writer.add(books)).isTrue();
        assertThat(FrameReader.messages(writer.finish(GoldenRecords.header()))).containsExactly(books);
    }

    @Test
    void theLargestHeaderLeavesRoomForAllMessages() {
        List<FrameHeader.Run> runs = Collections.nCopies(
                1_024, new FrameHeader.Run(Integer.MAX_VALUE, true, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2));
        List<FrameHeader.InputEpoch> epochs =
                Collections.nCopies(1_024, new FrameHeader.InputEpoch(Integer.MAX_VALUE, Integer.MAX_VALUE));
        Writer who = new Writer(WriterKind.PROGRAM, 65_535);
        List<FrameHeader.WriterMark> marks = Collections.nCopies(
                512,
                new FrameHeader.WriterMark(Integer.MAX_VALUE, who, Long.MAX_VALUE - 1, -1, MessageId.MAX_SEQ, true));
        FrameHeader header = new FrameHeader(
                Integer.MAX_VALUE, false, true, who, 1, -1, MessageId.MAX_SEQ, -1, -1, -2, runs, epochs, marks);

        byte[] frame = writer.finish(header);
        assertThat(frame.length).isLessThanOrEqualTo(FrameWriter.MAX_FRAME_BYTES - FrameWriter.MAX_MESSAGE_BYTES);
        assertThat(FrameReader.header(frame)).isEqualTo(header);
    }

    @Test
    void whatTheWireCannotCarryIsTheWritersError() {
        long[] many = new long[2_001];
        Levels tooMany = Levels.of(many, many);
        for (Message message : List.of(
                new BookDelta(7, 0, 2, 8, 0, true, tooMany, Levels.NONE),
                new BookDelta(7, 0, 2, 8, 0, true, Levels.NONE, tooMany),
                new BookDelta(7, 0, 2, 8, 65_535, true, Levels.NONE, Levels.NONE),
                new BookDelta(7, 0, 2, 8, -1, true, Levels.NONE, Levels.NONE),
                new BookDelta(7, 0, 19, 8, 0, true, Levels.NONE, Levels.NONE),
                new BookDelta(7, 0, 2, -1, 0, true, Levels.NONE, Levels.NONE),
                new BooksReported("", List.of()),
                new BooksReported("main", Collections.nCopies(4_097, new Holding("USD", 6, 1, 0, 0))),
                new FeedStatus(0, 0, 1, MarketState.LIVE, "x".repeat(513)),
                new FeedStatus(0, 0, 1, MarketState.LIVE, "\ud800"),
                new CancelAll("m\u00e4in", "trader", ""),
                new CancelAll("main", "trader", "k".repeat(65)),
                new CancelAll("main", "", ""))) {
            assertThatThrownBy(() -> writer.add(message))
                    .as("%s", message)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(writer.messageCount()).isZero();
        assertThat(writer.bytes()).isZero();

        writer.add(TRADE);
        assertThat(FrameReader.messages(writer.finish(GoldenRecords.plain()))).containsExactly(TRADE);
    }

    @Test
    void aHeaderWithMoreEntriesThanTheWireCarriesIsTheWritersError() {
        FrameHeader plain = GoldenRecords.plain();
        FrameHeader header = new FrameHeader(
                0,
                false,
                false,
                plain.writer(),
                -1,
                1,
                0,
                0,
                0,
                -2,
                Collections.nCopies(1_025, new FrameHeader.Run(0, false, 0, 1)),
                List.of(),
                List.of());
        writer.add(TRADE);
        assertThatThrownBy(() -> writer.finish(header)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.finish(GoldenRecords.epoch())).isInstanceOf(IllegalArgumentException.class);
        assertThat(FrameReader.messages(writer.finish(plain))).containsExactly(TRADE);
    }

    @Test
    void clearedMessagesAreForgotten() {
        writer.add(TRADE);
        writer.clear();
        assertThat(writer.messageCount()).isZero();
        assertThat(FrameReader.messages(writer.finish(GoldenRecords.epoch()))).isEmpty();
    }

    @Test
    void theCursorTellsEachMessagesPlaceAndBytes() {
        writer.add(TRADE);
        writer.add(new CancelAll("", "admin", ""));
        byte[] frame = writer.finish(GoldenRecords.plain());
        FrameReader reader = new FrameReader().wrap(frame);

        assertThat(reader.header()).isEqualTo(GoldenRecords.plain());
        assertThat(reader.messageCount()).isEqualTo(2);
        assertThat(reader.next()).isTrue();
        assertThat(List.of(reader.index(), reader.templateId(), reader.instrumentId()))
                .containsExactly(0, 4, 7);
        assertThat(reader.messageBytes()).isEqualTo(Arrays.copyOfRange(frame, 71, 71 + 39));
        assertThat(reader.next()).isTrue();
        assertThat(List.of(reader.index(), reader.templateId(), reader.instrumentId()))
                .containsExactly(1, 22, -1);
        assertThat(reader.next()).isFalse();
        assertThat(reader.next()).isFalse();
    }
}
