package io.nautilus.risk.domain;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.market.Decimals;
import io.nautilus.market.Instrument;
import java.math.BigDecimal;

/** Restating what orders ask for. Decimals come from outside here, so any number of them must do. */
final class Terms {
    private Terms() {}

    static String quantity(OrderTerms terms) {
        return value(terms.quantity(), terms.quantityDecimals()).toPlainString();
    }

    /** A price in the decimals of these terms. */
    static String price(long price, OrderTerms terms) {
        return value(price, terms.priceDecimals()).toPlainString();
    }

    /** Whether these terms are in the instrument's decimals as they are. */
    static boolean areIn(Instrument instrument, OrderTerms terms) {
        return terms.quantityDecimals() == instrument.quantityDecimals()
                && terms.priceDecimals() == instrument.priceDecimals();
    }

    static String price(OrderTerms terms) {
        return terms.hasPrice() ? value(terms.price(), terms.priceDecimals()).toPlainString() : "none";
    }

    /**
     * The same terms in an instrument's decimals; {@link io.nautilus.market.DecimalException} where they do not fit.
     */
    static OrderTerms in(int priceDecimals, int quantityDecimals, OrderTerms terms) {
        return new OrderTerms(
                terms.account(),
                terms.clientOrderId(),
                terms.instrument(),
                terms.side(),
                terms.type(),
                terms.timeInForce(),
                quantityDecimals,
                Decimals.rescale(terms.quantity(), terms.quantityDecimals(), quantityDecimals),
                priceDecimals,
                terms.hasPrice()
                        ? Decimals.rescale(terms.price(), terms.priceDecimals(), priceDecimals)
                        : OrderTerms.NO_PRICE,
                terms.postOnly(),
                terms.reduceOnly());
    }

    /** The same terms without a price. */
    static OrderTerms priceless(OrderTerms terms) {
        return new OrderTerms(
                terms.account(),
                terms.clientOrderId(),
                terms.instrument(),
                terms.side(),
                terms.type(),
                terms.timeInForce(),
                terms.quantityDecimals(),
                terms.quantity(),
                terms.priceDecimals(),
                OrderTerms.NO_PRICE,
                terms.postOnly(),
                terms.reduceOnly());
    }

    static String tick(Instrument instrument) {
        return value(instrument.tick(), instrument.priceDecimals()).toPlainString();
    }

    static String lot(Instrument instrument) {
        return value(instrument.lot(), instrument.quantityDecimals()).toPlainString();
    }

    private static BigDecimal value(long mantissa, int decimals) {
        return BigDecimal.valueOf(mantissa, decimals);
    }
}
