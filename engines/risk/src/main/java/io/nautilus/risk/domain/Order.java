package io.nautilus.risk.domain;

import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.market.Decimals;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Fees;
import io.nautilus.trading.Reservation;

/** One order as the gate knows it while it is open. Changed by the fold of events alone. */
final class Order {
    private final MessageId id;
    private final OrderTerms terms;
    private final String by;
    private final String quoteCurrency;
    private final int quoteDecimals;
    private long leaves;
    private int fills;
    private boolean open;

    private Order(OrderAccepted accepted) {
        this.id = accepted.orderId();
        this.terms = accepted.terms();
        this.by = accepted.by();
        this.quoteCurrency = accepted.quoteCurrency();
        this.quoteDecimals = accepted.quoteDecimals();
        this.open = true;
        this.leaves = terms.quantity();
    }

    static Order accepted(OrderAccepted accepted) {
        return new Order(accepted);
    }

    private Order(StateReader in) {
        this.id = in.id();
        this.terms = PackedOrder.terms(in);
        this.by = in.text();
        this.quoteCurrency = in.text();
        this.quoteDecimals = in.integer();
        this.leaves = in.number();
        this.fills = in.integer();
        this.open = true;
    }

    /** An open order as {@link #save} wrote it. */
    static Order restored(StateReader in) {
        return new Order(in);
    }

    void save(StateWriter out) {
        out.id(id);
        PackedOrder.terms(out, terms);
        out.text(by);
        out.text(quoteCurrency);
        out.number(quoteDecimals);
        out.number(leaves);
        out.number(fills);
    }

    MessageId id() {
        return id;
    }

    OrderTerms terms() {
        return terms;
    }

    /** Who asked for it. */
    String by() {
        return by;
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
     * What the rest of it may still take. A market order trades at once or never, so it reserves no cash; a limit order
     * to buy reserves its price and the larger fee. No fill costs more than it frees of this ({@link #notional}, {@link
     * #fee}), so no sequence of fills spends cash that is not there.
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
        long notional = notionalAt(terms.price(), leaves);
        return Math.addExact(notional, fees.worst(notional));
    }

    /**
     * The notional of a fill, rounded. A buy at a limit pays at most what the fill frees of the reserved notional:
     * where every one of many small fills rounds up, that is one unit less than its own rounding says.
     */
    long notional(long price, long quantity) {
        long rounded = notionalAt(price, quantity);
        return reservesCash()
                ? Math.min(rounded, reservedNotional() - notionalAt(terms.price(), leaves - quantity))
                : rounded;
    }

    /** The fee of a fill with this notional, rounded, and in the same way at most what it frees of the reserved fee. */
    long fee(long quantity, long notional, Liquidity liquidity, Fees fees) {
        long rounded = fees.of(liquidity, notional);
        if (!reservesCash()) {
            return rounded;
        }
        long left = notionalAt(terms.price(), leaves - quantity);
        return Math.min(rounded, fees.worst(reservedNotional()) - fees.worst(left));
    }

    private boolean reservesCash() {
        return buys() && terms.hasPrice();
    }

    private long reservedNotional() {
        return notionalAt(terms.price(), leaves);
    }

    private long notionalAt(long price, long quantity) {
        return Decimals.notional(price, terms.priceDecimals(), quantity, terms.quantityDecimals(), quoteDecimals);
    }

    boolean buys() {
        return terms.side() == Side.BUY;
    }
}
