package io.nautilus.risk.domain;

import io.nautilus.contracts.BooksReported;
import io.nautilus.trading.Account;

/** What time brings: markets that fell silent, reports of the books. */
final class Ticks {
    private final RiskState state;
    private final MarketDesk desk;

    Ticks(RiskState state, MarketDesk desk) {
        this.state = state;
        this.desk = desk;
    }

    /**
     * Each kind of news takes a tick of its own, so that a tick always fits its frame: changes of markets, and reports
     * when there is nothing else to say.
     */
    void on(Step step) {
        boolean[] said = {false};
        Step heard = new Step(step.moment(), event -> {
            said[0] = true;
            step.emit(event);
        });
        desk.tick(heard);
        if (!said[0]) {
            report(step);
        }
    }

    /** At most one account per tick; of more than {@link Account#MAX_HOLDINGS} lines the first ones by asset. */
    private void report(Step step) {
        for (Accounts.Entry entry : state.accounts.entries()) {
            if (entry.isReportDue(step.moment().timeNanos(), state.rules.reportEveryNanos())) {
                step.emit(new BooksReported(
                        entry.account().name(), entry.account().holdings()));
                return;
            }
        }
    }
}
