package io.nautilus.runtime.log;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.StepNoteKind;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.List;

/** A frame that counts, as a verification looks at it. {@code messages} counts its notes too. */
record VerifiedFrame(LogRecord at, FrameHeader header, int messages, List<StepNote> notes) {
    /** The header of a frame that is only made to be compared. */
    static final FrameHeader PLAIN = new FrameHeader(
            0,
            false,
            false,
            new Writer(WriterKind.PROGRAM, 0),
            FrameHeader.NO_REIGN,
            0,
            0,
            0,
            0,
            FrameHeader.CAUSE_NONE,
            List.of(),
            List.of(),
            List.of());

    static VerifiedFrame of(LogRecord at, FrameHeader header) {
        List<Message> messages = decoded(at);
        List<StepNote> notes = messages.stream()
                .filter(StepNote.class::isInstance)
                .map(StepNote.class::cast)
                .toList();
        return new VerifiedFrame(at, header, messages.size(), notes);
    }

    private static List<Message> decoded(LogRecord at) {
        try {
            return FrameReader.messages(at.value());
        } catch (DecodeException broken) {
            throw new LogDifference(at.offset(), -1, "messages", "some that cannot be read: " + broken.getMessage());
        }
    }

    static List<Message> eventsOf(byte[] frame) {
        return FrameReader.messages(frame).stream()
                .filter(message -> !(message instanceof StepNote))
                .toList();
    }

    Moment moment() {
        return new Moment(header.timeNanos(), header.clockNanos());
    }

    /** Why the log was suspected when this was decided, or null. */
    String suspicion() {
        return notes.stream()
                .filter(note -> note.kind() == StepNoteKind.SUSPECTED)
                .map(StepNote::detail)
                .findFirst()
                .orElse(null);
    }

    /** Whether it is no step, but says something of one. */
    boolean onlyNotes() {
        return !notes.isEmpty() && suspicion() == null;
    }
}
