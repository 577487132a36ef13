package io.nautilus.risk.domain;

import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.market.Currencies;
import io.nautilus.risk.domain.Verdict.Denied;
import io.nautilus.risk.domain.Verdict.Passed;
import io.nautilus.trading.Taking;
import io.nautilus.trading.Taking.End;
import io.nautilus.trading.Taking.Take;

/**
 * New orders. One that is known has no second effect, however old it is: that is looked at before all checks. An id has
 * one outcome, so a known one is a repeat whatever comes under it.
 */
final class Submissions {
    private final RiskState state;
    private final Checks checks;
    private final Fills fills;
    private final MarketDesk desk;

    Submissions(RiskState state, Checks checks, Fills fills, MarketDesk desk) {
        this.state = state;
        this.checks = checks;
        this.fills = fills;
        this.desk = desk;
    }

    void on(MessageId id, long sentNanos, SubmitOrder submit, Step step) {
        OrderTerms terms = submit.terms();
        Orders.Known first = state.orders.known(id, terms);
        if (first == null) {
            desk.refresh(terms.instrument(), step);
            decide(id, sentNanos, submit, step);
        } else if (first.id().equals(id) || state.orders.asks(first, terms)) {
            step.emit(new OrderRepeated(id, first.id()));
        } else {
            deny(id, submit, DenialReason.DUPLICATE_ORDER_ID, terms.clientOrderId(), step);
        }
    }

    private void decide(MessageId id, long sentNanos, SubmitOrder submit, Step step) {
        switch (checks.check(submit.terms(), sentNanos, step.moment())) {
            case Denied denied -> deny(id, submit, denied.reason(), denied.detail(), step);
            case Passed passed -> accept(id, passed, submit.requestedBy(), step);
        }
    }

    private static void deny(MessageId id, SubmitOrder submit, DenialReason reason, String detail, Step step) {
        step.emit(new OrderDenied(id, submit.terms(), reason, detail, submit.requestedBy()));
    }

    private void accept(MessageId id, Passed passed, String by, Step step) {
        String quote = passed.market().instrument().quote();
        step.emit(new OrderAccepted(id, passed.terms(), quote, Currencies.decimals(quote), by));
        Order order = state.orders.find(id);
        if (passed.terms().timeInForce() == TimeInForce.FOK && passed.taking().left() > 0) {
            CancelReason reason = passed.taking().end() == End.DEPTH_PROTECTION
                    ? CancelReason.DEPTH_PROTECTION
                    : CancelReason.FOK_UNFILLED;
            fills.cancel(order, order.id(), reason, "", order.by(), step);
            return;
        }
        for (Take take : passed.taking().takes()) {
            fills.fill(order, take.price(), take.quantity(), Liquidity.TAKER, passed.market(), step);
        }
        leave(order, passed.taking(), step);
    }

    private void leave(Order order, Taking taking, Step step) {
        if (taking.end() == End.DEPTH_PROTECTION) {
            fills.cancel(order, order.id(), CancelReason.DEPTH_PROTECTION, "", order.by(), step);
        } else if (taking.left() > 0 && !order.rests()) {
            fills.cancel(order, order.id(), CancelReason.IOC_REMAINDER, "", order.by(), step);
        }
    }
}
