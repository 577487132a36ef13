package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader says to broken and to newer frames. Offsets are those of docs/contracts.md. */
class FrameRefusalTest {
    private static final int HEADER = 67;
    private static final int MESSAGE = HEADER + 4;
    private static final int ROOT = MESSAGE + 8;
    private static final Message TRADE = new Trade(7, 1_000, 2, 8, 10_025, 1_500, Side.SELL);
    private static final Message DELTA = new BookDelta(7, 1_000, 2, 8, 0, true, GoldenRecords.BIDS, GoldenRecords.ASKS);

    static Stream<Arguments> brokenHeaders() {
        return Stream.of(
                header("bad-magic", frame -> frame.putInt(0, 0x4E544C53)),
                header("bad-length", frame -> frame.putInt(4, 63)),
                header("bad-length", frame -> frame.putInt(4, -1)),
                header("bad-length", frame -> frame.putInt(4, HEADER + 1)),
                header("truncated", frame -> frame.putInt(4, HEADER - 1)),
                header("truncated", frame -> frame.putInt(4, Integer.MAX_VALUE)),
                header("bad-version", frame -> frame.putShort(8, (short) 0)),
                header("bad-value", frame -> frame.putShort(10, (short) 4)),
                header("unknown-code", frame -> frame.putShort(12, (short) 8)),
                header("bad-value", frame -> frame.putInt(16, -1)),
                header("bad-value", frame -> frame.putInt(20, -3)),
                header("bad-value", frame -> frame.putLong(24, -2)),
                header("bad-value", frame -> frame.putLong(40, -1)),
                header("bad-value", frame -> frame.putLong(40, 1_000_000_000_000_000_000L)),
                header("truncated", frame -> frame.put(64, (byte) 1)),
                header("truncated", frame -> frame.put(66, (byte) 0x80)),
                header("bad-header", frame -> frame.putShort(10, (short) 1)),
                header("bad-length", frame -> frame.putInt(HEADER, 7)),
                header("bad-length", frame -> frame.putInt(HEADER, -1)),
                header("bad-length", frame -> frame.putInt(HEADER, 40)),
                header("truncated", frame -> frame.putInt(HEADER, 80)));
    }

    static Stream<Arguments> brokenMessages() {
        return Stream.of(
                message(TRADE, "bad-length", frame -> frame.putShort(MESSAGE, (short) 30)),
                message(TRADE, "bad-length", frame -> frame.putShort(MESSAGE, (short) 32)),
                message(TRADE, "unknown-template", frame -> frame.putShort(MESSAGE + 2, (short) 19)),
                message(TRADE, "unknown-template", frame -> frame.putShort(MESSAGE + 2, (short) -1)),
                message(TRADE, "unknown-schema", frame -> frame.putShort(MESSAGE + 4, (short) 79)),
                message(TRADE, "bad-version", frame -> frame.putShort(MESSAGE + 6, (short) 0)),
                message(TRADE, "bad-decimals", frame -> frame.put(ROOT + 12, (byte) 19)),
                message(TRADE, "unknown-code", frame -> frame.put(ROOT + 30, (byte) 3)),
                message(DELTA, "bad-value", frame -> frame.putShort(ROOT + 14, (short) -1)),
                message(DELTA, "bad-value", frame -> frame.put(ROOT + 16, (byte) 2)),
                message(DELTA, "bad-length", frame -> frame.putShort(ROOT + 17, (short) 15)),
                message(DELTA, "truncated", frame -> frame.putShort(ROOT + 19, (short) 2_000)),
                message(DELTA, "too-many-levels", frame -> frame.putShort(ROOT + 19, (short) 2_001)),
                message(DELTA, "bad-length", frame -> frame.putShort(ROOT + 55, (short) 0)),
                message(new CancelAll("", "admin", ""), "too-long", frame -> frame.putShort(ROOT, (short) 65)),
                message(new CancelAll("", "admin", ""), "truncated", frame -> frame.putShort(ROOT, (short) 64)),
                message(new CancelAll("", "admin", ""), "too-short", frame -> frame.putShort(ROOT + 2, (short) 0)),
                message(new CancelAll("", "admin", ""), "bad-text", frame -> frame.put(ROOT + 4, (byte) 0x7F)),
                message(
                        new CancelOrder(GoldenRecords.ORDER, "a", ""),
                        "unknown-code",
                        frame -> frame.put(ROOT, (byte) 0)),
                message(
                        new CancelOrder(GoldenRecords.ORDER, "a", ""),
                        "bad-value",
                        frame -> frame.putLong(ROOT + 11, -1)),
                message(
                        new FeedStatus(0, 1, 2, MarketState.LIVE, "abc"),
                        "bad-text",
                        frame -> frame.put(ROOT + 19, (byte) 0xFF)),
                message(
                        new BooksReported("main", List.of(new Holding("USD", 6, 1, 0, 0))),
                        "too-many-holdings",
                        frame -> frame.putShort(ROOT + 2, (short) 4_097)));
    }

