package io.nautilus.runtime.kafka;

import io.nautilus.runtime.log.LogRecord;
import java.util.ArrayDeque;

/** Records of an input that were fetched and not yet taken: so many or so large that fetching waits, it is full. */
final class FetchedRecords {
    static final int LIMIT = 1024;
    /** Records may be a megabyte each, and heaps are small. */
    static final long LIMIT_BYTES = 8L * 1024 * 1024;

    private final ArrayDeque<LogRecord> records = new ArrayDeque<>();
    private long bytes;

    void add(LogRecord at) {
        records.add(at);
        bytes += at.value().length;
    }

    LogRecord peek() {
        return records.peek();
    }

    void remove() {
        bytes -= records.remove().value().length;
    }

    void clear() {
        records.clear();
        bytes = 0;
    }

    int size() {
        return records.size();
    }

    boolean isFull() {
        return records.size() >= LIMIT || bytes >= LIMIT_BYTES;
    }
}
