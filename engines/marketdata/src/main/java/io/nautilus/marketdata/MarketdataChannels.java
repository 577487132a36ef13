package io.nautilus.marketdata;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.market.Bar;
import io.nautilus.market.OrderBook;
import io.nautilus.market.Symbol;
import io.nautilus.marketdata.domain.FeedSpec;
import io.nautilus.marketdata.domain.Feeds;
import io.nautilus.marketdata.domain.Feeds.FeedReport;
import io.nautilus.marketdata.domain.MarketProjection;
import io.nautilus.marketdata.domain.MarketView;
import io.nautilus.marketdata.domain.Venue;
import io.nautilus.marketdata.domain.bars.BarFold;
import io.nautilus.marketdata.domain.bars.BarStore;
import io.nautilus.marketdata.domain.replay.RecordedVenue;
import io.nautilus.marketdata.domain.replay.ReplayReport;
import io.nautilus.marketdata.domain.replay.ReplaySpeed;
import io.nautilus.marketdata.domain.simulated.SimulatedSpeed;
import io.nautilus.runtime.engine.PublisherBody;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Marketdata's topics: what its feeds publish, and what is proven of it. */
@Singleton
public class MarketdataChannels implements PublisherBody.Source {
    private static final long VIEW_NANOS = 50_000_000L;
    private static final String REPLAY = "replay:";

    private final Feeds feeds;
    private final InstrumentTopic registry;
    private final MarketdataConfig config;
    private final BarTopic bars;
    private final BarFold barFold = new BarFold(this::closed);
    /** What the log held before this reign; null when the reign has begun. */
    private MarketProjection before = new MarketProjection();

    private final MarketProjection projection = new MarketProjection();
    private long viewedNanos;
    private Consumer<MarketEvent> out;
    private volatile MarketView view = projection.view();
    private volatile List<FeedReport> reports = List.of();
    private volatile List<ReplayReport> endedReports = List.of();

    MarketdataChannels(Feeds feeds, InstrumentTopic registry, BarTopic bars, MarketdataConfig config) {
        this.feeds = feeds;
        this.registry = registry;
        this.bars = bars;
        this.config = config;
    }

    @Override
    public void published(MarketEvent event) {
        before.apply(event);
    }

    @Override
    public void begin(long wallNanos, Consumer<MarketEvent> publish) {
        registry.load();
        bars.readBack();
        feeds.published(books(before));
        before = null;
        out = event -> {
            if (event instanceof InstrumentDefinition defined) {
                registry.keep(defined);
            }
            publish.accept(event);
        };
        initial().ifPresent(spec -> feeds.start(spec, wallNanos, out));
        refresh(wallNanos);
    }

    private static Map<Symbol, OrderBook.Depth> books(MarketProjection projection) {
        Map<Symbol, OrderBook.Depth> books = new HashMap<>();
        projection
                .view()
                .instruments()
                .forEach((symbol, instrument) ->
                        books.put(Symbol.parse(symbol), new OrderBook.Depth(instrument.bids(), instrument.asks())));
        return books;
    }

    /**
     * The feed that the configuration asks for. Throws {@link IllegalArgumentException} when it asks for none known.
     */
    Optional<FeedSpec> initial() {
        String feed = config.feed();
        if (feed.startsWith(REPLAY)) {
            List<Path> files = Arrays.stream(feed.substring(REPLAY.length()).split(","))
                    .map(Path::of)
                    .toList();
            return Optional.of(
                    new FeedSpec.Replayed(files, recordedVenue(files), ReplaySpeed.ORIGINAL, config.feedLoop()));
        }
        return switch (feed) {
            case "simulated" ->
                Optional.of(new FeedSpec.Simulated(config.seed(), SimulatedSpeed.parse(config.simulatedSpeed())));
            case "none" -> Optional.empty();
            default ->
                throw new IllegalArgumentException(
                        "nautilus.feed '" + feed + "' is none of simulated, none, replay:FILE[,FILE...]");
        };
    }

    /** Files that cannot be read are no reason not to start: their replay fails, and says why. */
    private static Venue recordedVenue(List<Path> files) {
        try {
            return RecordedVenue.of(files);
        } catch (DecodeException mixed) {
            throw new IllegalArgumentException("nautilus.feed: " + mixed.getMessage(), mixed);
        } catch (UncheckedIOException unreadable) {
            return Venue.UNKNOWN;
        }
    }

    @Override
    public long step(long wallNanos, Consumer<MarketEvent> publish) {
        long next = feeds.step(wallNanos, out);
        refresh(wallNanos);
        return Math.min(next, wallNanos + VIEW_NANOS);
    }

    private void refresh(long wallNanos) {
        if (Math.abs(wallNanos - viewedNanos) >= VIEW_NANOS) {
            viewedNanos = wallNanos;
            view = projection.view();
            report();
        }
    }

    private void report() {
        reports = feeds.reports();
        endedReports = feeds.endedReports();
    }

    @Override
    public List<Run> consumed() {
        return feeds.consumed();
    }

    @Override
    public void proven(MarketEvent event, int partition, long offset, int index) {
        projection.apply(event);
        barFold.apply(event, new Source(Topics.MARKET_DATA, partition, offset, index));
    }

    private void closed(String instrument, Bar bar, Source source) {
        bars.closed(registry.idOf(instrument), instrument, bar, source);
    }

    @Override
    public void close() {
        feeds.close();
        bars.close();
    }

    /** Starts a feed. Called by the loop. */
    FeedReport start(FeedSpec spec, long wallNanos) {
        FeedReport started = feeds.start(spec, wallNanos, out);
        report();
        return started;
    }

    /** Ends a feed. Called by the loop. */
    boolean stop(int id, long wallNanos) {
        boolean stopped = feeds.stop(id, wallNanos, out);
        report();
        return stopped;
    }

    /** What is proven to be published, at most 50 ms old. Any thread. */
    public MarketView view() {
        return view;
    }

    /** The newest bars. Any thread. */
    public BarStore bars() {
        return bars.store();
    }

    /** Of how many instruments bars are made. Any thread. */
    int barInstrumentCount() {
        return barFold.count();
    }

    /** The feeds. Any thread. */
    public List<FeedReport> reports() {
        return reports;
    }

    /** What replays met, those that are gone included as far as they are kept. Any thread. */
    public Stream<ReplayReport> replays() {
        return Stream.concat(reports.stream().flatMap(feed -> feed.report().stream()), endedReports.stream());
    }
}
