package io.nautilus.websocket.domain;

import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketState;
import io.nautilus.websocket.domain.StreamTopic.KeyKind;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Market data into one stream per instrument, conflated: each is published at once when it changes, and then at most
 * once per interval with all that changed since. For the folding thread.
 */
public final class MarketFold {
    static final int MAX_INSTRUMENTS = 10_000;

    private static final String SILENT = "no frame of market data came for a while";

    private final Fanout fanout;
    private final long everyNanos;
    private final long silentNanos;
    private final Map<Integer, FollowedInstrument> followed = new HashMap<>();
    private final Map<Integer, FeedStatus> feeds = new HashMap<>();
    /** When each of those that changed was published last. */
    private final Map<FollowedInstrument, Long> changed = new LinkedHashMap<>();

    private final Map<FollowedInstrument, Long> published = new HashMap<>();
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

    private void define(InstrumentDefinition definition) {
        FollowedInstrument before = followed.get(definition.instrumentId());
        boolean same = before != null && before.definition().symbol().equals(definition.symbol());
        if (!same && followed.size() < MAX_INSTRUMENTS) {
            FollowedInstrument instrument = new FollowedInstrument(definition);
            followed.put(definition.instrumentId(), instrument);
            fanout.streams().know(KeyKind.INSTRUMENT, definition.symbol());
            change(instrument);
        }
    }

    /** A live feed says so every second, which is no news. */
    private void feed(FeedStatus status) {
        FeedStatus before = feeds.put(status.feedId(), status);
        if (before == null
                || before.state() != status.state()
                || !before.reason().equals(status.reason())) {
            followed.values().stream()
                    .filter(each -> each.definition().feedId() == status.feedId())
                    .forEach(this::change);
        }
    }

    private void change(FollowedInstrument instrument) {
        changed.put(instrument, published.getOrDefault(instrument, Long.MIN_VALUE));
    }

    /** Publishes what changed and is due. */
    public void publishDue(long nowNanos) {
        if (!silent && !feeds.isEmpty() && nowNanos - heardNanos > silentNanos) {
            silent = true;
            followed.values().forEach(this::change);
        }
        Iterator<Map.Entry<FollowedInstrument, Long>> each = changed.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<FollowedInstrument, Long> next = each.next();
            if (next.getValue() == Long.MIN_VALUE || nowNanos - next.getValue() >= everyNanos) {
                each.remove();
                publish(next.getKey(), nowNanos);
            }
        }
    }

    private void publish(FollowedInstrument instrument, long nowNanos) {
        published.put(instrument, nowNanos);
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
