package io.nautilus.risk.domain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The first 128 bits of a SHA-256: what the gate keeps of a closed order's texts. Nobody can make two texts with the
 * same one on purpose, and nobody meets two by chance.
 */
record Fingerprint(long high, long low) {
    static Fingerprint of(String text) {
        return new Fingerprints().of(text.getBytes(StandardCharsets.UTF_8));
    }

    String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    /** Any part of a hash is a hash. */
    @Override
    public int hashCode() {
        return (int) low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint(long otherHigh, long otherLow) && high == otherHigh && low == otherLow;
    }
}
