package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {
    @TempDir
    Path folder;

    private final ModelLog log = new ModelLog();
    private final List<String> said = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private SnapshotStore store;

    @BeforeEach
    void open() {
        store = store("risk 1.0", 1);
        append(10);
    }

    private SnapshotStore store(String schema, int rulesVersion) {
        return new SnapshotStore(folder, ModelWorld.WRITER, schema, rulesVersion, said::add);
    }

    private void append(int records) {
        for (int i = 0; i < records; i++) {
            log.append(new byte[] {(byte) log.end(), 7});
        }
    }

    private SnapshotMaker maker() {
        return new SnapshotMaker(
                store,
                FoldedNumbers::new,
                new SnapshotMaker.Source() {
                    @Override
                    public long end() {
                        return log.end();
                    }

                    @Override
                    public void read(long from, long to, Consumer<LogRecord> reader) {
                        log.read(from, to + 1, reader);
                    }
                },
                5);
    }

    private Path make() throws IOException {
        maker().make();
        return store.newestFirst().getFirst();
    }

    private FoldedNumbers started(SnapshotStore from) {
        FoldedNumbers fresh = new FoldedNumbers();
        long next = from.restore(fresh, (a, b, reader) -> log.read(a, b + 1, reader), log.end(), lost::add);
        assertThat(fresh.offsets).isEqualTo(LongStream.range(0, next).boxed().toList());
        return fresh;
    }

    @Test
    void whatWasWrittenIsRestored() throws IOException {
        make();
        append(3);
        assertThat(started(store).offsets).hasSize(10);
        assertThat(said).isEmpty();
        assertThat(store.refused()).isZero();
    }

    @Test
    void oneIsDueWhenTheLogGrewByEnoughAndGoesOnBehindTheLast() throws IOException {
        SnapshotMaker maker = maker();
        assertThat(maker.makeIfDue()).isPresent();
        append(4);
        assertThat(maker.makeIfDue()).isEmpty();
        append(1);
        assertThat(maker.makeIfDue().map(written -> written.header().next())).contains(15L);
        assertThat(started(store).offsets).hasSize(15);
    }

    @Test
    void theLastKnowsTheLogsLastRecordSoThatAStartNoticesWhereItIsGone() throws IOException {
        SnapshotMaker maker = maker();
        maker.makeIfDue();
        append(1);
        assertThat(maker.makeIfDue()).isEmpty();
        assertThat(maker.makeLast().map(written -> written.header().next())).contains(11L);
        assertThat(maker.makeLast()).as("nothing is new").isEmpty();
        log.cut(1);
        log.append(log.records.getLast().value());
        assertThat(started(store).offsets).isEmpty();
        assertThat(lost).singleElement().asString().contains("others stand where offsets up to 10 were");
    }

    @Test
    void twoAreKeptAndNothingLiesAside() throws IOException {
        for (int i = 0; i < 4; i++) {
            make();
            append(1);
        }
        assertThat(store.newestFirst()).hasSize(2).extracting(Path::toString).allMatch(name -> name.contains("risk0-"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
        assertThat(started(store).offsets).hasSize(13);
    }

    /** Every byte matters: whichever is another one, the file is refused and the one before it is used. */
    @Test
    void aFileWithAnyByteChangedIsPassedOver() throws IOException {
        make();
        append(5);
        Path newest = make();
        byte[] good = Files.readAllBytes(newest);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 0x10;
            Files.write(newest, bad);
            assertThat(started(store).offsets)
                    .as("byte %d of %d", at, good.length)
                    .hasSize(10);
        }
        assertThat(store.refused()).isEqualTo(good.length);
        assertThat(said).hasSize(good.length);
    }

    @Test
    void aFileCutAnywhereOrGrownIsPassedOver() throws IOException {
        Path only = make();
        byte[] good = Files.readAllBytes(only);
        for (int length = 0; length < good.length; length++) {
            Files.write(only, Arrays.copyOf(good, length));
            assertThat(started(store).offsets).as("cut to %d", length).isEmpty();
        }
        Files.write(only, Arrays.copyOf(good, good.length + 1));
        assertThat(started(store).offsets).isEmpty();
    }

    @Test
    void anInterruptedWriteLeavesTheOneBefore() throws IOException {
        make();
        Folded failing = new FoldedFailure();
        append(1);
        assertThatThrownBy(() -> store.write(failing, log.records.getLast())).isInstanceOf(IOException.class);
        Files.write(folder.resolve("risk0-0000000000000000099.snapshot.1.aside"), new byte[9]);
        assertThat(started(store).offsets).hasSize(10);
    }

    /** A disk that is full in the middle. */
    private static final class FoldedFailure implements Folded {
        private final FoldedNumbers before = new FoldedNumbers();

        @Override
        public void fold(LogRecord at) {
            before.fold(at);
        }

        @Override
        public Last last() {
            return before.last();
        }

        @Override
        public void save(StateWriter out) {
            out.bytes(new byte[200_000]);
            throw new UncheckedIOException(new IOException("no space left"));
        }

        @Override
        public void restore(StateReader in) {
            before.restore(in);
        }
    }

    @Test
    void thoseOfAnotherReleaseOfNewerRulesOrOfAnotherWriterAreNotUsed() throws IOException {
        make();
        assertThat(started(store("risk 1.1", 1)).offsets).isEmpty();
        assertThat(started(store("risk 1.0", 0)).offsets).isEmpty();
        assertThat(said).hasSize(2);
        SnapshotStore other = new SnapshotStore(folder, new Writer(WriterKind.RISK, 1), "risk 1.0", 1, said::add);
        assertThat(started(other).offsets).isEmpty();
        assertThat(started(store).offsets).hasSize(10);
    }

    @Test
    void whereTheLogIsShorterNoneIsUsedAndTheOffsetsAreNamed() throws IOException {
        make();
        append(2);
        make();
        log.cut(4);
        append(1);
        assertThat(started(store).offsets).isEmpty();
        assertThat(lost).containsExactly("the journal of risk0 lost records: offsets 9 to 11 are gone");
        assertThat(store.newestFirst()).as("they are the only witnesses").isNotEmpty();
    }

    @Test
    void whereOthersStandInThePlaceOfRecordsNoneIsUsed() throws IOException {
        make();
        log.cut(2);
        append(6);
        assertThat(started(store).offsets).isEmpty();
        assertThat(lost).singleElement().asString().contains("others stand where offsets up to 9 were");
        assertThat(store.newestFirst()).as("they are the only witnesses").isNotEmpty();
    }

    @Test
    void aComparisonUsesNoneAndTellsWhatIsGone() throws IOException {
        store.compare(this::stretch, log.end(), lost::add);
        make();
        store.compare(this::stretch, log.end(), lost::add);
        assertThat(lost).isEmpty();
        log.cut(2);
        store.compare(this::stretch, log.end(), lost::add);
        assertThat(lost).containsExactly("the journal of risk0 lost records: offsets 8 to 9 are gone");
        assertThat(store.newestFirst()).isNotEmpty();
    }

    private void stretch(long from, long to, Consumer<LogRecord> reader) {
        log.read(from, to + 1, reader);
    }

    @Test
    void withoutAFolderThereAreNone() {
        assertThat(new SnapshotStore(folder.resolve("none"), ModelWorld.WRITER, "risk 1.0", 1, said::add).newestFirst())
                .isEmpty();
        assertThat(Optional.of(started(store)).map(fresh -> fresh.offsets.size()))
                .contains(0);
    }
}
