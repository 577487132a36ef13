package io.nautilus.contracts;

import io.nautilus.contracts.FrameHeader.InputEpoch;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.FrameHeader.WriterMark;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A frame header written from docs/contracts.md with the simplest means: the twin that the real writer is held
 * against.
 */
final class NaiveHeader {
    private static final BigInteger GROUP = BigInteger.valueOf(128);

    private NaiveHeader() {}

    static byte[] bytes(FrameHeader header) {
        byte[] sections = sections(header);
        return ByteBuffer.allocate(64 + sections.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("NTLS".getBytes(StandardCharsets.US_ASCII))
                .putInt(64 + sections.length)
                .putShort((short) 1)
                .putShort((short) ((header.epoch() ? 1 : 0) + (header.release() ? 2 : 0)))
                .putShort((short) header.writer().kind().code())
                .putShort((short) header.writer().shard())
                .putInt(header.rulesVersion())
                .putInt(header.cause())
                .putLong(header.reign())
                .putLong(header.owner())
                .putLong(header.seq())
                .putLong(header.clockNanos())
                .putLong(header.timeNanos())
                .put(sections)
                .array();
    }

    private static byte[] sections(FrameHeader header) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, header.consumed().size());
        for (Run run : header.consumed()) {
            boolean explicit = run.from() != -1;
            varint(out, run.input() * 4L + (run.warm() ? 2 : 0) + (explicit ? 1 : 0));
            if (explicit) {
                varint(out, run.from());
            }
            varint(out, run.count());
        }
        varint(out, header.epochs().size());
        for (InputEpoch epoch : header.epochs()) {
            varint(out, epoch.input());
            varint(out, epoch.leaderEpoch() + 1L);
        }
        varint(out, header.marks().size());
        for (WriterMark mark : header.marks()) {
            varint(out, mark.input() * 2L + (mark.holed() ? 1 : 0));
            varint(out, mark.writer().kind().code());
            varint(out, mark.writer().shard());
            varint(out, mark.reign() + 1);
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(mark.owner())
                    .array());
            varint(out, mark.seq() + 2);
        }
        return out.toByteArray();
    }

    static void varint(ByteArrayOutputStream out, long value) {
        BigInteger rest = BigInteger.valueOf(value);
        while (rest.compareTo(GROUP) >= 0) {
            out.write(rest.mod(GROUP).intValue() + 128);
            rest = rest.divide(GROUP);
        }
        out.write(rest.intValue());
    }
}
