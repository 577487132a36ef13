package io.nautilus.strategy.domain;

import static io.nautilus.strategy.domain.DeskBench.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.StrategyState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a later version wrote before this one was started again: it is shown, does not run, and can be put away. */
class UnknownKindTest {
    private static final String REASON = "kind grid is not known to this version";

    private final DeskBench bench = new DeskBench();
    private final MessageId created = bench.id();

    @BeforeEach
    void aGridRuns() {
        bench.define();
        bench.command(bench.create("good", "model", "enter=0.6 exit=0.4", ""));
        bench.start("good");
        journal(created, StrategyState.STOPPED, "grid", "steps=3", "created", "key");
        journal(bench.id(), StrategyState.RUNNING, "grid", "steps=3", "started", "");
    }

    private void journal(MessageId id, StrategyState state, String kind, String parameters, String reason, String key) {
        StrategyChanged changed =
                new StrategyChanged(id, "later", state, kind, "main", DeskBench.BTC, parameters, reason, "trader", key);
        bench.desk.apply(changed, bench.moment());
        bench.taken.add(new DeskBench.Applied(changed, bench.moment()));
    }

    private StrategyView later() {
        return bench.desk.view(bench.roster()).getLast();
    }

    private List<String> set() {
        return shown(bench.command(new Command.SetParameters(bench.id().toString(), "trader", "", "later", "steps=4")));
    }

    @Test
    void itSaysWhyItDoesNotRunAndOthersDo() {
        assertThat(later().obstacle()).isEqualTo("not-known: " + REASON);
        assertThat(later().noFigures()).isEqualTo(REASON);
        assertThat(shown(bench.predicted(0.9))).containsExactly("later FAILED: " + REASON, "good-1 buys 500 IOC");
        assertThat(later().enrolled().now().state()).isEqualTo(StrategyState.FAILED);
    }

    @Test
    void itIsNeitherStartedNorChanged() {
        bench.stop("later");
        assertThat(shown(bench.start("later"))).containsExactly("unknown-kind: " + REASON);
        assertThat(set()).containsExactly("unknown-kind: " + REASON);
    }

    @Test
    void itIsStoppedAndDeleted() {
        assertThat(shown(bench.delete("later", ""))).containsExactly("strategy-runs: later");
        assertThat(shown(bench.stop("later"))).containsExactly("later STOPPED: enough");
        assertThat(shown(bench.delete("later", ""))).containsExactly("later DELETED: deleted");
        assertThat(bench.desk.view(bench.roster())).hasSize(1);
    }

    /** Its defaults are not known here, so only the whole of its parameters is known to be the same. */
    @Test
    void theCallThatMadeItIsKnownAgain() {
        assertThat(shown(bench.command(bench.create("later", "grid", "steps=3", "key"))))
                .containsExactly("repeated " + created);
        assertThat(shown(bench.command(bench.create("later", "grid", "", "key"))))
                .containsExactly("idempotency-key-reused: key");
    }

    @Test
    void itIsTheSameAfterARestart() {
        StateWriter saved = new StateWriter(1024);
        bench.desk.save(saved);
        Desk restarted = new Desk(DeskBench.OWN);
        new StateReader(saved.written()).restore(restarted);
        List<Message> said = new ArrayList<>();
        restarted.on(bench.bar(100), bench.moment(), message -> {
            said.add(message);
            restarted.apply(message, bench.moment());
        });
        assertThat(shown(said)).containsExactly("later FAILED: " + REASON);
    }

    /** The kind is known, one of its parameters is not: others mend it. */
    @Test
    void aParameterThatIsNotKnownIsInItsWayUntilItIsSetAnew() {
        journal(bench.id(), StrategyState.RUNNING, "model", "patience=3 quantity=1", "parameters", "");
        String reason = "'patience=3': model has the parameters [enter, exit, model, quantity]";
        assertThat(later().obstacle()).isEqualTo("not-known: " + reason);
        assertThat(shown(bench.closes(100))).containsExactly("later FAILED: " + reason);
        bench.command(new Command.SetParameters(bench.id().toString(), "trader", "", "later", "quantity=1"));
        assertThat(later().obstacle()).isEmpty();
        assertThat(later().noFigures()).isEmpty();
    }
}
