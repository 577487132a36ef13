package io.nautilus.risk.domain;

import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.market.Decimals;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Fees;
import io.nautilus.trading.Reservation;

/** One order as the gate knows it while it is open. Changed by the fold of events alone. */
final class Order {
    private final MessageId id;
    private final OrderTerms terms;
    private final String quoteCurrency;
    private final int quoteDecimals;
    private long leaves;
    private int fills;
    private boolean open;

    private Order(MessageId id, OrderTerms terms, String quoteCurrency, int quoteDecimals) {
        this.id = id;
        this.terms = terms;
        this.quoteCurrency = quoteCurrency;
        this.quoteDecimals = quoteDecimals;
        this.open = true;
        this.leaves = terms.quantity();
    }

    static Order accepted(MessageId id, OrderTerms terms, String quoteCurrency, int quoteDecimals) {
        return new Order(id, terms, quoteCurrency, quoteDecimals);
    }

    MessageId id() {
        return id;
    }

    OrderTerms terms() {
        return terms;
    }

    String account() {
        return terms.account();
    }

    String quoteCurrency() {
        return quoteCurrency;
    }

    int quoteDecimals() {
        return quoteDecimals;
    }

    long leaves() {
        return leaves;
    }

    /** How many fills it had, which is the number of the next one. */
    int fills() {
        return fills;
    }

    /** Whether it may wait at the venue. */
    boolean rests() {
        return terms.type() == OrderType.LIMIT && terms.timeInForce() == TimeInForce.GTC;
    }

    void filled(long quantity) {
        leaves -= quantity;
        fills++;
        if (leaves < 0 || !open) {
            throw new IllegalStateException(id + " filled by " + quantity + " with " + (leaves + quantity) + " open");
        }
    }

    void close() {
        open = false;
    }

    /**
     * What the rest of it may still take. A market order trades at once or never, so it reserves no cash; a limit order to
     * buy reserves its price and the larger fee. Each of its fills rounds for itself, so all of them together may cost at
     * most one unit per fill more than that.
     */
    Reservation reservation(Fees fees) {
        Amount quantity = new Amount(terms.quantityDecimals(), leaves);
        return switch (terms.side()) {
            case BUY ->
                new Reservation(
                        quoteCurrency,
                        new Amount(quoteDecimals, cash(fees)),
                        terms.instrument(),
                        Amount.ZERO,
                        quantity);
            case SELL -> new Reservation(quoteCurrency, Amount.ZERO, terms.instrument(), quantity, Amount.ZERO);
        };
    }

    private long cash(Fees fees) {
        if (!terms.hasPrice()) {
            return 0;
        }
        long notional = Decimals.notional(
                terms.price(), terms.priceDecimals(), leaves, terms.quantityDecimals(), quoteDecimals);
        return Math.addExact(notional, fees.worst(notional));
    }

    boolean buys() {
        return terms.side() == Side.BUY;
    }
}
