package io.nautilus.launcher.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.kafka.common.record.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.Record;

/** The ends of partitions whose broker does not run. */
final class LogTails {
    /** In a batch as Kafka writes it: behind the base offset, the length, the leader epoch and the magic byte. */
    private static final int CRC_AT = 17;

    private static final int ATTRIBUTES_AT = CRC_AT + Integer.BYTES;

    private LogTails() {}

    /** What was cut, by its first and last offset, and the value of the record that is the last one now. */
    record Cut(long first, long last, byte[] left) {}

    /**
     * Cuts the newest segment of a partition from the last batch on of which a record is {@code wanted}; what came behind
     * it is gone with it.
     */
    static Cut cut(Path partition, Predicate<byte[]> wanted) throws IOException {
        Path segment = newest(partition);
        try (FileRecords records = FileRecords.open(segment.toFile(), true)) {
            FileChannelRecordBatch from = null;
            byte[] left = {};
            byte[] before = {};
            long last = -1;
            for (FileChannelRecordBatch batch : records.batches()) {
                List<byte[]> values = values(batch);
                if (values.stream().anyMatch(wanted)) {
                    from = batch;
                    left = before;
                }
                before = values.getLast();
                last = batch.lastOffset();
            }
            Check.that(from != null && left.length > 0, "%s holds a record that is wanted, behind another", partition);
            records.truncateTo(from.position());
            deleteIndexes(segment);
            return new Cut(from.baseOffset(), last, left);
        }
    }

    /** The broker makes them anew; one that tells of what is gone it would take for a sign that nothing is left. */
    private static void deleteIndexes(Path segment) throws IOException {
        for (String kind : List.of(".index", ".timeindex")) {
            Files.deleteIfExists(
                    segment.resolveSibling(segment.getFileName().toString().replace(".log", kind)));
        }
    }

    private static List<byte[]> values(FileChannelRecordBatch batch) {
        List<byte[]> values = new ArrayList<>();
        batch.forEach(record -> values.add(bytes(record.value())));
        return values;
    }

    /** A record that is a batch by itself, and where the batch stands in its file. */
    record Batch(Path file, int position, int bytes, long offset, byte[] value) {}

    /** Every such record of a partition, but the first and the last of its newest segment. */
    static List<Batch> batches(Path partition) throws IOException {
        Path file = newest(partition);
        List<Batch> batches = new ArrayList<>();
        try (FileRecords records = FileRecords.open(file.toFile(), false)) {
            for (FileChannelRecordBatch batch : records.batches()) {
                if (batch.baseOffset() == batch.lastOffset()) {
                    Record record = batch.iterator().next();
                    batches.add(new Batch(
                            file, batch.position(), batch.sizeInBytes(), batch.baseOffset(), bytes(record.value())));
                }
            }
        }
        return batches.subList(1, batches.size() - 1);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** Writes another value of the same length in the record's place and makes the batch's checksum good. */
    static void replace(Batch batch, byte[] value) throws IOException {
        Check.equal(value.length, batch.value().length, "bytes of the value at %s", batch.offset());
        try (FileChannel file = FileChannel.open(batch.file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(batch.bytes());
            file.read(bytes, batch.position());
            Check.that(!bytes.hasRemaining(), "the batch at %s is whole", batch.offset());
            bytes.put(at(bytes.array(), batch.value()), value);
            CRC32C crc = new CRC32C();
            crc.update(bytes.array(), ATTRIBUTES_AT, batch.bytes() - ATTRIBUTES_AT);
            bytes.putInt(CRC_AT, (int) crc.getValue());
            file.write(bytes.flip(), batch.position());
        }
    }

    /** Where the value stands in its batch, which is not compressed. */
    private static int at(byte[] batch, byte[] value) {
        for (int from = ATTRIBUTES_AT; from + value.length <= batch.length; from++) {
            if (Arrays.equals(batch, from, from + value.length, value, 0, value.length)) {
                return from;
            }
        }
        throw Check.broken("a batch does not hold the value that was read of it");
    }

    private static Path newest(Path partition) throws IOException {
        try (Stream<Path> files = Files.list(partition)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }
}
