package io.nautilus.hardware;

import java.util.List;
import java.util.Set;

/**
 * How cores are divided, by their number. Where there are too few, sets are joined in a written order: below 12 cores one
 * exclusive core instead of two, below 4 everybody but the exclusive one on the same cores, below 3 nobody alone. A part
 * that nobody is in joins the next one, the last ones join the one before, so that no core is kept for nobody.
 *
 * @param exclusive empty where nobody is to have one alone, and below 3 cores
 * @param critical those of the critical set that are shared
 * @param background where whatever else runs belongs too
 */
record CoreLayout(CoreSet exclusive, CoreSet critical, CoreSet pool, CoreSet background) {
    static final int FIRST_EXCLUSIVE = 3;
    private static final int FIRST_DIVIDED = 4;
    private static final int FIRST_THREE_CRITICAL = 8;
    private static final int FIRST_FOUR_CRITICAL = 12;
    private static final int MOST_CRITICAL = 16;
    private static final int MOST_BACKGROUND = 4;

    /**
     * Of whole cores, which are counted and given with all their threads.
     *
     * @param alone somebody is to have exclusive ones
     * @param groups those that somebody else is in
     */
    static CoreLayout of(List<CoreSet> cores, boolean alone, Set<CoreGroup> groups) {
        int count = cores.size();
        int exclusive = alone ? exclusiveCores(count) : 0;
        CoreSet apart = CoreSet.all(cores.subList(0, exclusive));
        if (count < FIRST_DIVIDED) {
            CoreSet rest = CoreSet.all(cores.subList(exclusive, count));
            return new CoreLayout(apart, rest, rest, rest);
        }
        int critical = groups.contains(CoreGroup.CRITICAL) ? criticalCores(count) : exclusive;
        int pool = groups.contains(CoreGroup.POOL) ? count - backgroundCores(count) : critical;
        if (!groups.contains(CoreGroup.BACKGROUND)) {
            critical = groups.contains(CoreGroup.POOL) ? critical : count;
            pool = count;
        }
        CoreSet shared = CoreSet.all(cores.subList(exclusive, critical));
        CoreSet middle = critical == pool ? shared : CoreSet.all(cores.subList(critical, pool));
        CoreSet last = pool == count ? middle : CoreSet.all(cores.subList(pool, count));
        return new CoreLayout(apart, shared, middle, last);
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
