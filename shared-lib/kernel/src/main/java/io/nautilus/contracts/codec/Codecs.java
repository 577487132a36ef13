package io.nautilus.contracts.codec;

import java.util.List;

/** One codec per message. */
final class Codecs {
    private static final int TEMPLATES = 128;

    final InstrumentDefinitionCodec instrumentDefinition = new InstrumentDefinitionCodec();
    final BookSnapshotCodec bookSnapshot = new BookSnapshotCodec();
    final BookDeltaCodec bookDelta = new BookDeltaCodec();
    final TradeCodec trade = new TradeCodec();
    final QuoteCodec quote = new QuoteCodec();
    final FeedStatusCodec feedStatus = new FeedStatusCodec();
    final SubmitOrderCodec submitOrder = new SubmitOrderCodec();
    final CancelOrderCodec cancelOrder = new CancelOrderCodec();
    final CancelAllCodec cancelAll = new CancelAllCodec();
    final StrategyChangedCodec strategyChanged = new StrategyChangedCodec();
    final StrategyRefusedCodec strategyRefused = new StrategyRefusedCodec();
    final StrategyRepeatedCodec strategyRepeated = new StrategyRepeatedCodec();
    final OrderAcceptedCodec orderAccepted = new OrderAcceptedCodec();
    final OrderDeniedCodec orderDenied = new OrderDeniedCodec();
    final OrderFilledCodec orderFilled = new OrderFilledCodec();
    final OrderCancelledCodec orderCancelled = new OrderCancelledCodec();
    final OrderRepeatedCodec orderRepeated = new OrderRepeatedCodec();
    final CancelDeniedCodec cancelDenied = new CancelDeniedCodec();
    final CancelAllDoneCodec cancelAllDone = new CancelAllDoneCodec();
    final CommandDeniedCodec commandDenied = new CommandDeniedCodec();
    final CommandRepeatedCodec commandRepeated = new CommandRepeatedCodec();
    final TradingStateChangedCodec tradingStateChanged = new TradingStateChangedCodec();
    final AccountOpenedCodec accountOpened = new AccountOpenedCodec();
    final CashChangedCodec cashChanged = new CashChangedCodec();
    final MarketStateChangedCodec marketStateChanged = new MarketStateChangedCodec();
    final BooksReportedCodec booksReported = new BooksReportedCodec();
    final InputRejectedCodec inputRejected = new InputRejectedCodec();
    final GateConfiguredCodec gateConfigured = new GateConfiguredCodec();
    final LimitsChangedCodec limitsChanged = new LimitsChangedCodec();
    final EquityMarkedCodec equityMarked = new EquityMarkedCodec();
    final AccountResetCodec accountReset = new AccountResetCodec();
    final StepNoteCodec stepNote = new StepNoteCodec();
    final FeatureVectorCodec featureVector = new FeatureVectorCodec();
    final PredictionCodec prediction = new PredictionCodec();
    final List<MessageCodec<?>> all = List.of(
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

    Codecs() {
        for (MessageCodec<?> codec : all) {
            byTemplate[codec.templateId()] = codec;
        }
    }

    /** Null where there is none. */
    MessageCodec<?> of(int template) {
        return template < TEMPLATES ? byTemplate[template] : null;
    }
}
