package io.nautilus.runtime.log;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandCodec;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.JsonRecord;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.Signal;
import io.nautilus.contracts.StepNote;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/** From an input's records to what a domain decides about. What cannot be understood becomes an input too. */
final class InputDecoder {
    private static final int SAMPLE_BYTES = 1024;
    /** Of one record all rejections must fit a frame with the outcomes of its other messages. */
    private static final int LATER_SAMPLE_BYTES = 256;

    private static final int DETAIL_CHARACTERS = 200;
    private static final int WHOLE_RECORD = StepNote.WHOLE_RECORD;

    private final InputSpec spec;
    private final TakenInput input;
    private final LogRecord at;
    private final IntFunction<String> condemned;
    private final Consumer<Input> sink;
    /** Of a record of requests; null before it is read, and of other records. */
    private FrameHeader asking;
    /** Of a record that is a command. */
    private MessageId commandId = MessageId.NONE;

    private int rejections;

    private InputDecoder(TakenInput input, LogRecord at, IntFunction<String> condemned, Consumer<Input> sink) {
        this.spec = input.spec();
        this.input = input;
        this.at = at;
        this.condemned = condemned;
        this.sink = sink;
    }

    /** Gives everything in the record to the sink, in order. */
    static void decode(TakenInput input, LogRecord at, Consumer<Input> sink) {
        decode(input, at, index -> null, sink);
    }

    /** The same; {@code condemned} says why the message at an index must not be decided, null where it is to be. */
    static void decode(TakenInput input, LogRecord at, IntFunction<String> condemned, Consumer<Input> sink) {
        InputDecoder decoder = new InputDecoder(input, at, condemned, sink);
        switch (input.spec().kind()) {
            case COMMANDS -> decoder.command();
            case REQUESTS -> decoder.frame().ifPresent(decoder::requests);
            case EVENTS -> decoder.frame().ifPresent(decoder::events);
            case MARKET -> decoder.frame().ifPresent(decoder::market);
            case RECORDS -> decoder.record();
            case SIGNALS -> decoder.frame().ifPresent(decoder::signals);
        }
    }

    /** The place in its record of what {@link #decode} gave, -1 for the whole record. */
    static int indexOf(Input input) {
        return switch (input) {
            case Input.Request request -> request.id().index();
            case Input.Event event -> event.index();
            case Input.Signalled signalled -> signalled.index();
            case Input.Recorded recorded -> WHOLE_RECORD;
            case Input.Malformed malformed -> malformed.rejection().index();
            case Input.Rejected rejected -> rejected.rejection().index();
            case Input.Market market -> WHOLE_RECORD;
            case Input.MarketRecord record -> WHOLE_RECORD;
            case Input.Commanded commanded -> WHOLE_RECORD;
            case Input.LogSuspect suspect -> WHOLE_RECORD;
            case Input.Timer timer -> WHOLE_RECORD;
        };
    }

    /** The reign that a record of a topic of frames claims; none for a record that is no frame. */
    static long reignOf(LogRecord at) {
        try {
            FrameHeader header = FrameReader.header(at.value());
            return header.epoch() ? at.offset() : header.reign();
        } catch (DecodeException noFrame) {
            return FrameHeader.NO_REIGN;
        }
    }

    private void command() {
        Command command;
        try {
            command = CommandCodec.decode(at.value());
            commandId = MessageId.parse(command.id());
        } catch (DecodeException broken) {
            noCommand(broken.code(), broken.getMessage());
            return;
        } catch (IllegalArgumentException notAnId) {
            noCommand("bad-id", notAnId.getMessage());
            return;
        }
        if (!isCondemned(WHOLE_RECORD, at::value)) {
            sink.accept(new Input.Commanded(commandId, command));
        }
    }

    private void noCommand(String kind, String why) {
        if (!isCondemned(WHOLE_RECORD, at::value)) {
            input.firstOfKind(kind);
            reject(WHOLE_RECORD, why, at.value());
        }
    }

    private Optional<Frame> frame() {
        try {
            Optional<Frame> frame = input.gate().pass(at);
            return frame.isPresent() && isCondemned(WHOLE_RECORD, at::value) ? Optional.empty() : frame;
        } catch (DecodeException broken) {
            if (!isCondemned(WHOLE_RECORD, at::value) && input.firstOfKind(broken.code())) {
                reject(WHOLE_RECORD, broken.getMessage(), at.value());
            }
            return Optional.empty();
        }
    }

