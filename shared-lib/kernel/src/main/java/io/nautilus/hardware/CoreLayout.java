package io.nautilus.hardware;

import java.util.List;

/**
 * How a machine's cores are divided, by their number. Where there are too few, sets are joined in a written order: below
 * 12 cores one exclusive core instead of two, below 4 everybody but the exclusive one on the same cores, below 3 nobody
 * alone. More cores give no part fewer.
 *
 * @param exclusive empty below 3 cores
 * @param critical those of the critical set that are shared
 */
record CoreLayout(CoreSet exclusive, CoreSet critical, CoreSet pool, CoreSet background) {
    private static final int FIRST_EXCLUSIVE = 3;
    private static final int FIRST_DIVIDED = 4;
    private static final int FIRST_THREE_CRITICAL = 8;
    private static final int FIRST_FOUR_CRITICAL = 12;
    private static final int MOST_CRITICAL = 16;
    private static final int MOST_BACKGROUND = 4;

    /** Of whole cores, which are counted and given with all their threads. */
    static CoreLayout of(List<CoreSet> cores) {
        int count = cores.size();
        int alone = exclusiveCores(count);
        CoreSet exclusive = CoreSet.all(cores.subList(0, alone));
        if (count < FIRST_DIVIDED) {
            CoreSet rest = CoreSet.all(cores.subList(alone, count));
            return new CoreLayout(exclusive, rest, rest, rest);
        }
        int critical = criticalCores(count);
        int background = count - backgroundCores(count);
        return new CoreLayout(
                exclusive,
                CoreSet.all(cores.subList(alone, critical)),
                CoreSet.all(cores.subList(critical, background)),
                CoreSet.all(cores.subList(background, count)));
    }

    private static int exclusiveCores(int count) {
        if (count < FIRST_EXCLUSIVE) {
            return 0;
        }
        return count < FIRST_FOUR_CRITICAL ? 1 : 2;
    }

    private static int criticalCores(int count) {
        if (count < FIRST_THREE_CRITICAL) {
            return 2;
        }
        return count < FIRST_FOUR_CRITICAL ? 3 : Math.clamp(count / 4, 4, MOST_CRITICAL);
    }

    private static int backgroundCores(int count) {
        if (count < FIRST_FOUR_CRITICAL) {
            return 1;
        }
        return Math.clamp(count - 12, 2, MOST_BACKGROUND);
    }

    CoreSet of(CoreGroup group) {
        return switch (group) {
            case CRITICAL -> critical;
            case POOL -> pool;
            case BACKGROUND -> background;
        };
    }
}
