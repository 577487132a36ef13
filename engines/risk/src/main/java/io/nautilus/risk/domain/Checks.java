package io.nautilus.risk.domain;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.market.Decimals;
import io.nautilus.risk.domain.Verdict.Denied;
import io.nautilus.risk.domain.Verdict.Passed;
import io.nautilus.trading.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pre-trade checks: the first that fails denies. Cheaper ones come first, as far as they need nothing that another
 * finds out; but cash is last, so that a limit that somebody set is told before money that is lacking. They read the
 * state and change nothing.
 */
final class Checks {
    private final RiskState state;
    private final Check known = Check.of("known order", this::known, DenialReason.DUPLICATE_ORDER_ID);
    private final Check[] checks;
    private final Candidate order = new Candidate();

    Checks(RiskState state, FrameRoom room) {
        this.state = state;
        Funds funds = new Funds();
        checks = Stream.of(
                        new RequestChecks(state).all(),
                        new MarketChecks(state).all(),
                        funds.positions(),
                        new BookChecks(state, room).all(),
                        new ExposureChecks(state).all(),
                        funds.cash())
                .flatMap(List::stream)
                .toArray(Check[]::new);
    }

    /** All checks in their order, that for a known order first: who submits one looks for it before all others. */
    List<Check> all() {
        return Stream.concat(Stream.of(known), Stream.of(checks)).toList();
    }

    private Denied known(Candidate order) {
        Orders.Known first = state.orders.known(MessageId.NONE, order.asked);
        return first != null && !state.orders.asks(first, order.asked)
                ? Verdict.deny(DenialReason.DUPLICATE_ORDER_ID, order.asked.clientOrderId())
                : null;
    }

    Verdict check(OrderTerms asked, long sentNanos, Moment moment) {
        order.begin(asked, sentNanos, moment);
        for (Check check : checks) {
            Denied denied = check.rule().of(order);
            if (denied != null) {
                assert check.reasons().contains(denied.reason()) : check.name() + ' ' + denied;
                return denied;
            }
        }
        return new Passed(order.terms, order.market, order.taking);
    }

    /** What every check says. Those behind one that had to find something out and did not are not asked. */
    DryRun dryRun(OrderTerms asked, Moment moment) {
        order.begin(asked, moment.clockNanos(), moment);
        List<DryRun.Line> lines = new ArrayList<>();
        boolean found = true;
        for (Check check : all()) {
            if (!found) {
                lines.add(DryRun.Line.notAsked(check.name()));
                continue;
            }
            Denied denied = check.rule().of(order);
            lines.add(DryRun.Line.of(check.name(), denied));
            found = denied == null || !check.finds();
        }
        return found && order.taking != null ? valued(lines) : new DryRun(lines, null, null, null, null, null, null);
    }

    private DryRun valued(List<DryRun.Line> lines) {
        Amount cost = Funds.cost(order);
        Amount available = order.account().availableCash(order.quote());
        return new DryRun(
                lines,
                Decimals.formatPlain(order.taken(), order.terms.quantityDecimals()),
                order.quote(),
                Decimals.formatPlain(order.notional(), order.quoteDecimals),
                Decimals.formatPlain(Funds.fee(order), order.quoteDecimals),
                cost.toString(),
                available.minus(cost).toString());
    }
}
