package io.nautilus.risk.domain;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.market.Decimals;
import io.nautilus.market.Instrument;
import java.math.BigDecimal;

/** Restating what orders ask for. Decimals come from outside here, so any number of them must do. */
final class Terms {
    private Terms() {}

    static String quantity(OrderTerms terms) {
        return value(terms.quantity(), terms.quantityDecimals());
    }

    /** A price in the decimals of these terms. */
    static String price(long price, OrderTerms terms) {
        return value(price, terms.priceDecimals());
    }

    /** Whether these terms are in the instrument's decimals as they are. */
    static boolean areIn(Instrument instrument, OrderTerms terms) {
        return terms.quantityDecimals() == instrument.quantityDecimals()
                && terms.priceDecimals() == instrument.priceDecimals();
    }

    static String price(OrderTerms terms) {
        return terms.hasPrice() ? value(terms.price(), terms.priceDecimals()) : "none";
    }

    /**
     * The same terms in an instrument's decimals; {@link io.nautilus.market.DecimalException} where they do not fit.
     */
    static OrderTerms in(int priceDecimals, int quantityDecimals, OrderTerms terms) {
        long quantity = Decimals.rescale(terms.quantity(), terms.quantityDecimals(), quantityDecimals);
        long price = terms.hasPrice()
                ? Decimals.rescale(terms.price(), terms.priceDecimals(), priceDecimals)
                : OrderTerms.NO_PRICE;
        return restated(terms, quantityDecimals, quantity, priceDecimals, price);
    }

    /** The same terms without a price. */
    static OrderTerms priceless(OrderTerms terms) {
        return restated(terms, terms.quantityDecimals(), terms.quantity(), terms.priceDecimals(), OrderTerms.NO_PRICE);
    }

    private static OrderTerms restated(
            OrderTerms terms, int quantityDecimals, long quantity, int priceDecimals, long price) {
        return new OrderTerms(
                terms.account(),
                terms.clientOrderId(),
                terms.instrument(),
                terms.side(),
                terms.type(),
                terms.timeInForce(),
                quantityDecimals,
                quantity,
                priceDecimals,
                price,
                terms.postOnly(),
                terms.reduceOnly());
    }

    static String tick(Instrument instrument) {
        return value(instrument.tick(), instrument.priceDecimals());
    }

    static String lot(Instrument instrument) {
        return value(instrument.lot(), instrument.quantityDecimals());
    }

    private static String value(long mantissa, int decimals) {
        return decimals >= 0 && decimals <= Decimals.MAX_DECIMALS
                ? Decimals.format(mantissa, decimals)
                : BigDecimal.valueOf(mantissa, decimals).toPlainString();
    }
}
