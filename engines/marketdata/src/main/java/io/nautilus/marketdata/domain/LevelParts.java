package io.nautilus.marketdata.domain;

import io.nautilus.contracts.Levels;

/** Both sides of a book or of a change, cut into parts that each fit a message. There is at least one part. */
record LevelParts(Levels bids, Levels asks) {
    static final int LEVELS_PER_PART = 500;

    int count() {
        int longer = Math.max(bids.size(), asks.size());
        return Math.max(1, (longer + LEVELS_PER_PART - 1) / LEVELS_PER_PART);
    }

    boolean isLast(int part) {
        return part == count() - 1;
    }

    Levels bids(int part) {
        return cut(bids, part);
    }

    Levels asks(int part) {
        return cut(asks, part);
    }

    private static Levels cut(Levels levels, int part) {
        int from = Math.min(levels.size(), part * LEVELS_PER_PART);
        int to = Math.min(levels.size(), from + LEVELS_PER_PART);
        return from == 0 && to == levels.size() ? levels : levels.slice(from, to);
    }
}
