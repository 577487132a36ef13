package io.nautilus.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.trading.Taking.Take;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PaperVenuePropertyTest {

    /** Between two changes of a level, takers never get more of it than it displays. */
    @Property(tries = 300)
    void takersNeverEatMoreThanIsDisplayed(@ForAll long seed) {
        Random random = new Random(seed);
        PaperVenue venue = new VenueBench().venue;
        Map<Long, Long> displayed = new HashMap<>();
        Map<Long, Long> eaten = new HashMap<>();
        venue.publish(VenueBench.snapshotOf(new long[0], new long[] {110, 9}), 0);
        displayed.put(110L, 9L);
        for (int offset = 1; offset < 60; offset++) {
            if (random.nextBoolean()) {
                long price = 101 + random.nextInt(8);
                long quantity = random.nextInt(6);
                boolean changed = displayed.getOrDefault(price, 0L) != quantity;
                venue.publish(VenueBench.deltaOf(Side.SELL, price, quantity), offset);
                displayed.put(price, quantity);
                if (changed) {
                    eaten.remove(price);
                }
            } else {
                long limit = random.nextInt(4) == 0 ? OrderTerms.NO_PRICE : 101 + random.nextInt(10);
                MessageId id = new VenueBench().nextId();
                Taking taking = venue.take(Side.BUY, limit, 1 + random.nextInt(12), 100);
                for (Take take : taking.takes()) {
                    assertThat(limit == OrderTerms.NO_PRICE || take.price() <= limit)
                            .isTrue();
                    venue.filled(id, Side.BUY, take.price(), take.quantity(), Liquidity.TAKER, offset);
                    eaten.merge(take.price(), take.quantity(), Long::sum);
                    assertThat(eaten.get(take.price())).isLessThanOrEqualTo(displayed.get(take.price()));
                }
            }
        }
    }

    /** Takers, resting orders and changes on both sides: every level has as much left as its naive twin. */
    @Property(tries = 500)
    void eachLevelGivesAtMostWhatItShowsUntilItChanges(@ForAll long seed) {
        Random random = new Random(seed);
        VenueBench bench = new VenueBench();
        bench.snapshot(new long[0], new long[0]);
        Map<Side, NaiveDepth> twins = Map.of(Side.BUY, new NaiveDepth(Side.BUY), Side.SELL, new NaiveDepth(Side.SELL));
        List<Side> takers = new ArrayList<>();
        int told = 0;
        for (int i = 0; i < 80; i++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long price = 97 + random.nextInt(7);
            if (random.nextInt(3) == 0) {
                takers.add(side);
                bench.order(side, price, 1 + random.nextInt(12));
            } else {
                long quantity = random.nextInt(5);
                twins.get(side).shows(price, quantity);
                bench.level(side, price, quantity);
            }
            for (String fill : bench.fills.subList(told, bench.fills.size())) {
                String[] words = fill.substring(1).split("[ @]");
                NaiveDepth twin = twins.get(PaperVenue.opposite(takers.get(Integer.parseInt(words[0]))));
                if (words[1].equals("took")) {
                    twin.takes(Long.parseLong(words[3]), Long.parseLong(words[2]));
                } else {
                    twin.reaches(Long.parseLong(words[3]), Long.parseLong(words[2]));
                }
            }
            told = bench.fills.size();
            for (long limit = 97; limit <= 103; limit++) {
                assertThat(bench.venue.take(Side.BUY, limit, 1_000, 100).takes())
                        .isEqualTo(twins.get(Side.SELL).free(limit));
                assertThat(bench.venue.take(Side.SELL, limit, 1_000, 100).takes())
                        .isEqualTo(twins.get(Side.BUY).free(limit));
            }
        }
    }

    /** A resting order alone in a market that shows nothing else never gets more than prints and displays give. */
    @Property(tries = 300)
    void restingOrdersGetNoMoreThanPrintsAndDisplayedDepthGive(@ForAll long seed) {
        Random random = new Random(seed);
        VenueBench bench = new VenueBench();
        bench.snapshot(VenueBench.levels(99, 10), VenueBench.levels(105, 10));
        long asked = 1_000;
        bench.order(Side.BUY, 100, asked);
        long given = 0;
        for (int i = 0; i < 40; i++) {
            long quantity = 1 + random.nextInt(20);
            switch (random.nextInt(3)) {
                case 0 -> {
                    bench.trade(Side.SELL, 98 + random.nextInt(4), quantity);
                    given += quantity;
                }
                case 1 -> {
                    bench.level(Side.SELL, 98 + random.nextInt(4), quantity);
                    given += quantity;
                }
                default -> bench.level(Side.BUY, 100, quantity);
            }
            long filled = bench.fills.stream()
                    .mapToLong(fill -> Long.parseLong(fill.split(" ")[2].split("@")[0]))
                    .sum();
            assertThat(filled).isLessThanOrEqualTo(Math.min(asked, given));
            assertThat(bench.fills).allMatch(fill -> fill.endsWith("@100"));
        }
    }
}
