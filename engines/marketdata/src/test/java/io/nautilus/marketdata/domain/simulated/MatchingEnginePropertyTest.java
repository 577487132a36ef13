package io.nautilus.marketdata.domain.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The engine against a list of orders that is searched anew for every match. */
class MatchingEnginePropertyTest {
    @Property(tries = 300)
    void tradesWhatASearchedListWouldTrade(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int maxOrders) {
        Random random = new Random(seed);
        List<String> tape = new ArrayList<>();
        List<String> levels = new ArrayList<>();
        MatchingEngine engine = new MatchingEngine(maxOrders, new MatchingEngine.Listener() {
            @Override
            public void traded(Side aggressor, long price, long quantity, int maker, int taker) {
                tape.add(aggressor + " " + quantity + "@" + price + " " + maker + ">" + taker);
            }

            @Override
            public void levelChanged(Side side, long price, long quantity) {
                levels.add(side + " " + quantity + "@" + price);
            }
        });
        Twin twin = new Twin(maxOrders);
        for (int id = 1; id <= 400; id++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long price = 1 + random.nextInt(20);
            long quantity = 1 + random.nextInt(9);
            int owner = random.nextInt(4);
            levels.clear();
            switch (random.nextInt(5)) {
                case 0 ->
                    assertThat(engine.market(owner, side, quantity))
                            .isEqualTo(quantity - twin.match(owner, side, side == Side.BUY ? 99 : 0, quantity));
                case 1 -> {
                    long cancelled = 1 + random.nextInt(id);
                    assertThat(engine.cancel(cancelled)).isEqualTo(twin.cancel(cancelled));
                }
                default ->
                    assertThat(engine.limit(id, owner, side, price, quantity))
                            .isEqualTo(twin.limit(id, owner, side, price, quantity));
            }
            assertThat(tape).isEqualTo(twin.tape);
            assertThat(engine.restingOrders()).isEqualTo(twin.orders.size()).isLessThanOrEqualTo(maxOrders);
            for (String level : lastOfEach(levels)) {
                assertThat(level).isEqualTo(twin.shown(level));
            }
        }
    }

    /** What was said last of each level. */
    private static Collection<String> lastOfEach(List<String> levels) {
        Map<String, String> last = new HashMap<>();
        for (String level : levels) {
            last.put(level.substring(0, 3) + level.substring(level.indexOf('@')), level);
        }
        return last.values();
    }

    private static final class Twin {
        final int maxOrders;
        final List<long[]> orders = new ArrayList<>();
        final List<Side> sides = new ArrayList<>();
        final List<String> tape = new ArrayList<>();

        Twin(int maxOrders) {
            this.maxOrders = maxOrders;
        }

        /** An order is id, owner, price, quantity; the list is in order of arrival. */
        long limit(long id, int owner, Side side, long price, long quantity) {
            long left = match(owner, side, price, quantity);
            if (left == 0 || orders.size() >= maxOrders) {
                return 0;
            }
            orders.add(new long[] {id, owner, price, left});
            sides.add(side);
            return left;
        }

        long match(int taker, Side side, long limit, long quantity) {
            long left = quantity;
            for (int best = best(side, limit); left > 0 && best >= 0; best = best(side, limit)) {
                long[] maker = orders.get(best);
                long traded = Math.min(left, maker[3]);
                tape.add(side + " " + traded + "@" + maker[2] + " " + maker[1] + ">" + taker);
                left -= traded;
                maker[3] -= traded;
                if (maker[3] == 0) {
                    orders.remove(best);
                    sides.remove(best);
                }
            }
            return left;
        }

        boolean cancel(long id) {
            for (int i = 0; i < orders.size(); i++) {
                if (orders.get(i)[0] == id) {
                    orders.remove(i);
                    sides.remove(i);
                    return true;
                }
            }
            return false;
        }

        /** The quantity now shown at the level that a text names. */
        String shown(String level) {
            Side side = Side.valueOf(level.substring(0, level.indexOf(' ')));
            long price = Long.parseLong(level.substring(level.indexOf('@') + 1));
            long quantity = 0;
            for (int i = 0; i < orders.size(); i++) {
                quantity += sides.get(i) == side && orders.get(i)[2] == price ? orders.get(i)[3] : 0;
            }
            return side + " " + quantity + "@" + price;
        }

        private int best(Side taker, long limit) {
            Comparator<Integer> byPrice = Comparator.comparingLong(i -> orders.get(i)[2]);
            List<Integer> candidates = new ArrayList<>();
            for (int i = 0; i < orders.size(); i++) {
                long price = orders.get(i)[2];
                if (sides.get(i) != taker && (taker == Side.BUY ? price <= limit : price >= limit)) {
                    candidates.add(i);
                }
            }
            return candidates.stream()
                    .min((taker == Side.BUY ? byPrice : byPrice.reversed()).thenComparing(i -> i))
                    .orElse(-1);
        }
    }
}
