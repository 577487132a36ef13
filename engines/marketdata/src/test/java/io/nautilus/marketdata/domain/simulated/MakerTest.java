package io.nautilus.marketdata.domain.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MakerTest {
    private static final long LIMIT_LOTS = 1_000;

    private final RecordingFloor floor = new RecordingFloor();
    private final Maker maker = new Maker(1, 3, 100, LIMIT_LOTS, 1);

    @Test
    void leansAgainstWhatItHolds() {
        List<Quoted> flat = quotes(0);
        List<Quoted> longer = quotes(LIMIT_LOTS / 2);
        List<Quoted> shorter = quotes(-LIMIT_LOTS / 2);
        assertThat(flat).hasSize(6);
        for (int i = 0; i < flat.size(); i++) {
            assertThat(longer.get(i).price()).isLessThan(flat.get(i).price());
            assertThat(shorter.get(i).price()).isGreaterThan(flat.get(i).price());
        }
    }

    @Test
    void quotesNothingThatWouldTakeItBeyondItsLimit() {
        assertThat(quotes(LIMIT_LOTS)).extracting(Quoted::side).containsOnly(Side.SELL);
        assertThat(quotes(-LIMIT_LOTS)).extracting(Quoted::side).containsOnly(Side.BUY);
        List<Quoted> nearly = quotes(LIMIT_LOTS - 5);
        assertThat(nearly.stream()
                        .filter(quoted -> quoted.side() == Side.BUY)
                        .mapToLong(Quoted::lots)
                        .sum())
                .isBetween(1L, 5L);
    }

    @Test
    void widensWhenTheMarketMoves() {
        double calm = spread(quotes(0));
        for (int i = 0; i < 200; i++) {
            floor.observed.stepped(1_000_000 * (1 + (i % 2) * 4e-4));
        }
        assertThat(spread(quotes(0))).isGreaterThan(2 * calm);
    }

    @Test
    void replacesItsQuotes() {
        quotes(0);
        floor.cancelled.clear();
        quotes(0);
        assertThat(floor.cancelled).containsExactly(1L, 4L, 2L, 5L, 3L, 6L);
    }

    private List<Quoted> quotes(long inventoryLots) {
        floor.inventoryLots = inventoryLots;
        floor.quoted.clear();
        maker.act(floor, new Draws(1, 2, 3));
        return List.copyOf(floor.quoted);
    }

    private static double spread(List<Quoted> quotes) {
        return quotes.get(3).price() - quotes.get(0).price();
    }

    private record Quoted(Side side, double price, long lots) {}

    /** A floor where nothing trades. */
    private static final class RecordingFloor implements Floor {
        final Observed observed = new Observed(30);
        final List<Quoted> quoted = new ArrayList<>();
        final List<Long> cancelled = new ArrayList<>();
        long inventoryLots;
        long lastId;

        @Override
        public double fundamental() {
            return 1_000_000;
        }

        @Override
        public Observed observed() {
            return observed;
        }

        @Override
        public long best(Side side) {
            return 0;
        }

        @Override
        public long inventoryLots() {
            return inventoryLots;
        }

        @Override
        public long limit(Side side, double price, long lots) {
            throw new AssertionError("a maker crosses nothing");
        }

        @Override
        public long rest(Side side, double price, long lots) {
            quoted.add(new Quoted(side, price, lots));
            return ++lastId;
        }

        @Override
        public void take(Side side, double limitPrice, long lots) {
            throw new AssertionError("a maker takes nothing");
        }

        @Override
        public void market(Side side, long lots) {
            throw new AssertionError("a maker takes nothing");
        }

        @Override
        public void cancel(long orderId) {
            if (orderId > 0) {
                cancelled.add(orderId);
            }
        }

        @Override
        public boolean isResting(long orderId) {
            return false;
        }
    }
}
