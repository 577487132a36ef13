package io.nautilus.runtime.log;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A partition in memory. A cut tail raises the leader epoch, as a new leader of a real one does. */
final class ModelLog {
    final List<LogRecord> records = new ArrayList<>();
    /** The broker's clock. */
    long nowNanos;

    private int leaderEpoch;

    long append(byte[] value) {
        records.add(new LogRecord(records.size(), leaderEpoch, nowNanos, value));
        return records.size() - 1;
    }

    long end() {
        return records.size();
    }

    void read(long from, long to, Consumer<LogRecord> reader) {
        for (long offset = from; offset < Math.min(to, end()); offset++) {
            reader.accept(records.get((int) offset));
        }
    }

    /** The first offset that does not hold what it held for who stands at a position, where there is one. */
    OptionalLong parted(Position position) {
        for (long offset = 0; offset < position.offset(); offset++) {
            boolean known = position.leaderEpoch() != Position.UNKNOWN_EPOCH;
            if (offset == end() || known && records.get((int) offset).leaderEpoch() > position.leaderEpoch()) {
                return OptionalLong.of(offset);
            }
        }
        return OptionalLong.empty();
    }

    void cut(int count) {
        for (int i = 0; i < count && !records.isEmpty(); i++) {
            records.removeLast();
        }
        leaderEpoch++;
    }
}
