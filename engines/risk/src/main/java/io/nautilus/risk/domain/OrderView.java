package io.nautilus.risk.domain;

import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An order as people see it. {@code number} counts the log's orders from 0. Quantities are mantissas in the terms'
 * decimals, {@code notional} and {@code fee} in the quote currency's. {@code fills} are the newest {@value
 * #MAX_FILLS}, {@code fillCount} counts all. {@code by} asked for it, empty where an old log does not say. {@code
 * reason} is a denial's label or a cancel's reason, empty for none; {@code detail} a denial's offending value, or who
 * asked for the cancel.
 */
public record OrderView(
        long number,
        MessageId id,
        OrderTerms terms,
        String by,
        State state,
        long filled,
        long leaves,
        String quoteCurrency,
        int quoteDecimals,
        long notional,
        long fee,
        int fillCount,
        List<Fill> fills,
        BigDecimal traded,
        Optional<DenialReason> denial,
        String reason,
        String detail,
        long createdNanos,
        long updatedNanos) {

    public static final int MAX_FILLS = 1_000;

    /** The average price has so many decimals more than the order's prices. */
    public static final int AVERAGE_EXTRA_DECIMALS = 4;

    /** Where an order stands. */
    public enum State {
        ACCEPTED,
        PARTIALLY_FILLED,
        FILLED,
        CANCELLED,
        DENIED;

        public boolean isOpen() {
            return this == ACCEPTED || this == PARTIALLY_FILLED;
        }
    }

    public OrderView {
        fills = List.copyOf(fills);
    }

    public String account() {
        return terms.account();
    }

    public String clientOrderId() {
        return terms.clientOrderId();
    }

    /** What was traded over what was filled, rounded once, half even; nothing while nothing is filled. */
    public Optional<BigDecimal> averagePrice() {
        return filled == 0
                ? Optional.empty()
                : Optional.of(traded.divide(
                        BigDecimal.valueOf(filled, terms.quantityDecimals()),
                        terms.priceDecimals() + AVERAGE_EXTRA_DECIMALS,
                        RoundingMode.HALF_EVEN));
    }

    static OrderView of(OrderAccepted accepted, long number, long timeNanos) {
        return new OrderView(
                number,
                accepted.orderId(),
                accepted.terms(),
                accepted.by(),
                State.ACCEPTED,
                accepted.quoteCurrency(),
                accepted.quoteDecimals(),
                Optional.empty(),
                "",
                "",
                timeNanos);
    }

    static OrderView of(OrderDenied denied, long number, long timeNanos) {
        return new OrderView(
                number,
                denied.orderId(),
                denied.terms(),
                denied.by(),
                State.DENIED,
                "",
                0,
                Optional.of(denied.reason()),
                denied.reason().label(),
                denied.detail(),
                timeNanos);
    }

    /** Before any fill. */
    private OrderView(
            long number,
            MessageId id,
            OrderTerms terms,
            String by,
            State state,
            String quoteCurrency,
            int quoteDecimals,
            Optional<DenialReason> denial,
            String reason,
            String detail,
            long timeNanos) {
        this(
                number,
                id,
                terms,
                by,
                state,
                0,
                terms.quantity(),
                quoteCurrency,
                quoteDecimals,
                0,
                0,
                0,
                List.of(),
                BigDecimal.ZERO,
                denial,
                reason,
                detail,
                timeNanos,
                timeNanos);
    }

    OrderView filled(OrderFilled fill, long timeNanos) {
        BigDecimal price = BigDecimal.valueOf(fill.price(), fill.priceDecimals());
        BigDecimal quantity = BigDecimal.valueOf(fill.quantity(), fill.quantityDecimals());
        return new OrderView(
                number,
                id,
                terms,
                by,
                fill.leaves() == 0 ? State.FILLED : State.PARTIALLY_FILLED,
                filled + fill.quantity(),
                fill.leaves(),
                quoteCurrency,
                quoteDecimals,
                notional + fill.notional(),
                fee + fill.fee(),
                fillCount + 1,
                newest(Fill.of(fill, timeNanos)),
                traded.add(price.multiply(quantity)),
                denial,
                reason,
                detail,
                createdNanos,
                timeNanos);
    }

    private List<Fill> newest(Fill fill) {
        List<Fill> kept = new ArrayList<>(fills.size() == MAX_FILLS ? fills.subList(1, MAX_FILLS) : fills);
        kept.add(fill);
        return kept;
    }

    OrderView cancelled(OrderCancelled cancelled, long timeNanos) {
        String why = cancelled.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String who =
                cancelled.reason() == CancelReason.REQUESTED && !cancelled.by().isEmpty()
                        ? "by " + cancelled.by()
                        : detail;
        return new OrderView(
                number,
                id,
                terms,
                by,
                State.CANCELLED,
                filled,
                leaves,
                quoteCurrency,
                quoteDecimals,
                notional,
                fee,
                fillCount,
                fills,
                traded,
                denial,
                why,
                who,
                createdNanos,
                timeNanos);
    }
}
