package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.LOG_TRUNCATED;
import static io.nautilus.contracts.DenialReason.UNKNOWN_ACCOUNT;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.MessageId;
import io.nautilus.market.Currencies;

/** A paper account begins anew: its orders go, then its positions and its cash are as when it was opened. */
final class Resets {
    private final RiskState state;
    private final Fills fills;

    Resets(RiskState state, Fills fills) {
        this.state = state;
        this.fills = fills;
    }

    void on(MessageId id, Command.ResetAccount asked, Step step) {
        Accounts.Entry entry = state.accounts.find(asked.account());
        if (state.trading.isHeld()) {
            Commands.deny(id, asked, LOG_TRUNCATED, state.trading.hold(), step);
        } else if (entry == null) {
            Commands.deny(id, asked, UNKNOWN_ACCOUNT, asked.account(), step);
        } else {
            reset(id, asked, entry, step);
        }
    }

    /** Thousands of cancels have to fit a frame: who asked is said once, by the reset at their end. */
    private void reset(MessageId id, Command.ResetAccount asked, Accounts.Entry entry, Step step) {
        for (Order order : state.orders.open(asked.account())) {
            fills.cancel(order, id, CancelReason.ACCOUNT_RESET, "", "", step);
        }
        String currency = entry.account().currency();
        int decimals = Currencies.decimals(currency);
        step.emit(new AccountReset(
                id,
                asked.account(),
                currency,
                decimals,
                entry.opening().in(decimals),
                asked.reason(),
                asked.by(),
                asked.key()));
    }
}
