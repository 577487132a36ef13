package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.Input;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ShardTest {
    private static final long SECOND = 1_000_000_000L;

    private final ShardBench bench = new ShardBench();

    @Test
    void commandsComeBeforeRequestsBeforeMarketData() {
        bench.start();
        bench.market(1);
        bench.request(1);
        bench.command();
        bench.shard.pass(0);
        assertThat(bench.kindsTaken()).containsExactly("Commanded", "Request", "MarketRecord");
    }

    @Test
    void requestsWaitUntilTheCommandsOfTheStartWereTaken() {
        bench.command();
        bench.request(1);
        bench.withheld = ShardBench.COMMANDS;
        bench.start();
        bench.shard.pass(0);
        assertThat(bench.kindsTaken()).isEmpty();
        assertThat(bench.shard.open()).isFalse();
        bench.withheld = -1;
        bench.shard.pass(0);
        assertThat(bench.kindsTaken()).containsExactly("Commanded", "Request");
        assertThat(bench.shard.open()).isTrue();
    }

    /** Who asks for the outcome of what an earlier process was asked must not be told that nobody asked it. */
    @Test
    void theBacklogIsAnsweredWhenItsLastOutcomeIsProven() {
        int requests = ShardBench.LIMITS.messages() + 1;
        for (int i = 0; i < requests; i++) {
            bench.request(1);
        }
        bench.start();
        bench.acknowledging = false;
        assertThat(bench.shard.open()).isTrue();
        assertThat(bench.shard.answeredBacklog()).as("nothing is taken").isFalse();
        bench.shard.pass(0);
        bench.acknowledgeAll();
        assertThat(bench.shard.answeredBacklog()).as("one is not taken").isFalse();
        bench.shard.pass(0);
        assertThat(bench.kindsTaken()).hasSize(requests);
        assertThat(bench.shard.answeredBacklog()).as("one is not proven").isFalse();
        bench.acknowledgeAll();
        assertThat(bench.shard.answeredBacklog()).isTrue();
        bench.request(1);
        bench.shard.pass(0);
        assertThat(bench.shard.answeredBacklog()).as("what comes later is none").isTrue();
    }

    @Test
    void aCommandIsAnsweredWhenItsOutcomeIsProven() {
        bench.command();
        bench.start();
        bench.acknowledging = false;
        bench.shard.pass(0);
        assertThat(bench.shard.open()).isTrue();
        assertThat(bench.shard.answeredBacklog()).isFalse();
        bench.acknowledgeAll();
        assertThat(bench.shard.answeredBacklog()).isTrue();
    }

    @Test
    void marketDataBeforeThePositionOnlyWarms() {
        bench.market(3);
        bench.start();
        bench.shard.pass(0);
        bench.market(1);
        bench.request(1);
        bench.shard.pass(0);
        assertThat(bench.kindsTaken()).containsExactly("Request", "MarketRecord");
        assertThat(bench.decider.warmed).hasSize(3);
        assertThat(bench.lastHeader().consumed())
                .containsExactly(
                        new Run(ShardBench.MARKET, true, 0, 3),
                        new Run(ShardBench.REQUESTS, false, 0, 1),
                        new Run(ShardBench.MARKET, false, 3, 1));
    }

    @Test
    void whatWasConsumedSilentlyIsWrittenDownAfterASecond() {
        bench.start();
        bench.market(1);
        bench.shard.pass(0);
        assertThat(bench.frames()).isZero();
        bench.shard.pass(SECOND - 1);
        assertThat(bench.frames()).isZero();
        bench.shard.pass(SECOND);
        assertThat(bench.frames()).isOne();
        assertThat(bench.lastHeader().consumed()).containsExactly(new Run(ShardBench.MARKET, false, 0, 1));
    }

    @Test
    void aClockThatStepsBackDelaysNeitherSilentFramesNorTimers() {
        bench.start();
        bench.request(1);
        bench.shard.pass(100 * SECOND);
        bench.shard.pass(100 * SECOND);
        bench.market(1);
        bench.shard.pass(100 * SECOND);
        int timersBefore = Collections.frequency(bench.decider.kinds, "Timer");
        bench.shard.pass(10 * SECOND);
        bench.shard.pass(10 * SECOND);
        assertThat(bench.frames()).isEqualTo(2);
        assertThat(Collections.frequency(bench.decider.kinds, "Timer")).isEqualTo(timersBefore + 1);
        assertThat(bench.lastHeader().timeNanos()).as("time never decreases").isEqualTo(100 * SECOND);
        assertThat(bench.lastHeader().clockNanos()).isEqualTo(10 * SECOND);
    }

    /** Market data may wait in the log while the machine sleeps: the clock that it sees must not be that of before. */
    @Test
    void marketDataSeesAClockThatIsOnTheLogAndNotOld() {
        bench.start();
        bench.request(1);
        bench.shard.pass(SECOND);
        bench.market(1);
        bench.shard.pass(SECOND + SECOND / 4);
        assertThat(bench.decider.marketClocks).containsExactly(SECOND);
        bench.market(1);
        bench.shard.pass(60 * SECOND);
        bench.shard.pass(60 * SECOND);
        bench.shard.pass(60 * SECOND);
        assertThat(bench.decider.marketClocks).containsExactly(SECOND, 60 * SECOND);
    }

    @Test
    void marketDataThatExpiredBeforeItWasReadIsJoinedAnewAndCountedAsAGap() {
        bench.start();
        bench.market(1);
        bench.request(1);
        bench.shard.pass(0);
        bench.market(5);
        bench.warmFrom = 4;
        bench.lost = ShardBench.MARKET;
        bench.shard.pass(0);
        assertThat(bench.shard.inputs().get(ShardBench.MARKET).gaps()).isOne();
        assertThat(bench.decider.warmed)
                .map(input -> (Input.MarketRecord) input)
                .extracting(Input.MarketRecord::offset, Input.MarketRecord::newReign)
                .containsExactly(tuple(4L, true), tuple(5L, false));
        bench.market(1);
        bench.request(1);
        bench.shard.pass(0);
        assertThat(bench.lastHeader().consumed())
                .containsExactly(
                        new Run(ShardBench.MARKET, true, 4, 2),
                        new Run(ShardBench.REQUESTS, false, Run.IMPLIED, 1),
                        new Run(ShardBench.MARKET, false, 6, 1));
    }

    /** Epoch frames yield nothing, but what is known of their writers is durable, and a header has room for so many. */
    @Test
    void moreWritersThanAHeaderHoldsAreWrittenDownInTime() {
        bench.start();
        int writers = 1_100;
        for (int strategy = 0; strategy < writers; strategy++) {
            bench.epochOfStrategy(strategy);
        }
        boolean took = true;
        while (took) {
            took = bench.shard.pass(0);
        }
        bench.request(1);
        bench.shard.pass(0);
        assertThat(bench.headers())
                .allSatisfy(header -> assertThat(header.marks()).hasSizeLessThanOrEqualTo(512))
                .flatExtracting(FrameHeader::marks)
                .hasSize(writers);
    }

    @Test
    void aFloodOfRequestsDoesNotStarveMarketData() {
        bench.start();
        for (int i = 0; i < 3 * ShardBench.LIMITS.messages(); i++) {
            bench.request(1);
        }
        bench.market(1);
        bench.shard.pass(0);
        assertThat(bench.kindsTaken()).hasSize(ShardBench.LIMITS.messages()).doesNotContain("MarketRecord");
        bench.shard.pass(0);
        assertThat(bench.kindsTaken()).contains("MarketRecord");
    }

    @Test
    void aFrameOfTooManyRequestsIsRejectedWhole() {
        bench.start();
        bench.request(InputSpec.MAX_REQUESTS + 1);
        bench.request(1);
        bench.shard.pass(0);
        assertThat(bench.kindsTaken()).containsExactly("Malformed", "Request");
    }

    @Test
    void aSuspectLogIsSaidBeforeAnythingElseAndNotBelievedBeforeItIsProven() {
        bench.suspect = "no clean stop";
        bench.acknowledging = false;
        bench.request(1);
        bench.start();
        bench.shard.pass(0);
        assertThat(bench.kindsTaken()).containsExactly("LogSuspect");
        assertThat(bench.shard.open()).isFalse();
        bench.acknowledgeAll();
        assertThat(bench.shard.open()).isTrue();
    }

    @Test
    void nothingIsTakenWhileTheFramesInFlightAreAtTheirLimit() {
        bench.start();
        bench.acknowledging = false;
        for (int i = 0; i < ShardBench.LIMITS.framesInFlight(); i++) {
            bench.request(1);
            bench.shard.pass(0);
        }
        bench.request(1);
        assertThat(bench.shard.pass(0)).isFalse();
        assertThat(bench.kindsTaken()).hasSize(ShardBench.LIMITS.framesInFlight());
        bench.acknowledgeAll();
        assertThat(bench.shard.pass(0)).isTrue();
    }

    @Test
    void aRestartGoesOnBehindTheLastRunAndFoldsWhatWasDecided() {
        bench.start();
        bench.request(1);
        bench.command();
        bench.shard.pass(0);
        assertThat(bench.kindsTaken()).hasSize(2);
        bench.restart();
        bench.shard.pass(0);
        assertThat(bench.kindsTaken()).isEmpty();
        assertThat(bench.decider.applied).hasSize(2);
    }
}
