package io.nautilus.contracts;

/**
 * A fill. {@code fill} numbers the order's fills from 0; {@code leaves} is what stays open. Notional and fee are
 * mantissas in the quote currency's decimals, rounded once, half even, and for a limit to buy at most what the fill
 * frees of what its order reserved; a positive fee is paid. {@code marketDataOffset} is the market-data record the
 * decision saw: the quantity taken from a level stays consumed until a later record changes it.
 */
public record OrderFilled(
        MessageId orderId,
        String account,
        String instrument,
        Side side,
        int fill,
        int priceDecimals,
        long price,
        int quantityDecimals,
        long quantity,
        long leaves,
        String quoteCurrency,
        int quoteDecimals,
        long notional,
        long fee,
        Liquidity liquidity,
        long marketDataOffset)
        implements OrderEvent {}
