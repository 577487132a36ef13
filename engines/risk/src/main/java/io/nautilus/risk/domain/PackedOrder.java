package io.nautilus.risk.domain;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A closed order in a few bytes, without its id: a tenth of what its objects take. It never leaves this process. Texts
 * are at most 255 bytes each of what UTF-8 makes of them in the log, so {@link DataOutputStream#writeUTF} holds them.
 */
final class PackedOrder {
    private static final int NO_DENIAL = -1;
    private static final int POST_ONLY = 1;
    private static final int REDUCE_ONLY = 2;

    private PackedOrder() {}

    static byte[] pack(OrderView order) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            number(out, order.number());
            terms(out, order.terms());
            out.writeUTF(order.by());
            out.writeByte(order.state().ordinal());
            number(out, order.filled());
            number(out, order.leaves());
            out.writeUTF(order.quoteCurrency());
            number(out, order.quoteDecimals());
            number(out, order.notional());
            number(out, order.fee());
            number(out, order.createdNanos());
            number(out, order.updatedNanos() - order.createdNanos());
            fills(out, order);
            byte[] traded = order.traded().unscaledValue().toByteArray();
            number(out, order.traded().scale());
            number(out, traded.length);
            out.write(traded);
            out.writeByte(order.denial().map(Enum::ordinal).orElse(NO_DENIAL));
            out.writeUTF(order.reason());
            out.writeUTF(order.detail());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void terms(DataOutputStream out, OrderTerms terms) throws IOException {
        out.writeUTF(terms.account());
        out.writeUTF(terms.clientOrderId());
        out.writeUTF(terms.instrument());
        out.writeByte(terms.side().ordinal());
        out.writeByte(terms.type().ordinal());
        out.writeByte(terms.timeInForce().ordinal());
        number(out, terms.quantityDecimals());
        number(out, terms.quantity());
        number(out, terms.priceDecimals());
        number(out, terms.price());
        out.writeByte((terms.postOnly() ? POST_ONLY : 0) | (terms.reduceOnly() ? REDUCE_ONLY : 0));
    }

    private static void fills(DataOutputStream out, OrderView order) throws IOException {
        number(out, order.fillCount());
        number(out, order.fills().size());
        for (Fill fill : order.fills()) {
            number(out, fill.number());
            number(out, fill.price());
            number(out, fill.quantity());
            number(out, fill.notional());
            number(out, fill.fee());
            out.writeByte(fill.liquidity().ordinal());
            number(out, fill.timeNanos() - order.createdNanos());
        }
    }

    static OrderView unpack(MessageId id, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(id, in);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Java evaluates arguments from left to right; what the record wants in another order is read first. */
    private static OrderView read(MessageId id, DataInputStream in) throws IOException {
        long number = number(in);
        OrderTerms terms = terms(in);
        String by = in.readUTF();
        OrderView.State state = OrderView.State.values()[in.readByte()];
        long filled = number(in);
        long leaves = number(in);
        String currency = in.readUTF();
        int decimals = (int) number(in);
        long notional = number(in);
        long fee = number(in);
        long created = number(in);
        long updated = created + number(in);
        int fillCount = (int) number(in);
        List<Fill> fills = fills(in, created);
        int scale = (int) number(in);
        BigDecimal traded = new BigDecimal(new BigInteger(in.readNBytes((int) number(in))), scale);
        int denial = in.readByte();
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
                denial == NO_DENIAL ? Optional.empty() : Optional.of(DenialReason.values()[denial]),
                in.readUTF(),
                in.readUTF(),
                created,
                updated);
    }

    private static OrderTerms terms(DataInputStream in) throws IOException {
        String account = in.readUTF();
        String clientOrderId = in.readUTF();
        String instrument = in.readUTF();
        Side side = Side.values()[in.readByte()];
        OrderType type = OrderType.values()[in.readByte()];
        TimeInForce timeInForce = TimeInForce.values()[in.readByte()];
        int quantityDecimals = (int) number(in);
        long quantity = number(in);
        int priceDecimals = (int) number(in);
        long price = number(in);
        int instructions = in.readByte();
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

    private static List<Fill> fills(DataInputStream in, long created) throws IOException {
        int size = (int) number(in);
        List<Fill> fills = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            fills.add(new Fill(
                    (int) number(in),
                    number(in),
                    number(in),
                    number(in),
                    number(in),
                    Liquidity.values()[in.readByte()],
                    created + number(in)));
        }
        return fills;
    }

    /** Seven bits a byte, the lowest first, the sign folded in: small numbers of either sign are short. */
    private static void number(DataOutputStream out, long value) throws IOException {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long number(DataInputStream in) throws IOException {
        long folded = 0;
        int shift = 0;
        int next = in.readUnsignedByte();
        while ((next & 0x80) != 0) {
            folded |= (long) (next & 0x7F) << shift;
            shift += 7;
            next = in.readUnsignedByte();
        }
        folded |= (long) next << shift;
        return (folded >>> 1) ^ -(folded & 1);
    }
}
