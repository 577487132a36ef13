package io.nautilus.runtime.log;

import static io.nautilus.runtime.log.TestFrames.epoch;
import static io.nautilus.runtime.log.TestFrames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Reign 100 of owner A, whose writer's last valid frame before had seq 6. */
class ProofTest {
    private static final Writer RISK = new Writer(WriterKind.RISK, 0);
    private static final long REIGN = 100;
    private static final long A = 0xa;
    private static final long B = 0xb;

    private final List<String> proven = new ArrayList<>();
    private final TreeMap<Long, byte[]> log = new TreeMap<>();
    private final Proof proof = new Proof(RISK, REIGN, A, 6, (seq, offset) -> proven.add(seq + "@" + offset));

    private final Journal journal = new Journal() {
        @Override
        public void append(long tag, byte[] frame) {
            throw new UnsupportedOperationException("proof only reads");
        }

        @Override
        public void read(long from, long to, Consumer<LogRecord> reader) {
            log.subMap(from, true, to, true)
                    .forEach((offset, value) -> reader.accept(new LogRecord(offset, 0, 0, value)));
        }

        @Override
        public long tail(long before) {
            throw new UnsupportedOperationException("proof only reads");
        }
    };

    private void put(long offset, FrameHeader header) {
        log.put(offset, new FrameWriter().finish(header));
    }

    @Test
    void consecutiveOffsetsProveInTheOrderOfSeq() {
        assertThat(proof.acknowledged(8, 102)).isTrue();
        assertThat(proven).isEmpty();
        assertThat(proof.acknowledged(7, 101)).isTrue();
        assertThat(proof.acknowledged(9, 103)).isTrue();
        assertThat(proven).containsExactly("7@101", "8@102", "9@103");
    }

    @Test
    void aGapOfOwnCopiesIsSettledByReadingBack() {
        proof.acknowledged(7, 101);
        assertThat(proof.acknowledged(8, 103)).isFalse();
        put(102, frame(RISK, REIGN, A, 7));
        put(103, frame(RISK, REIGN, A, 8));
        assertThat(proof.readBack(journal)).isTrue();
        assertThat(proven).containsExactly("7@101", "8@103");
        assertThat(proof.acknowledged(9, 104)).isTrue();
        assertThat(proven).endsWith("9@104");
    }

    /** Both frames stand on the log twice, and what is acknowledged are the copies. */
    @Test
    void lateAcknowledgementsOfCopiesStopNothing() {
        assertThat(proof.acknowledged(7, 103)).isFalse();
        put(101, frame(RISK, REIGN, A, 7));
        put(102, frame(RISK, REIGN, A, 8));
        put(103, frame(RISK, REIGN, A, 7));
        put(104, frame(RISK, REIGN, A, 8));
        assertThat(proof.readBack(journal)).isTrue();
        assertThat(proven).containsExactly("7@101", "8@102");
        assertThat(proof.acknowledged(8, 104)).isTrue();
        put(105, frame(RISK, REIGN, A, 9));
        boolean provenAtOnce = proof.acknowledged(9, 105);
        assertThat(provenAtOnce || proof.readBack(journal)).isTrue();
        assertThat(proven).containsExactly("7@101", "8@102", "9@105");
    }

    @Test
    void framesOfADeadOwnerInBetweenAreVoid() {
        assertThat(proof.acknowledged(7, 102)).isFalse();
        put(101, frame(RISK, 50, B, 7));
        put(102, frame(RISK, REIGN, A, 7));
        assertThat(proof.readBack(journal)).isTrue();
        assertThat(proven).containsExactly("7@102");
    }

    @Test
    void aForeignEpochFrameEndsTheReign() {
        assertThat(proof.acknowledged(7, 102)).isFalse();
        put(101, epoch(RISK, B));
        put(102, frame(RISK, REIGN, A, 7));
        assertThat(proof.readBack(journal)).isFalse();
        assertThat(proven).isEmpty();
    }

    @Test
    void aHoleEndsTheReign() {
        assertThat(proof.acknowledged(7, 103)).isFalse();
        put(101, frame(RISK, REIGN, A, 8));
        put(103, frame(RISK, REIGN, A, 7));
        assertThat(proof.readBack(journal)).isFalse();
        assertThat(proven).isEmpty();
    }

    @Test
    void whatWasAcknowledgedAndIsNotThereEndsTheReign() {
        assertThat(proof.acknowledged(7, 102)).isFalse();
        put(101, frame(RISK, 50, B, 7));
        assertThat(proof.readBack(journal)).isFalse();
    }

    /** Strategy's journal lies among requests of people and programs, and bytes of anybody. */
    @Test
    void whereOthersWriteTooTheirRecordsAreReadOver() {
        Writer strategy = new Writer(WriterKind.STRATEGY, 0);
        Proof shared = new Proof(strategy, REIGN, A, 6, (seq, offset) -> proven.add(seq + "@" + offset));
        put(101, frame(new Writer(WriterKind.HTTP, 0), FrameHeader.NO_REIGN, 5, 0));
        put(102, frame(strategy, REIGN, A, 7));
        log.put(103L, new byte[] {1, 2, 3});
        put(104, frame(strategy, REIGN, A, 8));
        assertThat(shared.acknowledged(7, 102)).isFalse();
        assertThat(shared.readBack(journal)).isTrue();
        assertThat(shared.acknowledged(8, 104)).isFalse();
        assertThat(shared.readBack(journal)).isTrue();
        assertThat(proven).containsExactly("7@102", "8@104");

        put(105, epoch(strategy, B));
        put(106, frame(strategy, REIGN, A, 9));
        assertThat(shared.acknowledged(9, 106)).isFalse();
        assertThat(shared.readBack(journal)).as("another reigns").isFalse();
    }
}
