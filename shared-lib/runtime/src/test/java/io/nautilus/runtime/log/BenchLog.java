package io.nautilus.runtime.log;

import java.util.List;

/** A bench's logs as a verification reads them, with another journal where one is given. */
record BenchLog(ShardBench bench, List<LogRecord> records) implements VerifiedLog {
    static VerifyReport verify(ShardBench bench, List<LogRecord> journal) {
        return LogVerifier.verify("journal", ShardBench.SPEC, LastPrice::new, new BenchLog(bench, journal));
    }

    @Override
    public long journalBeginning() {
        return 0;
    }

    @Override
    public LogRecord journal(long from) {
        return from < records.size() ? records.get((int) from) : null;
    }

    @Override
    public long beginning(int input) {
        return bench.beginnings[input];
    }

    @Override
    public LogRecord next(int input, long from, long to) {
        ModelLog log = bench.logs.get(input);
        return from < Math.min(to, log.end()) ? log.records.get((int) from) : null;
    }
}
