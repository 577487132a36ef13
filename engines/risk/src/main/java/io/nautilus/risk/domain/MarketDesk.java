package io.nautilus.risk.domain;

import io.nautilus.contracts.Input;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.risk.domain.Market.Condition;
import io.nautilus.trading.Match;
import java.util.List;
import java.util.Map;

/**
 * Follows market data: says by an event when an instrument becomes live, stale or ended, and lets resting orders trade
 * while it is live. What a message or the clock changed is said before anything is decided from it.
 */
final class MarketDesk {
    private final RiskState state;
    private final Fills fills;
    private final FrameRoom room;

    MarketDesk(RiskState state, Fills fills, FrameRoom room) {
        this.state = state;
        this.fills = fills;
        this.room = room;
    }

    /** What is read again was heard when it was sent. */
    void warm(Input.Market input) {
        state.markets.hear(input, input.sentNanos(), state.rules.staleAfterNanos());
        Market market = state.markets.ofId(input.event().instrumentId());
        if (market != null) {
            market.venue().warm(input.event(), input.offset());
        }
    }

    void on(Input.Market input, Step step) {
        Feed changed = state.markets.hear(input, step.clockNanos(), state.rules.staleAfterNanos());
        if (changed != null) {
            refresh(changed, step);
        }
        Market market = state.markets.ofId(input.event().instrumentId());
        if (market == null) {
            return;
        }
        refresh(market, step);
        if (isLive(market, step)) {
            List<Match> matches = market.venue().publish(input.event(), input.offset());
            fills.matched(market, matches, step);
        } else {
            market.venue().warm(input.event(), input.offset());
        }
        refresh(market, step);
    }

    void warm(Input.MarketRecord record) {
        state.markets.read(record.partition(), record.offset());
        if (record.newReign()) {
            state.markets.discard(record.partition());
        }
    }

    /** A new reign's first record: nothing of the one before counts any more. */
    void on(Input.MarketRecord record, Step step) {
        state.markets.read(record.partition(), record.offset());
        if (record.newReign()) {
            discard(record.partition(), record.offset(), "new-reign", step);
        }
    }

    /** Nothing that was read of the partition counts any more. */
    void discard(int partition, long offset, String reason, Step step) {
        for (Market gone : state.markets.discard(partition)) {
            say(gone.symbol(), new Condition(MarketState.STALE, reason), offset, step);
        }
    }

    /**
     * The clock went on: feeds may have fallen silent, and instruments on the log may have no market data at all. A tick
     * that says nothing is not on the log, so it must change nothing either.
     */
    void tick(Step step) {
        state.markets.all().forEach(market -> refresh(market, step));
        for (Map.Entry<String, MarketState> known :
                List.copyOf(state.markets.states().entrySet())) {
            if (known.getValue() == MarketState.LIVE && state.markets.named(known.getKey()) == null) {
                say(known.getKey(), new Condition(MarketState.STALE, "no-market-data"), Markets.NO_OFFSET, step);
            }
        }
    }

    /**
     * Before an order is decided: the clock may have made its market stale since the last tick. Always fits a frame.
     */
    void refresh(String symbol, Step step) {
        Market market = state.markets.named(symbol);
        if (market != null && isNews(market, condition(market, step))) {
            Condition now = condition(market, step);
            step.emit(new MarketStateChanged(symbol, now.state(), now.reason(), state.markets.offset(market)));
        }
    }

    private void refresh(Feed feed, Step step) {
        for (Market market : state.markets.all()) {
            if (market.feed() == feed) {
                refresh(market, step);
            }
        }
    }

    private void refresh(Market market, Step step) {
        Condition now = condition(market, step);
        if (isNews(market, now)) {
            say(market.symbol(), now, state.markets.offset(market), step);
            if (isLive(market, step)) {
                fills.matched(market, market.venue().evaluate(), step);
            }
        }
    }

    /** An instrument that was never live need not be called stale. */
    private boolean isNews(Market market, Condition now) {
        MarketState known = state.markets.state(market.symbol());
        return now.state() != known && (known != null || now.state() != MarketState.STALE);
    }

    private void say(String symbol, Condition now, long offset, Step step) {
        boolean news = state.markets.state(symbol) != now.state();
        if (news && room.takeState(symbol, now.reason())) {
            step.emit(new MarketStateChanged(symbol, now.state(), now.reason(), offset));
        }
    }

    /** Live on the log and in fact: while the change could not be said yet, nothing trades. */
    private boolean isLive(Market market, Step step) {
        return state.markets.state(market.symbol()) == MarketState.LIVE
                && condition(market, step).state() == MarketState.LIVE;
    }

    private Condition condition(Market market, Step step) {
        return market.condition(step.clockNanos(), state.rules.staleAfterNanos());
    }
}
