package io.nautilus.runtime.log;

import static io.nautilus.runtime.log.FrameValidator.Verdict.COPY;
import static io.nautilus.runtime.log.FrameValidator.Verdict.EPOCH;
import static io.nautilus.runtime.log.FrameValidator.Verdict.FOREIGN;
import static io.nautilus.runtime.log.FrameValidator.Verdict.HOLE;
import static io.nautilus.runtime.log.FrameValidator.Verdict.VALID;
import static io.nautilus.runtime.log.TestFrames.epoch;
import static io.nautilus.runtime.log.TestFrames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.log.FrameValidator.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameValidatorTest {
    private static final Writer RISK = new Writer(WriterKind.RISK, 0);
    private static final Writer OTHER = new Writer(WriterKind.RISK, 1);
    private static final Writer HTTP = new Writer(WriterKind.HTTP, 0);
    private static final long A = 0xa;
    private static final long B = 0xb;

    private final FrameValidator validator = new FrameValidator();
    private long offset;

    private Verdict next(FrameHeader header) {
        return validator.check(header, offset++);
    }

    @Test
    void aReignCountsFromItsEpochFrameOn() {
        assertThat(next(frame(RISK, 0, A, 0))).isEqualTo(FOREIGN);
        assertThat(next(epoch(RISK, A))).isEqualTo(EPOCH);
        assertThat(next(frame(RISK, 1, A, 0))).isEqualTo(VALID);
        assertThat(next(frame(RISK, 1, A, 1))).isEqualTo(VALID);
        assertThat(validator.reign(RISK)).isEqualTo(1);
        assertThat(validator.owner(RISK)).isEqualTo(A);
        assertThat(validator.seq(RISK)).isEqualTo(1);
    }

    @Test
    void aCopyIsVoidAndTheReignGoesOn() {
        next(epoch(RISK, A));
        next(frame(RISK, 0, A, 0));
        next(frame(RISK, 0, A, 1));
        assertThat(next(frame(RISK, 0, A, 0))).isEqualTo(COPY);
        assertThat(next(frame(RISK, 0, A, 1))).isEqualTo(COPY);
        assertThat(next(frame(RISK, 0, A, 2))).isEqualTo(VALID);
    }

    @Test
    void behindAHoleNothingOfTheReignCounts() {
        next(epoch(RISK, A));
        assertThat(next(frame(RISK, 0, A, 1))).isEqualTo(HOLE);
        assertThat(next(frame(RISK, 0, A, 0))).isEqualTo(HOLE);
        assertThat(next(epoch(RISK, B))).isEqualTo(EPOCH);
        assertThat(next(frame(RISK, 3, B, 0))).isEqualTo(VALID);
    }

    @Test
    void theDeadOwnersLateFramesAreForeignAndSeqGoesOnAcrossReigns() {
        next(epoch(RISK, A));
        next(frame(RISK, 0, A, 0));
        next(epoch(RISK, B));
        assertThat(next(frame(RISK, 0, A, 1))).isEqualTo(FOREIGN);
        assertThat(next(frame(RISK, 2, A, 1))).isEqualTo(FOREIGN);
        assertThat(next(frame(RISK, 0, B, 1))).isEqualTo(FOREIGN);
        assertThat(next(frame(RISK, 2, B, 1))).isEqualTo(VALID);
        assertThat(validator.seq(RISK)).isEqualTo(1);
    }

    @Test
    void writersDoNotDisturbEachOther() {
        next(epoch(RISK, A));
        next(epoch(OTHER, B));
        assertThat(next(frame(RISK, 0, A, 0))).isEqualTo(VALID);
        assertThat(next(frame(OTHER, 1, B, 0))).isEqualTo(VALID);
        assertThat(validator.reign(RISK)).isZero();
        assertThat(validator.reign(OTHER)).isEqualTo(1);
    }

    @Test
    void writersWithoutAReignAlwaysCountUnlessTheyClaimOne() {
        assertThat(next(frame(HTTP, FrameHeader.NO_REIGN, A, 5))).isEqualTo(VALID);
        assertThat(next(frame(HTTP, FrameHeader.NO_REIGN, B, 0))).isEqualTo(VALID);
        assertThat(next(frame(HTTP, 0, A, 6))).isEqualTo(FOREIGN);
        assertThat(next(epoch(HTTP, A))).isEqualTo(FOREIGN);
        assertThat(validator.changedCount()).isZero();
    }

    @Test
    void aJoinerBelievesTheFirstFrameOfALargeEnoughReign() {
        FrameValidator joiner = FrameValidator.joining(10);
        assertThat(joiner.check(frame(RISK, 4, A, 70), 100)).isEqualTo(FOREIGN);
        assertThat(joiner.check(frame(RISK, 10, B, 40), 101)).isEqualTo(VALID);
        assertThat(joiner.check(frame(RISK, 10, B, 41), 102)).isEqualTo(VALID);
        assertThat(joiner.check(frame(RISK, 10, B, 41), 103)).isEqualTo(COPY);
        assertThat(joiner.check(frame(RISK, 10, A, 42), 104)).isEqualTo(FOREIGN);
        assertThat(joiner.check(frame(RISK, 4, A, 71), 105)).isEqualTo(FOREIGN);
    }

    @Test
    void aJoinerTakesALargerReignAtItsEpochFrameAndAtItsFirstFrame() {
        FrameValidator joiner = FrameValidator.joining(10);
        joiner.check(frame(RISK, 10, A, 40), 100);
        assertThat(joiner.check(epoch(RISK, B), 101)).isEqualTo(EPOCH);
        assertThat(joiner.check(frame(RISK, 101, B, 0), 102))
                .as("a log that lost its head begins anew")
                .isEqualTo(VALID);
        FrameValidator late = FrameValidator.joining(10);
        assertThat(late.check(epoch(RISK, B), 101)).isEqualTo(EPOCH);
        assertThat(late.check(frame(RISK, 101, B, 42), 102)).isEqualTo(VALID);
        assertThat(late.check(frame(RISK, 101, B, 44), 103)).isEqualTo(HOLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aJoinerAnywhereAroundARequestThatWasSentTwiceGoesOn(int start) {
        int[] onTheLog = {40, 41, 42, 40, 41, 42, 43, 44};
        FrameValidator joiner = FrameValidator.joining(10);
        for (int i = start; i < 6; i++) {
            joiner.check(frame(RISK, 10, A, onTheLog[i]), 100 + i);
        }
        assertThat(joiner.check(frame(RISK, 10, A, onTheLog[6]), 106)).isEqualTo(VALID);
        assertThat(joiner.check(frame(RISK, 10, A, onTheLog[7]), 107)).isEqualTo(VALID);
    }

    @Test
    void marksAreDurableWithTheHole() {
        next(epoch(RISK, A));
        next(frame(RISK, 0, A, 0));
        assertThat(validator.drainChanged(2)).containsExactly(new WriterMark(2, RISK, 0, A, 0, false));
        assertThat(validator.changedCount()).isZero();
        next(frame(RISK, 0, A, 2));
        List<WriterMark> marks = validator.drainChanged(2);
        assertThat(marks).containsExactly(new WriterMark(2, RISK, 0, A, 0, true));
        FrameValidator restored = new FrameValidator();
        marks.forEach(restored::restore);
        assertThat(restored.check(frame(RISK, 0, A, 1), 9)).isEqualTo(HOLE);
        assertThat(restored.check(epoch(RISK, B), 10)).isEqualTo(EPOCH);
        assertThat(restored.check(frame(RISK, 10, B, 1), 11)).isEqualTo(VALID);
    }
}
