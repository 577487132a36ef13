package io.nautilus.benchmarks.orders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A neighbour that takes all it gets: of its cores, or of the way to memory. */
public final class Hog {
    static final String CPU = "cpu";
    static final String MEMORY = "memory";
    /** Far more than any cache holds. */
    static final int MEMORY_MIB = 256;

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final int LONGS_PER_MIB = (1 << 20) / Long.BYTES;
    private static final int SPINS = 1 << 20;

    private Hog() {}

    /**
     * Arguments: cpu or memory, how many threads, and a file that it makes when it is at it. Runs until it is ended, two
     * minutes at most.
     */
    public static void main(String[] arguments) throws IOException {
        boolean memory = arguments[0].equals(MEMORY);
        int threads = Integer.parseInt(arguments[1]);
        long untilNanos = System.nanoTime() + LONGEST_NANOS;
        for (int i = 0; i < threads; i++) {
            long[] words = memory ? new long[MEMORY_MIB * LONGS_PER_MIB / threads] : new long[1];
            new Thread(() -> run(words, untilNanos), "hog-" + i).start();
        }
        Files.createFile(Path.of(arguments[2]));
    }

    private static void run(long[] words, long untilNanos) {
        int passes = Math.max(1, SPINS / words.length);
        while (System.nanoTime() - untilNanos < 0) {
            for (int pass = 0; pass < passes; pass++) {
                for (int i = 0; i < words.length; i++) {
                    words[i] = words[i] * 31 + i;
                }
            }
        }
    }
}
