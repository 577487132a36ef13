package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.StepNoteKind;
import io.nautilus.contracts.TradingStateChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that cannot be decided, planted everywhere: a restart or two, and everything else has its outcome. */
class PoisonTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int FRAME = 5;

    private final ShardBench bench = new ShardBench();

    private static Predicate<Input> request(int index, long seq) {
        return input -> input instanceof Input.Request request
                && request.id().index() == index
                && request.id().seq() == seq;
    }

    private List<StepNoteKind> notes() {
        return bench.journal.records.stream()
                .flatMap(at -> FrameReader.messages(at.value()).stream())
                .filter(StepNote.class::isInstance)
                .map(note -> ((StepNote) note).kind())
                .toList();
    }

    private List<InputRejected> rejections() {
        return bench.events().stream()
                .filter(InputRejected.class::isInstance)
                .map(InputRejected.class::cast)
                .toList();
    }

    /** Requests with an outcome; each must have one. */
    private List<MessageId> outcomes() {
        List<MessageId> ids = new ArrayList<>();
        for (OrderEvent event : bench.events()) {
            if (event instanceof CancelDenied denied && !denied.requestId().equals(MessageId.NONE)) {
                ids.add(denied.requestId());
            }
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aRequestThatThrowsIsRejectedAfterTwoRestartsAndItsNeighboursAreDecided(int poisoned) {
        bench.start();
        bench.request(1);
        bench.request(FRAME);
        bench.request(1);
        bench.decider.throwing = request(poisoned, 1);
        assertThat(bench.work(0)).isEqualTo(2);
        assertThat(outcomes())
                .extracting(id -> id.seq() + "." + id.index())
                .doesNotHaveDuplicates()
                .hasSize(FRAME + 1)
                .doesNotContain("1." + poisoned);
        assertThat(rejections()).singleElement().satisfies(rejected -> {
            assertThat(rejected.topic()).isEqualTo("order-requests");
            assertThat(rejected.offset()).isOne();
            assertThat(rejected.index()).isEqualTo(poisoned);
            assertThat(rejected.reason()).isEqualTo(DenialReason.STEP_FAILED);
            assertThat(rejected.detail()).contains("planted");
            assertThat(rejected.crc32c()).isNotZero();
            assertThat(rejected.sampleHex()).isNotEmpty();
            assertThat(rejected.messageId().seq()).isOne();
            assertThat(rejected.messageId().index()).isEqualTo(poisoned);
        });
        assertThat(notes()).containsExactly(StepNoteKind.FAILED, StepNoteKind.FAILED);
        assertThat(bench.shard.open()).isTrue();
    }

    @Test
    void whatThrowsOnceOnlyIsDecided() {
        bench.start();
        bench.request(FRAME);
        Set<String> thrown = new java.util.HashSet<>();
        bench.decider.throwing = input -> input instanceof Input.Request && thrown.add("once");
        assertThat(bench.work(0)).isOne();
        assertThat(outcomes()).hasSize(FRAME);
        assertThat(rejections()).isEmpty();
    }

    @Test
    void severalOfOneFrameCostARestartEachAndOneMore() {
        bench.start();
        bench.request(FRAME);
        bench.decider.throwing =
                input -> input instanceof Input.Request request && request.id().index() % 2 == 0;
        assertThat(bench.work(0)).isEqualTo(4);
        assertThat(outcomes()).hasSize(2);
        assertThat(rejections()).extracting(InputRejected::index).containsExactly(0, 2, 4);
    }

    @Test
    void theStepThatThrewTookNothingAndLeftNothing() {
        bench.start();
        bench.request(1);
        bench.request(1);
        bench.decider.throwing = request(0, 1);
        bench.shard.pass(0);
        assertThat(bench.events()).isEmpty();
        assertThat(bench.lastHeader().consumed()).isEmpty();
        assertThat(bench.shard.open()).isFalse();
        assertThatThrownBy(() -> bench.shard.pass(0))
                .isInstanceOfSatisfying(
                        ShardBench.Ended.class, ended -> assertThat(ended.code).isEqualTo(ExitCode.STEP_FAILED))
                .hasMessageContaining("order-requests[0] offset 1");
    }

    @Test
    void aProcessEndsOnlyWhenItsNoteIsProven() {
        bench.start();
        bench.request(1);
        bench.decider.throwing = request(0, 0);
        bench.acknowledging = false;
        bench.shard.pass(0);
        assertThat(bench.shard.pass(0)).isFalse();
        bench.acknowledgeAll();
        assertThatThrownBy(() -> bench.shard.pass(0)).isInstanceOf(ShardBench.Ended.class);
    }

    @Test
    void aCommandThatThrowsIsRejected() {
        bench.start();
        bench.command();
        bench.request(1);
        bench.decider.throwing = input -> input instanceof Input.Commanded;
        assertThat(bench.work(0)).isEqualTo(2);
        assertThat(rejections()).extracting(InputRejected::topic).containsExactly("commands");
        assertThat(outcomes()).hasSize(1);
    }

    @Test
    void aRecordOfMarketDataThatThrowsIsRejectedWholeAndStaysSoWhenItWarms() {
        bench.start();
        bench.market(1);
        bench.request(1);
        bench.work(0);
        bench.market(2);
        bench.decider.throwing = input -> input instanceof Input.MarketRecord record && record.offset() == 1;
        assertThat(bench.work(0)).isEqualTo(2);
        assertThat(rejections()).extracting(InputRejected::offset).containsExactly(1L);
        bench.work(2 * SECOND);
        bench.restart();
        assertThat(bench.work(3 * SECOND)).isZero();
        assertThat(rejections()).hasSize(1);
        assertThat(bench.decider.warmed)
                .extracting(input -> input.getClass().getSimpleName())
                .containsExactly("MarketRecord", "Rejected", "MarketRecord");
    }

    @Test
    void marketDataThatThrowsWhileItWarmsIsLeftOut() {
        bench.market(3);
        bench.start();
        bench.decider.throwing = input -> input instanceof Input.MarketRecord record && record.offset() == 1;
        assertThat(bench.work(0)).isEqualTo(2);
        assertThat(bench.decider.warmed)
                .extracting(input -> input.getClass().getSimpleName())
                .containsExactly("MarketRecord", "Rejected", "MarketRecord");
    }

    @Test
    void aTimerThatThrowsTwiceIsCancelledByAnEvent() {
        bench.start();
        bench.decider.tells = true;
        bench.decider.throwing = input -> input instanceof Input.Timer;
        bench.request(1);
        assertThat(bench.work(0)).isEqualTo(2);
        assertThat(rejections()).extracting(InputRejected::topic).containsExactly("timer");
        assertThat(bench.work(10 * SECOND)).isZero();
        bench.restart();
        assertThat(bench.work(20 * SECOND)).isZero();
        assertThat(rejections()).hasSize(1);
        assertThat(outcomes()).hasSize(1);
        assertThat(bench.decider.kinds).doesNotContain("Timer");
    }

    @Test
    void aTimerThatThrewOnceGoesOn() {
        bench.start();
        bench.decider.tells = true;
        List<Input> thrown = new ArrayList<>();
        bench.decider.throwing = input -> input instanceof Input.Timer && thrown.size() < 2 && thrown.add(input);
        assertThat(bench.work(0)).isEqualTo(2);
        assertThat(rejections()).hasSize(1);
        assertThat(bench.events()).noneMatch(TradingStateChanged.class::isInstance);
    }

    @Test
    void whatThrowsInApplyWhileFoldingRefusesToStart() {
        bench.start();
        bench.request(1);
        bench.work(0);
        bench.decider.throwingInApply = event -> true;
        assertThatThrownBy(bench::restart)
                .isInstanceOfSatisfying(
                        ShardBench.Ended.class, ended -> assertThat(ended.code).isEqualTo(ExitCode.JOURNAL_UNREADABLE))
                .hasMessageContaining("offset 1");
    }

    @Test
    void whatThrowsInApplyWhileDecidingIsRejected() {
        bench.start();
        bench.request(FRAME);
        bench.decider.throwingInApply = event ->
                event instanceof CancelDenied denied && denied.requestId().index() == 3;
        assertThat(bench.work(0)).isEqualTo(2);
        assertThat(outcomes()).hasSize(FRAME - 1);
        assertThat(rejections()).extracting(InputRejected::index).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void aDeathWithoutAWordIsFoundAfterThreeShortReigns(int deadly) {
        bench.start();
        bench.request(FRAME);
        bench.request(1);
        bench.market(2);
        bench.command();
        bench.decider.killing = request(deadly, 0);
        assertThat(bench.work(0)).isEqualTo(Strikes.SHORT_REIGNS + 2);
        assertThat(outcomes()).hasSize(FRAME);
        assertThat(rejections()).extracting(InputRejected::index).containsExactly(deadly);
        assertThat(notes()).contains(StepNoteKind.BEGUN).doesNotContain(StepNoteKind.FAILED);
    }

    @Test
    void aTimerThatKillsIsCancelled() {
        bench.start();
        bench.decider.killing = input -> input instanceof Input.Timer;
        assertThat(bench.work(0)).isEqualTo(Strikes.SHORT_REIGNS + 2);
        bench.request(1);
        assertThat(bench.work(0)).isZero();
        assertThat(rejections()).extracting(InputRejected::topic).containsExactly("timer");
        assertThat(outcomes()).hasSize(1);
    }

    @Test
    void marketDataThatKillsWhileItWarmsIsLeftOut() {
        bench.market(3);
        bench.start();
        bench.decider.killing = input -> input instanceof Input.MarketRecord record && record.offset() == 1;
        assertThat(bench.work(0)).isEqualTo(Strikes.SHORT_REIGNS + 2);
        assertThat(bench.decider.warmed)
                .extracting(input -> input.getClass().getSimpleName())
                .containsExactly("MarketRecord", "Rejected", "MarketRecord");
    }

    @Test
    void threeShortReignsCostNothingWhenNothingKills() {
        bench.start();
        for (int i = 0; i < Strikes.SHORT_REIGNS; i++) {
            bench.restart();
        }
        bench.request(FRAME);
        bench.market(1);
        assertThat(bench.work(0)).isZero();
        assertThat(outcomes()).hasSize(FRAME);
        long notesAtFirst = notes().size();
        assertThat(notesAtFirst).isPositive();
        bench.request(1);
        assertThat(bench.work(0)).isZero();
        assertThat(notes()).as("only what was there at the start is noted").hasSize((int) notesAtFirst);
    }

    /** After deaths record by record, each noted first. */
    @Test
    void aBacklogThatIsNotedIsAnsweredWithItsLastOutcome() {
        bench.start();
        for (int i = 0; i < Strikes.SHORT_REIGNS; i++) {
            bench.restart();
        }
        bench.request(FRAME);
        bench.request(1);
        bench.request(1);
        bench.restart();
        assertThat(bench.shard.answeredBacklog()).isFalse();
        Set<Integer> undecided = new java.util.TreeSet<>();
        for (int pass = 0; pass < 100 && !bench.shard.answeredBacklog(); pass++) {
            undecided.add(outcomes().size());
            bench.shard.pass(0);
        }
        assertThat(undecided).contains(0, FRAME, FRAME + 1).doesNotContain(FRAME + 2);
        assertThat(outcomes()).hasSize(FRAME + 2);
        assertThat(bench.shard.answeredBacklog()).isTrue();
        assertThat(notes()).containsOnly(StepNoteKind.BEGUN);
    }

    /** Under steady load the inputs are never empty; what killed was there before. */
    @Test
    void whatComesAfterTheStartIsNotNoted() {
        bench.start();
        for (int i = 0; i < Strikes.SHORT_REIGNS; i++) {
            bench.restart();
        }
        bench.request(1);
        bench.market(2);
        bench.restart();
        for (int i = 0; i < 100; i++) {
            bench.request(1);
            bench.market(1);
            bench.shard.pass(0);
        }
        bench.work(0);
        assertThat(outcomes()).hasSize(101);
        assertThat(notes()).hasSizeBetween(3, 10).containsOnly(StepNoteKind.BEGUN);
    }
}
