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

    /** What was cut: its offset, and the value of the record that is the last one now. */
    record Cut(long offset, byte[] last) {}

    /** Cuts the newest segment of a partition by its last record. */
    static Cut cut(Path partition) throws IOException {
        try (FileRecords records = FileRecords.open(newest(partition).toFile(), true)) {
            FileChannelRecordBatch last = null;
            byte[] before = {};
            for (FileChannelRecordBatch batch : records.batches()) {
                before = last == null ? before : value(last);
                last = batch;
            }
            Check.that(last != null, "%s holds a record", partition);
            Check.equal(last.lastOffset(), last.baseOffset(), "the last offset of the last batch");
            records.truncateTo(last.position());
            return new Cut(last.baseOffset(), before);
        }
    }

    /** Of a batch's last record. */
    private static byte[] value(FileChannelRecordBatch batch) {
        byte[] value = {};
        for (Record record : batch) {
            value = bytes(record.value());
        }
        return value;
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
