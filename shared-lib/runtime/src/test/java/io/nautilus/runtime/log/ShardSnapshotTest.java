package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Decider;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shard that starts behind a snapshot, made of its log while it ran, is the one that folds all. */
class ShardSnapshotTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final ShardBench bench = new ShardBench();

    /** The events that were applied, as a state. */
    private static final class Applied implements Decider<OrderEvent>, Durable {
        private final ShardRecorder recorder = new ShardRecorder();

        @Override
        public void on(Input input, Moment moment, Consumer<OrderEvent> out) {
            recorder.on(input, moment, out);
        }

        @Override
        public void apply(OrderEvent event, Moment moment) {
            recorder.apply(event, moment);
        }

        @Override
        public void save(StateWriter out) {
            out.list(recorder.applied, out::message);
        }

        @Override
        public void restore(StateReader in) {
            in.list(() -> recorder.applied.add(in.message(OrderEvent.class)));
        }
    }

    private SnapshotStore store() {
        return new SnapshotStore(folder, ModelWorld.WRITER, "test", 1, said::add);
    }

    private static ShardState<OrderEvent> fresh() {
        Applied applied = new Applied();
        return new ShardState<>(ShardBench.SPEC, applied, (offset, header, events) -> {}, applied);
    }

    private void snapshot() throws IOException {
        SnapshotMaker.Source log = new SnapshotMaker.Source() {
            @Override
            public long end() {
                return bench.journal.end();
            }

            @Override
            public void read(long from, long to, Consumer<LogRecord> reader) {
                bench.journal.read(from, to + 1, reader);
            }
        };
        new SnapshotMaker(store(), ShardSnapshotTest::fresh, log, 1).makeIfDue();
    }

    private Applied start(boolean fromSnapshots) {
        Applied applied = new Applied();
        bench.domain = () -> applied;
        bench.state = applied;
        bench.snapshots = fromSnapshots ? store() : Snapshots.NONE;
        bench.restart();
        return applied;
    }

    private void traffic(Random random) {
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            switch (random.nextInt(5)) {
                case 0 -> bench.request(1 + random.nextInt(3));
                case 1 -> bench.command();
                case 2 -> bench.market(1 + random.nextInt(3));
                case 3 -> bench.requestOfStrategy(random.nextInt(4) == 0);
                default -> bench.epochOfStrategy(1 + random.nextInt(3));
            }
            bench.shard.pass(random.nextLong(5_000_000_000L));
        }
    }

    private static byte[] bytes(Folded state) {
        StateWriter out = new StateWriter(512);
        state.save(out);
        return out.written();
    }

    @Test
    void aStartBehindASnapshotIsAStartFromTheFirstRecord() throws IOException {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            start(true);
            traffic(random);
            if (random.nextBoolean()) {
                snapshot();
            }
            traffic(random);
            Applied behind = start(true);
            assertThat(behind.recorder.applied).as("seed %d", seed).isEqualTo(bench.events());
        }
        assertThat(bench.shard.foldedFrom()).isPositive();
        ShardState<OrderEvent> whole = fresh();
        bench.journal.read(0, bench.journal.end(), whole::fold);
        ShardState<OrderEvent> behind = fresh();
        long from =
                store().restore(behind, (a, b, to) -> bench.journal.read(a, b + 1, to), bench.journal.end(), said::add);
        bench.journal.read(from, bench.journal.end(), behind::fold);
        assertThat(bytes(behind)).isEqualTo(bytes(whole));
        assertThat(behind)
                .usingRecursiveComparison()
                .ignoringFields("frames")
                .ignoringFields("validator.changed")
                .isEqualTo(whole);
        assertThat(said).isEmpty();
    }

    /** What a killed owner sent and another one's epoch frame made void is in nobody's snapshot. */
    @Test
    void whatDoesNotCountIsInNoSnapshot() throws IOException {
        start(true);
        bench.request(1);
        bench.shard.pass(1);
        byte[] late = bench.journal.records.getLast().value();
        bench.restart();
        bench.journal.append(late);
        snapshot();
        assertThat(start(true).recorder.applied).isEqualTo(bench.events()).hasSize(1);
    }

    @Test
    void aLogThatLostWhatASnapshotKnewIsHeldAndFoldedAnew() throws IOException {
        start(true);
        bench.request(3);
        bench.shard.pass(1);
        bench.request(2);
        bench.shard.pass(2);
        snapshot();
        long end = bench.journal.end();
        bench.journal.cut(1);
        Applied behind = start(true);
        assertThat(bench.shard.open()).isFalse();
        assertThat(bench.shard.foldedFrom()).isZero();
        assertThat(behind.recorder.applied).isEqualTo(bench.events());
        assertThat(store().newestFirst()).as("nothing is noted yet").isNotEmpty();
        start(true);
        assertThat(bench.shard.foldedFrom())
                .as("after a death before it was noted")
                .isZero();
        bench.acknowledging = false;
        bench.shard.pass(3);
        assertThat(store().newestFirst()).as("the note is not proven yet").isNotEmpty();
        bench.acknowledging = true;
        bench.acknowledgeAll();
        assertThat(store().newestFirst()).isEmpty();
        List<Message> held =
                FrameReader.messages(bench.journal.records.getLast().value());
        assertThat(held.toString()).contains("others stand where offsets up to " + (end - 1) + " were");
    }

    @Test
    void aSuspectLogIsFoldedAnewAndItsSnapshotsAreThrownAway() throws IOException {
        start(true);
        bench.request(2);
        bench.shard.pass(1);
        snapshot();
        bench.suspect = "the machine booted without a clean stop";
        start(true);
        assertThat(bench.shard.foldedFrom()).isZero();
        bench.shard.pass(2);
        assertThat(store().newestFirst()).isEmpty();
        assertThat(lastText()).contains("without a clean stop").doesNotContain("lost records");
    }

    /** The machine went down and the journal lost its tail: only the snapshot knows which record it was. */
    @Test
    void aSuspectLogThatLostWhatASnapshotKnewIsHeldWithTheOffsets() throws IOException {
        start(true);
        bench.request(2);
        bench.shard.pass(1);
        snapshot();
        long end = bench.journal.end();
        bench.journal.cut(1);
        bench.suspect = "the machine booted without a clean stop";
        start(true);
        start(true);
        assertThat(bench.shard.foldedFrom()).isZero();
        assertThat(store().newestFirst()).as("nothing is noted yet").isNotEmpty();
        bench.shard.pass(2);
        assertThat(lastText())
                .contains("without a clean stop")
                .contains("others stand where offsets up to " + (end - 1) + " were");
        assertThat(store().newestFirst()).isEmpty();
    }

    /** An input lost its tail too: that is found on the journal again, what the journal lost is not. */
    @Test
    void whatTheJournalLostIsNotForgottenForWhatAnInputLost() throws IOException {
        start(true);
        bench.request(1);
        bench.request(1);
        bench.shard.pass(1);
        bench.command();
        bench.shard.pass(2);
        snapshot();
        long end = bench.journal.end();
        bench.journal.cut(1);
        bench.logs.get(ShardBench.REQUESTS).cut(1);
        start(true);
        start(true);
        bench.shard.pass(3);
        assertThat(lastText())
                .contains("order-requests[0] lost records: offsets 1 to 1 are gone")
                .contains("others stand where offsets up to " + (end - 1) + " were");
    }

    private String lastText() {
        return FrameReader.messages(bench.journal.records.getLast().value()).toString();
    }
}
