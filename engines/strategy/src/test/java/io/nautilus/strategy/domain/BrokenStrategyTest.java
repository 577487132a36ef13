package io.nautilus.strategy.domain;

import static io.nautilus.strategy.domain.DeskBench.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.market.BarInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A strategy that throws, wherever it is asked something, has failed, and no other. */
class BrokenStrategyTest {
    private static final String FAILURE = "bad FAILED: it threw: java.lang.IllegalStateException: planned";

    /** Where the one called {@code bad} throws. */
    private enum Where {
        MADE,
        ASKED_FOR_BARS,
        ASKED_FOR_PREDICTIONS,
        TOLD
    }

    private static final class Bad implements Strategy {
        private final Where where;
        /** While it is made it answers: it is asked once for each length of bars. */
        private int asked;

        Bad(Where where) {
            this.where = where;
            throwAt(Where.MADE);
        }

        private void throwAt(Where here) {
            if (here == where) {
                throw new IllegalStateException("planned");
            }
        }

        @Override
        public void on(Happening happening, Situation now, Intents out) {
            throwAt(Where.TOLD);
        }

        @Override
        public boolean takes(BarInterval interval) {
            asked++;
            if (asked > BarInterval.values().length) {
                throwAt(Where.ASKED_FOR_BARS);
            }
            return true;
        }

        @Override
        public boolean takes(Prediction prediction) {
            throwAt(Where.ASKED_FOR_PREDICTIONS);
            return true;
        }

        @Override
        public SortedMap<String, Double> figures() {
            return new TreeMap<>();
        }
    }

    private static Strategy made(StrategyChanged changed, Where where) throws Parameters.Invalid {
        return changed.strategy().equals("bad") ? new Bad(where) : Running.made(changed);
    }

    private static DeskBench bothRun(Where where) {
        DeskBench bench = new DeskBench(changed -> made(changed, where));
        bench.define();
        bench.command(bench.create("bad", "model", "", ""));
        bench.command(bench.create("good", "model", "enter=0.6 exit=0.4", ""));
        bench.start("bad");
        bench.start("good");
        return bench;
    }

    private static List<String> states(DeskBench bench) {
        return bench.desk.view(bench.roster()).stream()
                .map(view -> view.enrolled().now().state().name())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void itHasFailedAndNoOther(Where where) {
        DeskBench bench = bothRun(where);
        assertThat(shown(bench.predicted(0.9))).containsExactly(FAILURE, "good-1 buys 500 IOC");
        assertThat(shown(bench.closes(100))).isEmpty();
        assertThat(states(bench)).containsExactly("FAILED", "RUNNING");
    }

    /** Room for a series is made where nobody takes one, which is asked of all. */
    @Test
    void oneThatThrowsWhenRoomIsMadeForItsBarsHasFailed() {
        DeskBench bench = bothRun(Where.ASKED_FOR_BARS);
        for (int i = 0; i < History.MAX_SERIES; i++) {
            bench.on(bench.bar("T" + i + "-USD.SIM", 100, i));
        }
        assertThat(shown(bench.on(ofFiveSeconds(bench.bar(100))))).containsExactly(FAILURE);
        assertThat(states(bench)).containsExactly("FAILED", "RUNNING");
    }

    private static Input.Recorded ofFiveSeconds(Input.Recorded recorded) {
        BarRecord of = (BarRecord) recorded.record();
        BarRecord longer = new BarRecord(
                of.instrument(),
                of.kind(),
                BarInterval.S5.text(),
                of.start(),
                of.start().plusSeconds(5),
                of.basis(),
                of.open(),
                of.high(),
                of.low(),
                of.close(),
                of.volume(),
                of.vwap(),
                of.trades(),
                of.leftOut(),
                of.partial(),
                of.coveredFrom(),
                of.source());
        return new Input.Recorded(
                recorded.topic(), recorded.partition(), recorded.offset(), recorded.appendNanos(), longer);
    }

    @Test
    void oneThatCannotBeMadeAgainAfterARestartHasFailed() {
        DeskBench bench = bothRun(Where.TOLD);
        StateWriter saved = new StateWriter(1024);
        bench.desk.save(saved);
        Desk restarted = new Desk(DeskBench.OWN, changed -> made(changed, Where.MADE));
        new StateReader(saved.written()).restore(restarted);
        List<Message> said = new ArrayList<>();
        restarted.on(bench.bar(100), bench.moment(), message -> {
            said.add(message);
            restarted.apply(message, bench.moment());
        });
        assertThat(shown(said)).containsExactly(FAILURE);
    }
}
