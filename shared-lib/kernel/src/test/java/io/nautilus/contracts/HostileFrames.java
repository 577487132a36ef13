package io.nautilus.contracts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Frames as an enemy or a broken disk would write them: noise, mutations of whole frames, and (three of four)
 * mutations of the messages behind a good header, of every template in turn.
 */
final class HostileFrames {
    private static final int[] EXTREMES = {0, 1, 0x7F, 0x80, 0xFE, 0xFF};
    private static final int LENGTH_BYTES = Integer.BYTES;

    private final SplittableRandom random;
    private final List<byte[]> heads = new ArrayList<>();
    private final List<byte[]> messages = new ArrayList<>();

    HostileFrames(SplittableRandom random) {
        this.random = random;
        FrameWriter writer = new FrameWriter();
        for (FrameHeader header : List.of(GoldenRecords.header(), GoldenRecords.plain(), GoldenRecords.epoch())) {
            heads.add(writer.finish(header));
        }
        List<Message> originals = new ArrayList<>(GoldenRecords.all());
        originals.add(GoldenRecords.stepNote());
        for (Message message : originals) {
            writer.add(message);
            byte[] frame = writer.finish(GoldenRecords.plain());
            int headerLength = writer.finish(GoldenRecords.plain()).length;
            messages.add(Arrays.copyOfRange(frame, headerLength + LENGTH_BYTES, frame.length));
        }
    }

    byte[] next(int number) {
        return switch (number % 8) {
            case 0 -> noise();
            case 1 -> mutate(frame(head(), messages.get(random.nextInt(messages.size()))));
            default -> frame(heads.get(random.nextInt(2)), hostileMessage(number / 8));
        };
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            byte[] head = head();
            System.arraycopy(head, 0, bytes, 0, Math.min(bytes.length, random.nextInt(head.length)));
        }
        return bytes;
    }

    private byte[] head() {
        return heads.get(random.nextInt(heads.size()));
    }

    private byte[] hostileMessage(int number) {
        byte[] message = messages.get(number % messages.size());
        return switch (random.nextInt(6)) {
            case 0 -> message;
            case 1 -> Arrays.copyOf(message, 8 + random.nextInt(message.length));
            case 2 -> spliced(message);
            case 3 -> claimed(message);
            default -> mutate(message);
        };
    }

    /** The beginning of one message and the end of another. */
    private byte[] spliced(byte[] message) {
        byte[] other = messages.get(random.nextInt(messages.size()));
        int cut = random.nextInt(Math.min(message.length, other.length));
        byte[] bytes = other.clone();
        System.arraycopy(message, 0, bytes, 0, cut);
        return bytes;
    }

    /** A 16-bit number somewhere, so lengths, counts, templates and versions, claims something else. */
    private byte[] claimed(byte[] message) {
        byte[] bytes = message.clone();
        int at = random.nextBoolean() ? 2 * random.nextInt(4) : random.nextInt(bytes.length - 1);
        int claim = random.nextBoolean() ? random.nextInt(80) : random.nextInt(65_536);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(at, (short) claim);
        return bytes;
    }

    private byte[] mutate(byte[] original) {
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            bytes[at] = switch (random.nextInt(3)) {
                case 0 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
                case 1 -> (byte) EXTREMES[random.nextInt(EXTREMES.length)];
                default -> (byte) random.nextInt(256);
            };
        }
        return bytes;
    }

    private static byte[] frame(byte[] head, byte[] message) {
        return ByteBuffer.allocate(head.length + LENGTH_BYTES + message.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(head)
                .putInt(message.length)
                .put(message)
                .array();
    }
}
