package io.nautilus.portfolio.domain;

import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Place;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.trading.Amount;
import java.time.Instant;

/** One fill as it is listed; money is in {@code currency}. */
public record FillEntry(
        Place place,
        long timeNanos,
        MessageId orderId,
        int fill,
        String account,
        String instrument,
        Side side,
        Amount price,
        Amount quantity,
        Amount notional,
        Amount fee,
        String currency,
        Liquidity liquidity) {
    public static final String CSV_HEADER =
            "time,account,instrument,side,price,quantity,notional,fee,currency,liquidity,orderId,fill,offset,index";

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    static FillEntry of(OrderFilled filled, Place place, long timeNanos) {
        return new FillEntry(
                place,
                timeNanos,
                filled.orderId(),
                filled.fill(),
                filled.account(),
                filled.instrument(),
                filled.side(),
                new Amount(filled.priceDecimals(), filled.price()),
                new Amount(filled.quantityDecimals(), filled.quantity()),
                new Amount(filled.quoteDecimals(), filled.notional()),
                new Amount(filled.quoteDecimals(), filled.fee()),
                filled.quoteCurrency(),
                filled.liquidity());
    }

    void save(StateWriter out) {
        place.save(out);
        out.number(timeNanos);
        out.id(orderId);
        out.number(fill);
        out.text(account);
        out.text(instrument);
        out.constant(side);
        price.save(out);
        quantity.save(out);
        notional.save(out);
        fee.save(out);
        out.text(currency);
        out.constant(liquidity);
    }

    static FillEntry restored(StateReader in) {
        return new FillEntry(
                Place.restored(in),
                in.number(),
                in.id(),
                in.integer(),
                in.text(),
                in.text(),
                in.constant(Side.values()),
                Amount.restored(in),
                Amount.restored(in),
                Amount.restored(in),
                Amount.restored(in),
                in.text(),
                in.constant(Liquidity.values()));
    }

    /** One line in the columns of {@link #CSV_HEADER}; no field can hold a comma or a quote. */
    public String csv() {
        Instant time = Instant.ofEpochSecond(
                Math.floorDiv(timeNanos, NANOS_PER_SECOND), Math.floorMod(timeNanos, NANOS_PER_SECOND));
        return String.join(
                ",",
                time.toString(),
                account,
                instrument,
                side.name(),
                price.toString(),
                quantity.toString(),
                notional.toString(),
                fee.toString(),
                currency,
                liquidity.name(),
                orderId.toString(),
                Integer.toString(fill),
                Long.toString(place.offset()),
                Integer.toString(place.index()));
    }
}
