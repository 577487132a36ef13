package io.nautilus.websocket.domain;

import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketState;
import io.nautilus.websocket.domain.StreamTopic.KeyKind;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Market data into one stream per instrument, conflated: each is published at once when it changes, and then once per
 * interval at most with all that changed since. For the folding thread.
 */
public final class MarketFold {
    static final int MAX_INSTRUMENTS = 10_000;
    /** Beyond it a feed is kept that an instrument is of; of another one nothing is known until it says so again. */
    static final int MAX_FEEDS = 1_000;

    private static final String SILENT = "no frame of market data came for a while";

    private final Fanout fanout;
    private final long everyNanos;
    private final long silentNanos;
    private final Map<Integer, FollowedInstrument> followed = new HashMap<>();
    /** Feeds come and go without end: one that ended is kept while an instrument is of it. */
    private final Map<Integer, FeedStatus> feeds = new HashMap<>();
    /** Those of the followed that are to be published. */
    private final Set<FollowedInstrument> changed = new LinkedHashSet<>();

    private long heardNanos;
    private boolean silent;

    /** An instrument is published once in {@code everyNanos} at most; no frame in {@code silentNanos}: a dead feed. */
    public MarketFold(Fanout fanout, long everyNanos, long silentNanos) {
        this.fanout = fanout;
        this.everyNanos = everyNanos;
        this.silentNanos = silentNanos;
    }

    /** A record of market data came, whatever is in it. A new reign's books are known when their snapshots came. */
    public void on(Input.MarketRecord market, long nowNanos) {
        heardNanos = nowNanos;
        if (silent) {
            silent = false;
            followed.values().forEach(this::change);
        }
        if (market.newReign()) {
            feeds.clear();
            followed.values().forEach(each -> {
                each.discardBook();
                change(each);
            });
        }
    }

    public void on(Input.Market market) {
        switch (market.event()) {
            case InstrumentDefinition definition -> define(definition);
            case FeedStatus status when status.instrumentId() == 0 -> feed(status);
            default -> {
                FollowedInstrument instrument = followed.get(market.event().instrumentId());
                if (instrument != null && instrument.on(market)) {
                    change(instrument);
                }
            }
        }
    }

    /** How much is kept: instruments, those to be published, and feeds. */
    int size() {
        return followed.size() + changed.size() + feeds.size();
    }

    /** An instrument is defined again every now and then, mostly as it was. */
    private void define(InstrumentDefinition said) {
        FollowedInstrument known = followed.get(said.instrumentId());
        if (known == null || !known.definition().symbol().equals(said.symbol())) {
            follow(said);
            return;
        }
        int feedBefore = known.definition().feedId();
        if (known.define(said)) {
            forgetUnused(feedBefore);
            change(known);
        }
    }

    private void follow(InstrumentDefinition said) {
        List<FollowedInstrument> gone = giveWay(said);
        if (followed.size() < MAX_INSTRUMENTS) {
            FollowedInstrument instrument = new FollowedInstrument(said);
            followed.put(said.instrumentId(), instrument);
            fanout.streams().know(KeyKind.INSTRUMENT, said.symbol());
            change(instrument);
        }
        gone.forEach(each -> forgetUnused(each.definition().feedId()));
    }

    /** Who had the id or the symbol before has it no longer: an instrument has one of each. Answers who that was. */
    private List<FollowedInstrument> giveWay(InstrumentDefinition said) {
        List<FollowedInstrument> before = followed.values().stream()
                .filter(each -> each.definition().instrumentId() == said.instrumentId()
                        || each.definition().symbol().equals(said.symbol()))
                .toList();
        for (FollowedInstrument each : before) {
            followed.remove(each.definition().instrumentId());
            changed.remove(each);
        }
        return before;
    }

    /** A feed without instruments is forgotten; where it lives it says so again. */
    private void forgetUnused(int feed) {
        if (of(feed).isEmpty()) {
            feeds.remove(feed);
        }
    }

    private List<FollowedInstrument> of(int feed) {
        return followed.values().stream()
                .filter(each -> each.definition().feedId() == feed)
                .toList();
    }

    /** A live feed says so every second, which is no news. It may do so before it defines its instruments. */
    private void feed(FeedStatus said) {
        FeedStatus before = feeds.get(said.feedId());
        boolean news = before == null
                || before.state() != said.state()
                || !before.reason().equals(said.reason());
        if (!news) {
            return;
        }
        List<FollowedInstrument> instruments = of(said.feedId());
        boolean mayGetSome = said.state() != MarketState.ENDED && feeds.size() < MAX_FEEDS;
        if (mayGetSome || !instruments.isEmpty()) {
            feeds.put(said.feedId(), said);
        } else {
            feeds.remove(said.feedId());
        }
        instruments.forEach(this::change);
    }

    private void change(FollowedInstrument instrument) {
        changed.add(instrument);
    }

    /** Publishes what changed and is due. */
    public void publishDue(long nowNanos) {
        if (!silent && !feeds.isEmpty() && nowNanos - heardNanos > silentNanos) {
            silent = true;
            followed.values().forEach(this::change);
        }
        Iterator<FollowedInstrument> each = changed.iterator();
        while (each.hasNext()) {
            FollowedInstrument next = each.next();
            if (next.isDue(nowNanos)) {
                each.remove();
                publish(next, nowNanos);
            }
        }
    }

    /** Until the first that changed is due, at most so long. */
    public long waitNanos(long nowNanos, long atMostNanos) {
        long wait = atMostNanos;
        for (FollowedInstrument each : changed) {
            wait = Math.min(wait, each.waitNanos(nowNanos));
        }
        return wait;
    }

    private void publish(FollowedInstrument instrument, long nowNanos) {
        instrument.published(nowNanos, everyNanos);
        BookTop top = instrument.top(status(instrument.definition().feedId()));
        fanout.publish(StreamTopic.MARKET_DATA, top.instrument(), "", top);
    }

    /** A feed of which nothing comes is as good as its silence says, whatever it said last. */
    private FeedStatus status(int feed) {
        FeedStatus said = feeds.get(feed);
        boolean dead = silent && said != null && said.state() == MarketState.LIVE;
        return dead ? new FeedStatus(0, said.eventTimeNanos(), feed, MarketState.STALE, SILENT) : said;
    }
}