    private void requests(Frame frame) {
        int count = input.gate().messages().messageCount();
        if (count > InputSpec.MAX_REQUESTS) {
            reject(
                    WHOLE_RECORD,
                    count + " requests in a frame, at most " + InputSpec.MAX_REQUESTS + " are taken",
                    at.value());
            return;
        }
        asking = frame.header();
        long sentNanos = Math.min(asking.clockNanos(), at.appendTimeNanos());
        each((message, index) -> {
            if (message instanceof OrderRequest request) {
                sink.accept(new Input.Request(idOf(index), sentNanos, request));
            }
        });
    }

    /** Who asked with the message at an index must find its outcome by this. */
    private MessageId idOf(int index) {
        return asking == null || index == WHOLE_RECORD
                ? commandId
                : new MessageId(asking.writer(), asking.owner(), asking.seq(), index);
    }

    private void events(Frame frame) {
        long timeNanos = frame.header().timeNanos();
        each((message, index) -> {
            if (message instanceof OrderEvent event) {
                sink.accept(new Input.Event(spec.partition(), at.offset(), index, timeNanos, event));
            }
        });
    }

    /**
     * What was said before it was on the log is as old as its writer's clock says: bytes that were on their way while
     * everything stood still are appended late and are no news.
     */
    private void market(Frame frame) {
        long saidNanos = Math.min(frame.header().clockNanos(), at.appendTimeNanos());
        sink.accept(new Input.MarketRecord(spec.partition(), at.offset(), saidNanos, frame.newReign()));
        each((message, index) -> {
            if (message instanceof MarketEvent event) {
                sink.accept(new Input.Market(spec.partition(), at.offset(), saidNanos, event));
            }
        });
    }

    private void signals(Frame frame) {
        long saidNanos = Math.min(frame.header().clockNanos(), at.appendTimeNanos());
        each((message, index) -> {
            if (message instanceof Signal signal) {
                sink.accept(new Input.Signalled(spec.topic(), spec.partition(), at.offset(), index, saidNanos, signal));
            }
        });
    }

    /** A compacted topic may hold that a key has no value any more, which says nothing. */
    private void record() {
        if (at.value().length == 0) {
            return;
        }
        JsonRecord record;
        try {
            record = JsonRecords.decode(at.value(), JsonRecords.typeOf(spec.topic()));
        } catch (DecodeException broken) {
            if (!isCondemned(WHOLE_RECORD, at::value) && input.firstOfKind(broken.code())) {
                reject(WHOLE_RECORD, broken.getMessage(), at.value());
            }
            return;
        }
        if (!isCondemned(WHOLE_RECORD, at::value)) {
            sink.accept(new Input.Recorded(spec.topic(), spec.partition(), at.offset(), at.appendTimeNanos(), record));
        }
    }

    /** Gives each message of the frame that can be understood; the others are rejected one by one. */
    private void each(ObjIntConsumer<Message> reader) {
        FrameReader messages = input.gate().messages();
        while (messages.next()) {
            if (isCondemned(messages.index(), messages::messageBytes)) {
                continue;
            }
            Message message;
            try {
                message = messages.message();
            } catch (DecodeException broken) {
                unread(messages, broken);
                continue;
            }
            reader.accept(message, messages.index());
        }
    }

    /** A message of market data that is missing leaves its book wrong, however often the like was said. */
    private void unread(FrameReader messages, DecodeException broken) {
        boolean news = input.firstOfKind(broken.code());
        if (news || spec.kind() == InputSpec.Kind.MARKET) {
            reject(messages.index(), broken.getMessage(), messages.messageBytes(), news);
        }
    }

    private boolean isCondemned(int index, Supplier<byte[]> bytes) {
        String why = condemned.apply(index);
        if (why != null) {
            sink.accept(new Input.Rejected(rejection(index, DenialReason.STEP_FAILED, why, bytes.get())));
        }
        return why != null;
    }

    private void reject(int index, String detail, byte[] bytes) {
        reject(index, detail, bytes, true);
    }

    private void reject(int index, String detail, byte[] bytes, boolean news) {
        sink.accept(new Input.Malformed(rejection(index, DenialReason.MALFORMED, detail, bytes), news));
    }

    private InputRejected rejection(int index, DenialReason reason, String detail, byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int most = rejections++ == 0 ? SAMPLE_BYTES : LATER_SAMPLE_BYTES;
        String sample = HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, most)));
        return new InputRejected(
                spec.topic(),
                spec.partition(),
                at.offset(),
                index,
                reason,
                printable(detail),
                (int) crc.getValue(),
                sample,
                idOf(index));
    }

    /** The detail may quote hostile bytes: it is cut and made plain before it goes on the journal. */
    private static String printable(String detail) {
        String plain = detail.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= DETAIL_CHARACTERS ? plain : plain.substring(0, DETAIL_CHARACTERS);
    }
}
