package io.nautilus.websocket.domain;

/**
 * How far one client is in one stream. What it was not sent yet waits in the stream's ring, which all share, so a slow
 * client costs no more memory than a fast one. For the client's lane alone.
 */
final class Subscription {
    private final Stream stream;
    private final long after;
    private Gap gap;
    private boolean begun;
    private final boolean resumed;
    private boolean toldResumed;
    private long sent;
    private boolean queued;

    /** What comes next for the client. */
    sealed interface Next {
        record Update(String text) implements Next {}

        /** The state in place of updates that were skipped; of one that begins, {@code skipped} is 0. */
        record Whole(String text, long skipped) implements Next {}

        record Nothing() implements Next {}

        /** Updates that must not be skipped are not kept any more. */
        record Lost() implements Next {}
    }

    private static final Next NOTHING = new Next.Nothing();
    private static final Next LOST = new Next.Lost();

    private Subscription(Stream stream, long after, Gap gap, boolean begun) {
        this.stream = stream;
        this.after = after;
        this.gap = gap;
        this.begun = begun;
        this.resumed = begun;
        this.toldResumed = !begun;
        this.sent = begun ? after : 0;
    }

    /** Begins with the state. */
    static Subscription whole(Stream stream) {
        return new Subscription(stream, 0, null, false);
    }

    /** Goes on behind {@code after}, of the stream that the client names; else begins with the state and says why. */
    static Subscription behind(Stream stream, long after, boolean sameStream) {
        if (!sameStream) {
            return new Subscription(stream, after, Gap.OTHER_STREAM, false);
        }
        if (after > stream.seq() || after < 0) {
            return new Subscription(stream, after, Gap.AHEAD, false);
        }
        boolean there = stream.continuesBehind(after);
        return new Subscription(stream, after, there ? null : Gap.NOT_KEPT, there);
    }

    Stream stream() {
        return stream;
    }

    /** The number of the last update that left for the client, or whose state did. */
    long sent() {
        return sent;
    }

    /** How many updates wait. */
    long waiting() {
        return begun ? stream.seq() - sent : 1;
    }

    /** Whether updates wait that must not be skipped and are not kept any more. */
    boolean isLost() {
        return begun
                && stream.key().topic().lossless()
                && waiting() > stream.key().topic().kept();
    }

    /** Marks that the client's session looks here next; answers whether it did not before. */
    boolean queue() {
        boolean first = !queued;
        queued = true;
        return first;
    }

    void unqueue() {
        queued = false;
    }

    Next next() {
        if (!toldResumed) {
            toldResumed = true;
            return new Next.Update(stream.resumed(after));
        }
        if (!begun) {
            return begin();
        }
        long waiting = stream.seq() - sent;
        if (waiting <= 0) {
            return NOTHING;
        }
        if (!stream.key().topic().lossless() && waiting > stream.key().topic().queue()) {
            return conflated();
        }
        Entry entry = stream.entry(sent + 1);
        if (entry == null) {
            return gone();
        }
        sent++;
        return new Next.Update(stream.update(entry));
    }

    private Next begin() {
        begun = true;
        Stream.Snapshot snapshot = stream.snapshot();
        sent = snapshot.seq();
        String text = gap == null ? snapshot.text() : stream.snapshotBehind(snapshot, after, gap);
        return new Next.Whole(text, 0);
    }

    /** What was there when the client resumed may be gone before the first of it left. */
    private Next gone() {
        if (!stream.key().topic().lossless()) {
            return conflated();
        }
        if (resumed && sent == after) {
            gap = Gap.NOT_KEPT;
            return begin();
        }
        return LOST;
    }

    private Next conflated() {
        Stream.Snapshot snapshot = stream.snapshot();
        long skipped = snapshot.seq() - sent - 1;
        sent = snapshot.seq();
        return new Next.Whole(stream.conflated(snapshot, skipped), skipped);
    }
}
