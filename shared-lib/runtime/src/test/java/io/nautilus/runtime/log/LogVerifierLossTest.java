package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.StepNote;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An input that lost its tail is no difference where a later owner noted it, and one where none did. */
@Execution(ExecutionMode.CONCURRENT)
class LogVerifierLossTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final int STEPS = 30;

    private final ShardBench bench = new ShardBench();
    private long clock = 1_000 * MILLISECOND;

    /** A flow of everything, with restarts. */
    private void flow() {
        Random random = new Random(7);
        bench.domain = LastPrice::new;
        bench.start();
        for (int i = 0; i < STEPS; i++) {
            switch (random.nextInt(4)) {
                case 0 -> bench.command();
                case 1 -> bench.request(1 + random.nextInt(3));
                case 2 -> bench.requestOfStrategy(random.nextInt(3) == 0);
                default -> bench.trade(random.nextInt(50));
            }
            clock += random.nextInt(400) * MILLISECOND;
            bench.work(clock);
            if (random.nextInt(10) == 0) {
                bench.restart();
            }
        }
    }

    private VerifyReport verify(List<LogRecord> journal) {
        return BenchLog.verify(bench, journal);
    }

    /** The last record of an input is gone, and {@code count} others take its place; returns its offset. */
    private long lose(int input, int count) {
        ModelLog log = bench.logs.get(input);
        log.cut(1);
        long lost = log.end();
        for (int i = 0; i < count; i++) {
            if (input == ShardBench.COMMANDS) {
                bench.command();
            } else {
                bench.request(3);
            }
        }
        return lost;
    }

    private void decidedAndLost(int input, int count) {
        flow();
        bench.command();
        bench.request(2);
        bench.work(clock);
        lose(input, count);
    }

    @ParameterizedTest
    @ValueSource(ints = {ShardBench.COMMANDS, ShardBench.REQUESTS})
    void aReplacedInputIsNotKeptWhereALaterOwnerNotedTheLoss(int input) {
        decidedAndLost(input, 2);
        long lost = bench.logs.get(input).end() - 2;
        bench.suspect = null;
        long compared = verify(bench.journal.records.subList(0, lastEpoch())).eventsCompared();
        bench.restart();
        bench.work(clock);
        VerifyReport report = verify(bench.journal.records);
        assertThat(report.difference()).isNull();
        String topic = ShardBench.SPEC.inputs().get(input).topic();
        assertThat(report.skipped())
                .containsOnlyKeys(topic + " offset " + lost + " was replaced, as a later reign noted");
        assertThat(report.eventsCompared()).as("the reign that noted it too").isGreaterThan(compared + 1);
    }

    /** The journal offset at which the present reign began. */
    private int lastEpoch() {
        int at = (int) bench.journal.end() - 1;
        while (!FrameReader.header(bench.journal.records.get(at).value()).epoch()) {
            at--;
        }
        return at;
    }

    @ParameterizedTest
    @ValueSource(ints = {ShardBench.COMMANDS, ShardBench.REQUESTS})
    void aReplacedInputOfWhichNoOwnerNotedALossIsADifference(int input) {
        decidedAndLost(input, 2);
        assertThat(verify(bench.journal.records).difference()).isNotNull();
    }

    /** Market data was taken by an owner that still reigns, and its last record is another one now. */
    private void takenAndLostByWhoReigns() {
        flow();
        bench.trade(9);
        bench.request(1);
        bench.work(clock);
        bench.logs.get(ShardBench.MARKET).cut(1);
        bench.epochOfMarketData();
        bench.trade(12);
    }

    @Test
    void lostMarketDataIsNotKeptWhereTheOwnerJoinedItAnew() {
        takenAndLostByWhoReigns();
        long lost = bench.logs.get(ShardBench.MARKET).end() - 2;
        bench.lost = ShardBench.MARKET;
        bench.warmFrom = lost;
        bench.request(1);
        bench.work(clock);
        bench.restart();
        bench.request(2);
        bench.work(clock);
        VerifyReport report = verify(bench.journal.records);
        assertThat(report.difference()).isNull();
        assertThat(report.skipped())
                .containsOnlyKeys("market-data offset " + lost + " was replaced, as a later reign noted");
    }

    @Test
    void lostMarketDataIsADifferenceWhereNobodyNotedIt() {
        takenAndLostByWhoReigns();
        bench.restart();
        bench.work(clock);
        assertThat(verify(bench.journal.records).difference()).isNotNull();
    }

    /** Records that expired before they were read, twice in what one frame says. */
    @Test
    void whoJoinsAnewBeforeAFrameSaysSoIsDecidedAgainToo() {
        bench.domain = LastPrice::new;
        bench.start();
        bench.trade(1);
        bench.work(clock);
        for (int i = 0; i < 2; i++) {
            bench.trade(7 + i);
            bench.trade(10 + i);
            bench.epochOfMarketData();
            bench.warmFrom = bench.logs.get(ShardBench.MARKET).end() - 1;
            bench.lost = ShardBench.MARKET;
            bench.shard.pass(clock);
        }
        bench.request(1);
        bench.work(clock);
        VerifyReport report = verify(bench.journal.records);
        assertThat(report.difference()).isNull();
        assertThat(report.skipped()).isEmpty();
    }

    @Test
    void anEarlierNoteExcusesNothing() {
        flow();
        bench.suspect = "no clean stop";
        bench.restart();
        bench.suspect = null;
        bench.request(2);
        bench.work(clock);
        lose(ShardBench.REQUESTS, 1);
        assertThat(verify(bench.journal.records).difference()).isNotNull();
    }

    @Test
    void aNoteOfAReignThatDoesNotCountExcusesNothing() {
        flow();
        bench.suspect = "no clean stop";
        bench.restart();
        bench.shard.pass(clock);
        byte[] note = bench.journal.records.getLast().value();
        assertThat(FrameReader.messages(note)).anyMatch(message -> message instanceof StepNote);
        bench.suspect = null;
        bench.restart();
        bench.request(2);
        bench.work(clock);
        lose(ShardBench.REQUESTS, 1);
        bench.journal.append(note);
        assertThat(verify(bench.journal.records).difference()).isNotNull();
    }

    @Test
    void aReplacedRecordThatWasNotTakenAgainIsADifference() {
        flow();
        bench.request(2);
        bench.request(1);
        bench.work(clock);
        long lost = lose(ShardBench.REQUESTS, 1);
        bench.suspect = "no clean stop";
        bench.restart();
        bench.work(clock);
        assertThat(verify(bench.journal.records).difference()).isNull();
        List<LogRecord> requests = bench.logs.get(ShardBench.REQUESTS).records;
        LogRecord before = requests.get((int) lost - 1);
        requests.set(
                (int) lost - 1,
                new LogRecord(
                        before.offset(),
                        before.leaderEpoch() + 1,
                        before.appendTimeNanos(),
                        requests.get((int) lost).value()));
        assertThat(verify(bench.journal.records).difference()).isNotNull();
    }

    @Test
    void aLostInputIsNotKeptOnlyWhereALaterOwnerNotedTheLoss() {
        decidedAndLost(ShardBench.REQUESTS, 0);
        assertThat(verify(bench.journal.records).difference()).isNotNull();
        bench.suspect = null;
        bench.restart();
        bench.work(clock);
        VerifyReport report = verify(bench.journal.records);
        assertThat(report.difference()).isNull();
        long lost = bench.logs.get(ShardBench.REQUESTS).end();
        assertThat(report.skipped())
                .containsOnlyKeys("order-requests offset " + lost + " was lost, as a later reign noted");
    }

    @Test
    void lostMarketDataIsNotKeptOnlyWhereALaterOwnerNotedThatTheLogIsSuspect() {
        flow();
        bench.trade(3);
        bench.request(1);
        bench.work(clock);
        bench.logs.get(ShardBench.MARKET).cut(1);
        bench.trade(6);
        bench.suspect = null;
        bench.restart();
        bench.work(clock);
        assertThat(verify(bench.journal.records).difference()).isNotNull();
        bench.suspect = "no clean stop";
        bench.restart();
        bench.work(clock);
        VerifyReport report = verify(bench.journal.records);
        assertThat(report.difference()).isNull();
        assertThat(report.skipped().keySet())
                .singleElement()
                .asString()
                .startsWith("market-data offset ")
                .endsWith(" was replaced, as a later reign noted");
    }
}
