package io.nautilus.risk.domain;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.Trade;
import io.nautilus.market.Instrument;
import io.nautilus.market.OrderBook;
import io.nautilus.trading.PaperVenue;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Instruments, feeds and books as market data gives them (soft), and beside them what is durable: each instrument's
 * state as the log has it, and its venue with resting orders and consumed depth. An instrument is ignored until its
 * definition was seen, and has no book until a snapshot was.
 */
final class Markets implements Durable {
    static final int MAX_INSTRUMENTS = 10_000;
    static final int MAX_FEEDS = 1_000;
    static final long NO_OFFSET = -1;

    private final Map<Integer, Market> byId = new HashMap<>();
    private final TreeMap<String, Market> bySymbol = new TreeMap<>();
    private final Map<Integer, Feed> feeds = new HashMap<>();
    private final Map<Integer, long[]> offsets = new HashMap<>();
    private final Map<String, PaperVenue> venues = new HashMap<>();
    private final MarketStates states = new MarketStates();

    private volatile long ignored;
    private volatile long forgottenMarks;

    /** Only what is durable: a venue where nothing rests and nothing is taken is as good as a new one. */
    @Override
    public void save(StateWriter out) {
        states.save(out);
        TreeMap<String, PaperVenue> busy = new TreeMap<>(venues);
        busy.values().removeIf(PaperVenue::isIdle);
        out.map(busy, venue -> venue.save(out));
    }

    @Override
    public void restore(StateReader in) {
        states.restore(in);
        in.map(symbol -> venue(symbol).restore(in));
    }

    /** The instrument that trades under this symbol now, or null. */
    Market named(String symbol) {
        return bySymbol.get(symbol);
    }

    /** The instrument with this id, or null. */
    Market ofId(int instrumentId) {
        return byId.get(instrumentId);
    }

    /** All instruments by symbol. */
    Collection<Market> all() {
        return Collections.unmodifiableCollection(bySymbol.values());
    }

    /** The state on the log by symbol. */
    Map<String, MarketState> states() {
        return states.all();
    }

    /** The state on the log, or null when the instrument was never live. */
    MarketState state(String symbol) {
        return states.of(symbol);
    }

    /** Messages that were not taken: of undefined instruments, invalid definitions, or beyond the limits. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private void ignore() {
        ignored++;
    }

    long ignored() {
        return ignored;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private void forget() {
        forgottenMarks++;
    }

    /** Of what own fills took, what venues had no room to remember. */
    long forgottenMarks() {
        return forgottenMarks;
    }

    PaperVenue venue(String symbol) {
        return venues.computeIfAbsent(symbol, name -> new PaperVenue(new OrderBook(), this::forget));
    }

    /** The last record of the partition that holds the instrument. */
    long offset(Market market) {
        long[] offset = offsets.get(market.partition());
        return offset == null ? NO_OFFSET : offset[0];
    }

    void apply(MarketStateChanged changed) {
        states.put(changed);
    }

    /** Forgets the venue of an instrument that has no market when it holds nothing that must be durable. */
    void tidy(String symbol) {
        PaperVenue venue = venues.get(symbol);
        if (venue != null && venue.isIdle() && !bySymbol.containsKey(symbol)) {
            venues.remove(symbol);
        }
    }

    int feedCount() {
        return feeds.size();
    }

    int venueCount() {
        return venues.size();
    }

    /** A record was read to its end. */
    void read(int partition, long offset) {
        offsets.computeIfAbsent(partition, unread -> new long[1])[0] = offset;
    }

    /**
     * Takes what a message says of instruments and feeds, read at {@code clockNanos}; answers the feed when it changed
     * its state, else null.
     */
    Feed hear(Input.Market input, long clockNanos, long staleAfterNanos) {
        read(input.partition(), input.offset());
        Instrument defined = input.event() instanceof InstrumentDefinition definition ? checked(definition) : null;
        Feed feed = speaker(input.event(), defined);
        if (feed == null) {
            ignore();
            return null;
        }
        feed.heard(input.sentNanos(), clockNanos, staleAfterNanos);
        if (defined != null) {
            define(defined, input.partition(), feed);
        }
        return input.event() instanceof FeedStatus status && says(status, feed) ? feed : null;
    }

    /** Whose message it is; null where nothing is known of its instrument. */
    private Feed speaker(MarketEvent event, Instrument defined) {
        return switch (event) {
            case InstrumentDefinition definition -> defined == null ? null : feed(definition.feedId());
            case FeedStatus status -> feed(status.feedId());
            case BookSnapshot snapshot -> feedOf(snapshot.instrumentId());
            case BookDelta delta -> feedOf(delta.instrumentId());
            case Trade trade -> feedOf(trade.instrumentId());
            case Quote quote -> feedOf(quote.instrumentId());
        };
    }

    private Feed feedOf(int instrumentId) {
        Market market = byId.get(instrumentId);
        return market == null ? null : market.feed();
    }

    /** Answers whether the feed says anything new of itself. */
    private boolean says(FeedStatus status, Feed feed) {
        if (status.instrumentId() == 0) {
            return feed.says(status);
        }
        Market market = byId.get(status.instrumentId());
        if (market != null) {
            market.says(status);
        }
        return false;
    }

    private void define(Instrument instrument, int partition, Feed feed) {
        Market known = byId.get(instrument.id());
        if (known == null || !known.instrument().equals(instrument)) {
            replace(instrument, partition, feed);
        }
    }

    private void replace(Instrument instrument, int partition, Feed feed) {
        String symbol = instrument.symbol();
        feed.hold();
        drop(byId.get(instrument.id()));
        drop(bySymbol.get(symbol));
        if (bySymbol.size() == MAX_INSTRUMENTS) {
            ignore();
            release(feed);
            return;
        }
        Market market = new Market(instrument, partition, feed, venue(symbol));
        byId.put(instrument.id(), market);
        bySymbol.put(symbol, market);
    }

    private void drop(Market market) {
        if (market != null) {
            byId.remove(market.instrument().id());
            bySymbol.remove(market.symbol());
            market.venue().discardBook(offset(market));
            tidy(market.symbol());
            release(market.feed());
        }
    }

    private void release(Feed feed) {
        feed.release();
        if (!feed.hasMarkets()) {
            feeds.remove(feed.id());
        }
    }

    /** A new reign writes a partition: what the one before gave is forgotten. Answers what was forgotten, by symbol. */
    List<Market> discard(int partition) {
        List<Market> gone = bySymbol.values().stream()
                .filter(market -> market.partition() == partition)
                .toList();
        gone.forEach(market -> market.feed().forget());
        gone.forEach(this::drop);
        feeds.values().removeIf(feed -> !feed.hasMarkets());
        return gone;
    }

    /** Null beyond the limit; before that, feeds without instruments give way, which say again what they are. */
    private Feed feed(int feedId) {
        Feed feed = feeds.get(feedId);
        if (feed == null && feeds.size() == MAX_FEEDS) {
            feeds.values().removeIf(other -> !other.hasMarkets());
        }
        if (feed == null && feeds.size() < MAX_FEEDS) {
            feed = new Feed(feedId);
            feeds.put(feedId, feed);
        }
        return feed;
    }

    private static Instrument checked(InstrumentDefinition definition) {
        try {
            return Instrument.of(definition);
        } catch (DecodeException invalid) {
            return null;
        }
    }
}
