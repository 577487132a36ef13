package io.nautilus.marketdata.domain;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.market.Currencies;
import io.nautilus.market.Instrument;
import io.nautilus.market.Symbol;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The instruments of one feed and what readers need to hear without asking: each instrument is announced with its whole
 * book every 30 s of feed time, spread evenly, and the feed says that it lives every half second of wall time, so that
 * it is heard at least once per second. A feed has at most {@link #MAX_INSTRUMENTS}; further symbols are refused.
 */
public final class MarketBooks {
    public static final int MAX_INSTRUMENTS = 1_024;

    static final long ANNOUNCE_NANOS = 30_000_000_000L;
    static final long STATUS_NANOS = 500_000_000L;

    /** The golden ratio of 2^32: multiples of it spread consecutive ids evenly (Knuth, TAOCP 6.4). */
    private static final long SPREAD = 2_654_435_769L;

    private final int feedId;
    private final InstrumentIds ids;
    private final Map<Symbol, Entry> entries = new LinkedHashMap<>();
    private MarketState state = MarketState.LIVE;
    private String reason = "";
    private long nextStatusNanos = Long.MIN_VALUE;

    public MarketBooks(int feedId, InstrumentIds ids) {
        this.feedId = feedId;
        this.ids = ids;
    }

    public int feedId() {
        return feedId;
    }

    public MarketState state() {
        return state;
    }

    public Collection<InstrumentBook> books() {
        return Collections.unmodifiableList(
                entries.values().stream().map(entry -> entry.book).toList());
    }

    /** The book of a symbol, or null where it was not defined. */
    public InstrumentBook find(Symbol symbol) {
        Entry entry = entries.get(symbol);
        return entry == null ? null : entry.book;
    }

    /**
     * Defines an instrument and publishes that; an equal definition changes nothing. Throws {@link DecodeException}
     * with {@code too-many-instruments}, or with {@code invalid-definition}.
     */
    public InstrumentBook define(InstrumentTerms terms, long feedNanos, Consumer<MarketEvent> out) {
        Entry known = entries.get(terms.symbol());
        if (known != null) {
            Instrument redefined = instrument(known.book.instrument().id(), terms);
            if (!redefined.equals(known.book.instrument())) {
                known.book.redefine(redefined, feedNanos, out);
            }
            return known.book;
        }
        if (entries.size() >= MAX_INSTRUMENTS) {
            throw new DecodeException("too-many-instruments", terms.symbol() + " is beyond " + MAX_INSTRUMENTS);
        }
        InstrumentBook book =
                new InstrumentBook(instrument(ids.idOf(terms.symbol().toString()), terms));
        entries.put(terms.symbol(), new Entry(book, feedNanos));
        out.accept(book.instrument().definition(feedNanos));
        return book;
    }

    /** The start of a reign: the feed's state, then every instrument. */
    public void begin(long wallNanos, long feedNanos, Consumer<MarketEvent> out) {
        status(wallNanos, feedNanos, out);
        for (Entry entry : entries.values()) {
            entry.book.announce(feedNanos, out);
            entry.schedule(feedNanos);
        }
    }

    /** What is due by either clock. */
    public void tick(long wallNanos, long feedNanos, Consumer<MarketEvent> out) {
        if (wallNanos >= nextStatusNanos || nextStatusNanos - wallNanos > STATUS_NANOS) {
            status(wallNanos, feedNanos, out);
        }
        for (Entry entry : entries.values()) {
            if (entry.due(feedNanos)) {
                entry.book.announce(feedNanos, out);
            }
        }
    }

    /** When the feed must be heard next. */
    public long nextStatusNanos() {
        return nextStatusNanos;
    }

    /** The feed is over: so says each instrument, and the feed itself from now on. */
    public void end(String why, long wallNanos, long feedNanos, Consumer<MarketEvent> out) {
        enter(MarketState.ENDED, why);
        entries.values().forEach(entry -> entry.book.end(why, feedNanos, out));
        status(wallNanos, feedNanos, out);
    }

    private void enter(MarketState entered, String why) {
        state = entered;
        reason = why;
    }

    private void status(long wallNanos, long feedNanos, Consumer<MarketEvent> out) {
        out.accept(new FeedStatus(0, feedNanos, feedId, state, reason));
        nextStatusNanos = wallNanos + STATUS_NANOS;
    }

    private Instrument instrument(int id, InstrumentTerms terms) {
        return new Instrument(
                id,
                feedId,
                terms.symbol(),
                terms.priceDecimals(),
                terms.quantityDecimals(),
                Currencies.decimals(terms.symbol().quote()),
                terms.tick(),
                terms.lot());
    }

    /** A book and when it is to be announced again. */
    private static final class Entry {
        final InstrumentBook book;
        private long nextNanos;

        Entry(InstrumentBook book, long feedNanos) {
            this.book = book;
            schedule(feedNanos);
        }

        /** The first interval is shortened by a share that differs per instrument: this spreads all later ones. */
        void schedule(long feedNanos) {
            long share = (book.instrument().id() * SPREAD >>> 16) & 0xFFFF;
            nextNanos = feedNanos + ANNOUNCE_NANOS - (ANNOUNCE_NANOS * share >>> 16);
        }

        /** Feed time runs backwards where a replay starts over: then an announcement is due too. */
        boolean due(long feedNanos) {
            if (feedNanos < nextNanos && nextNanos - feedNanos <= ANNOUNCE_NANOS) {
                return false;
            }
            if (Math.abs(feedNanos - nextNanos) < ANNOUNCE_NANOS) {
                nextNanos += ANNOUNCE_NANOS;
            } else {
                schedule(feedNanos);
            }
            return true;
        }
    }
}
