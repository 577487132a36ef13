package io.nautilus.contracts;

/**
 * What an order asks for. Quantity and price are mantissas in the decimals beside them; {@code price} is
 * {@link #NO_PRICE} for a market order. The symbol is text, since order topics outlive the registry. A
 * {@code postOnly} order may not take from the book, a {@code reduceOnly} one may not add to a position.
 */
public record OrderTerms(
        String account,
        String clientOrderId,
        String instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        int quantityDecimals,
        long quantity,
        int priceDecimals,
        long price,
        boolean postOnly,
        boolean reduceOnly) {

    public static final long NO_PRICE = Long.MIN_VALUE;

    /** Without instructions. */
    public OrderTerms(
            String account,
            String clientOrderId,
            String instrument,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            int quantityDecimals,
            long quantity,
            int priceDecimals,
            long price) {
        this(
                account,
                clientOrderId,
                instrument,
                side,
                type,
                timeInForce,
                quantityDecimals,
                quantity,
                priceDecimals,
                price,
                false,
                false);
    }

    public boolean hasPrice() {
        return price != NO_PRICE;
    }
}
