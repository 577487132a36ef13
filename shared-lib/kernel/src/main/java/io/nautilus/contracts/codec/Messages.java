package io.nautilus.contracts.codec;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.StrategyRefused;
import io.nautilus.contracts.StrategyRepeated;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.Trade;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.contracts.sbe.MessageHeaderDecoder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Every message to and from its bytes. Reuses its codecs' flyweights: for one thread. */
public final class Messages {
    /** Bytes of the header before every message. */
    public static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    /** Made for the first message: many a reader wants headers only. */
    private Codecs codecs;

    public Messages() {
        if (!DirectBuffer.SHOULD_BOUNDS_CHECK) {
            throw new IllegalStateException("agrona.disable.bounds.checks must be off: bytes come from outside");
        }
    }

    /** One codec per message, in the order of their template ids. */
    public List<MessageCodec<?>> codecs() {
        return made().all;
    }

    private Codecs made() {
        if (codecs == null) {
            codecs = new Codecs();
        }
        return codecs;
    }

    /** Returns the length written. Throws {@link IllegalArgumentException} for what the wire cannot carry. */
    public int encode(Message message, MutableDirectBuffer buffer, int offset) {
        Codecs by = made();
        return switch (message) {
            case InstrumentDefinition m -> by.instrumentDefinition.encode(m, buffer, offset);
            case BookSnapshot m -> by.bookSnapshot.encode(m, buffer, offset);
            case BookDelta m -> by.bookDelta.encode(m, buffer, offset);
            case Trade m -> by.trade.encode(m, buffer, offset);
            case Quote m -> by.quote.encode(m, buffer, offset);
            case FeedStatus m -> by.feedStatus.encode(m, buffer, offset);
            case SubmitOrder m -> by.submitOrder.encode(m, buffer, offset);
            case CancelOrder m -> by.cancelOrder.encode(m, buffer, offset);
            case CancelAll m -> by.cancelAll.encode(m, buffer, offset);
            case StrategyChanged m -> by.strategyChanged.encode(m, buffer, offset);
            case StrategyRefused m -> by.strategyRefused.encode(m, buffer, offset);
            case StrategyRepeated m -> by.strategyRepeated.encode(m, buffer, offset);
            case OrderAccepted m -> by.orderAccepted.encode(m, buffer, offset);
            case OrderDenied m -> by.orderDenied.encode(m, buffer, offset);
            case OrderFilled m -> by.orderFilled.encode(m, buffer, offset);
            case OrderCancelled m -> by.orderCancelled.encode(m, buffer, offset);
            case OrderRepeated m -> by.orderRepeated.encode(m, buffer, offset);
            case CancelDenied m -> by.cancelDenied.encode(m, buffer, offset);
            case CancelAllDone m -> by.cancelAllDone.encode(m, buffer, offset);
            case CommandDenied m -> by.commandDenied.encode(m, buffer, offset);
            case CommandRepeated m -> by.commandRepeated.encode(m, buffer, offset);
            case TradingStateChanged m -> by.tradingStateChanged.encode(m, buffer, offset);
            case AccountOpened m -> by.accountOpened.encode(m, buffer, offset);
            case CashChanged m -> by.cashChanged.encode(m, buffer, offset);
            case MarketStateChanged m -> by.marketStateChanged.encode(m, buffer, offset);
            case BooksReported m -> by.booksReported.encode(m, buffer, offset);
            case InputRejected m -> by.inputRejected.encode(m, buffer, offset);
            case GateConfigured m -> by.gateConfigured.encode(m, buffer, offset);
            case LimitsChanged m -> by.limitsChanged.encode(m, buffer, offset);
            case EquityMarked m -> by.equityMarked.encode(m, buffer, offset);
            case AccountReset m -> by.accountReset.encode(m, buffer, offset);
            case StepNote m -> by.stepNote.encode(m, buffer, offset);
            case FeatureVector m -> by.featureVector.encode(m, buffer, offset);
            case Prediction m -> by.prediction.encode(m, buffer, offset);
        };
    }

    /** The template of the message at this place, which has at least its header. */
    public int templateId(DirectBuffer buffer, int offset) {
        return header.wrap(buffer, offset).templateId();
    }

    /**
     * The message of these bytes. Throws {@link DecodeException} and nothing else, whatever the bytes are; this is
     * the one place where what generated code throws becomes one.
     */
    public Message decode(DirectBuffer buffer, int offset, int length) {
        try {
            return codec(buffer, offset, length).decode(buffer, offset, length);
        } catch (IndexOutOfBoundsException e) {
            throw new DecodeException("truncated", "message of " + length + " bytes ends too early", e);
        } catch (IllegalArgumentException e) {
            throw new DecodeException("bad-value", e.getMessage(), e);
        }
    }

    private MessageCodec<?> codec(DirectBuffer buffer, int offset, int length) {
        if (length < HEADER_LENGTH) {
            throw new DecodeException("truncated", "message of " + length + " bytes");
        }
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new DecodeException("unknown-schema", "schema " + header.schemaId());
        }
        if (header.version() == 0) {
            throw new DecodeException("bad-version", "schema version 0");
        }
        int template = header.templateId();
        MessageCodec<?> codec = made().of(template);
        if (codec == null) {
            throw new DecodeException("unknown-template", "template " + template);
        }
        return codec;
    }
}
