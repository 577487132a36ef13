package io.nautilus.launcher.faults;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One account's books as they have to be. */
public final class LedgerAccount {
    private final AccountOpened opened;
    private final Map<String, BigDecimal> cash = new TreeMap<>();
    private final Map<String, Holding> holdings = new TreeMap<>();
    private BigDecimal opening = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private long bookedOffset;

    /** A position. */
    public static final class Holding {
        public BigDecimal quantity = BigDecimal.ZERO;
        public BigDecimal cost = BigDecimal.ZERO;
        public BigDecimal realised = BigDecimal.ZERO;
    }

    LedgerAccount(AccountOpened opened) {
        this.opened = opened;
    }

    AccountOpened opened() {
        return opened;
    }

    /** The offset of the last frame that changed these books. */
    long bookedOffset() {
        return bookedOffset;
    }

    void booked(long offset) {
        bookedOffset = offset;
    }

    void changed(CashChanged changed) {
        BigDecimal amount = Ledger.decimal(changed.amount(), changed.decimals());
        opening = changed.reason() == CashReason.OPENING ? amount : opening;
        pay(changed.currency(), amount);
        Check.same(
                cash(changed.currency()),
                Ledger.decimal(changed.balance(), changed.decimals()),
                "the balance of %s",
                changed);
    }

    /** All is as it was when the account was opened. */
    void reset(AccountReset reset) {
        Check.same(Ledger.decimal(reset.cash(), reset.decimals()), opening, "the cash of %s", reset);
        cash.clear();
        holdings.clear();
        fees = BigDecimal.ZERO;
        pay(reset.currency(), opening);
    }

    void filled(OrderFilled filled) {
        BigDecimal quantity = Ledger.decimal(filled.quantity(), filled.quantityDecimals());
        BigDecimal notional = Ledger.decimal(filled.notional(), filled.quoteDecimals());
        BigDecimal fee = Ledger.decimal(filled.fee(), filled.quoteDecimals());
        Holding holding = holdings.computeIfAbsent(filled.instrument(), symbol -> new Holding());
        fees = fees.add(fee);
        if (filled.side() == Side.BUY) {
            holding.quantity = holding.quantity.add(quantity);
            holding.cost = holding.cost.add(notional);
            pay(filled.quoteCurrency(), notional.add(fee).negate());
        } else {
            Check.that(holding.quantity.compareTo(quantity) >= 0, "%s sells what is held", filled);
            BigDecimal released = holding.cost
                    .multiply(quantity)
                    .divide(holding.quantity, filled.quoteDecimals(), RoundingMode.HALF_EVEN);
            holding.quantity = holding.quantity.subtract(quantity);
            holding.cost = holding.cost.subtract(released);
            holding.realised = holding.realised.add(notional.subtract(released));
            pay(filled.quoteCurrency(), notional.subtract(fee));
        }
        Check.that(cash(filled.quoteCurrency()).signum() >= 0, "%s spends cash that is there", filled);
    }

    private void pay(String currency, BigDecimal amount) {
        cash.merge(currency, amount, BigDecimal::add);
    }

    public BigDecimal cash(String currency) {
        return cash.getOrDefault(currency, BigDecimal.ZERO);
    }

    /** By currency. */
    Map<String, BigDecimal> cash() {
        return Collections.unmodifiableMap(cash);
    }

    public BigDecimal fees() {
        return fees;
    }

    public Holding holding(String instrument) {
        return holdings.getOrDefault(instrument, new Holding());
    }

    /** What is held, by instrument. */
    Map<String, BigDecimal> quantities() {
        Map<String, BigDecimal> held = new TreeMap<>();
        holdings.forEach((symbol, holding) -> {
            if (holding.quantity.signum() != 0) {
                held.put(symbol, holding.quantity);
            }
        });
        return held;
    }
}
