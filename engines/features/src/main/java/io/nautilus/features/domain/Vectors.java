package io.nautilus.features.domain;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Trade;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.market.DecimalException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The vectors of all instruments: market data and bars in, for each closed bar a vector or the reason why there is none
 * out. A bar waits until market data was read past the message that closed it, so its vector is the same however the two
 * topics come. One thread gives events, any thread asks for the latest.
 */
public final class Vectors {
    public static final int MAX_INSTRUMENTS = 500;
    public static final int MAX_WAITING = 4_096;

    /** Of bars that market data did not come up to while {@link #MAX_WAITING} others came. */
    static final String BEHIND = "market-data-behind";

    static final String UNREADABLE = "bar-unreadable";
    static final String TOO_MANY = "too-many-instruments";

    private final Consumer<Told> out;
    private final Feeds feeds = new Feeds();
    private final Map<String, Followed> bySymbol = new HashMap<>();
    private final Map<Integer, Followed> byId = new HashMap<>();
    private final ArrayDeque<ClosedBar> waiting = new ArrayDeque<>();
    private final Reading reading = new Reading();
    private final Map<String, Latest> latest = new ConcurrentHashMap<>();
    private volatile int waitingCount;

    public Vectors(Consumer<Told> out) {
        this.out = out;
    }

    /** What is known of an instrument, empty where nothing came of it. */
    public Optional<Latest> latest(String instrument) {
        return Optional.ofNullable(latest.get(instrument));
    }

    public int instrumentCount() {
        return latest.size();
    }

    public int waitingCount() {
        return waitingCount;
    }

    /** A record of market data begins. */
    public void on(Input.MarketRecord record) {
        reading.begins(record);
        takeWhatWaited();
        if (record.newReign()) {
            feeds.forget();
            bySymbol.values().forEach(Followed::discard);
        }
    }

    /** Every record that was begun has been taken to its end. */
    public void passed() {
        reading.passed();
        takeWhatWaited();
    }

    public void on(Input.Market input) {
        MarketEvent event = input.event();
        switch (event) {
            case InstrumentDefinition definition -> define(definition);
            case FeedStatus status when status.instrumentId() == 0 -> feed(status);
            case FeedStatus status -> of(status).ifPresent(each -> each.on(status));
            case BookSnapshot snapshot -> of(snapshot).ifPresent(each -> each.on(snapshot));
            case BookDelta delta -> of(delta).ifPresent(each -> each.on(delta));
            case Trade trade -> of(trade).ifPresent(each -> each.on(trade));
            case Quote quote -> {}
        }
    }

    private Optional<Followed> of(MarketEvent event) {
        return Optional.ofNullable(byId.get(event.instrumentId()));
    }

    private void feed(FeedStatus status) {
        if (feeds.says(status)) {
            bySymbol.values().stream()
                    .filter(each -> each.isOf(status.feedId()))
                    .forEach(each -> each.feed(feeds.live(status.feedId()), status.eventTimeNanos()));
        }
    }

    private void define(InstrumentDefinition definition) {
        Followed followed = named(definition.symbol());
        if (followed == null) {
            return;
        }
        if (followed.id() != definition.instrumentId()) {
            byId.remove(followed.id(), followed);
            byId.put(definition.instrumentId(), followed);
        }
        followed.define(definition, feeds.live(definition.feedId()));
    }

    /** The instrument, followed from now on where it is new, or null beyond the limit. */
    private Followed named(String symbol) {
        Followed known = bySymbol.get(symbol);
        if (known == null && bySymbol.size() < MAX_INSTRUMENTS) {
            known = new Followed(symbol);
            bySymbol.put(symbol, known);
            latest.put(symbol, new Latest(symbol, null, 0, null, null));
        }
        return known;
    }

    /** A record of the topic of bars. */
    public void on(Input.Recorded recorded) {
        if (recorded.record() instanceof BarRecord record
                && record.kind().equals(BarRecord.TIME)
                && record.interval().equals(FeatureSet.INTERVAL.text())) {
            bar(recorded, record);
        }
    }

    private void bar(Input.Recorded recorded, BarRecord record) {
        ClosedBar closed;
        try {
            closed = ClosedBar.of(recorded, record);
        } catch (DecimalException | IllegalArgumentException | ArithmeticException noBar) {
            out.accept(new Told.Withheld(record.instrument(), UNREADABLE));
            return;
        }
        if (waiting.isEmpty() && reading.isPast(closed)) {
            take(closed);
            return;
        }
        if (waiting.size() == MAX_WAITING) {
            out.accept(new Told.Withheld(waiting.removeFirst().instrument(), BEHIND));
        }
        waiting.addLast(closed);
        waitingCount = waiting.size();
    }

    private void takeWhatWaited() {
        while (!waiting.isEmpty() && reading.isPast(waiting.getFirst())) {
            take(waiting.removeFirst());
            waitingCount = waiting.size();
        }
    }

    private void take(ClosedBar closed) {
        Followed followed = named(closed.instrument());
        if (followed == null) {
            out.accept(new Told.Withheld(closed.instrument(), TOO_MANY));
        } else if (followed.isNew(closed)) {
            Told told = followed.on(closed);
            latest.merge(followed.symbol(), latest(closed, told), Vectors::newer);
            out.accept(told);
        }
    }

    private static Latest latest(ClosedBar closed, Told told) {
        long endNanos = closed.bar().endNanos();
        return switch (told) {
            case Told.Vector made -> new Latest(closed.instrument(), made.vector(), endNanos, closed.place(), null);
            case Told.Withheld none -> new Latest(closed.instrument(), null, endNanos, closed.place(), none.reason());
        };
    }

    /** A bar without a vector does not take away the vector before it. */
    private static Latest newer(Latest before, Latest now) {
        return now.vector() != null
                ? now
                : new Latest(now.instrument(), before.vector(), now.barEndNanos(), now.bar(), now.absence());
    }
}
