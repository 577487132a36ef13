package io.nautilus.strategy.domain;

import static io.nautilus.strategy.domain.DeskBench.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    private final DeskBench bench = new DeskBench();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ema   | ema-cross | fast=20 slow=5      | invalid-parameters: fast=20 has to be less than slow=5",
                "ema   | ema-cross | fast=0              | invalid-parameters: fast=0: it has to be 1 to 101",
                "ema   | ema-cross | fast=1e2            | invalid-parameters: fast=1e2: it has to be 1 to 101",
                "ema   | ema-cross | quantity=-1         | invalid-parameters: quantity=-1: it has to be more than 0, at most 1000000000",
                "ema   | ema-cross | interval=2s         | invalid-parameters: interval=2s: it has to be 1s, 5s, 1m",
                "ema   | ema-cross | nonsense            | invalid-parameters: 'nonsense': ema-cross has the parameters [fast, interval, quantity, slow]",
                "ema   | ema-cross | slow=103            | invalid-parameters: slow=103: it has to be 2 to 102",
                "ema   | ema-cross | interval=1m slow=25 | invalid-parameters: slow=25 of 1m would not be the same after a restart: at most 24",
                "ema   | ema-cross | quantity=0.0        | invalid-parameters: quantity=0.0: it has to be more than 0, at most 1000000000",
                "m     | model     | enter=0.5 exit=0.6  | invalid-parameters: exit=0.6 has to be at most enter=0.5",
                "m     | model     | model=a/b           | invalid-parameters: model=a/b: it has to be 1 to 64 of A-Z a-z 0-9 . _ -",
                "ema   | magic     | fast=1              | unknown-kind: magic: one of [ema-cross, model]",
                "E ma  | ema-cross | fast=1              | invalid-name: E ma: a-z, 0-9 and dashes within",
            })
    void refusesWhatCannotBe(String name, String kind, String parameters, String refusal) {
        assertThat(shown(bench.command(bench.create(name, kind, parameters, ""))))
                .containsExactly(refusal);
    }

    @Test
    void refusesAnInstrumentThatIsNoName() {
        Command.CreateStrategy create = new Command.CreateStrategy(
                bench.id().toString(), "trader", "", "ema", "ema-cross", "main", "BTC/USD", "");
        assertThat(shown(bench.command(create))).containsExactly("invalid-instrument: not BASE-QUOTE.VENUE: BTC/USD");
    }

    @Test
    void defaultsAreWrittenOut() {
        StrategyChanged created = (StrategyChanged)
                bench.command(bench.create("ema", "ema-cross", "slow=9", "")).getFirst();
        assertThat(created.parameters()).isEqualTo("fast=5 interval=1s quantity=0.05 slow=9");
    }

    @Test
    void aNameIsTakenOnceAndMustBeThere() {
        bench.command(bench.create("ema", "ema-cross", "", ""));
        assertThat(shown(bench.command(bench.create("ema", "model", "", "")))).containsExactly("strategy-exists: ema");
        assertThat(shown(bench.start("other"))).containsExactly("unknown-strategy: other");
        assertThat(shown(bench.stop("other"))).containsExactly("unknown-strategy: other");
    }

    @Test
    void aKeyThatComesAgainIsARepeatOrIsRefused() {
        Command.CreateStrategy first = bench.create("ema", "ema-cross", "slow=9", "key");
        bench.command(first);
        assertThat(shown(bench.command(bench.create("ema", "ema-cross", "slow=9", "key"))))
                .containsExactly("repeated " + first.id());
        assertThat(shown(bench.command(bench.create("ema", "ema-cross", "slow=10", "key"))))
                .containsExactly("idempotency-key-reused: key");
        assertThat(shown(bench.command(first))).as("the same record twice").containsExactly("repeated " + first.id());
        Command.StartStrategy refused = new Command.StartStrategy(bench.id().toString(), "trader", "k2", "none");
        bench.command(refused);
        assertThat(shown(bench.command(new Command.StartStrategy(bench.id().toString(), "trader", "k2", "none"))))
                .containsExactly("repeated " + refused.id());
    }

    private Command.StopStrategy stop(String key, String reason) {
        return new Command.StopStrategy(bench.id().toString(), "trader", key, "ema", reason);
    }

    @Test
    void aStopUnderTheKeyOfAnotherCallIsRefusedWhateverItsReason() {
        bench.command(bench.create("ema", "ema-cross", "", "create"));
        bench.command(new Command.SetParameters(bench.id().toString(), "trader", "set", "ema", "slow=9"));
        Command.StopStrategy early = stop("early", "enough");
        bench.command(early);
        bench.command(new Command.StartStrategy(bench.id().toString(), "trader", "start", "ema"));
        for (String reason : new String[] {"", "enough", "created", "parameters", "started", "stopped", "deleted"}) {
            for (String key : new String[] {"create", "set", "start"}) {
                assertThat(shown(bench.command(stop(key, reason))))
                        .as("%s: %s", key, reason)
                        .containsExactly("idempotency-key-reused: " + key);
            }
        }
        assertThat(shown(bench.command(stop("early", "enough")))).containsExactly("repeated " + early.id());
        assertThat(shown(bench.command(stop("early", "other")))).containsExactly("idempotency-key-reused: early");
        assertThat(shown(bench.command(stop("k", "created")))).containsExactly("ema STOPPED: stopped: created");
        assertThat(shown(bench.command(bench.create("ema", "ema-cross", "slow=9", "k"))))
                .as("a stop is no creation")
                .containsExactly("idempotency-key-reused: k");
        assertThat(shown(bench.command(stop("none", "")))).containsExactly("ema STOPPED: stopped");
        assertThat(shown(bench.command(stop("none", "stopped")))).containsExactly("idempotency-key-reused: none");
    }

    @Test
    void thereIsALimitOfStrategies() {
        for (int i = 0; i < Roster.MAX_STRATEGIES; i++) {
            bench.command(bench.create("s" + i, "model", "", ""));
        }
        assertThat(shown(bench.command(bench.create("more", "model", "", ""))))
                .containsExactly("too-many-strategies: at most 16");
    }

    @Test
    void callsAreForgottenInTheOrderTheyCame() {
        Roster roster = new Roster();
        DeskBench other = new DeskBench();
        Command.CreateStrategy first = other.create("ema", "model", "", "first");
        roster.apply(other.command(first).getFirst(), 0);
        for (int i = 0; i < Roster.MAX_CALLS; i++) {
            roster.apply(
                    other.command(new Command.StartStrategy(other.id().toString(), "trader", "k" + i, "ema"))
                            .getFirst(),
                    0);
        }
        assertThat(roster.outcomeOf("first")).isEmpty();
        assertThat(roster.outcomeOf("k0")).isPresent();
        assertThat(roster.outcome(MessageId.parse(first.id()))).isEmpty();
        assertThat(roster.keyedCallCount()).isEqualTo(Roster.MAX_CALLS);
        assertThat(roster.find("ema")).isPresent();
    }

    /** Nor do repeats, nor refusals to use another call's key. */
    @Test
    void aFloodOfCallsWithoutAKeyForgetsNoneThatHasOne() {
        Command.StopStrategy keyed = stop("key", "enough");
        bench.command(bench.create("ema", "ema-cross", "", ""));
        bench.command(keyed);
        MessageId unkeyed = ((StrategyChanged) bench.start("ema").getFirst()).commandId();
        for (int i = 0; i < Roster.MAX_CALLS; i++) {
            bench.start("ema");
            bench.command(stop("key", i % 2 == 0 ? "enough" : "other"));
        }
        assertThat(shown(bench.command(stop("key", "enough")))).containsExactly("repeated " + keyed.id());
        Roster roster = new Roster();
        bench.said.forEach(message -> roster.apply(message, 0));
        assertThat(roster.outcome(unkeyed)).isEmpty();
        assertThat(roster.callCount()).isEqualTo(Roster.MAX_CALLS);
        assertThat(roster.keyedCallCount()).isEqualTo(1);
    }

    /** It was on its way when the strategy was stopped. */
    @Test
    void anOrderThatRestsAfterTheStopIsCancelled() {
        bench.define();
        bench.command(bench.create("ema", "ema-cross", "fast=1 slow=3 quantity=2", ""));
        bench.start("ema");
        OrderTerms sent = DeskBench.order(bench.closes(100, 101, 102)).terms();
        bench.stop("ema");
        MessageId order = bench.orderId();
        OrderTerms rests = new OrderTerms(
                sent.account(),
                sent.clientOrderId(),
                sent.instrument(),
                sent.side(),
                OrderType.LIMIT,
                TimeInForce.GTC,
                sent.quantityDecimals(),
                sent.quantity(),
                2,
                10_000);
        assertThat(bench.event(new OrderAccepted(order, rests, "USD", 6, "ema")))
                .containsExactly(new CancelOrder(order, "ema", ""));
    }

    @Test
    void aStrategyIsDeletedWhenItDoesNothingAnyMoreAndItsNameIsGone() {
        bench.define();
        bench.command(bench.create("ema", "ema-cross", "fast=1 slow=3 quantity=2", ""));
        bench.start("ema");
        assertThat(shown(bench.delete("ema", ""))).containsExactly("strategy-runs: ema");
        SubmitOrder sent = DeskBench.order(bench.closes(100, 101, 102));
        bench.stop("ema");
        assertThat(shown(bench.delete("ema", "")))
                .containsExactly("strategy-has-orders: 0 open, 1 not yet decided by risk");
        MessageId order = bench.orderId();
        bench.event(new OrderAccepted(order, sent.terms(), "USD", 6, "ema"));
        assertThat(shown(bench.delete("ema", "")))
                .containsExactly("strategy-has-orders: 1 open, 0 not yet decided by risk");
        bench.event(DeskBench.fill(order, sent, sent.terms().quantity(), 10_200, 0));
        Command.DeleteStrategy last = new Command.DeleteStrategy(bench.id().toString(), "trader", "key", "ema");
        assertThat(shown(bench.command(last))).containsExactly("ema DELETED: deleted");
        assertThat(shown(bench.delete("ema", "key"))).containsExactly("repeated " + last.id());
        assertThat(shown(bench.delete("ema", ""))).containsExactly("unknown-strategy: ema");
        assertThat(shown(bench.start("ema"))).containsExactly("unknown-strategy: ema");
        assertThat(shown(bench.command(bench.create("ema", "model", "", ""))))
                .containsExactly("strategy-deleted: ema: its orders bear that name");
        assertThat(bench.closes(90, 80)).isEmpty();
        assertThat(bench.desk.executions()).hasSize(1);
    }

    @Test
    void anOrderThatRiskTakesNoMoreHoldsNoDeletionUp() {
        bench.define();
        bench.command(bench.create("ema", "ema-cross", "fast=1 slow=3 quantity=2", ""));
        bench.start("ema");
        bench.closes(100, 101, 102);
        bench.stop("ema");
        bench.nowNanos += 15 * DeskBench.SECOND;
        assertThat(shown(bench.delete("ema", ""))).containsExactly("ema DELETED: deleted");
    }

    /** So what is kept of what their orders did is bounded. */
    @Test
    void namesAreBounded() {
        for (int i = 0; i < Roster.MAX_NAMES; i++) {
            bench.command(bench.create("n" + i, "model", "", ""));
            assertThat(shown(bench.delete("n" + i, ""))).containsExactly("n" + i + " DELETED: deleted");
        }
        assertThat(shown(bench.command(bench.create("more", "model", "", ""))))
                .containsExactly("too-many-strategies: at most 1000 with those that were deleted");
    }

    @Test
    void aStopCancelsWhatIsOpen() {
        bench.define();
        bench.command(bench.create("ema", "ema-cross", "fast=1 slow=3 quantity=2", ""));
        bench.start("ema");
        MessageId order = bench.orderId();
        bench.event(new OrderAccepted(
                order, DeskBench.order(bench.closes(100, 101, 102)).terms(), "USD", 6, "ema"));
        assertThat(bench.stop("ema")).last().isEqualTo(new CancelOrder(order, "ema", ""));
    }
}
