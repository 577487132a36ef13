package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Writer;
import java.util.ArrayList;
import java.util.List;

/** The rule of validity once more, written as plainly as it is stated, for one writer of a partition. */
final class Reference {
    private Reference() {}

    /** The records of the writer that count, epoch frames left out. */
    static List<LogRecord> valid(ModelLog log, Writer writer) {
        List<LogRecord> valid = new ArrayList<>();
        FrameHeader epoch = null;
        long epochOffset = -1;
        long lastValidSeq = -1;
        boolean hole = false;
        for (LogRecord at : log.records) {
            FrameHeader frame = FrameReader.header(at.value());
            if (!frame.writer().equals(writer)) {
                continue;
            }
            if (frame.epoch()) {
                epoch = frame;
                epochOffset = at.offset();
                hole = false;
            } else if (epoch != null && frame.reign() == epochOffset && frame.owner() == epoch.owner() && !hole) {
                if (frame.seq() == lastValidSeq + 1) {
                    valid.add(at);
                    lastValidSeq = frame.seq();
                } else if (frame.seq() > lastValidSeq) {
                    hole = true;
                }
            }
        }
        return valid;
    }

    /** The reign at the end of the log, or -1. */
    static long lastReign(ModelLog log) {
        long reign = -1;
        for (LogRecord at : log.records) {
            if (FrameReader.header(at.value()).epoch()) {
                reign = at.offset();
            }
        }
        return reign;
    }
}
