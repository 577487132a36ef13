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

    private static final int TEMPLATES = 128;

    private final InstrumentDefinitionCodec instrumentDefinition = new InstrumentDefinitionCodec();
    private final BookSnapshotCodec bookSnapshot = new BookSnapshotCodec();
    private final BookDeltaCodec bookDelta = new BookDeltaCodec();
    private final TradeCodec trade = new TradeCodec();
    private final QuoteCodec quote = new QuoteCodec();
    private final FeedStatusCodec feedStatus = new FeedStatusCodec();
    private final SubmitOrderCodec submitOrder = new SubmitOrderCodec();
    private final CancelOrderCodec cancelOrder = new CancelOrderCodec();
    private final CancelAllCodec cancelAll = new CancelAllCodec();
    private final StrategyChangedCodec strategyChanged = new StrategyChangedCodec();
    private final StrategyRefusedCodec strategyRefused = new StrategyRefusedCodec();
    private final StrategyRepeatedCodec strategyRepeated = new StrategyRepeatedCodec();
    private final OrderAcceptedCodec orderAccepted = new OrderAcceptedCodec();
    private final OrderDeniedCodec orderDenied = new OrderDeniedCodec();
    private final OrderFilledCodec orderFilled = new OrderFilledCodec();
    private final OrderCancelledCodec orderCancelled = new OrderCancelledCodec();
    private final OrderRepeatedCodec orderRepeated = new OrderRepeatedCodec();
    private final CancelDeniedCodec cancelDenied = new CancelDeniedCodec();
    private final CancelAllDoneCodec cancelAllDone = new CancelAllDoneCodec();
    private final CommandDeniedCodec commandDenied = new CommandDeniedCodec();
    private final CommandRepeatedCodec commandRepeated = new CommandRepeatedCodec();
    private final TradingStateChangedCodec tradingStateChanged = new TradingStateChangedCodec();
    private final AccountOpenedCodec accountOpened = new AccountOpenedCodec();
    private final CashChangedCodec cashChanged = new CashChangedCodec();
    private final MarketStateChangedCodec marketStateChanged = new MarketStateChangedCodec();
    private final BooksReportedCodec booksReported = new BooksReportedCodec();
    private final InputRejectedCodec inputRejected = new InputRejectedCodec();
    private final GateConfiguredCodec gateConfigured = new GateConfiguredCodec();
    private final LimitsChangedCodec limitsChanged = new LimitsChangedCodec();
    private final EquityMarkedCodec equityMarked = new EquityMarkedCodec();
    private final AccountResetCodec accountReset = new AccountResetCodec();
    private final StepNoteCodec stepNote = new StepNoteCodec();
    private final FeatureVectorCodec featureVector = new FeatureVectorCodec();
    private final PredictionCodec prediction = new PredictionCodec();
    private final List<MessageCodec<?>> codecs = List.of(
            instrumentDefinition,
            bookSnapshot,
            bookDelta,
            trade,
            quote,
            feedStatus,
            submitOrder,
            cancelOrder,
            cancelAll,
            strategyChanged,
            strategyRefused,
            strategyRepeated,
            orderAccepted,
            orderDenied,
            orderFilled,
            orderCancelled,
            orderRepeated,
            cancelDenied,
            cancelAllDone,
            commandDenied,
            commandRepeated,
            tradingStateChanged,
            accountOpened,
            cashChanged,
            marketStateChanged,
            booksReported,
            inputRejected,
            gateConfigured,
            limitsChanged,
            equityMarked,
            accountReset,
            stepNote,
            featureVector,
            prediction);
    private final MessageCodec<?>[] byTemplate = new MessageCodec<?>[TEMPLATES];
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    public Messages() {
        if (!DirectBuffer.SHOULD_BOUNDS_CHECK) {
            throw new IllegalStateException("agrona.disable.bounds.checks must be off: bytes come from outside");
        }
        for (MessageCodec<?> codec : codecs) {
            byTemplate[codec.templateId()] = codec;
        }
    }

    /** One codec per message, in the order of their template ids. */
    public List<MessageCodec<?>> codecs() {
        return codecs;
    }

    /** Returns the length written. Throws {@link IllegalArgumentException} for what the wire cannot carry. */
    public int encode(Message message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case InstrumentDefinition m -> instrumentDefinition.encode(m, buffer, offset);
            case BookSnapshot m -> bookSnapshot.encode(m, buffer, offset);
            case BookDelta m -> bookDelta.encode(m, buffer, offset);
            case Trade m -> trade.encode(m, buffer, offset);
            case Quote m -> quote.encode(m, buffer, offset);
            case FeedStatus m -> feedStatus.encode(m, buffer, offset);
            case SubmitOrder m -> submitOrder.encode(m, buffer, offset);
            case CancelOrder m -> cancelOrder.encode(m, buffer, offset);
            case CancelAll m -> cancelAll.encode(m, buffer, offset);
            case StrategyChanged m -> strategyChanged.encode(m, buffer, offset);
            case StrategyRefused m -> strategyRefused.encode(m, buffer, offset);
            case StrategyRepeated m -> strategyRepeated.encode(m, buffer, offset);
            case OrderAccepted m -> orderAccepted.encode(m, buffer, offset);
            case OrderDenied m -> orderDenied.encode(m, buffer, offset);
            case OrderFilled m -> orderFilled.encode(m, buffer, offset);
            case OrderCancelled m -> orderCancelled.encode(m, buffer, offset);
            case OrderRepeated m -> orderRepeated.encode(m, buffer, offset);
            case CancelDenied m -> cancelDenied.encode(m, buffer, offset);
            case CancelAllDone m -> cancelAllDone.encode(m, buffer, offset);
            case CommandDenied m -> commandDenied.encode(m, buffer, offset);
            case CommandRepeated m -> commandRepeated.encode(m, buffer, offset);
            case TradingStateChanged m -> tradingStateChanged.encode(m, buffer, offset);
            case AccountOpened m -> accountOpened.encode(m, buffer, offset);
            case CashChanged m -> cashChanged.encode(m, buffer, offset);
            case MarketStateChanged m -> marketStateChanged.encode(m, buffer, offset);
            case BooksReported m -> booksReported.encode(m, buffer, offset);
            case InputRejected m -> inputRejected.encode(m, buffer, offset);
            case GateConfigured m -> gateConfigured.encode(m, buffer, offset);
            case LimitsChanged m -> limitsChanged.encode(m, buffer, offset);
            case EquityMarked m -> equityMarked.encode(m, buffer, offset);
            case AccountReset m -> accountReset.encode(m, buffer, offset);
            case StepNote m -> stepNote.encode(m, buffer, offset);
            case FeatureVector m -> featureVector.encode(m, buffer, offset);
            case Prediction m -> prediction.encode(m, buffer, offset);
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
        MessageCodec<?> codec = template < TEMPLATES ? byTemplate[template] : null;
        if (codec == null) {
            throw new DecodeException("unknown-template", "template " + template);
        }
        return codec;
    }
}
