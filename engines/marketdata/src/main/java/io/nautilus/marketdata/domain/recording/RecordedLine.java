package io.nautilus.marketdata.domain.recording;

/** One line of a recording. Times are nanoseconds since the epoch and never decrease within a file. */
public sealed interface RecordedLine {
    long timeNanos();

    /** What the venue sent. */
    record Message(long timeNanos, String payload) implements RecordedLine {}

    /** What the venue answered to a request for {@code url}. */
    record Answer(long timeNanos, String url, String payload) implements RecordedLine {}

    /** A connection, what the client sent, or an empty line: nothing that the venue said. */
    record Control(long timeNanos) implements RecordedLine {}

    /** A line that is none of the above; it counts as a message that could not be understood. */
    record Malformed(long timeNanos, String code, String sample) implements RecordedLine {}
}
