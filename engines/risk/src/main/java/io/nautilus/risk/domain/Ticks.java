package io.nautilus.risk.domain;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.market.Currencies;
import io.nautilus.market.Decimals;
import io.nautilus.risk.domain.RiskPolicy.Opening;

/** What time brings: the first accounts, markets that fell silent, reports of the books. */
final class Ticks {
    private final RiskState state;
    private final RiskPolicy policy;
    private final MarketDesk desk;

    Ticks(RiskState state, RiskPolicy policy, MarketDesk desk) {
        this.state = state;
        this.policy = policy;
        this.desk = desk;
    }

    void on(Step step) {
        if (state.accounts.isEmpty()) {
            policy.openings().forEach(opening -> open(opening, step));
        }
        desk.tick(step);
        report(step);
    }

    private static void open(Opening opening, Step step) {
        int decimals = Currencies.decimals(opening.currency());
        long cash = Decimals.parse(opening.cash(), decimals);
        step.emit(new AccountOpened(
                opening.account(), opening.currency(), opening.makerFeeMillionths(), opening.takerFeeMillionths()));
        step.emit(new CashChanged(
                Trading.ITSELF,
                opening.account(),
                opening.currency(),
                decimals,
                cash,
                cash,
                CashReason.OPENING,
                Trading.BY_ITSELF,
                ""));
    }

    /** At most one account per tick, so that a report always fits its frame. */
    private void report(Step step) {
        for (Accounts.Entry entry : state.accounts.entries()) {
            if (entry.isReportDue(step.moment().timeNanos(), policy.reportEveryNanos())) {
                step.emit(new BooksReported(
                        entry.account().name(), entry.account().holdings()));
                return;
            }
        }
    }
}