    @ParameterizedTest
    @MethodSource("brokenHeaders")
    void aBrokenHeaderRefusesTheFrame(String code, Consumer<ByteBuffer> damage) {
        byte[] frame = damaged(TRADE, damage);
        FrameReader reader = new FrameReader();

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> reader.wrap(frame))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
        assertThat(reader.next()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("brokenMessages")
    void aBrokenMessageIsRefusedForItself(Message message, String code, Consumer<ByteBuffer> damage) {
        FrameReader reader = new FrameReader().wrap(damaged(message, damage));

        assertThat(reader.next()).isTrue();
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(reader::message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
        assertThat(reader.next()).isTrue();
        assertThat(reader.message()).isEqualTo(TRADE);
        assertThat(reader.next()).isFalse();
    }

    @Test
    void everyShorterFrameIsRefused() {
        byte[] whole = damaged(DELTA, frame -> {});
        int second =
                MESSAGE + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(HEADER);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            if (length != HEADER && length != second) {
                assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> FrameReader.messages(part));
            }
        }
    }

    @Test
    void aNewerHeaderMayHaveAppendedBytesAndFlags() {
        byte[] frame = damaged(TRADE, any -> {});
        ByteBuffer newer = ByteBuffer.allocate(frame.length + 5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(frame, 0, HEADER)
                .put(new byte[] {9, 9, 9, 9, 9})
                .put(frame, HEADER, frame.length - HEADER);
        newer.putInt(4, HEADER + 5).putShort(8, (short) 2).putShort(10, (short) 0x8000);

        assertThat(FrameReader.header(newer.array())).isEqualTo(GoldenRecords.plain());
        assertThat(FrameReader.messages(newer.array())).containsExactly(TRADE, TRADE);
    }

    @Test
    void aNewerMessageMayHaveAppendedFieldsGroupsAndTexts() {
        byte[] frame = damaged(TRADE, any -> {});
        ByteBuffer newer = ByteBuffer.allocate(MESSAGE + 39 + 6)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(frame, 0, MESSAGE + 39)
                .put(new byte[] {1, 2, 3, 4, 0, 0});
        newer.putInt(HEADER, 39 + 6).putShort(MESSAGE, (short) (31 + 4)).putShort(MESSAGE + 6, (short) 5);

        assertThat(FrameReader.messages(newer.array())).containsExactly(TRADE);
    }

    @Test
    void aNewerLevelMayHaveAppendedFields() {
        ByteBuffer newer = ByteBuffer.allocate(MESSAGE + 8 + 17 + 4 + 2 * 17 + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(damaged(DELTA, any -> {}), 0, ROOT + 17)
                .putShort((short) 17)
                .putShort((short) 2)
                .putLong(10_024)
                .putLong(5)
                .put((byte) 99)
                .putLong(10_023)
                .putLong(0)
                .put((byte) 99)
                .putShort((short) 17)
                .putShort((short) 0);
        newer.putInt(HEADER, newer.capacity() - MESSAGE).putShort(MESSAGE + 6, (short) 5);

        assertThat(FrameReader.messages(newer.array()))
                .containsExactly(new BookDelta(7, 1_000, 2, 8, 0, true, GoldenRecords.BIDS, Levels.NONE));
    }

    private static Arguments header(String code, Consumer<ByteBuffer> damage) {
        return arguments(code, damage);
    }

    private static Arguments message(Message message, String code, Consumer<ByteBuffer> damage) {
        return arguments(message, code, damage);
    }

    /** A frame of the message and a trade behind it, damaged. */
    private static byte[] damaged(Message message, Consumer<ByteBuffer> damage) {
        FrameWriter writer = new FrameWriter();
        writer.add(message);
        writer.add(TRADE);
        byte[] frame = writer.finish(GoldenRecords.plain());
        damage.accept(ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN));
        return frame;
    }
}
