package io.nautilus.contracts;

/**
 * What an order asks for. Quantity and price are mantissas in the decimals beside them; {@code price} is
 * {@link #NO_PRICE} for a market order. The symbol is text, since order topics outlive the registry.
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
        long price) {

    public static final long NO_PRICE = Long.MIN_VALUE;

    public boolean hasPrice() {
        return price != NO_PRICE;
    }
}
