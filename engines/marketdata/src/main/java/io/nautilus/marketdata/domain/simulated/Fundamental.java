package io.nautilus.marketdata.domain.simulated;

/**
 * What the agents think an instrument is worth, as a function of the step alone: a sum of octaves of value noise whose
 * amplitude grows with the square root of their period. On all time scales up to the longest it wanders like a random
 * walk, and it never leaves its bounds: about 10 % around the base price.
 */
final class Fundamental {
    private static final int FIRST_OCTAVE = 3;
    private static final int LAST_OCTAVE = 20;
    /** Parts per million of the octave with a period of one step: a yearly volatility of about 60 %. */
    private static final long STEP_PPM = 28;

    private static final long UNIT = 1 << 20;
    private static final long STREAM = 1_000_000;

    private final long seed;
    private final long basePrice;

    Fundamental(long seed, long basePrice) {
        this.seed = seed;
        this.basePrice = basePrice;
    }

    /** The value at a step, as a price mantissa. */
    long at(long step) {
        long partsPerMillion = 0;
        for (int octave = FIRST_OCTAVE; octave <= LAST_OCTAVE; octave++) {
            partsPerMillion += amplitude(octave) * noise(octave, step) / UNIT;
        }
        return moved(basePrice, partsPerMillion);
    }

    static long moved(long price, long partsPerMillion) {
        return price + Math.multiplyExact(price, partsPerMillion) / 1_000_000;
    }

    private static long amplitude(int octave) {
        long even = STEP_PPM << (octave / 2);
        return octave % 2 == 0 ? even : even * 1_414 / 1_000;
    }

    /** Between the lattice points of the octave the noise is a straight line; -UNIT to UNIT. */
    private long noise(int octave, long step) {
        long period = 1L << octave;
        long point = Math.floorDiv(step, period);
        long share = Math.floorMod(step, period);
        return (lattice(octave, point) * (period - share) + lattice(octave, point + 1) * share) / period;
    }

    private long lattice(int octave, long point) {
        return new Draws(seed, STREAM + octave, point).between(-UNIT, UNIT);
    }
}
