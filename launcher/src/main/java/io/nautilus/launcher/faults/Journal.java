package io.nautilus.launcher.faults;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.runtime.log.FrameGate;
import io.nautilus.runtime.log.FrameValidator;
import io.nautilus.runtime.log.LogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Risk's journal as a reader has it: the valid frames, told by the production rule and by a second one. */
public record Journal(List<Frame> frames) {
    /** The input number that risk gives to order-requests. */
    private static final int REQUESTS = 1;

    /** A valid frame. */
    public record Frame(LogRecord at, FrameHeader header, List<OrderEvent> events) {}

    /** An event and the frame that holds it. */
    public record Entry(Frame frame, int index, OrderEvent event) {}

    public static Journal read(String bootstrap) {
        return of(TopicLog.read(bootstrap, Topics.ORDER_EVENTS));
    }

    public static Journal of(List<LogRecord> records) {
        FrameGate gate = new FrameGate(new FrameValidator());
        List<Frame> frames = new ArrayList<>();
        for (LogRecord at : records) {
            gate.pass(at).filter(frame -> !frame.header().epoch()).ifPresent(frame -> frames.add(frame(at)));
        }
        Check.equal(
                frames.stream().map(frame -> frame.at().offset()).toList(),
                validOffsets(records),
                "the offsets of valid frames by both rules of validity");
        return new Journal(frames);
    }

    /** Notes of steps that failed are the shard's own and no events. */
    private static Frame frame(LogRecord at) {
        List<OrderEvent> events = FrameReader.messages(at.value()).stream()
                .filter(OrderEvent.class::isInstance)
                .map(OrderEvent.class::cast)
                .toList();
        return new Frame(at, FrameReader.header(at.value()), events);
    }

    /** The rule of the log protocol, told once more: the reign and owner of the last epoch frame, and the next seq. */
    private static List<Long> validOffsets(List<LogRecord> records) {
        List<Long> valid = new ArrayList<>();
        FrameHeader epoch = null;
        long reign = -1;
        long seq = -1;
        boolean broken = false;
        for (LogRecord at : records) {
            FrameHeader header = FrameReader.header(at.value());
            if (header.epoch()) {
                epoch = header;
                reign = at.offset();
                broken = false;
            } else if (epoch != null && header.reign() == reign && header.owner() == epoch.owner() && !broken) {
                if (header.seq() == seq + 1) {
                    valid.add(at.offset());
                    seq++;
                } else {
                    broken = header.seq() > seq + 1;
                }
            }
        }
        return valid;
    }

    public Stream<Entry> entries() {
        return frames.stream()
                .flatMap(frame -> Stream.iterate(0, i -> i < frame.events().size(), i -> i + 1)
                        .map(i -> new Entry(frame, i, frame.events().get(i))));
    }

    public <E extends OrderEvent> List<E> all(Class<E> type) {
        return entries()
                .map(Entry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** By request or command, what answers it: exactly one event each is what the platform promises. */
    public Map<MessageId, List<Entry>> outcomes() {
        Map<MessageId, List<Entry>> outcomes = new HashMap<>();
        entries().forEach(entry -> {
            MessageId answered = answered(entry.event());
            if (answered != null) {
                outcomes.computeIfAbsent(answered, id -> new ArrayList<>()).add(entry);
            }
        });
        return outcomes;
    }

    private static MessageId answered(OrderEvent event) {
        return switch (event) {
            case OrderAccepted accepted -> accepted.orderId();
            case OrderDenied denied -> denied.orderId();
            case OrderRepeated repeated -> repeated.requestId();
            case OrderCancelled cancelled ->
                cancelled.reason() == CancelReason.REQUESTED ? cancelled.requestId() : null;
            case CancelDenied denied -> denied.requestId();
            case CancelAllDone done -> done.requestId();
            case CommandDenied denied -> denied.commandId();
            case CommandRepeated repeated -> repeated.commandId();
            case TradingStateChanged changed -> known(changed.commandId());
            case CashChanged changed -> known(changed.commandId());
            case GateConfigured configured -> known(configured.commandId());
            case LimitsChanged changed -> known(changed.commandId());
            case AccountReset reset -> known(reset.commandId());
            case InputRejected rejected -> known(rejected.messageId());
            case OrderEvent other -> null;
        };
    }

    /** Risk does some of it by itself, at nobody's request. */
    private static MessageId known(MessageId id) {
        return id.equals(MessageId.NONE) ? null : id;
    }

    public long lastOffset() {
        return frames.getLast().at().offset();
    }

    /** Every record of order-requests was taken once and in order; returns the offset behind the last one taken. */
    public long requestsTakenInOrder() {
        long next = 0;
        for (Frame frame : frames) {
            for (Run run : frame.header().consumed()) {
                if (run.input() == REQUESTS) {
                    Check.that(
                            run.from() == Run.IMPLIED || run.from() == next,
                            "the run at %s goes on at %s, not at %s",
                            frame.at().offset(),
                            next,
                            run.from());
                    next += run.count();
                }
            }
        }
        return next;
    }

    /** Time on the log never decreases, across reigns too. */
    public void timeNeverDecreases() {
        long before = Long.MIN_VALUE;
        for (Frame frame : frames) {
            long now = frame.header().timeNanos();
            Check.that(now >= before, "time steps back at offset %s", frame.at().offset());
            before = now;
        }
    }
}
