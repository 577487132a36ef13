package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * A million hostile frames. Whatever the bytes, a frame is read or refused with a known code, and reading it allocates
 * at most a small multiple of its length. The seed is fixed, so the counts are facts of the code.
 */
class FrameFuzzTest {
    private static final int INPUTS = 1_000_000;
    private static final int WARM_UP_INPUTS = 100_000;
    private static final long SEED = 20_261_123;
    /** A holding of 20 bytes becomes objects of some 100; a refusal carries a stack trace. */
    private static final long BYTES_PER_INPUT_BYTE = 16;

    private static final long BYTES_PER_INPUT = 16 * 1024;
    static final Set<String> CODES = Set.of(
            "bad-decimals",
            "bad-header",
            "bad-length",
            "bad-magic",
            "bad-text",
            "bad-value",
            "bad-varint",
            "bad-version",
            "too-long",
            "too-many",
            "too-many-holdings",
            "too-many-instruments",
            "too-many-levels",
            "too-many-values",
            "too-short",
            "truncated",
            "unknown-code",
            "unknown-schema",
            "unknown-template");

    private final FrameReader reader = new FrameReader();
    private final ThreadAllocation allocation = new ThreadAllocation();
    private final Map<Integer, Integer> decoded = new TreeMap<>();
    private final Map<Integer, Integer> refused = new TreeMap<>();
    private final Set<String> codes = new TreeSet<>();
    private int headersPassed;
    private long largestExcess = Long.MIN_VALUE;

    /** On a thread of its own: what a refusal's stack trace takes grows with all that called. */
    @Test
    void aMillionHostileFramesAreReadOrRefused() {
        CompletableFuture.runAsync(this::readAll).join();

        assertThat(headersPassed).isGreaterThanOrEqualTo(INPUTS / 2);
        assertThat(decoded).hasSameSizeAs(AnyMessage.types());
        assertThat(decoded.values()).allMatch(count -> count >= 1_000);
        assertThat(decoded.keySet()).allMatch(template -> refused.getOrDefault(template, 0) >= 1_000);
        assertThat(codes).isEqualTo(new TreeSet<>(CODES));
        assertThat(largestExcess).isLessThanOrEqualTo(BYTES_PER_INPUT);
    }

    private void readAll() {
        loadClasses();
        HostileFrames hostile = new HostileFrames(new SplittableRandom(SEED));
        for (int i = 0; i < INPUTS; i++) {
            byte[] frame = hostile.next(i);
            long before = allocation.bytes();
            read(frame);
            long allocated = allocation.bytes() - before;
            largestExcess = Math.max(largestExcess, allocated - BYTES_PER_INPUT_BYTE * frame.length);
        }
    }

    /** What loading classes and linking texts allocates is no frame's doing. */
    private void loadClasses() {
        HostileFrames hostile = new HostileFrames(new SplittableRandom(SEED + 1));
        for (int i = 0; i < WARM_UP_INPUTS; i++) {
            read(hostile.next(i));
        }
        headersPassed = 0;
        decoded.clear();
        refused.clear();
        codes.clear();
    }

    private void read(byte[] frame) {
        try {
            FrameReader.header(frame);
            headersPassed++;
            reader.wrap(frame);
        } catch (DecodeException e) {
            codes.add(e.code());
            return;
        }
        while (reader.next()) {
            message();
        }
    }

    private void message() {
        int template = reader.templateId();
        try {
            reader.instrumentId();
            reader.message();
            decoded.merge(template, 1, Integer::sum);
        } catch (DecodeException e) {
            refused.merge(template, 1, Integer::sum);
            codes.add(e.code());
        }
    }
}
