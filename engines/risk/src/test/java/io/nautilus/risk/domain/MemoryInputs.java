package io.nautilus.risk.domain;

import io.nautilus.runtime.log.Inputs;
import io.nautilus.runtime.log.LogRecord;
import io.nautilus.runtime.log.Position;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A process's view of its inputs, which are logs in memory: one that it has not fetched yet is withheld. */
final class MemoryInputs implements Inputs {
    private static final int NONE = -1;

    private final List<MemoryLog> logs;
    private final long[] next;
    private final long warmFrom;
    private int withheld = NONE;

    /** {@code warmFrom} is where market data is read again from. */
    MemoryInputs(List<MemoryLog> logs, long warmFrom) {
        this.logs = logs;
        this.next = new long[logs.size()];
        this.warmFrom = warmFrom;
    }

    void withhold(int input) {
        withheld = input;
    }

    void withholdNothing() {
        withheld = NONE;
    }

    @Override
    public LogRecord peek(int input) {
        return input == withheld ? null : logs.get(input).at(next[input], Long.MAX_VALUE);
    }

    @Override
    public void take(int input) {
        next[input]++;
    }

    @Override
    public OptionalLong seek(int input, Position position) {
        next[input] = position.offset();
        return OptionalLong.empty();
    }

    @Override
    public boolean lost(int input) {
        return false;
    }

    @Override
    public long end(int input) {
        return logs.get(input).end();
    }

    @Override
    public long beginning(int input) {
        return 0;
    }

    @Override
    public long warmStart(int input, long offset, Duration lookBack) {
        return Math.min(warmFrom, offset);
    }

    @Override
    public void scan(int input, long from, long to, Consumer<LogRecord> reader) {
        logs.get(input).read(from, to, reader);
    }
}
