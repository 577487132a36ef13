package io.nautilus.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.nautilus.market.Decimals;
import io.nautilus.risk.domain.Fill;
import io.nautilus.risk.domain.OrderView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** An order as HTTP shows it: decimals are strings, times ISO-8601. A price that is absent is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderJson(
        String id,
        String clientOrderId,
        String account,
        String instrument,
        String side,
        String type,
        String timeInForce,
        Boolean postOnly,
        Boolean reduceOnly,
        String quantity,
        String price,
        String by,
        String state,
        String filled,
        String leaves,
        String averagePrice,
        String notional,
        String fee,
        String currency,
        String reason,
        String detail,
        Instant createdAt,
        Instant updatedAt,
        int fillCount,
        List<FillJson> fills) {

    /** A fill of an order. */
    public record FillJson(
            int fill, String price, String quantity, String notional, String fee, String liquidity, Instant at) {}

    static OrderJson of(OrderView order) {
        int quantityDecimals = order.terms().quantityDecimals();
        int priceDecimals = order.terms().priceDecimals();
        boolean traded = order.fillCount() > 0;
        return new OrderJson(
                order.id().toString(),
                order.clientOrderId(),
                order.account(),
                order.terms().instrument(),
                order.terms().side().name(),
                order.terms().type().name(),
                order.terms().timeInForce().name(),
                order.terms().postOnly() ? Boolean.TRUE : null,
                order.terms().reduceOnly() ? Boolean.TRUE : null,
                Decimals.formatPlain(order.terms().quantity(), quantityDecimals),
                order.terms().hasPrice() ? Decimals.formatPlain(order.terms().price(), priceDecimals) : null,
                order.by().isEmpty() ? null : order.by(),
                order.state().name(),
                Decimals.formatPlain(order.filled(), quantityDecimals),
                Decimals.formatPlain(order.leaves(), quantityDecimals),
                order.averagePrice().map(OrderJson::plain).orElse(null),
                traded ? Decimals.formatPlain(order.notional(), order.quoteDecimals()) : null,
                traded ? Decimals.formatPlain(order.fee(), order.quoteDecimals()) : null,
                order.quoteCurrency().isEmpty() ? null : order.quoteCurrency(),
                order.reason().isEmpty() ? null : order.reason(),
                order.detail().isEmpty() ? null : order.detail(),
                instant(order.createdNanos()),
                instant(order.updatedNanos()),
                order.fillCount(),
                order.fills().stream().map(fill -> of(fill, order)).toList());
    }

    private static FillJson of(Fill fill, OrderView order) {
        return new FillJson(
                fill.number(),
                Decimals.formatPlain(fill.price(), order.terms().priceDecimals()),
                Decimals.formatPlain(fill.quantity(), order.terms().quantityDecimals()),
                Decimals.formatPlain(fill.notional(), order.quoteDecimals()),
                Decimals.formatPlain(fill.fee(), order.quoteDecimals()),
                fill.liquidity().name(),
                instant(fill.timeNanos()));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
}
