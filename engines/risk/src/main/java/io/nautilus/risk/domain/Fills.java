package io.nautilus.risk.domain;

import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.trading.Match;
import java.util.List;

/** Turns what the venue proposes into events, and orders that leave it. */
final class Fills {
    private final RiskState state;
    private final FrameRoom room;

    Fills(RiskState state, FrameRoom room) {
        this.state = state;
        this.room = room;
    }

    /**
     * Resting orders trade at their own price. What no longer fits into the frame is not filled: what the book shows may
     * trade with the next record, a print's part is lost.
     */
    void matched(Market market, List<Match> matches, Step step) {
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            Order order = state.orders.find(match.order());
            if (order != null && room.fills(order.terms(), order.quoteCurrency(), 0) > 0) {
                long quantity = Math.min(match.quantity(), order.leaves());
                fill(order, order.terms().price(), quantity, Liquidity.MAKER, market, step);
            }
        }
    }

    void fill(Order order, long price, long quantity, Liquidity liquidity, Market market, Step step) {
        OrderTerms terms = order.terms();
        long notional = order.notional(price, quantity);
        room.filled(order);
        step.emit(new OrderFilled(
                order.id(),
                terms.account(),
                terms.instrument(),
                terms.side(),
                order.fills(),
                terms.priceDecimals(),
                price,
                terms.quantityDecimals(),
                quantity,
                order.leaves() - quantity,
                order.quoteCurrency(),
                order.quoteDecimals(),
                notional,
                order.fee(
                        quantity,
                        notional,
                        liquidity,
                        state.accounts.get(terms.account()).fees()),
                liquidity,
                state.markets.offset(market)));
    }

    void cancel(Order order, MessageId requestId, CancelReason reason, String key, String by, Step step) {
        room.cancelled(order);
        step.emit(new OrderCancelled(
                order.id(),
                requestId,
                order.account(),
                order.terms().quantityDecimals(),
                order.leaves(),
                reason,
                key,
                by));
    }
}
