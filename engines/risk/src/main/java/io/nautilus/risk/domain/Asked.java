package io.nautilus.risk.domain;

import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.market.Currencies;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;

/**
 * What a call asked, in one line: the same from the call and from the event that it led to, so that after a restart a
 * key still knows its call.
 */
final class Asked {
    private Asked() {}

    static String by(CancelOrder cancel) {
        return cancel(cancel.orderId());
    }

    static String by(CancelAll cancel) {
        return cancelAll(cancel.account());
    }

    static String by(CancelAllDone done) {
        return cancelAll(done.account());
    }

    static String cancel(MessageId orderId) {
        return "cancel " + orderId;
    }

    private static String cancelAll(String account) {
        return "cancel-all " + account;
    }

    static String by(Command command) {
        return TextBound.DETAIL.clip(
                switch (command) {
                    case Command.Halt halt -> state(TradingState.HALTED, halt.account(), Trading.said(halt.reason()));
                    case Command.Resume resume ->
                        state(TradingState.ACTIVE, resume.account(), Trading.said(resume.reason()));
                    case Command.Deposit deposit ->
                        "deposit " + deposit.account() + ' ' + deposit.currency() + ' ' + amount(deposit);
                    case Command.AcceptLog accept -> "accept " + Trading.accepted(accept.reason());
                });
    }

    static String by(TradingStateChanged changed) {
        return TextBound.DETAIL.clip(
                Trading.isAcceptance(changed)
                        ? "accept " + changed.reason()
                        : state(changed.state(), changed.account(), changed.reason()));
    }

    static String by(CashChanged changed) {
        String amount = Decimals.formatPlain(changed.amount(), changed.decimals());
        return TextBound.DETAIL.clip("deposit " + changed.account() + ' ' + changed.currency() + ' ' + amount);
    }

    private static String state(TradingState state, String account, String reason) {
        return state + " '" + account + "' " + reason;
    }

    private static String amount(Command.Deposit deposit) {
        int decimals = Currencies.decimals(deposit.currency());
        try {
            return Decimals.formatPlain(Decimals.parse(deposit.amount(), decimals), decimals);
        } catch (DecimalException asItCame) {
            return deposit.amount();
        }
    }
}
