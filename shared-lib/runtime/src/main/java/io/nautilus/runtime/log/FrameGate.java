package io.nautilus.runtime.log;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.runtime.log.FrameValidator.Verdict;
import java.util.Optional;

/**
 * The one way from records to frames: whoever reads a topic of frames reads it through here and cannot see a void one.
 * For one thread; its counts may be read by others.
 */
public final class FrameGate {
    private final FrameValidator validator;
    private final FrameReader reader = new FrameReader();
    private volatile long voidFrames;

    public FrameGate(FrameValidator validator) {
        this.validator = validator;
    }

    /**
     * Empty for a void frame; else {@link #messages} stands before its first message. Throws {@link DecodeException}
     * for a record that is no frame: it counts for nothing, and what to do about it is the caller's to say.
     */
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    public Optional<Frame> pass(LogRecord at) {
        FrameHeader header = reader.wrap(at.value()).header();
        long reignBefore = validator.reign(header.writer());
        Verdict verdict = validator.check(header, at.offset());
        if (!verdict.counts()) {
            voidFrames++;
            return Optional.empty();
        }
        return Optional.of(new Frame(at, header, validator.reign(header.writer()) != reignBefore));
    }

    /** The messages of the frame passed last. */
    public FrameReader messages() {
        return reader;
    }

    public FrameValidator validator() {
        return validator;
    }

    /** Frames met that do not count. */
    public long voidFrames() {
        return voidFrames;
    }
}
