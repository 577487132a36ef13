package io.nautilus.strategy.domain;

import static io.nautilus.strategy.domain.DeskBench.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.StrategyState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What could be in a strategy's way, and is said or overcome. */
class ObstacleTest {
    private final DeskBench bench = new DeskBench();

    /** What a release before allowed is on the journal: it goes on, and says what is in its way. */
    @Test
    void parametersThatMayNotBeAskedForAnyMoreAreKept() {
        bench.define();
        StrategyChanged created = (StrategyChanged)
                bench.command(bench.create("ema", "ema-cross", "", "")).getFirst();
        for (String parameters : List.of("fast=5 interval=1m quantity=1 slow=500", "quantity=0", "quantity=0.00005")) {
            StrategyChanged old = new StrategyChanged(
                    bench.id(),
                    "ema",
                    StrategyState.RUNNING,
                    created.kind(),
                    created.account(),
                    created.instrument(),
                    parameters,
                    "parameters",
                    "trader",
                    "");
            bench.desk.apply(old, bench.moment());
            bench.taken.add(new DeskBench.Applied(old, bench.moment()));
        }
        assertThat(bench.closes(100, 101, 102)).isEmpty();
        assertThat(bench.desk.view(bench.roster()).getFirst().obstacle())
                .isEqualTo("invalid-parameters: quantity=0.00005: BTC-USD.SIM is traded in steps of 0.0001");
    }

    @Test
    void whatIsInAStrategysWayIsSaid() {
        bench.command(bench.create("ema", "ema-cross", "", ""));
        assertThat(bench.desk.view(bench.roster()).getFirst().obstacle()).startsWith("not-defined: ");
        bench.define();
        assertThat(bench.desk.view(bench.roster()).getFirst().obstacle()).isEmpty();
    }

    /** Its bars take the place of others that nobody takes, and an old one is still no news. */
    @Test
    void aStrategyTradesHoweverManyInstrumentsThereAre() {
        for (int i = 0; i < 2 * Desk.MAX_SERIES; i++) {
            bench.on(bench.bar("B" + i + "-USD.SIM", 100, i));
        }
        bench.define();
        bench.command(bench.create("ema", "ema-cross", "fast=1 slow=3 quantity=2", ""));
        bench.start("ema");
        bench.closes(100, 101);
        assertThat(bench.on(bench.bar(DeskBench.BTC, 101, 0))).as("an old one").isEmpty();
        assertThat(shown(bench.closes(102))).as("the third bar").containsExactly("ema-1 buys 20000 IOC");
        assertThat(bench.desk.seriesCount()).isEqualTo(Desk.MAX_SERIES);
    }
}
