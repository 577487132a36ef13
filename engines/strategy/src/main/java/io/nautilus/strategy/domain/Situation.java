package io.nautilus.strategy.domain;

import io.nautilus.market.Instrument;
import java.util.List;

/**
 * Where a strategy stands. {@code instrument} is null until market data has defined it. {@code position} is what its own
 * orders hold, a mantissa in the instrument's quantity decimals. {@code open} are its orders that are open, the oldest
 * first; {@code working} says that there is any, or one that is not yet decided. {@code room} is how many orders it may
 * send now, at most {@link Intents#LIMIT}: with those that work never more than {@link Intents#OPEN}, and none while it
 * only learns, since it does not run, is being rebuilt, what happened is old, or an order of its own was denied a moment
 * ago.
 */
public record Situation(Instrument instrument, long position, List<OpenOrder> open, boolean working, int room) {
    /** Whether any order that it wants is sent. */
    public boolean mayOrder() {
        return room > 0;
    }
}
