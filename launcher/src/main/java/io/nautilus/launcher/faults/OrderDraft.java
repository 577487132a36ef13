package io.nautilus.launcher.faults;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import java.math.BigDecimal;

/** An order that a program is about to write. */
record OrderDraft(String account, String clientOrderId, String instrument, Side side, BigDecimal quantity) {
    static final String MAIN = "main";
    private static final String NAME = "system-test";

    SubmitOrder market(TimeInForce timeInForce, boolean reduceOnly) {
        return order(OrderType.MARKET, timeInForce, null, false, reduceOnly);
    }

    SubmitOrder limit(BigDecimal price, TimeInForce timeInForce) {
        return order(OrderType.LIMIT, timeInForce, price, false, false);
    }

    SubmitOrder postOnly(BigDecimal price) {
        return order(OrderType.LIMIT, TimeInForce.GTC, price, true, false);
    }

    SubmitOrder reduceOnly(BigDecimal price, TimeInForce timeInForce) {
        return order(OrderType.LIMIT, timeInForce, price, false, true);
    }

    private SubmitOrder order(
            OrderType type, TimeInForce timeInForce, BigDecimal price, boolean postOnly, boolean reduceOnly) {
        OrderTerms terms = new OrderTerms(
                account,
                clientOrderId,
                instrument,
                side,
                type,
                timeInForce,
                quantity.scale(),
                quantity.unscaledValue().longValueExact(),
                price == null ? 0 : price.scale(),
                price == null ? OrderTerms.NO_PRICE : price.unscaledValue().longValueExact(),
                postOnly,
                reduceOnly);
        return new SubmitOrder(terms, NAME);
    }
}
