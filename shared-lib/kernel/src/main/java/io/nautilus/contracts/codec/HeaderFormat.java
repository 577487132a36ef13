package io.nautilus.contracts.codec;

/** Where a frame header's fields stand. The fixed part fills 64 bytes; sections of varints follow. */
public final class HeaderFormat {
    /** "NTLS" in the order of the bytes. */
    public static final int MAGIC = 0x534C544E;

    public static final int VERSION = 1;
    public static final int FIXED_LENGTH = 64;
    public static final int MAX_LENGTH = 64 * 1024;
    public static final int MAX_RUNS = 1_024;
    public static final int MAX_EPOCHS = 1_024;
    public static final int MAX_MARKS = 512;

    static final int MAGIC_AT = 0;
    static final int LENGTH_AT = 4;
    static final int VERSION_AT = 8;
    static final int FLAGS_AT = 10;
    static final int KIND_AT = 12;
    static final int SHARD_AT = 14;
    static final int RULES_AT = 16;
    static final int CAUSE_AT = 20;
    static final int REIGN_AT = 24;
    static final int OWNER_AT = 32;
    static final int SEQ_AT = 40;
    static final int CLOCK_AT = 48;
    static final int TIME_AT = 56;

    static final int EPOCH = 1;
    static final int RELEASE = 2;
    static final int KNOWN_FLAGS = EPOCH | RELEASE;

    static final int EXPLICIT = 1;
    static final int WARM = 2;
    static final int HOLED = 1;

    private HeaderFormat() {}
}
