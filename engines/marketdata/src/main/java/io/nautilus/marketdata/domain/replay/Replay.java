package io.nautilus.marketdata.domain.replay;

import io.nautilus.contracts.MarketEvent;
import io.nautilus.marketdata.domain.Feed;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.VenueFeed;
import io.nautilus.marketdata.domain.recording.RecordedLine;
import io.nautilus.marketdata.domain.recording.Recording;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Plays recorded messages as if the venue sent them now. Feed time is recorded time; behind the last line the
 * instruments are ENDED and recorded time goes on with the wall's, so that who joins then still learns what there was.
 * A looping replay starts over instead: its books are STALE until their snapshots come again.
 */
public final class Replay implements Feed {
    /** The most lines that one step takes. */
    public static final int LINES_PER_STEP = 256;

    static final String ENDED = "replay-ended";
    static final String STARTED_OVER = "replay-started-over";

    private final String id;
    private final String venue;
    private final Supplier<Recording> source;
    private final ReplaySpeed speed;
    private final boolean loop;
    private final MarketBooks books;
    private final VenueFeed feed;
    private final FeedCounts counts;
    private Recording recording;
    private ReplayState state = ReplayState.RUNNING;
    private String failure = "";
    private long beganWallNanos;
    private long passWallNanos;
    private long passRecordedNanos;
    private long passMessages;
    private long feedNanos;
    private long lastWallNanos;

    /** {@code source} opens the recording anew each time that it is asked. */
    public Replay(
            String id,
            String venue,
            Supplier<Recording> source,
            ReplaySpeed speed,
            boolean loop,
            MarketBooks books,
            VenueFeed feed,
            FeedCounts counts) {
        this.id = id;
        this.venue = venue;
        this.source = source;
        this.speed = speed;
        this.loop = loop;
        this.books = books;
        this.feed = feed;
        this.counts = counts;
    }

    @Override
    public MarketBooks books() {
        return books;
    }

    @Override
    public long sequence() {
        return counts.totals().lines();
    }

    /** What was met until the last step. */
    public ReplayReport report() {
        return ReplayReport.of(id, state, failure, venue, counts, lastWallNanos - beganWallNanos);
    }

    @Override
    public void begin(long wallNanos, Consumer<MarketEvent> out) {
        beganWallNanos = wallNanos;
        lastWallNanos = wallNanos;
        try {
            open(wallNanos);
        } catch (UncheckedIOException e) {
            fail(e, wallNanos, out);
        }
        books.begin(wallNanos, feedNanos, out);
    }

    @Override
    public long step(long wallNanos, Consumer<MarketEvent> out) {
        if (state == ReplayState.RUNNING) {
            lastWallNanos = wallNanos;
            try {
                play(wallNanos, out);
            } catch (UncheckedIOException e) {
                fail(e, wallNanos, out);
            }
        } else {
            feedNanos += Math.max(0, wallNanos - passWallNanos);
            passWallNanos = wallNanos;
        }
        books.tick(wallNanos, feedNanos, out);
        return Math.min(nextLineNanos(wallNanos), books.nextStatusNanos());
    }

    @Override
    public void close() {
        if (recording != null) {
            recording.close();
            recording = null;
        }
    }

    private void open(long wallNanos) {
        close();
        recording = source.get();
        passWallNanos = wallNanos;
        passMessages = 0;
        RecordedLine first = recording.peek();
        if (first != null) {
            passRecordedNanos = first.timeNanos();
            feedNanos = passRecordedNanos;
        }
    }

    private void play(long wallNanos, Consumer<MarketEvent> out) {
        long due = passRecordedNanos + speed.recordedNanos(Math.max(0, wallNanos - passWallNanos));
        for (int taken = 0; taken < LINES_PER_STEP; taken++) {
            RecordedLine line = recording.peek();
            if (line == null) {
                over(wallNanos, out);
                return;
            }
            if (line.timeNanos() > due) {
                feedNanos = due;
                return;
            }
            take(recording.next(), out);
        }
    }

    private void take(RecordedLine line, Consumer<MarketEvent> out) {
        feedNanos = line.timeNanos();
        switch (line) {
            case RecordedLine.Control control -> counts.controlLine();
            case RecordedLine.Message message -> {
                counts.messageLine();
                passMessages++;
                feed.on(message.payload(), message.timeNanos(), out);
            }
            case RecordedLine.Answer answer -> {
                counts.messageLine();
                passMessages++;
                feed.answered(answer.url(), answer.payload(), answer.timeNanos(), out);
            }
            case RecordedLine.Malformed malformed -> {
                counts.messageLine();
                counts.rejections().add(malformed.code(), malformed.sample());
                feed.missed(malformed.timeNanos(), out);
            }
        }
    }

    private void over(long wallNanos, Consumer<MarketEvent> out) {
        if (loop && passMessages > 0) {
            feed.restart(STARTED_OVER, feedNanos, out);
            open(wallNanos);
        } else {
            finish(ReplayState.DONE, ENDED, wallNanos, out);
        }
    }

    private void fail(UncheckedIOException e, long wallNanos, Consumer<MarketEvent> out) {
        failure = e.getCause().toString();
        finish(ReplayState.FAILED, "replay-failed", wallNanos, out);
    }

    private void finish(ReplayState finished, String reason, long wallNanos, Consumer<MarketEvent> out) {
        state = finished;
        passWallNanos = wallNanos;
        close();
        books.end(reason, wallNanos, feedNanos, out);
    }

    private long nextLineNanos(long wallNanos) {
        if (state != ReplayState.RUNNING) {
            return Long.MAX_VALUE;
        }
        RecordedLine line = recording.peek();
        return line == null ? wallNanos : passWallNanos + speed.wallNanos(line.timeNanos() - passRecordedNanos);
    }
}
