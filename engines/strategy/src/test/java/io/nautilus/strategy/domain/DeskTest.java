package io.nautilus.strategy.domain;

import static io.nautilus.strategy.domain.DeskBench.order;
import static io.nautilus.strategy.domain.DeskBench.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.trading.Amount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeskTest {
    private final DeskBench bench = new DeskBench();

    private void emaRuns() {
        bench.define();
        bench.command(bench.create("ema", "ema-cross", "fast=1 slow=3 quantity=2", ""));
        bench.start("ema");
    }

    @Test
    void buysWhenTheFastAverageIsAboveAndSellsWhenItIsBelow() {
        emaRuns();
        assertThat(shown(bench.closes(100, 101))).as("not yet warm").isEmpty();
        List<String> all = new ArrayList<>();
        SubmitOrder bought = order(bench.closes(102));
        bench.filled(bought, 20_000, 10_200);
        all.addAll(shown(bench.closes(103, 104)));
        SubmitOrder sold = order(bench.closes(90));
        bench.filled(sold, 20_000, 9_000);
        all.addAll(shown(bench.closes(80)));
        assertThat(all).as("holds while nothing changes").isEmpty();
        assertThat(shown(List.copyOf(bench.said)))
                .containsExactly(
                        "ema STOPPED: created",
                        "ema RUNNING: started",
                        "ema-1 buys 20000 IOC",
                        "ema-2 sells 20000 IOC");
    }

    /** As at a feed's end, which closes the second that was over and the one that it cuts short. */
    @Test
    void bothBarsOfOneMessageCount() {
        emaRuns();
        bench.closes(100);
        bench.on(bench.bar(101, 7));
        assertThat(shown(bench.on(bench.bar(102, 7)))).containsExactly("ema-1 buys 20000 IOC");
    }

    @Test
    void asksAgainForWhatWasNotFilledAndNeverWhileAnOrderWorks() {
        emaRuns();
        SubmitOrder first = order(bench.closes(100, 101, 102));
        assertThat(bench.closes(103)).as("not decided yet").isEmpty();
        bench.filled(first, 5_000, 10_200);
        assertThat(shown(bench.closes(104))).containsExactly("ema-2 buys 15000 IOC");
    }

    @Test
    void aFillIsAnsweredWhereTheSignalTurnedWhileTheOrderWorked() {
        emaRuns();
        SubmitOrder bought = order(bench.closes(100, 101, 102));
        assertThat(bench.closes(80)).as("an order works").isEmpty();
        assertThat(shown(bench.filled(bought, 20_000, 10_200))).containsExactly("ema-2 sells 20000 IOC");
    }

    @Test
    void aFillIsNotAnsweredByWhatWasSeenTooLongAgo() {
        emaRuns();
        SubmitOrder bought = order(bench.closes(100, 101, 102));
        bench.closes(80);
        bench.nowNanos += 3 * DeskBench.SECOND + 1;
        assertThat(bench.filled(bought, 20_000, 10_200))
                .as("a bar of more than 3 s ago")
                .isEmpty();

        DeskBench other = new DeskBench();
        other.define();
        other.command(other.create("m", "model", "enter=0.6 exit=0.4 quantity=1", ""));
        other.start("m");
        SubmitOrder first = order(other.predicted(0.7));
        other.predicted(0.3);
        other.nowNanos += DeskBench.SECOND + 1;
        assertThat(other.filled(first, 10_000, 10_000))
                .as("a prediction of more than a second ago")
                .isEmpty();
    }

    @Test
    void whatAFillLeftWaitsForTheNextBar() {
        emaRuns();
        SubmitOrder bought = order(bench.closes(100, 101, 102));
        bench.closes(80);
        assertThat(bench.filled(bought, 5_000, 10_200)).as("filled in part").isEmpty();
        assertThat(shown(bench.closes(79))).containsExactly("ema-2 sells 5000 IOC");
    }

    @Test
    void aFillThatDidWhatWasWantedIsAnsweredWithNothing() {
        emaRuns();
        assertThat(bench.filled(order(bench.closes(100, 101, 102)), 20_000, 10_200))
                .isEmpty();
    }

    @Test
    void aFillIsAnsweredWhereTheModelChangedItsMind() {
        bench.define();
        bench.command(bench.create("m", "model", "enter=0.6 exit=0.4 quantity=1", ""));
        bench.start("m");
        SubmitOrder bought = order(bench.predicted(0.7));
        assertThat(bench.predicted(0.3)).as("an order works").isEmpty();
        assertThat(shown(bench.filled(bought, 10_000, 10_000))).containsExactly("m-2 sells 10000 IOC");
    }

    @Test
    void anOrderThatIsNeverDecidedBlocksForFifteenSecondsOnly() {
        emaRuns();
        bench.closes(100, 101, 102);
        bench.nowNanos += 13 * DeskBench.SECOND;
        assertThat(bench.closes(103)).isEmpty();
        assertThat(shown(bench.closes(104))).containsExactly("ema-2 buys 20000 IOC");
    }

    @Test
    void anOrderBlocksForAsLongAsRiskMayStillTakeIt() {
        emaRuns();
        bench.event(new GateConfigured(
                MessageId.NONE, 1, 8_192, DeskBench.SECOND, 20 * DeskBench.SECOND, DeskBench.SECOND, "admin", ""));
        bench.closes(100, 101, 102);
        bench.nowNanos += 58 * DeskBench.SECOND;
        assertThat(bench.closes(103)).isEmpty();
        assertThat(shown(bench.closes(104))).containsExactly("ema-2 buys 20000 IOC");
    }

    /** Risk may take an order after the strategy gave up on it and sent another one. */
    @Test
    void whatIsSoldTwiceIsTakenFromThePositionOnce() {
        emaRuns();
        bench.filled(order(bench.closes(100, 101, 102)), 20_000, 10_200);
        SubmitOrder late = order(bench.closes(90));
        bench.nowNanos += 15 * DeskBench.SECOND;
        SubmitOrder again = order(bench.closes(80));
        bench.filled(late, 15_000, 9_000);
        bench.filled(again, 20_000, 8_000);
        Traded traded = bench.desk.view(bench.roster()).getFirst().traded();
        assertThat(traded.position().quantity().isZero()).isTrue();
        assertThat(traded.position().realised())
                .as("15,000 at 9,000 and the 5,000 that were left at 8,000, bought at 10,200")
                .matches(realised ->
                        realised.isSame(new Amount(6, 15_000L * 9_000 + 5_000L * 8_000 - 20_000L * 10_200)));
    }

    @Test
    void waitsAfterADenial() {
        emaRuns();
        bench.denied(order(bench.closes(100, 101, 102)));
        assertThat(bench.closes(103, 104, 105, 106)).isEmpty();
        assertThat(shown(bench.closes(107))).containsExactly("ema-2 buys 20000 IOC");
        assertThat(bench.desk.view(bench.roster()).getFirst().traded().denial())
                .contains("buying-power", "needs 10, has 9");
    }

    @Test
    void learnsOfWhatIsOldAndActsOnWhatIsNew() {
        emaRuns();
        Input.Recorded old = bench.bar(100);
        Input.Recorded older = bench.bar(101);
        Input.Recorded oldest = bench.bar(102);
        bench.nowNanos += 4 * DeskBench.SECOND;
        assertThat(bench.on(old)).isEmpty();
        assertThat(bench.on(older)).isEmpty();
        assertThat(bench.on(oldest)).isEmpty();
        assertThat(shown(bench.closes(103))).containsExactly("ema-1 buys 20000 IOC");
    }

    @Test
    void aBarThatComesAgainIsNotTaken() {
        emaRuns();
        Input.Recorded first = bench.bar(100);
        bench.on(first);
        bench.on(first);
        bench.on(first);
        assertThat(bench.closes(101)).as("two bars seen, three are needed").isEmpty();
    }

    @Test
    void anAccountThatBeganAnewHoldsNothing() {
        emaRuns();
        bench.filled(order(bench.closes(100, 101, 102)), 20_000, 10_200);
        bench.event(new AccountReset(MessageId.NONE, "main", "USD", 6, 1, "", "admin", ""));
        assertThat(shown(bench.closes(103))).containsExactly("ema-2 buys 20000 IOC");
    }

    @Test
    void theModelIsFollowedBetweenItsThresholds() {
        bench.define();
        bench.command(bench.create("m", "model", "enter=0.6 exit=0.4 quantity=1", ""));
        bench.start("m");
        assertThat(bench.predicted(0.59)).isEmpty();
        bench.filled(order(bench.predicted(0.6)), 10_000, 10_000);
        assertThat(bench.predicted(0.41)).isEmpty();
        assertThat(shown(bench.predicted(0.39))).containsExactly("m-2 sells 10000 IOC");
    }

    @Test
    void predictionsOfAnotherModelSayNothing() {
        bench.define();
        bench.command(bench.create("m", "model", "model=other", ""));
        bench.start("m");
        assertThat(bench.predicted(0.99)).isEmpty();
    }

    @Test
    void aPredictionOfMoreThanASecondAgoIsNotActedOn() {
        bench.define();
        bench.command(bench.create("m", "model", "enter=0.6 exit=0.4", ""));
        bench.start("m");
        assertThat(bench.predicted(0.9, 1_000_000_001L)).isEmpty();
        assertThat(shown(bench.predicted(0.9, 1_000_000_000L))).containsExactly("m-1 buys 500 IOC");
    }

    private void modelRuns() {
        bench.define();
        bench.command(bench.create("m", "model", "enter=0.6 exit=0.4", ""));
        bench.start("m");
    }

    @Test
    void aPredictionIsAsOldAsItsBarHoweverLateItIsSaid() {
        modelRuns();
        bench.closes(100, 100, 100);
        assertThat(bench.predictedOf(1, 0.9, 0))
                .as("of the bar of a second ago that another followed")
                .hasSize(1);
    }

    @Test
    void aPredictionThatIsSaidTooLateIsLearnedOfOnly() {
        modelRuns();
        bench.closes(100);
        bench.nowNanos += DeskBench.SECOND + 1;
        assertThat(bench.predictedOf(0, 0.9, 0))
                .as("its bar is of more than a second ago")
                .isEmpty();
        assertThat(bench.desk.view(bench.roster()).getFirst().figures()).containsEntry("probabilityUp", 0.9);
    }

    @Test
    void aPredictionOfABarThatWasNotSeenIsLearnedOfOnly() {
        modelRuns();
        bench.closes(100);
        assertThat(bench.predictedOf(1, 0.9, 0)).isEmpty();
        assertThat(bench.desk.view(bench.roster()).getFirst().figures()).containsEntry("probabilityUp", 0.9);
    }

    /** The bytes of a process that was killed may come behind those of the one that took its place. */
    @Test
    void aPredictionThatComesBehindANewerOneIsNotTaken() {
        modelRuns();
        bench.closes(100, 100);
        bench.filled(order(bench.predictedOf(1, 0.9, 0)), 500, 10_000);
        assertThat(bench.predictedOf(0, 0.1, 0)).isEmpty();
        assertThat(bench.predictedOf(1, 0.1, 0)).as("said again").isEmpty();
        assertThat(bench.desk.view(bench.roster()).getFirst().figures()).containsEntry("probabilityUp", 0.9);
    }

    @Test
    void orderNumbersGoOnBehindWhatRiskHasSeen() {
        emaRuns();
        SubmitOrder lost = order(bench.closes(100, 101, 102));
        DeskBench other = new DeskBench();
        other.define();
        other.command(other.create("ema", "ema-cross", "fast=1 slow=3 quantity=2", ""));
        other.start("ema");
        other.filled(lost, 0, 10_000);
        assertThat(shown(other.closes(100, 101, 102))).containsExactly("ema-2 buys 20000 IOC");
    }

    @Test
    void aFailedStrategyThatIsStartedAgainBeginsAnew() {
        emaRuns();
        bench.filled(order(bench.closes(100, 101, 102)), 12_345, 10_200);
        bench.define(0);
        bench.closes(103);
        bench.define();
        bench.start("ema");
        assertThat(shown(bench.closes(104))).containsExactly("ema-2 buys 7655 IOC");
    }

    @Test
    void aStrategyThatThrowsHasFailedAndNoOther() {
        emaRuns();
        bench.command(bench.create("other", "ema-cross", "fast=1 slow=3 quantity=5", ""));
        bench.start("other");
        SubmitOrder held = null;
        for (var message : bench.closes(100, 101, 102)) {
            if (message instanceof SubmitOrder submit
                    && submit.terms().clientOrderId().startsWith("ema")) {
                held = submit;
            }
        }
        bench.filled(held, 12_345, 10_200);
        bench.define(0);
        List<String> said = shown(bench.closes(103));
        assertThat(said).first().asString().startsWith("ema FAILED: it threw: ");
        assertThat(said).hasSize(1);
        assertThat(shown(bench.closes(104))).isEmpty();
        assertThat(bench.desk.view(bench.roster()))
                .extracting(view -> view.enrolled().now().state().name())
                .containsExactly("FAILED", "RUNNING");
    }

    @Test
    void aRejectedInputEndsAllThatRun() {
        emaRuns();
        InputRejected rejection =
                new InputRejected("bars", 0, 4, -1, DenialReason.STEP_FAILED, "planned", 1, "00", MessageId.NONE);
        assertThat(shown(bench.on(new Input.Rejected(rejection))))
                .containsExactly("ema FAILED: input-rejected: planned");
        assertThat(bench.closes(100, 101, 102, 103)).isEmpty();
    }

    @Test
    void aSuspectLogStopsAllThatRun() {
        emaRuns();
        assertThat(shown(bench.on(new Input.LogSuspect("another boot"))))
                .containsExactly("ema STOPPED: log-truncated: another boot");
    }

    @Test
    void aStartedStrategyIsWarmByTheBarsBefore() {
        bench.define();
        bench.closes(100, 101, 102, 103);
        bench.command(bench.create("ema", "ema-cross", "fast=1 slow=3 quantity=2", ""));
        bench.start("ema");
        assertThat(shown(bench.closes(104))).containsExactly("ema-1 buys 20000 IOC");
    }

    @Test
    void otherParametersCountFromTheNextBar() {
        emaRuns();
        bench.filled(order(bench.closes(100, 101, 102)), 20_000, 10_200);
        bench.command(
                new Command.SetParameters(bench.id().toString(), "trader", "", "ema", "fast=1 slow=3 quantity=3"));
        assertThat(shown(bench.closes(103))).containsExactly("ema-2 buys 10000 IOC");
    }
}
