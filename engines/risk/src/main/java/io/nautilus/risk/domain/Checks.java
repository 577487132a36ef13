package io.nautilus.risk.domain;

import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.market.Decimals;
import io.nautilus.risk.domain.Verdict.Denied;
import io.nautilus.risk.domain.Verdict.Passed;
import io.nautilus.trading.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pre-trade checks, cheapest first: the first that fails denies. They read the state and change nothing. */
final class Checks {
    private final Check[] checks;
    private final Candidate order = new Candidate();

    Checks(RiskState state, FrameRoom room) {
        checks = Stream.of(
                        new RequestChecks(state).all(),
                        new MarketChecks(state).all(),
                        new BookChecks(state, room).all(),
                        new ExposureChecks(state).all(),
                        new Funds().all())
                .flatMap(List::stream)
                .toArray(Check[]::new);
    }

    /** All checks in their order. */
    List<Check> all() {
        return List.of(checks);
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
        boolean known = true;
        for (Check check : checks) {
            if (!known) {
                lines.add(DryRun.Line.notAsked(check.name()));
                continue;
            }
            Denied denied = check.rule().of(order);
            lines.add(DryRun.Line.of(check.name(), denied));
            known = denied == null || !check.finds();
        }
        return known && order.taking != null ? valued(lines) : new DryRun(lines, null, null, null, null, null);
    }

    private DryRun valued(List<DryRun.Line> lines) {
        Amount cost = Funds.cost(order);
        Amount available = order.account().availableCash(order.quote());
        return new DryRun(
                lines,
                order.quote(),
                Decimals.formatPlain(order.notional(), order.quoteDecimals),
                Decimals.formatPlain(Funds.fee(order), order.quoteDecimals),
                cost.toString(),
                available.minus(cost).toString());
    }
}
