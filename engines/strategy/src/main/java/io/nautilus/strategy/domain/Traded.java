package io.nautilus.strategy.domain;

import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.market.Decimals;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Position;

/**
 * What risk's journal says of one strategy's orders. {@code decided} is the number of the last one that risk decided;
 * {@code fees} are paid in the quote currency. A denial has its time and text, {@code Long.MIN_VALUE} and empty before
 * any.
 */
public record Traded(
        String account,
        String instrument,
        long decided,
        long orders,
        long fills,
        long denials,
        long deniedNanos,
        String denial,
        Position position,
        Amount fees) {

    static Traded none(String account, String instrument) {
        return new Traded(account, instrument, 0, 0, 0, 0, Long.MIN_VALUE, "", Position.none(""), Amount.ZERO);
    }

    Traded accepted(long number) {
        return new Traded(
                account,
                instrument,
                Math.max(decided, number),
                orders + 1,
                fills,
                denials,
                deniedNanos,
                denial,
                position,
                fees);
    }

    Traded denied(long number, OrderDenied denied, long timeNanos) {
        return new Traded(
                account,
                instrument,
                Math.max(decided, number),
                orders,
                fills,
                denials + 1,
                timeNanos,
                denied.reason().label() + ": " + denied.detail(),
                position,
                fees);
    }

    Traded filled(OrderFilled fill) {
        Amount quantity = new Amount(fill.quantityDecimals(), fill.quantity());
        Amount notional = new Amount(fill.quoteDecimals(), fill.notional());
        Position before = fills == 0 ? Position.none(fill.quoteCurrency()) : position;
        Position after = fill.side() == Side.BUY ? before.bought(quantity, notional) : sold(before, quantity, notional);
        Amount paid = fees.plus(new Amount(fill.quoteDecimals(), fill.fee()));
        return with(fills + 1, after, paid);
    }

    /**
     * An order that risk took late may sell once more what another one sold meanwhile. That much was of the account's
     * holding, but never of the strategy's.
     */
    private static Position sold(Position before, Amount quantity, Amount notional) {
        Amount held = before.quantity();
        if (!held.isLessThan(quantity)) {
            return before.sold(quantity, notional);
        }
        if (held.isZero()) {
            return before;
        }
        long share = Decimals.mulDiv(notional.mantissa(), held.in(quantity.decimals()), quantity.mantissa());
        return before.sold(held, new Amount(notional.decimals(), share));
    }

    /** The account began anew: the strategy holds nothing any more. What it realised before is over with the account. */
    Traded reset() {
        return with(fills, Position.none(position.quoteCurrency()), Amount.ZERO);
    }

    void save(StateWriter out) {
        out.text(account);
        out.text(instrument);
        out.number(decided);
        out.number(orders);
        out.number(fills);
        out.number(denials);
        out.number(deniedNanos);
        out.text(denial);
        position.save(out);
        fees.save(out);
    }

    static Traded restored(StateReader in) {
        return new Traded(
                in.text(),
                in.text(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.text(),
                Position.restored(in),
                Amount.restored(in));
    }

    private Traded with(long filled, Position held, Amount paid) {
        return new Traded(account, instrument, decided, orders, filled, denials, deniedNanos, denial, held, paid);
    }
}
