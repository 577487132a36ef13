package io.nautilus.launcher.faults;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.record.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.FileRecords;

/** The ends of partitions whose broker does not run. */
final class LogTails {
    private LogTails() {}

    /** Cuts the newest segment of a partition by its last record, and returns that record's offset. */
    static long cut(Path partition) throws IOException {
        try (FileRecords records = FileRecords.open(newest(partition).toFile(), true)) {
            FileChannelRecordBatch last = null;
            for (FileChannelRecordBatch batch : records.batches()) {
                last = batch;
            }
            Check.that(last != null, "%s holds a record", partition);
            Check.equal(last.lastOffset(), last.baseOffset(), "the last offset of the last batch");
            records.truncateTo(last.position());
            return last.baseOffset();
        }
    }

    private static Path newest(Path partition) throws IOException {
        try (Stream<Path> files = Files.list(partition)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    /** A frame of risk in a reign that never was: it counts for nobody. */
    static byte[] voidFrame() {
        return new FrameWriter()
                .finish(new FrameHeader(
                        0,
                        false,
                        false,
                        new Writer(WriterKind.RISK, 0),
                        Long.MAX_VALUE,
                        1,
                        0,
                        0,
                        0,
                        FrameHeader.CAUSE_NONE,
                        List.of(),
                        List.of(),
                        List.of()));
    }
}
