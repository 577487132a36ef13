package io.nautilus.hardware;

import java.util.regex.Pattern;

/** An amount of memory in whole MiB, written as Compose reads it: {@code 512M}, {@code 2G}. */
public record Memory(long mebibytes) implements Comparable<Memory> {
    public static final Memory NONE = new Memory(0);
    private static final int MEBI = 1 << 20;
    private static final int KIBI = 1 << 10;
    private static final Pattern TEXT = Pattern.compile("[1-9]\\d{0,6}[MG]");

    public Memory {
        if (mebibytes < 0) {
            throw new IllegalArgumentException("memory cannot be negative");
        }
    }

    public static Memory ofGibibytes(long gibibytes) {
        return new Memory(gibibytes * KIBI);
    }

    /** Rounded down. */
    public static Memory ofBytes(long bytes) {
        return new Memory(bytes / MEBI);
    }

    /** Throws {@link IllegalArgumentException} with the reason. */
    public static Memory parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "it has to be whole MiB or GiB with a capital letter, such as 512M or 2G");
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return text.endsWith("G") ? ofGibibytes(number) : new Memory(number);
    }

    public long bytes() {
        return mebibytes * MEBI;
    }

    public Memory plus(Memory other) {
        return new Memory(mebibytes + other.mebibytes);
    }

    public Memory minus(Memory other) {
        return new Memory(mebibytes - other.mebibytes);
    }

    /** Rounded down. */
    public Memory percent(int percent) {
        return new Memory(mebibytes * percent / 100);
    }

    public Memory atMost(Memory other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Memory atLeast(Memory other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isBelow(Memory other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Memory other) {
        return Long.compare(mebibytes, other.mebibytes);
    }

    public String text() {
        return mebibytes + "M";
    }

    @Override
    public String toString() {
        return text();
    }
}
