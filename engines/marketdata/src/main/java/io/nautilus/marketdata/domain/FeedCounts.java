package io.nautilus.marketdata.domain;

/** What a feed has sent so far, one per message of the venue, and what became of it. Of one thread. */
public final class FeedCounts {
    private final Rejections rejections;
    private long lines;
    private long controlLines;
    private long messages;
    private long trades;
    private long quotes;
    private long bookSnapshots;
    private long bookDeltas;
    private long checksumsMatched;
    private long checksumsFailed;
    private long checksumsAbsent;
    private long sequencesMatched;
    private long sequencesFailed;
    private long sequencesRepeated;
    private long sequencesAbsent;
    private long gaps;
    private long resyncs;

    public FeedCounts(Rejections rejections) {
        this.rejections = rejections;
    }

    public Rejections rejections() {
        return rejections;
    }

    public void messageLine() {
        lines++;
        messages++;
    }

    public void controlLine() {
        lines++;
        controlLines++;
    }

    public void trade() {
        trades++;
    }

    public void quote() {
        quotes++;
    }

    public void bookSnapshot() {
        bookSnapshots++;
    }

    public void bookDelta() {
        bookDeltas++;
    }

    public void checksum(boolean matched) {
        if (matched) {
            checksumsMatched++;
        } else {
            checksumsFailed++;
        }
    }

    /** An update without a checksum was taken as it is. */
    public void checksumAbsent() {
        checksumsAbsent++;
    }

    /** A message's number continues those before it, or shows that some were not heard. */
    public void sequence(boolean matched) {
        if (matched) {
            sequencesMatched++;
        } else {
            sequencesFailed++;
        }
    }

    /** A message was passed over, since what its number stands for was heard before. */
    public void sequenceRepeated() {
        sequencesRepeated++;
    }

    /** An update without a number was taken as it is, of a venue that numbers other messages. */
    public void sequenceAbsent() {
        sequencesAbsent++;
    }

    public void gap() {
        gaps++;
    }

    public void resync() {
        resyncs++;
    }

    /** The counts as they are now. */
    public Totals totals() {
        return new Totals(
                lines,
                controlLines,
                messages,
                trades,
                quotes,
                bookSnapshots,
                bookDeltas,
                checksumsMatched,
                checksumsFailed,
                checksumsAbsent,
                sequencesMatched,
                sequencesFailed,
                sequencesRepeated,
                sequencesAbsent,
                gaps,
                resyncs,
                rejections.total());
    }

    /**
     * {@code messages + controlLines} is {@code lines}; {@code rejected} are messages that were not understood,
     * {@code checksumsAbsent} and {@code sequencesAbsent} updates that were taken unverified, since they state none.
     */
    public record Totals(
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
            long rejected) {}
}
