package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.Writer;
import java.util.List;

/** Headers of frames, as tests of validity need them. */
final class TestFrames {
    private TestFrames() {}

    static FrameHeader epoch(Writer writer, long owner) {
        return header(writer, true, FrameHeader.NO_REIGN, owner, FrameHeader.NO_SEQ);
    }

    static FrameHeader frame(Writer writer, long reign, long owner, long seq) {
        return header(writer, false, reign, owner, seq);
    }

    private static FrameHeader header(Writer writer, boolean epoch, long reign, long owner, long seq) {
        return new FrameHeader(
                1,
                epoch,
                false,
                writer,
                reign,
                owner,
                seq,
                0,
                0,
                FrameHeader.CAUSE_INPUTS,
                List.of(),
                List.of(),
                List.of());
    }
}
