package io.nautilus.risk.domain;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.Limits;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.market.Currencies;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * What a call asked, in one line: the same from the call and from the event that it led to, so that after a restart a
 * key still knows its call.
 */
final class Asked {
    private Asked() {}

    static String by(CancelOrder cancel) {
        return cancel(cancel.orderId(), cancel.key());
    }

    static String by(CancelAll cancel) {
        return cancelAll(cancel.account());
    }

    static String by(CancelAllDone done) {
        return cancelAll(done.account());
    }

    /** Only calls with the same key are compared, so nothing is said of what has none. */
    static String cancel(MessageId orderId, String key) {
        return key.isEmpty() ? "" : "cancel " + orderId;
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
                        "deposit " + deposit.account() + ' ' + deposit.currency() + ' '
                                + amount(deposit.currency(), deposit.amount());
                    case Command.AcceptLog accept -> "accept " + Trading.accepted(accept.reason());
                    case Command.Configure configure ->
                        "configure "
                                + numbers(
                                        configure.number(),
                                        configure.maxOpenOrders(),
                                        configure.staleAfterNanos(),
                                        configure.maxRequestAgeNanos(),
                                        configure.reportEveryNanos());
                    case Command.SetLimits set -> limits(set.account(), set.limits());
                    case Command.Reduce reduce ->
                        state(TradingState.REDUCING, reduce.account(), Trading.said(reduce.reason()));
                    case Command.ResetAccount reset -> "reset " + reset.account() + ' ' + reset.reason();
                    case Command.OfStrategy others -> throw new IllegalStateException("not for the gate: " + others);
                    case Command.OpenAccount open ->
                        "open " + open.account() + ' ' + open.currency() + ' ' + amount(open.currency(), open.cash());
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
        String what =
                switch (changed.reason()) {
                    case DEPOSIT -> "deposit ";
                    case OPENING -> "open ";
                };
        return TextBound.DETAIL.clip(what + changed.account() + ' ' + changed.currency() + ' ' + amount);
    }

    static String by(GateConfigured configured) {
        return "configure "
                + numbers(
                        configured.number(),
                        configured.maxOpenOrders(),
                        configured.staleAfterNanos(),
                        configured.maxRequestAgeNanos(),
                        configured.reportEveryNanos());
    }

    static String by(LimitsChanged changed) {
        return limits(changed.account(), new AccountLimits(changed).written());
    }

    /** The same however many decimals numbers are written with, and whatever version they follow. */
    private static String limits(String account, Limits limits) {
        StringBuilder text = new StringBuilder();
        number(text, limits.minNotional());
        number(text, limits.maxNotional());
        number(text, limits.maxGross());
        number(text, limits.maxDailyLoss());
        number(text, limits.maxDrawdown());
        text.append(limits.priceCollarMillionths())
                .append(';')
                .append(limits.maxConcentrationMillionths())
                .append(';')
                .append(limits.ordersPerSecond())
                .append(';')
                .append(limits.maxOpenOrders());
        for (Limits.OfInstrument each : limits.instruments()) {
            text.append(';').append(each.instrument()).append(Boolean.TRUE.equals(each.restricted()));
            number(text, each.minQuantity());
            number(text, each.maxQuantity());
            number(text, each.maxPosition());
        }
        return "limits " + account + ' ' + Fingerprint.of(text.toString()).hex();
    }

    private static void number(StringBuilder text, String number) {
        text.append(';');
        try {
            text.append(
                    number == null
                            ? ""
                            : new BigDecimal(number).stripTrailingZeros().toPlainString());
        } catch (NumberFormatException asItCame) {
            text.append(number);
        }
    }

    static String by(AccountReset reset) {
        return TextBound.DETAIL.clip("reset " + reset.account() + ' ' + reset.reason());
    }

    private static String numbers(long... numbers) {
        return Arrays.toString(numbers);
    }

    private static String state(TradingState state, String account, String reason) {
        return state + " '" + account + "' " + reason;
    }

    private static String amount(String currency, String amount) {
        int decimals = Currencies.decimals(currency);
        try {
            return Decimals.formatPlain(Decimals.parse(amount, decimals), decimals);
        } catch (DecimalException asItCame) {
            return amount;
        }
    }
}
