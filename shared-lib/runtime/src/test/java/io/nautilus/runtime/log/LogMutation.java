package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.OrderFilled;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One thing changed in a frame, all else as it was. */
final class LogMutation {
    private LogMutation() {}

    static OrderFilled price(OrderFilled fill) {
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

    static UnaryOperator<FrameHeader> seq(long seq) {
        return h -> of(h, h.rulesVersion(), h.reign(), h.owner(), seq, h.timeNanos(), h.consumed());
    }

    static UnaryOperator<FrameHeader> time(long time) {
        return h -> of(h, h.rulesVersion(), h.reign(), h.owner(), h.seq(), time, h.consumed());
    }

    static UnaryOperator<FrameHeader> reign(long reign) {
        return h -> of(h, h.rulesVersion(), reign, h.owner(), h.seq(), h.timeNanos(), h.consumed());
    }

    static UnaryOperator<FrameHeader> owner(long owner) {
        return h -> of(h, h.rulesVersion(), h.reign(), owner, h.seq(), h.timeNanos(), h.consumed());
    }

    static UnaryOperator<FrameHeader> rules(int rules) {
        return h -> of(h, rules, h.reign(), h.owner(), h.seq(), h.timeNanos(), h.consumed());
    }

    static UnaryOperator<FrameHeader> runs(List<Run> runs) {
        return h -> of(h, h.rulesVersion(), h.reign(), h.owner(), h.seq(), h.timeNanos(), runs);
    }

    static UnaryOperator<FrameHeader> run(int index, Run run) {
        return h -> {
            List<Run> runs = new ArrayList<>(h.consumed());
            runs.set(index, run);
            return runs(runs).apply(h);
        };
    }

    private static FrameHeader of(
            FrameHeader h, int rules, long reign, long owner, long seq, long time, List<Run> consumed) {
        return new FrameHeader(
                rules,
                h.epoch(),
                h.release(),
                h.writer(),
                reign,
                owner,
                seq,
                h.clockNanos(),
                time,
                h.cause(),
                consumed,
                h.epochs(),
                h.marks());
    }

    /** The journal with one frame's header changed. */
    static List<LogRecord> replaced(List<LogRecord> journal, int at, UnaryOperator<FrameHeader> change) {
        List<LogRecord> other = new ArrayList<>(journal);
        LogRecord record = journal.get(at);
        FrameWriter frame = new FrameWriter();
        FrameReader.messages(record.value()).forEach(frame::add);
        byte[] value = frame.finish(change.apply(FrameReader.header(record.value())));
        other.set(at, new LogRecord(record.offset(), record.leaderEpoch(), record.appendTimeNanos(), value));
        return other;
    }
}
