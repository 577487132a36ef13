package io.nautilus.launcher.faults;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.MessageId;
import io.nautilus.launcher.faults.Fleet.Death;
import io.nautilus.runtime.log.LogRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which kills count. One counts if, when the process was dead,
 *
 * <ul>
 *   <li>a frame of it was in flight: a frame of its reign has an append time later than the moment at which the process
 *       was seen dead. It was sent before and cannot have been acknowledged to anybody.
 *   <li>a request was unanswered: the log had acknowledged it before the kill was asked for, and no frame that was on
 *       the journal when the process was dead holds its outcome.
 * </ul>
 *
 * Append times are the broker's, in whole milliseconds of the same machine's clock, so only a later millisecond counts.
 */
public final class Kills {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Kills() {}

    public static boolean counts(Death death, List<LogRecord> journal, Map<MessageId, Long> requestsOnLog) {
        return frameInFlight(death, journal) && requestUnanswered(death, journal, requestsOnLog);
    }

    private static boolean frameInFlight(Death death, List<LogRecord> journal) {
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

    private static boolean requestUnanswered(Death death, List<LogRecord> journal, Map<MessageId, Long> requestsOnLog) {
        List<LogRecord> there =
                journal.stream().filter(at -> !isLater(at, death)).toList();
        Set<MessageId> answered = new HashSet<>(Journal.of(there).outcomes().keySet());
        return requestsOnLog.entrySet().stream()
                .anyMatch(request -> request.getValue() < death.askedNanos() && !answered.contains(request.getKey()));
    }

    private static boolean isLater(LogRecord at, Death death) {
        return at.appendTimeNanos() / NANOS_PER_MILLI > death.deadNanos() / NANOS_PER_MILLI;
    }
}
