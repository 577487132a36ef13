package io.nautilus.launcher.faults;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Topics;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.faults.Fleet.Death;
import io.nautilus.runtime.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which kills count: those in mid-flow. Of risk one counts if, when the process was dead,
 *
 * <ul>
 *   <li>a frame of it was in flight: a frame of its reign has an append time later than the moment at which the process
 *       was seen dead. It was sent before and cannot have been acknowledged to anybody.
 *   <li>a request was unanswered: the log had acknowledged it before the kill was asked for, and no frame that was on
 *       the journal when the process was dead holds its outcome.
 * </ul>
 *
 * Of the broker and of a launcher one counts if a request was unanswered; of marketdata and of portfolio if in the
 * second before it something of theirs came onto their topic: market events, or what portfolio folded of the journal.
 *
 * <p>Append times are the broker's, in whole milliseconds of the same machine's clock, so only a later millisecond
 * counts.
 */
public final class Kills {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long JUST_NOW_NANOS = 1_000_000_000;

    private Kills() {}

    public static boolean counts(Death death, List<LogRecord> journal, Map<MessageId, Long> requestsOnLog) {
        return frameInFlight(death, journal) && unanswered(death, journal, requestsOnLog);
    }

    /** Whether marketdata had just published events. */
    static boolean published(Death death, List<LogRecord> marketData) {
        return marketData.stream()
                .filter(at -> isJustBefore(at, death))
                .anyMatch(at -> !FrameReader.header(at.value()).epoch()
                        && !FrameReader.messages(at.value()).isEmpty());
    }

    /** Whether portfolio had just said what it folded; a new mark alone is no event of the journal. */
    static boolean folded(Death death, List<LogRecord> portfolio) {
        return portfolio.stream()
                .filter(at -> at.value() != null && isJustBefore(at, death))
                .flatMap(at -> JsonFile.parse(new String(at.value(), StandardCharsets.UTF_8)).stream())
                .anyMatch(record -> record.path("source").path("topic").asText().equals(Topics.ORDER_EVENTS));
    }

    private static boolean isJustBefore(LogRecord at, Death death) {
        return at.appendTimeNanos() <= death.askedNanos()
                && death.askedNanos() - at.appendTimeNanos() <= JUST_NOW_NANOS;
    }

    /** Whether a frame of the reign that ended came onto its journal behind the death. */
    static boolean frameInFlight(Death death, List<LogRecord> journal) {
        long reign = FrameHeader.NO_REIGN;
        boolean found = false;
        for (LogRecord at : journal) {
            FrameHeader header = FrameReader.header(at.value());
            boolean later = isLater(at, death);
            if (header.epoch() && !later) {
                reign = at.offset();
            }
            found |= later && !header.epoch() && header.reign() == reign;
        }
        return found;
    }

    /** Whether one of these requests, or commands, was on its log and had no outcome. */
    public static boolean unanswered(Death death, List<LogRecord> journal, Map<MessageId, Long> askedOnLog) {
        List<LogRecord> there =
                journal.stream().filter(at -> !isLater(at, death)).toList();
        Set<MessageId> answered = new HashSet<>(Journal.of(there).outcomes().keySet());
        return askedOnLog.entrySet().stream()
                .anyMatch(asked -> asked.getValue() < death.askedNanos() && !answered.contains(asked.getKey()));
    }

    private static boolean isLater(LogRecord at, Death death) {
        return at.appendTimeNanos() / NANOS_PER_MILLI > death.deadNanos() / NANOS_PER_MILLI;
    }
}
