package io.nautilus.launcher.faults;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An order and its fills as they may be. A limit to buy has reserved its limit's notional and the larger fee, and no
 * fill of it costs more than what it frees of the two: where many small fills round up, one unit less than rounding says.
 */
final class LedgerOrder {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final OrderTerms terms;
    private final AccountOpened account;
    private BigDecimal left;
    private int fills;

    LedgerOrder(OrderAccepted accepted, AccountOpened account) {
        this.terms = accepted.terms();
        this.account = account;
        this.left = quantity();
        Check.that(!terms.reduceOnly() || terms.side() == Side.SELL, "%s reduces a position", accepted);
    }

    boolean isOpen() {
        return left.signum() > 0;
    }

    String account() {
        return terms.account();
    }

    private BigDecimal quantity() {
        return Ledger.decimal(terms.quantity(), terms.quantityDecimals());
    }

    void filled(OrderFilled filled) {
        BigDecimal before = left;
        BigDecimal quantity = Ledger.decimal(filled.quantity(), filled.quantityDecimals());
        left = left.subtract(quantity);
        Check.equal(filled.account(), terms.account(), "the account of %s", filled);
        Check.equal(filled.fill(), fills++, "the number of the fill %s", filled);
        Check.that(quantity.signum() > 0, "%s has a quantity", filled);
        Check.same(Ledger.decimal(filled.leaves(), filled.quantityDecimals()), left, "what is left open by %s", filled);
        Check.that(left.signum() >= 0, "%s leaves nothing below zero", filled);
        priced(filled);
        BigDecimal notional = notional(filled, quantity, before);
        Check.same(Ledger.decimal(filled.notional(), filled.quoteDecimals()), notional, "the notional of %s", filled);
        Check.same(
                Ledger.decimal(filled.fee(), filled.quoteDecimals()),
                fee(filled, notional, before),
                "the fee of %s",
                filled);
    }

    /** Nobody pays more than the limit, who waits trades at it, and what may not take does not. */
    private void priced(OrderFilled filled) {
        boolean makes = filled.liquidity() == Liquidity.MAKER;
        Check.that(makes || !terms.postOnly(), "%s of a post-only order does not take", filled);
        Check.that(!makes || terms.hasPrice() && terms.timeInForce() == TimeInForce.GTC, "%s may wait", filled);
        if (terms.hasPrice()) {
            int worse = price(filled).compareTo(limit()) * (terms.side() == Side.BUY ? 1 : -1);
            Check.that(makes ? worse == 0 : worse <= 0, "the price of %s is within %s", filled, limit());
        }
    }

    private BigDecimal limit() {
        return Ledger.decimal(terms.price(), terms.priceDecimals());
    }

    private static BigDecimal price(OrderFilled filled) {
        return Ledger.decimal(filled.price(), filled.priceDecimals());
    }

    private BigDecimal notional(OrderFilled filled, BigDecimal quantity, BigDecimal before) {
        BigDecimal own = rounded(price(filled).multiply(quantity), filled);
        return reserves() ? own.min(reserved(before, filled).subtract(reserved(left, filled))) : own;
    }

    private BigDecimal fee(OrderFilled filled, BigDecimal notional, BigDecimal before) {
        int rate = filled.liquidity() == Liquidity.MAKER ? account.makerFeeMillionths() : account.takerFeeMillionths();
        BigDecimal own = share(notional, rate, filled);
        return reserves() ? own.min(worst(before, filled).subtract(worst(left, filled))) : own;
    }

    private boolean reserves() {
        return terms.side() == Side.BUY && terms.hasPrice();
    }

    private BigDecimal reserved(BigDecimal open, OrderFilled filled) {
        return rounded(limit().multiply(open), filled);
    }

    private BigDecimal worst(BigDecimal open, OrderFilled filled) {
        int larger = Math.max(0, Math.max(account.makerFeeMillionths(), account.takerFeeMillionths()));
        return share(reserved(open, filled), larger, filled);
    }

    private static BigDecimal share(BigDecimal amount, int millionths, OrderFilled filled) {
        return rounded(amount.multiply(BigDecimal.valueOf(millionths)).divide(MILLION), filled);
    }

    private static BigDecimal rounded(BigDecimal exact, OrderFilled filled) {
        return exact.setScale(filled.quoteDecimals(), RoundingMode.HALF_EVEN);
    }

    void cancelled(OrderCancelled cancelled) {
        Check.same(
                Ledger.decimal(cancelled.leaves(), cancelled.quantityDecimals()), left, "what %s gives up", cancelled);
        Check.that(isOpen(), "%s gives up something", cancelled);
        Check.that(
                terms.timeInForce() != TimeInForce.FOK || left.compareTo(quantity()) == 0,
                "%s gives up all or nothing",
                cancelled);
        left = BigDecimal.ZERO;
    }
}
