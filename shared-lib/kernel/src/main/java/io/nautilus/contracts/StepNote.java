package io.nautilus.contracts;

/**
 * What an owner notes of a step on its own journal so that its successor knows. It is no event: engines never see it.
 * {@code source} is the input's number as runs name it and {@code offset} the record's, or {@link #TIMER} and the
 * timer's id; {@code index} is the message's place in its frame, {@link #WHOLE_RECORD} for the whole record.
 */
public record StepNote(StepNoteKind kind, int source, long offset, int index, String detail) implements Message {
    public static final int TIMER = -1;
    public static final int WHOLE_RECORD = -1;
}
