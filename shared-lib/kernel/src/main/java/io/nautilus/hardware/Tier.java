package io.nautilus.hardware;

import java.util.Locale;

/** How much of a machine is used, in whole cores. On macOS a tier's figures are those of Docker Desktop's virtual machine. */
public enum Tier {
    AUTO(Integer.MAX_VALUE, Memory.ofGibibytes(1 << 20)),
    DEVELOPMENT(8, Memory.ofGibibytes(16)),
    TESTING(12, Memory.ofGibibytes(24)),
    PRODUCTION(14, Memory.ofGibibytes(28));

    private final int cores;
    private final Memory memory;

    Tier(int cores, Memory memory) {
        this.cores = cores;
        this.memory = memory;
    }

    /** The tier's part of the machine: its first cores and its memory, or what is there where that is less. */
    Machine of(Machine machine) {
        return machine.first(cores, memory);
    }

    boolean isMoreThan(Machine machine) {
        return this != AUTO
                && (cores > machine.wholeCores().size() || machine.memory().isBelow(memory));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String asks() {
        return cores + " cores and " + memory.mebibytes() / 1024 + " GiB";
    }
}
