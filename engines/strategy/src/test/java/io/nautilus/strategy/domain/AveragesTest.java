package io.nautilus.strategy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However a strategy came by the longest averages, they are the same to one part in 20,000 of the prices' range. */
class AveragesTest {
    private static final double ONE_PART = 1 / 20_000.0;
    private static final int BARS = 9_000;
    private static final String LONGEST = "fast=%d slow=%d".formatted(EmaCross.LONGEST / 2, EmaCross.LONGEST);

    private final DeskBench bench = new DeskBench();
    private double range;

    @BeforeEach
    void runs() {
        bench.define();
        bench.command(bench.create("ema", "ema-cross", LONGEST, ""));
        bench.start("ema");
        Random random = new Random(7);
        double price = 100;
        double least = price;
        double most = price;
        for (int i = 0; i < BARS; i++) {
            price = Math.round(100 * Math.max(10, price + random.nextGaussian())) / 100.0;
            least = Math.min(least, price);
            most = Math.max(most, price);
            bench.closes(price);
        }
        range = most - least;
    }

    private SortedMap<String, Double> figures(Desk desk, String name) {
        return desk.view(bench.roster()).stream()
                .filter(view -> view.enrolled().now().strategy().equals(name))
                .findFirst()
                .orElseThrow()
                .figures();
    }

    private void areTheSame(SortedMap<String, Double> has, SortedMap<String, Double> had) {
        assertThat(had.keySet()).containsExactly("fast", "slow");
        assertThat(has.keySet()).isEqualTo(had.keySet());
        had.forEach((name, value) -> assertThat(has.get(name)).as(name).isCloseTo(value, within(ONE_PART * range)));
    }

    @Test
    void ofOneThatIsCreatedLater() {
        bench.command(bench.create("later", "ema-cross", LONGEST, ""));
        areTheSame(figures(bench.desk, "later"), figures(bench.desk, "ema"));
    }

    @Test
    void ofOneThatTradesAnotherQuantity() {
        SortedMap<String, Double> had = figures(bench.desk, "ema");
        bench.command(new Command.SetParameters(bench.id().toString(), "trader", "", "ema", LONGEST + " quantity=3"));
        assertThat(bench.roster().find("ema").orElseThrow().now().parameters()).contains("quantity=3");
        areTheSame(figures(bench.desk, "ema"), had);
    }

    @Test
    void ofOneWhoseProcessWasKilled() {
        Desk restarted = new Desk(DeskBench.OWN);
        StateWriter saved = new StateWriter(1024);
        bench.desk.save(saved);
        new StateReader(saved.written()).restore(restarted);
        List<Input> bars = bench.taken.stream()
                .filter(Input.Recorded.class::isInstance)
                .map(Input.class::cast)
                .toList();
        bars.subList(BARS - StrategyKind.READ_BACK_SECONDS, BARS).forEach(bar -> restarted.warm(bar, bench.moment()));
        areTheSame(figures(restarted, "ema"), figures(bench.desk, "ema"));
    }
}
