package io.nautilus.risk.domain;

import io.nautilus.runtime.log.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A partition in memory. */
final class MemoryLog {
    private final List<LogRecord> records = new ArrayList<>();

    long append(long appendNanos, byte[] value) {
        records.add(new LogRecord(records.size(), 0, appendNanos, value));
        return records.size() - 1;
    }

    long end() {
        return records.size();
    }

    /** The record at an offset before {@code to}, or null. */
    LogRecord at(long offset, long to) {
        return offset < Math.min(to, end()) ? records.get((int) offset) : null;
    }

    void read(long from, long to, Consumer<LogRecord> reader) {
        for (long offset = from; offset < Math.min(to, end()); offset++) {
            reader.accept(records.get((int) offset));
        }
    }

    /** The same log with another record in one place. */
    MemoryLog with(long offset, byte[] value) {
        MemoryLog changed = new MemoryLog();
        changed.records.addAll(records);
        LogRecord at = records.get((int) offset);
        changed.records.set((int) offset, new LogRecord(offset, at.leaderEpoch(), at.appendTimeNanos(), value));
        return changed;
    }
}
