package io.nautilus.websocket;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.market.Decimals;
import io.nautilus.websocket.domain.OrderNews;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An event of an account's orders: {@code event} names it, {@code place} is its own in the journal, so a client can
 * tell what it has seen before also when the engine began anew. What an event does not say is left out.
 */
final class OrderNewsJson {
    /** Where in the journal. */
    record Place(long offset, int index) {}

    private final Map<String, Object> said = new LinkedHashMap<>();

    private OrderNewsJson() {}

    static Map<String, Object> of(OrderNews news) {
        OrderNewsJson json = new OrderNewsJson();
        json.said.put("event", name(news.event()));
        json.said.put("time", StreamJson.instant(news.timeNanos()));
        json.said.put("place", new Place(news.offset(), news.index()));
        json.take(news.event());
        return json.said;
    }

    static String price(OrderTerms terms) {
        return terms.hasPrice() ? Decimals.formatPlain(terms.price(), terms.priceDecimals()) : null;
    }

    private void take(OrderEvent event) {
        switch (event) {
            case OrderAccepted accepted -> {
                said.put("id", accepted.orderId().toString());
                terms(accepted.terms());
            }
            case OrderDenied denied -> {
                said.put("id", denied.orderId().toString());
                terms(denied.terms());
                because(denied.reason().label());
                said.put("detail", denied.detail());
            }
            case OrderFilled filled -> filled(filled);
            case OrderCancelled cancelled -> {
                said.put("id", cancelled.orderId().toString());
                decimal("leaves", cancelled.leaves(), cancelled.quantityDecimals());
                because(cancelled.reason().name());
            }
            case CashChanged changed -> {
                said.put("currency", changed.currency());
                decimal("amount", changed.amount(), changed.decimals());
                decimal("balance", changed.balance(), changed.decimals());
                because(changed.reason().name());
            }
            case AccountReset reset -> {
                said.put("currency", reset.currency());
                decimal("balance", reset.cash(), reset.decimals());
                because(reset.reason());
            }
            case TradingStateChanged changed -> {
                said.put("state", changed.state().name());
                because(changed.reason());
            }
            case CancelAllDone done -> said.put("count", done.count());
            default -> {
                // Of what is neither order nor cash, the name of the event is all there is to tell.
            }
        }
    }

    private void terms(OrderTerms terms) {
        said.put("clientOrderId", terms.clientOrderId());
        said.put("instrument", terms.instrument());
        said.put("side", terms.side().name());
        said.put("type", terms.type().name());
        said.put("timeInForce", terms.timeInForce().name());
        decimal("quantity", terms.quantity(), terms.quantityDecimals());
        if (terms.hasPrice()) {
            said.put("price", price(terms));
        }
    }

    private void filled(OrderFilled filled) {
        said.put("id", filled.orderId().toString());
        said.put("instrument", filled.instrument());
        said.put("side", filled.side().name());
        said.put("fill", filled.fill());
        decimal("quantity", filled.quantity(), filled.quantityDecimals());
        decimal("price", filled.price(), filled.priceDecimals());
        decimal("leaves", filled.leaves(), filled.quantityDecimals());
        said.put("currency", filled.quoteCurrency());
        decimal("notional", filled.notional(), filled.quoteDecimals());
        decimal("fee", filled.fee(), filled.quoteDecimals());
        said.put("liquidity", filled.liquidity().name());
    }

    private void decimal(String property, long mantissa, int decimals) {
        said.put(property, Decimals.formatPlain(mantissa, decimals));
    }

    private void because(String reason) {
        said.put("reason", reason);
    }

    /** {@code order-filled} of {@code OrderFilled}. */
    private static String name(OrderEvent event) {
        return event.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }
}
