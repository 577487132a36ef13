package io.nautilus.marketdata.domain;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.market.OrderBook;
import io.nautilus.market.Symbol;
import io.nautilus.marketdata.domain.binance.BinanceFeed;
import io.nautilus.marketdata.domain.coinbase.CoinbaseFeed;
import io.nautilus.marketdata.domain.kraken.KrakenFeed;
import io.nautilus.marketdata.domain.recording.Recording;
import io.nautilus.marketdata.domain.replay.Replay;
import io.nautilus.marketdata.domain.replay.ReplayReport;
import io.nautilus.marketdata.domain.simulated.SimulatedFeed;
import io.nautilus.marketdata.domain.simulated.SimulatedInstrument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The feeds that run, each with books of its own. A venue has one feed at a time, so an instrument has one book: an
 * ended one gives way to the next of its venue. At most {@link #MAX_FEEDS} are kept, and one more is refused. Of
 * replays that are gone the last {@link #MAX_ENDED_REPORTS} reports are kept; the oldest gives way.
 */
public final class Feeds {
    public static final int MAX_FEEDS = 32;
    public static final int MAX_ENDED_REPORTS = 100;

    private static final String STOPPED = "feed-stopped";

    private final InstrumentIds ids;
    private final BiConsumer<String, String> rejected;
    private final Map<Integer, Running> running = new LinkedHashMap<>();
    private final ArrayDeque<ReplayReport> endedReports = new ArrayDeque<>();
    private final Map<Symbol, OrderBook.Depth> published = new HashMap<>();
    private int lastId;

    /** A feed as people see it; {@code report} is a replay's. */
    public record FeedReport(
            int id, FeedSpec spec, MarketState state, int instruments, Optional<ReplayReport> report) {}

    private static final class Running {
        final int id;
        final FeedSpec spec;
        final Feed feed;
        long saidSequence;
        long dueNanos = Long.MIN_VALUE;

        Running(int id, FeedSpec spec, Feed feed) {
            this.id = id;
            this.spec = spec;
            this.feed = feed;
        }

        boolean live() {
            return feed.books().state() != MarketState.ENDED;
        }

        FeedReport report() {
            Optional<ReplayReport> report =
                    feed instanceof Replay replay ? Optional.of(replay.report()) : Optional.empty();
            return new FeedReport(
                    id, spec, feed.books().state(), feed.books().books().size(), report);
        }
    }

    /** {@code rejected} is told the first message of each kind that was not understood: its code and its text. */
    public Feeds(InstrumentIds ids, BiConsumer<String, String> rejected) {
        this.ids = ids;
        this.rejected = rejected;
    }

    /**
     * The books that were published before this reign: a simulated market goes on from them, and from those of one that
     * was stopped.
     */
    public void published(Map<Symbol, OrderBook.Depth> books) {
        published.putAll(books);
    }

    /** Throws {@link DecodeException} with {@code venue-busy} or {@code too-many-feeds}. */
    public FeedReport start(FeedSpec spec, long wallNanos, Consumer<MarketEvent> out) {
        for (Running other : List.copyOf(running.values())) {
            if (other.spec.venue().equals(spec.venue())) {
                if (other.live()) {
                    throw new DecodeException("venue-busy", "feed " + other.id + " feeds " + spec.venue() + " already");
                }
                remove(other);
            }
        }
        if (running.size() >= MAX_FEEDS) {
            throw new DecodeException("too-many-feeds", MAX_FEEDS + " feeds are there already");
        }
        int id = ++lastId;
        Running started = new Running(id, spec, newFeed(id, spec, wallNanos));
        begin(started, wallNanos, out);
        running.put(id, started);
        started.saidSequence = started.feed.sequence();
        return started.report();
    }

    /** A feed that cannot begin is no feed: it is closed, and its venue is free again. */
    private static void begin(Running started, long wallNanos, Consumer<MarketEvent> out) {
        boolean begun = false;
        try {
            started.feed.begin(wallNanos, out);
            begun = true;
        } finally {
            if (!begun) {
                started.feed.close();
            }
        }
    }

    private void remove(Running gone) {
        if (gone.spec instanceof FeedSpec.Simulated) {
            gone.feed
                    .books()
                    .books()
                    .forEach(book ->
                            published.put(book.instrument().name(), book.book().depth(OrderBook.MAX_LEVELS)));
        }
        gone.feed.close();
        running.remove(gone.id);
        gone.report().report().ifPresent(endedReports::add);
        if (endedReports.size() > MAX_ENDED_REPORTS) {
            endedReports.remove();
        }
    }

    private Feed newFeed(int id, FeedSpec spec, long wallNanos) {
        MarketBooks books = new MarketBooks(id, ids);
        return switch (spec) {
            case FeedSpec.Simulated simulated ->
                new SimulatedFeed(simulated.seed(), simulated.speed(), SimulatedInstrument.STANDARD, books, published);
            case FeedSpec.Replayed replayed -> {
                FeedCounts counts = new FeedCounts(new Rejections(rejected));
                yield new Replay(
                        replayId(id, wallNanos),
                        replayed.source().text(),
                        () -> Recording.open(replayed.files()),
                        replayed.speed(),
                        replayed.loop(),
                        books,
                        venueFeed(replayed.source(), books, counts),
                        counts);
            }
        };
    }

    /** A recording answers no request: a book that was lost is found where one was answered when it was made. */
    private static VenueFeed venueFeed(Venue venue, MarketBooks books, FeedCounts counts) {
        return switch (venue) {
            case KRAKEN -> new KrakenFeed(books, counts, pair -> {});
            case COINBASE -> new CoinbaseFeed(books, counts, product -> {});
            case BINANCE -> new BinanceFeed(books, counts, symbol -> {});
            case UNKNOWN -> new UnknownVenue(counts);
        };
    }

    /** Feeds are counted anew by each process; a report keeps its name among those of all of them. */
    private static String replayId(int id, long wallNanos) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(wallNanos);
        return "replay-" + Long.toString(seconds, Character.MAX_RADIX) + "-" + id;
    }

    /** Ends a feed: its instruments are ENDED. False where there is no such feed. */
    public boolean stop(int id, long wallNanos, Consumer<MarketEvent> out) {
        Running stopped = running.get(id);
        if (stopped == null) {
            return false;
        }
        if (stopped.live()) {
            stopped.feed.books().end(STOPPED, wallNanos, wallNanos, out);
        }
        remove(stopped);
        return true;
    }

    /** Takes what is due of every feed and returns when to call again. */
    public long step(long wallNanos, Consumer<MarketEvent> out) {
        long next = Long.MAX_VALUE;
        for (Running each : running.values()) {
            if (wallNanos >= each.dueNanos || each.dueNanos - wallNanos > MarketBooks.STATUS_NANOS) {
                each.dueNanos = each.feed.step(wallNanos, out);
            }
            next = Math.min(next, each.dueNanos);
        }
        return next;
    }

    /** How far each feed's input was taken since the last call, by feed id. */
    public List<Run> consumed() {
        List<Run> runs = new ArrayList<>();
        for (Running each : running.values()) {
            long sequence = each.feed.sequence();
            if (sequence > each.saidSequence) {
                runs.add(new Run(each.id, false, each.saidSequence, sequence - each.saidSequence));
                each.saidSequence = sequence;
            }
        }
        return runs;
    }

    /** Every feed, oldest first. */
    public List<FeedReport> reports() {
        return running.values().stream().map(Running::report).toList();
    }

    /** The last reports of replays that are gone, oldest first. */
    public List<ReplayReport> endedReports() {
        return List.copyOf(endedReports);
    }

    public void close() {
        running.values().forEach(each -> each.feed.close());
    }
}
