package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.ACCOUNT_EXISTS;
import static io.nautilus.contracts.DenialReason.INVALID_CONFIGURATION;
import static io.nautilus.contracts.DenialReason.LOG_TRUNCATED;
import static io.nautilus.contracts.DenialReason.UNKNOWN_ACCOUNT;
import static io.nautilus.contracts.DenialReason.VERSION_CONFLICT;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.market.Currencies;

/**
 * What the gate decides by, accounts and their limits. What is configured passes while the log is held too: the shard is
 * not ready, and so the log cannot be accepted, before it is on the log. Of limits that are an account's first ones;
 * later ones are a person's.
 */
final class Configurations {
    /** Accounts on one shard; more are refused. */
    static final int MAX_ACCOUNTS = 10_000;

    private final RiskState state;
    private final Equity equity;

    Configurations(RiskState state) {
        this.state = state;
        this.equity = new Equity(state);
    }

    void configure(MessageId id, Command.Configure asked, Step step) {
        int next = state.rules.number() + 1;
        if (asked.number() != next) {
            Commands.deny(id, asked, VERSION_CONFLICT, asked.number() + ", next is " + next, step);
            return;
        }
        try {
            GateRules.of(asked);
        } catch (IllegalArgumentException invalid) {
            Commands.deny(id, asked, INVALID_CONFIGURATION, invalid.getMessage(), step);
            return;
        }
        step.emit(new GateConfigured(
                id,
                asked.number(),
                asked.maxOpenOrders(),
                asked.staleAfterNanos(),
                asked.maxRequestAgeNanos(),
                asked.reportEveryNanos(),
                asked.by(),
                asked.key()));
    }

    void limit(MessageId id, Command.SetLimits asked, Step step) {
        Accounts.Entry entry = state.accounts.find(asked.account());
        if (entry == null) {
            Commands.deny(id, asked, UNKNOWN_ACCOUNT, asked.account(), step);
            return;
        }
        if (state.trading.isHeld() && entry.limits().number() > 0) {
            Commands.deny(id, asked, LOG_TRUNCATED, state.trading.hold(), step);
            return;
        }
        int next = entry.limits().number() + 1;
        if (asked.number() != next) {
            Commands.deny(id, asked, VERSION_CONFLICT, asked.number() + ", next is " + next, step);
            return;
        }
        LimitsChanged changed;
        try {
            changed = AccountLimits.read(id, asked, entry.account().currency());
        } catch (IllegalArgumentException invalid) {
            Commands.deny(id, asked, INVALID_CONFIGURATION, invalid.getMessage(), step);
            return;
        }
        boolean anew = changed.maxDrawdown() != entry.limits().maxDrawdown();
        step.emit(changed);
        if (anew) {
            measureAnew(entry, step);
        }
    }

    /**
     * Another drawdown is one from now on: the peak is what the account is worth, where that is known; no more than it was
     * where a market that is not live tells it.
     */
    private void measureAnew(Accounts.Entry entry, Step step) {
        long now = entry.isMarked() ? equity.marked(entry.account()) : Equity.UNKNOWN;
        if (now != Equity.UNKNOWN) {
            long peak = equity.isLive(entry.account()) ? now : Math.min(now, entry.peak());
            step.emit(new EquityMarked(
                    entry.account().name(), entry.day(), entry.limits().decimals(), now, entry.dayOpen(), peak));
        }
    }

    void open(MessageId id, Command.OpenAccount asked, Step step) {
        if (state.accounts.has(asked.account())) {
            Commands.deny(id, asked, ACCOUNT_EXISTS, asked.account(), step);
        } else if (state.accounts.entries().size() >= MAX_ACCOUNTS) {
            Commands.deny(id, asked, INVALID_CONFIGURATION, MAX_ACCOUNTS + " accounts are open", step);
        } else {
            openNew(id, asked, step);
        }
    }

    private static void openNew(MessageId id, Command.OpenAccount asked, Step step) {
        Opening opening;
        try {
            opening = Opening.of(asked);
        } catch (IllegalArgumentException invalid) {
            Commands.deny(id, asked, INVALID_CONFIGURATION, invalid.getMessage(), step);
            return;
        }
        long cash = opening.cashMantissa();
        step.emit(new AccountOpened(
                opening.account(), opening.currency(), opening.makerFeeMillionths(), opening.takerFeeMillionths()));
        step.emit(new CashChanged(
                id,
                opening.account(),
                opening.currency(),
                Currencies.decimals(opening.currency()),
                cash,
                cash,
                CashReason.OPENING,
                asked.by(),
                asked.key()));
    }
}
