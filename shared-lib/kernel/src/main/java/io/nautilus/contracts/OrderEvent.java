package io.nautilus.contracts;

/** What {@code order-events} carries: risk's journal. State of the order path is the fold of these. */
public sealed interface OrderEvent extends Message
        permits OrderAccepted,
                OrderDenied,
                OrderFilled,
                OrderCancelled,
                OrderRepeated,
                CancelDenied,
                CancelAllDone,
                CommandDenied,
                CommandRepeated,
                TradingStateChanged,
                AccountOpened,
                CashChanged,
                MarketStateChanged,
                BooksReported,
                InputRejected,
                GateConfigured,
                LimitsChanged,
                EquityMarked,
                AccountReset {}
