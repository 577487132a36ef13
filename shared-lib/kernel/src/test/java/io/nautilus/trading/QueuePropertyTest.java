package io.nautilus.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A queue at one price as a venue has it, where trades take from the front, and people leave from anywhere and join at
 * the end. It tells trades and levels on two lines that are read at different speeds. An order in that queue, which
 * knows where it stands, is the twin: the paper order may never have more than the twin.
 */
class QueuePropertyTest {
    private static final long PRICE = 99;
    private static final long ORDERED = 1_000;

    /** What the venue tells: a print's quantity, or what the level shows. */
    private record Told(long nanos, long quantity) {}

    /** The real queue, and in it the twin from the moment on in which it came. */
    private static final class Queue {
        final List<Told> prints = new ArrayList<>();
        final List<Told> levels = new ArrayList<>();
        final List<Long> filledByPrint = new ArrayList<>();
        private final Random random;
        private final int came;
        private long nanos = VenueBench.SECOND;
        private long ahead;
        private long behind;
        private long filled;

        Queue(Random random, int came) {
            this.random = random;
            this.came = came;
            for (int i = 0; i < 40; i++) {
                nanos += 1 + random.nextInt(3) * (long) random.nextInt(300_000_000);
                happen(random.nextInt(4));
                if (levels.size() == came + 1) {
                    ahead += behind;
                    behind = 0;
                    filled = 0;
                }
            }
        }

        private void happen(int what) {
            long total = ahead + behind;
            if (what == 0 && total > 0) {
                trade(1 + random.nextLong(total));
            } else if (what == 1 && total > 0) {
                leave(1 + random.nextLong(total));
            } else {
                behind += 1 + random.nextInt(9);
            }
            levels.add(new Told(nanos, ahead + behind));
        }

        private void trade(long quantity) {
            long ofAhead = Math.min(quantity, ahead);
            ahead -= ofAhead;
            behind -= quantity - ofAhead;
            filled += quantity - ofAhead;
            prints.add(new Told(nanos, quantity));
            filledByPrint.add(levels.size() > came ? filled : 0);
        }

        private void leave(long quantity) {
            long least = Math.max(0, quantity - behind);
            long ofAhead = least + random.nextLong(Math.min(quantity, ahead) - least + 1);
            ahead -= ofAhead;
            behind -= quantity - ofAhead;
        }
    }

    @Property(tries = 2_000)
    void theQueueAheadLosesNoMoreThanWhatReallyLeft(@ForAll long seed) {
        Random random = new Random(seed);
        int came = random.nextInt(12);
        Queue queue = new Queue(random, came);
        VenueBench bench = new VenueBench();
        bench.snapshot(VenueBench.levels(90, 1), VenueBench.levels(120, 1));
        int bias = 1 + random.nextInt(5);
        int print = 0;
        int level = 0;
        while (print < queue.prints.size() || level < queue.levels.size()) {
            boolean prints = level == queue.levels.size() || print < queue.prints.size() && random.nextInt(6) < bias;
            if (prints) {
                Told told = queue.prints.get(print++);
                bench.tradeAt(told.nanos(), Side.SELL, PRICE, told.quantity());
            } else {
                Told told = queue.levels.get(level++);
                bench.levelAt(told.nanos(), Side.BUY, PRICE, told.quantity());
                if (level == came + 1) {
                    bench.order(Side.BUY, PRICE, ORDERED);
                }
            }
            assertThat(filled(bench)).isLessThanOrEqualTo(print == 0 ? 0 : queue.filledByPrint.get(print - 1));
        }
    }

    private static long filled(VenueBench bench) {
        return bench.fills.stream()
                .mapToLong(fill -> Long.parseLong(fill.split("[ @]")[2]))
                .sum();
    }
}
