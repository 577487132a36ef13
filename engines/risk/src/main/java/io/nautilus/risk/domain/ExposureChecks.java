package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.CONCENTRATION;
import static io.nautilus.contracts.DenialReason.DAILY_LOSS;
import static io.nautilus.contracts.DenialReason.DRAWDOWN;
import static io.nautilus.contracts.DenialReason.GROSS_LIMIT;
import static io.nautilus.contracts.DenialReason.NO_BOOK;
import static io.nautilus.contracts.DenialReason.NO_CONVERSION_RATE;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.market.Decimals;
import io.nautilus.risk.domain.Verdict.Denied;
import io.nautilus.trading.Amount;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What an account would hold and may still lose; what cannot be valued denies. Only buys can add to it, so only they are
 * looked at: without short positions net and gross are the same.
 */
final class ExposureChecks {
    private static final long MILLION = 1_000_000;

    private final Equity equity;

    ExposureChecks(RiskState state) {
        this.equity = new Equity(state);
    }

    List<Check> all() {
        return List.of(
                Check.guarded("gross limit", this::gross, GROSS_LIMIT, NO_CONVERSION_RATE, NO_BOOK),
                Check.guarded("concentration", this::concentration, CONCENTRATION, NO_CONVERSION_RATE, NO_BOOK),
                Check.guarded("daily loss", this::dailyLoss, DAILY_LOSS, NO_CONVERSION_RATE, NO_BOOK),
                Check.guarded("drawdown", this::drawdown, DRAWDOWN, NO_CONVERSION_RATE, NO_BOOK));
    }

    private Denied gross(Candidate order) {
        long limit = order.limits().maxGross();
        if (!order.buys() || limit == LimitsChanged.NONE) {
            return null;
        }
        long positions = equity.positions(order.account());
        if (positions == Equity.UNKNOWN) {
            return equity.unknown(order.account());
        }
        if (!isInCurrency(order) || order.account().reservesOtherThan(order.quote())) {
            return noRate(order);
        }
        Amount open = order.account().reservedCash(order.quote());
        long after =
                Math.addExact(Math.addExact(positions, open.in(order.limits().decimals())), order.notional());
        return after > limit ? Verdict.deny(GROSS_LIMIT, "gross " + BookChecks.money(order, after)) : null;
    }

    /**
     * All of the instrument that the account may then hold, at the worst price of this order, or at the middle of the
     * book where that is more: a low bid makes no less of what is held.
     */
    private Denied concentration(Candidate order) {
        int limit = order.limits().maxConcentrationMillionths();
        if (!order.buys()
                || limit == LimitsChanged.NO_COUNT
                || order.taking.takes().isEmpty() && !order.mayRest()) {
            return null;
        }
        long total = equity.of(order.account());
        if (total == Equity.UNKNOWN) {
            return equity.unknown(order.account());
        }
        if (!isInCurrency(order)) {
            return noRate(order);
        }
        Amount after = Funds.bought(order);
        long atWorst = Decimals.notional(
                order.worstPrice(),
                order.terms.priceDecimals(),
                after.mantissa(),
                after.decimals(),
                order.quoteDecimals);
        long value = Math.max(atWorst, equity.value(order.market.symbol(), after, order.quoteDecimals));
        long most = Decimals.mulDiv(Math.max(0, total), limit, MILLION);
        return value > most ? Verdict.deny(CONCENTRATION, BookChecks.money(order, value) + " in one") : null;
    }

    private Denied dailyLoss(Candidate order) {
        long limit = order.limits().maxDailyLoss();
        return loss(order, limit, Accounts.Entry::dayOpen, DAILY_LOSS, " since the day began");
    }

    private Denied drawdown(Candidate order) {
        long limit = order.limits().maxDrawdown();
        return loss(order, limit, Accounts.Entry::peak, DRAWDOWN, " from the peak");
    }

    private Denied loss(
            Candidate order, long limit, ToLongFunction<Accounts.Entry> from, DenialReason reason, String since) {
        if (!order.buys() || limit == LimitsChanged.NONE) {
            return null;
        }
        long now = equity.of(order.account());
        if (now == Equity.UNKNOWN) {
            return equity.unknown(order.account());
        }
        if (!order.entry.isMarked()) {
            return null; // What it is worth at the next tick is what it may lose from.
        }
        long loss = Math.subtractExact(from.applyAsLong(order.entry), now);
        return loss > limit ? Verdict.deny(reason, "lost " + money(order, loss) + since) : null;
    }

    private static boolean isInCurrency(Candidate order) {
        return order.quote().equals(order.account().currency());
    }

    private static String money(Candidate order, long mantissa) {
        return Decimals.formatPlain(mantissa, order.limits().decimals())
                + ' '
                + order.account().currency();
    }

    private static Denied noRate(Candidate order) {
        return Verdict.deny(NO_CONVERSION_RATE, "to " + order.account().currency());
    }
}
