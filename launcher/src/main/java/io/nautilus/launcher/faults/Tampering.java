package io.nautilus.launcher.faults;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.OrderFilled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody may change in a frame of risk's journal. Each kind chooses frames in which it must be found: a price of a
 * fill, a run of requests, a seq; and a time without its clock, since of both together nothing may depend.
 */
enum Tampering {
    PRICE,
    RUN,
    SEQ,
    TIME;

    /** The input number that risk gives to order-requests. */
    private static final int REQUESTS = 1;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The frame with that one thing changed and of the same length, or nothing where this cannot be. */
    Optional<byte[]> of(byte[] frame) {
        FrameHeader header = FrameReader.header(frame);
        List<Message> messages = FrameReader.messages(frame);
        if (header.epoch() || messages.isEmpty()) {
            return Optional.empty();
        }
        byte[] changed = made(changed(header), this == PRICE ? priced(messages) : messages);
        boolean usable = changed.length == frame.length && !Arrays.equals(changed, frame);
        return usable ? Optional.of(changed) : Optional.empty();
    }

    private FrameHeader changed(FrameHeader header) {
        return switch (this) {
            case PRICE -> header;
            case RUN -> with(header, header.seq(), header.timeNanos(), lengthened(header.consumed()));
            case SEQ -> with(header, header.seq() + 1, header.timeNanos(), header.consumed());
            case TIME -> with(header, header.seq(), header.timeNanos() + 1, header.consumed());
        };
    }

    /** The first fill's price, one higher. */
    private static List<Message> priced(List<Message> messages) {
        List<Message> changed = new ArrayList<>(messages);
        for (int index = 0; index < messages.size(); index++) {
            if (messages.get(index) instanceof OrderFilled fill) {
                changed.set(index, priced(fill));
                return changed;
            }
        }
        return changed;
    }

    private static OrderFilled priced(OrderFilled fill) {
        return new OrderFilled(
                fill.orderId(),
                fill.account(),
                fill.instrument(),
                fill.side(),
                fill.fill(),
                fill.priceDecimals(),
                fill.price() + 1,
                fill.quantityDecimals(),
                fill.quantity(),
                fill.leaves(),
                fill.quoteCurrency(),
                fill.quoteDecimals(),
                fill.notional(),
                fill.fee(),
                fill.liquidity(),
                fill.marketDataOffset());
    }

    /** One record of requests more than was taken: what it caused is missing. */
    private static List<Run> lengthened(List<Run> runs) {
        return runs.stream()
                .map(run -> run.input() == REQUESTS && !run.warm()
                        ? new Run(run.input(), run.warm(), run.from(), run.count() + 1)
                        : run)
                .toList();
    }

    private static FrameHeader with(FrameHeader header, long seq, long timeNanos, List<Run> runs) {
        return new FrameHeader(
                header.rulesVersion(),
                header.epoch(),
                header.release(),
                header.writer(),
                header.reign(),
                header.owner(),
                seq,
                header.clockNanos(),
                timeNanos,
                header.cause(),
                runs,
                header.epochs(),
                header.marks());
    }

    private static byte[] made(FrameHeader header, List<Message> messages) {
        FrameWriter writer = new FrameWriter();
        messages.forEach(writer::add);
        return writer.finish(header);
    }
}
