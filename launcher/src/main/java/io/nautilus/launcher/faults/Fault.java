package io.nautilus.launcher.faults;

import java.util.Arrays;
import java.util.Locale;

/** The faults, in the order of a run; each ends with an {@link Audit}. */
public enum Fault {
    KILL,
    STRATEGY_KILL,
    LATE_BYTES,
    SECOND_COPY,
    POISON,
    BROKER_GONE,
    SLEEP,
    LOST_TAIL,
    TAMPERED_LOG,
    DISK_FULL,
    SNAPSHOTS;

    /** How often is killed in one run. */
    public static final int KILLS = 15;

    /** How often strategy is. */
    public static final int STRATEGY_KILLS = 6;

    /** As the command's flags name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Fault of(String label) {
        return Arrays.stream(values())
                .filter(fault -> fault.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fault " + label + "; there are "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Fault::label).toList())));
    }

    /** Lets it happen once, and returns what can be counted of it. Throws where a promise is broken. */
    public Tally happen(FaultRun run, long seed) throws Exception {
        return switch (this) {
            case KILL -> new KillFault(run.fleet(), seed).run(KILLS);
            case STRATEGY_KILL -> new StrategyKillFault(run, seed).run(STRATEGY_KILLS);
            case LATE_BYTES -> new LateBytesFault(run.fleet(), seed).run();
            case SECOND_COPY -> new SecondCopyFault(run.fleet(), seed).run();
            case POISON -> new PoisonFault(run.fleet(), seed).run();
            case BROKER_GONE -> new BrokerGoneFault(run.fleet(), seed).run();
            case SLEEP -> new SleepFault(run, seed).run();
            case LOST_TAIL -> new LostTailFault(run, seed).run();
            case TAMPERED_LOG -> new TamperedLogFault(run, seed).run();
            case DISK_FULL -> new DiskFullFault(run, seed).run();
            case SNAPSHOTS -> new SnapshotsFault(run, seed).run();
        };
    }
}
