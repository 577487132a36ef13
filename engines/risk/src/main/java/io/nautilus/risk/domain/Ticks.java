package io.nautilus.risk.domain;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.market.Currencies;
import io.nautilus.market.Decimals;
import io.nautilus.risk.domain.RiskPolicy.Opening;
import io.nautilus.trading.Account;
import io.nautilus.trading.Fees;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What time brings: accounts that are missing, markets that fell silent, reports of the books. */
final class Ticks {
    /** As many accounts are opened by one tick, the others by the next ones. */
    private static final int MAX_OPENED = 100;

    private final RiskState state;
    private final RiskPolicy policy;
    private final MarketDesk desk;

    Ticks(RiskState state, RiskPolicy policy, MarketDesk desk) {
        this.state = state;
        this.policy = policy;
        this.desk = desk;
    }

    /**
     * Each kind of news takes a tick of its own, so that a tick always fits its frame: accounts, then changes of
     * markets, and reports when there is nothing else to say.
     */
    void on(Step step) {
        boolean[] said = {false};
        Step heard = new Step(step.moment(), event -> {
            said[0] = true;
            step.emit(event);
        });
        openMissing(heard);
        if (!said[0]) {
            desk.tick(heard);
        }
        if (!said[0]) {
            report(step);
        }
    }

    private void openMissing(Step step) {
        policy.openings().stream()
                .filter(opening -> !state.accounts.has(opening.account()))
                .limit(MAX_OPENED)
                .forEach(opening -> open(opening, step));
    }

    /** What is configured of accounts and does not hold, since they were opened otherwise: one text each. */
    List<String> ignoredConfiguration() {
        return policy.openings().stream()
                .filter(opening -> state.accounts.has(opening.account()))
                .flatMap(opening -> ignored(opening, state.accounts.get(opening.account())))
                .toList();
    }

    private static Stream<String> ignored(Opening opening, Account account) {
        Fees configured = new Fees(opening.makerFeeMillionths(), opening.takerFeeMillionths());
        List<String> ignored = new ArrayList<>();
        if (!opening.currency().equals(account.currency())) {
            ignored.add("account '" + account.name() + "': currency " + opening.currency() + " is configured, "
                    + account.currency() + " holds");
        }
        if (!configured.equals(account.fees())) {
            ignored.add(
                    "account '" + account.name() + "': " + configured + " is configured, " + account.fees() + " holds");
        }
        return ignored.stream();
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

    /** At most one account per tick; of more than {@link Account#MAX_HOLDINGS} lines the first ones by asset. */
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
