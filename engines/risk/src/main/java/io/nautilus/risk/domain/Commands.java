package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.*;

import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.market.Currencies;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;
import io.nautilus.risk.domain.Calls.Seen;
import io.nautilus.trading.Amount;

/** Halt, reduce, resume, deposits, configuration, and accepting a log that lost its tail. */
final class Commands {
    private final RiskState state;
    private final Configurations configurations;
    private final Resets resets;

    Commands(RiskState state, Fills fills) {
        this.state = state;
        this.configurations = new Configurations(state);
        this.resets = new Resets(state, fills);
    }

    void on(MessageId id, Command command, Step step) {
        switch (state.calls.look(id, command.key(), Asked.by(command))) {
            case Seen.New() -> carryOut(id, command, step);
            case Seen.Repeat(MessageId first) -> step.emit(new CommandRepeated(id, first));
            case Seen.KeyReused() -> deny(id, command, IDEMPOTENCY_KEY_REUSED, command.key(), step);
        }
    }

    private void carryOut(MessageId id, Command command, Step step) {
        switch (command) {
            case Command.Halt halt ->
                change(id, halt, halt.account(), TradingState.HALTED, Trading.said(halt.reason()), step);
            case Command.Resume resume -> resume(id, resume, step);
            case Command.Deposit deposit -> deposit(id, deposit, step);
            case Command.AcceptLog accept ->
                change(id, accept, Trading.ALL, state.trading.of(Trading.ALL), Trading.accepted(accept.reason()), step);
            case Command.Reduce reduce -> reduce(id, reduce, step);
            case Command.SetLimits set -> configurations.limit(id, set, step);
            case Command.ResetAccount reset -> resets.on(id, reset, step);
            case Command.Configure configure -> configurations.configure(id, configure, step);
            case Command.OpenAccount open -> configurations.open(id, open, step);
            case Command.OfStrategy others -> throw new IllegalStateException("not for the gate: " + others);
        }
    }

    /** A halted account that may reduce may do more than before: only whoever may resume it may say so. */
    private void reduce(MessageId id, Command.Reduce reduce, Step step) {
        if (state.trading.isHeld()) {
            deny(id, reduce, LOG_TRUNCATED, state.trading.hold(), step);
        } else if (state.trading.own(reduce.account()) == TradingState.HALTED) {
            deny(id, reduce, TRADING_HALTED, "resume first", step);
        } else {
            change(id, reduce, reduce.account(), TradingState.REDUCING, Trading.said(reduce.reason()), step);
        }
    }

    private void resume(MessageId id, Command.Resume resume, Step step) {
        if (state.trading.isHeld()) {
            deny(id, resume, LOG_TRUNCATED, state.trading.hold(), step);
        } else {
            change(id, resume, resume.account(), TradingState.ACTIVE, Trading.said(resume.reason()), step);
        }
    }

    private void change(MessageId id, Command command, String account, TradingState to, String reason, Step step) {
        if (!account.equals(Trading.ALL) && !state.accounts.has(account)) {
            deny(id, command, UNKNOWN_ACCOUNT, account, step);
        } else {
            step.emit(new TradingStateChanged(id, account, to, reason, command.by(), command.key()));
        }
    }

    private void deposit(MessageId id, Command.Deposit deposit, Step step) {
        if (state.trading.isHeld()) {
            deny(id, deposit, LOG_TRUNCATED, state.trading.hold(), step);
        } else if (!state.accounts.has(deposit.account())) {
            deny(id, deposit, UNKNOWN_ACCOUNT, deposit.account(), step);
        } else if (!isKnown(deposit)) {
            deny(id, deposit, UNKNOWN_CURRENCY, deposit.currency(), step);
        } else {
            book(id, deposit, step);
        }
    }

    private boolean isKnown(Command.Deposit deposit) {
        return Currencies.isListed(deposit.currency())
                || state.accounts.get(deposit.account()).currencies().contains(deposit.currency());
    }

    private void book(MessageId id, Command.Deposit deposit, Step step) {
        Amount amount = amount(deposit);
        Amount balance = amount.sign() > 0 ? balance(deposit, amount) : Amount.ZERO;
        if (balance.sign() <= 0) {
            deny(id, deposit, INVALID_AMOUNT, deposit.amount(), step);
            return;
        }
        step.emit(new CashChanged(
                id,
                deposit.account(),
                deposit.currency(),
                balance.decimals(),
                amount.in(balance.decimals()),
                balance.mantissa(),
                CashReason.DEPOSIT,
                deposit.by(),
                deposit.key()));
    }

    /** The amount, or zero where the text is none in the currency's decimals. */
    private static Amount amount(Command.Deposit deposit) {
        int decimals = Currencies.decimals(deposit.currency());
        try {
            return new Amount(decimals, Decimals.parse(deposit.amount(), decimals));
        } catch (DecimalException notAnAmount) {
            return Amount.ZERO;
        }
    }

    /** What the account then has, or zero where that is more than it may have. */
    private Amount balance(Command.Deposit deposit, Amount amount) {
        Amount cash = state.accounts.get(deposit.account()).cash(deposit.currency());
        boolean fits =
                amount.mantissa() <= Funds.MAX_BALANCE && cash.plus(amount).mantissa() <= Funds.MAX_BALANCE;
        return fits ? cash.plus(amount) : Amount.ZERO;
    }

    static void deny(MessageId id, Command command, DenialReason reason, String detail, Step step) {
        step.emit(new CommandDenied(
                id, reason, TextBound.DETAIL.clip(detail), command.key(), Asked.by(command), command.by()));
    }
}
