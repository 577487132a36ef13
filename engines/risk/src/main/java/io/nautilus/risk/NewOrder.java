package io.nautilus.risk;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.market.Decimals;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.Problem;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The body of {@code POST /orders}. Decimals are strings. {@code account} is {@code main} where it is absent,
 * {@code timeInForce} IOC for a market order and GTC for a limit order, and the server makes a {@code clientOrderId}.
 * A {@code postOnly} order is denied where it would take, a {@code reduceOnly} one where it would add to a position.
 */
public record NewOrder(
        String account,
        String clientOrderId,
        String instrument,
        Side side,
        OrderType type,
        String quantity,
        String price,
        TimeInForce timeInForce,
        Boolean postOnly,
        Boolean reduceOnly) {

    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final String MAIN = "main";

    /** The order's terms; {@code madeId} is the client order id where the body has none. */
    OrderTerms terms(String madeId) {
        int quantityDecimals = Decimals.printed(quantity);
        int priceDecimals = price == null ? 0 : Decimals.printed(price);
        return new OrderTerms(
                Objects.requireNonNullElse(account, MAIN),
                Objects.requireNonNullElse(clientOrderId, madeId),
                instrument,
                side,
                type,
                timeInForce != null ? timeInForce : defaultTimeInForce(),
                quantityDecimals,
                Decimals.parse(quantity, quantityDecimals),
                priceDecimals,
                price == null ? OrderTerms.NO_PRICE : Decimals.parse(price, priceDecimals),
                Boolean.TRUE.equals(postOnly),
                Boolean.TRUE.equals(reduceOnly));
    }

    private TimeInForce defaultTimeInForce() {
        return switch (type) {
            case MARKET -> TimeInForce.IOC;
            case LIMIT -> TimeInForce.GTC;
        };
    }

    /** Throws a 400 problem that names the field. */
    NewOrder checked() {
        Fields.required("side", side);
        Fields.required("type", type);
        Fields.required("quantity", quantity);
        Fields.bounded("instrument", Fields.required("instrument", instrument), TextBound.SYMBOL);
        if (account != null) {
            Fields.bounded("account", account, TextBound.ACCOUNT);
        }
        if (clientOrderId != null && !CLIENT_ORDER_ID.matcher(clientOrderId).matches()) {
            throw Problem.of(
                            400,
                            "invalid-client-order-id",
                            "clientOrderId '" + clientOrderId + "'",
                            "send 1-36 of [A-Za-z0-9_-]")
                    .exception();
        }
        return this;
    }
}
