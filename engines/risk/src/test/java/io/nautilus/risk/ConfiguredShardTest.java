package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.MessageId;
import io.nautilus.risk.domain.Opening;
import io.nautilus.risk.domain.OrdersView;
import io.nautilus.risk.domain.RiskPolicy;
import io.nautilus.risk.domain.RiskPolicy.Wanted;
import io.nautilus.runtime.engine.LoopBody;
import io.nautilus.runtime.engine.LoopBody.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConfiguredShardTest {
    private static final RiskPolicy POLICY =
            RiskPolicy.standard(List.of(new Opening("main", "USD", "1000000", 500, 1_000)));

    private final OrdersView view = new OrdersView();
    private final List<List<Wanted>> sent = new ArrayList<>();
    private final StandInShard inner = new StandInShard();
    private long nowNanos;
    private final ConfiguredShard shard = new ConfiguredShard(inner, POLICY, view, sent::add, () -> nowNanos, () -> {});

    private static final class StandInShard implements LoopBody {
        private State state = State.RECOVERING;
        private boolean answered;

        @Override
        public void begin() {}

        @Override
        public void pass() {}

        @Override
        public void finish() {}

        @Override
        public State state() {
            return state;
        }

        @Override
        public List<Lag> lags() {
            return List.of();
        }

        @Override
        public boolean answeredBacklog() {
            return answered;
        }

        @Override
        public void wake() {}

        @Override
        public void close() {}
    }

    @Test
    void nothingIsSentBeforeTheJournalIsFolded() {
        shard.pass();
        assertThat(sent).isEmpty();
        assertThat(shard.state()).isEqualTo(State.RECOVERING);
    }

    @Test
    void readyWhenWhatIsConfiguredIsOnTheLog() {
        inner.state = State.READY;
        shard.pass();
        assertThat(sent).singleElement().satisfies(missing -> assertThat(missing)
                .hasSize(2));
        shard.pass();
        assertThat(sent).as("not again at once").hasSize(1);
        nowNanos += TimeUnit.SECONDS.toNanos(2);
        shard.pass();
        assertThat(sent).as("again without an outcome").hasSize(2);
        assertThat(shard.state()).isEqualTo(State.RECOVERING);

        view.on(0, 1, List.of(configured()));
        nowNanos += TimeUnit.SECONDS.toNanos(2);
        shard.pass();
        assertThat(sent.getLast()).as("the account").hasSize(1);
        assertThat(shard.state()).isEqualTo(State.RECOVERING);

        view.on(1, 2, List.of(new AccountOpened("main", "USD", 500, 1_000)));
        shard.pass();
        assertThat(shard.state()).isEqualTo(State.READY);
    }

    /** What people change later is theirs: it does not make a shard that was ready unready. */
    @Test
    void onceReadyItDependsOnTheShardAlone() {
        inner.state = State.READY;
        view.on(0, 1, List.of(configured(), new AccountOpened("main", "USD", 500, 1_000)));
        shard.pass();
        view.on(1, 2, List.of(new GateConfigured(MessageId.NONE, 2, 1, 1, 1, 1, "admin", "")));
        shard.pass();
        assertThat(shard.state()).isEqualTo(State.READY);
        assertThat(sent).isEmpty();
        inner.state = State.STOPPING;
        assertThat(shard.state()).isEqualTo(State.STOPPING);
    }

    @Test
    void itHasAnsweredWhatTheShardHas() {
        assertThat(shard.answeredBacklog()).isFalse();
        inner.answered = true;
        assertThat(shard.answeredBacklog()).isTrue();
    }

    private static GateConfigured configured() {
        return new GateConfigured(
                MessageId.NONE,
                1,
                POLICY.rules().maxOpenOrders(),
                POLICY.rules().staleAfterNanos(),
                POLICY.rules().maxRequestAgeNanos(),
                POLICY.rules().reportEveryNanos(),
                RiskPolicy.BY,
                "");
    }
}
