package io.nautilus.risk.domain;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.TimeInForce;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order of the view in a few bytes, without its id: a tenth of what its objects take. */
final class PackedOrder {
    private static final int EXPECTED_BYTES = 160;
    private static final int POST_ONLY = 1;
    private static final int REDUCE_ONLY = 2;

    private PackedOrder() {}

    static byte[] pack(OrderView order) {
        StateWriter out = new StateWriter(EXPECTED_BYTES);
        write(out, order);
        return out.written();
    }

    static void write(StateWriter out, OrderView order) {
        out.number(order.number());
        terms(out, order.terms());
        out.text(order.by());
        out.constant(order.state());
        out.number(order.filled());
        out.number(order.leaves());
        out.text(order.quoteCurrency());
        out.number(order.quoteDecimals());
        out.number(order.notional());
        out.number(order.fee());
        out.number(order.createdNanos());
        out.number(order.updatedNanos() - order.createdNanos());
        fills(out, order);
        out.number(order.traded().scale());
        out.bytes(order.traded().unscaledValue().toByteArray());
        out.optional(order.denial().orElse(null), out::constant);
        out.text(order.reason());
        out.text(order.detail());
    }

    static void terms(StateWriter out, OrderTerms terms) {
        out.text(terms.account());
        out.text(terms.clientOrderId());
        out.text(terms.instrument());
        out.constant(terms.side());
        out.constant(terms.type());
        out.constant(terms.timeInForce());
        out.number(terms.quantityDecimals());
        out.number(terms.quantity());
        out.number(terms.priceDecimals());
        out.number(terms.price());
        out.number((terms.postOnly() ? POST_ONLY : 0) | (terms.reduceOnly() ? REDUCE_ONLY : 0));
    }

    private static void fills(StateWriter out, OrderView order) {
        out.number(order.fillCount());
        out.list(order.fills(), fill -> {
            out.number(fill.number());
            out.number(fill.price());
            out.number(fill.quantity());
            out.number(fill.notional());
            out.number(fill.fee());
            out.constant(fill.liquidity());
            out.number(fill.timeNanos() - order.createdNanos());
        });
    }

    static OrderView unpack(MessageId id, byte[] bytes) {
        return read(id, new StateReader(bytes));
    }

    /** The number of the order, without the rest of it. */
    static long number(byte[] bytes) {
        return new StateReader(bytes).number();
    }

    /** Java evaluates arguments from left to right; what the record wants in another order is read first. */
    static OrderView read(MessageId id, StateReader in) {
        long number = in.number();
        OrderTerms terms = terms(in);
        String by = in.text();
        OrderView.State state = in.constant(OrderView.State.values());
        long filled = in.number();
        long leaves = in.number();
        String currency = in.text();
        int decimals = in.integer();
        long notional = in.number();
        long fee = in.number();
        long created = in.number();
        long updated = created + in.number();
        int fillCount = in.integer();
        List<Fill> fills = fills(in, created);
        int scale = in.integer();
        BigDecimal traded = new BigDecimal(new BigInteger(in.bytes()), scale);
        return new OrderView(
                number,
                id,
                terms,
                by,
                state,
                filled,
                leaves,
                currency,
                decimals,
                notional,
                fee,
                fillCount,
                fills,
                traded,
                Optional.ofNullable(in.optional(() -> in.constant(DenialReason.values()))),
                in.text(),
                in.text(),
                created,
                updated);
    }

    static OrderTerms terms(StateReader in) {
        String account = in.text();
        String clientOrderId = in.text();
        String instrument = in.text();
        Side side = in.constant(Side.values());
        OrderType type = in.constant(OrderType.values());
        TimeInForce timeInForce = in.constant(TimeInForce.values());
        int quantityDecimals = in.integer();
        long quantity = in.number();
        int priceDecimals = in.integer();
        long price = in.number();
        int instructions = in.integer();
        return new OrderTerms(
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
                (instructions & POST_ONLY) != 0,
                (instructions & REDUCE_ONLY) != 0);
    }

    private static List<Fill> fills(StateReader in, long created) {
        List<Fill> fills = new ArrayList<>();
        in.list(() -> fills.add(new Fill(
                in.integer(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.constant(Liquidity.values()),
                created + in.number())));
        return fills;
    }
}
