package io.nautilus.marketdata.domain.replay;

import io.nautilus.marketdata.domain.FeedCounts;
import java.util.Map;

/**
 * What a replay met, as people see it. Counts are of what the venue sent, one per message; {@code messages} and
 * {@code controlLines} together are {@code lines}. {@code checksumsAbsent} are updates that were taken
 * unverified, since they state no checksum. Of messages that a venue numbers without holes {@code sequencesMatched}
 * continue the ones before them, {@code sequencesFailed} show that some are missing, and {@code sequencesRepeated} are
 * passed over, since what they tell was heard before; {@code sequencesAbsent} are updates that were taken although they
 * have no number. Each failure, and each book that is lost for another reason, is one of {@code gaps}; a book that is
 * found again is one of {@code resyncs}. {@code rejectedExamples} has one message per kind.
 */
public record ReplayReport(
        String id,
        ReplayState state,
        String failure,
        String venue,
        long lines,
        long controlLines,
        long messages,
        long trades,
        long quotes,
        long bookSnapshots,
        long bookDeltas,
        long checksumsMatched,
        long checksumsFailed,
        long checksumsAbsent,
        long sequencesMatched,
        long sequencesFailed,
        long sequencesRepeated,
        long sequencesAbsent,
        long gaps,
        long resyncs,
        long rejected,
        Map<String, String> rejectedExamples,
        double seconds,
        double messagesPerSecond) {

    static ReplayReport of(
            String id, ReplayState state, String failure, String venue, FeedCounts counts, long elapsedNanos) {
        FeedCounts.Totals totals = counts.totals();
        double seconds = elapsedNanos / 1e9;
        return new ReplayReport(
                id,
                state,
                failure,
                venue,
                totals.lines(),
                totals.controlLines(),
                totals.messages(),
                totals.trades(),
                totals.quotes(),
                totals.bookSnapshots(),
                totals.bookDeltas(),
                totals.checksumsMatched(),
                totals.checksumsFailed(),
                totals.checksumsAbsent(),
                totals.sequencesMatched(),
                totals.sequencesFailed(),
                totals.sequencesRepeated(),
                totals.sequencesAbsent(),
                totals.gaps(),
                totals.resyncs(),
                totals.rejected(),
                counts.rejections().examples(),
                seconds,
                elapsedNanos > 0 ? totals.messages() / seconds : 0);
    }
}
