package io.nautilus.launcher.faults;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.runtime.log.LogRecord;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often a flow brought about each {@link Kind} of event; what it did not reach is named. */
final class Sightings {
    private static final Set<DenialReason> LIMITS = EnumSet.of(
            DenialReason.QUANTITY_BELOW_MINIMUM,
            DenialReason.QUANTITY_ABOVE_MAXIMUM,
            DenialReason.NOTIONAL_BELOW_MINIMUM,
            DenialReason.NOTIONAL_ABOVE_MAXIMUM,
            DenialReason.PRICE_COLLAR,
            DenialReason.ORDER_RATE,
            DenialReason.RESTRICTED_INSTRUMENT,
            DenialReason.POSITION_LIMIT,
            DenialReason.GROSS_LIMIT,
            DenialReason.CONCENTRATION,
            DenialReason.DAILY_LOSS,
            DenialReason.DRAWDOWN,
            DenialReason.TOO_MANY_OPEN_ORDERS);

    private final Map<Kind, Long> seen = new EnumMap<>(Kind.class);
    private final Map<MessageId, OrderTerms> orders = new HashMap<>();

    /** Of the journal's events from an offset on. */
    static Sightings of(Journal journal, long from) {
        Sightings sightings = new Sightings();
        journal.entries()
                .filter(entry -> entry.frame().at().offset() >= from)
                .forEach(entry -> sightings.see(entry.event()));
        return sightings;
    }

    /** The same of what a follower met, void frames included. */
    static Sightings of(List<LogRecord> met, long from) {
        Sightings sightings = new Sightings();
        met.stream()
                .filter(at -> at.offset() >= from)
                .flatMap(at -> FrameReader.messages(at.value()).stream())
                .filter(OrderEvent.class::isInstance)
                .forEach(event -> sightings.see((OrderEvent) event));
        return sightings;
    }

    boolean hasEssentials() {
        return seen.keySet().containsAll(Kind.ESSENTIAL);
    }

    private void see(OrderEvent event) {
        switch (event) {
            case OrderAccepted accepted -> orders.put(accepted.orderId(), accepted.terms());
            case OrderFilled filled -> filled(filled);
            case OrderDenied denied -> denied(denied.reason());
            case OrderCancelled cancelled -> cancelled(cancelled);
            case CancelAllDone done -> add(Kind.CANCELLED_ALL);
            case LimitsChanged limits -> add(Kind.LIMITS_CHANGED);
            case EquityMarked marked -> add(Kind.EQUITY_MARKED);
            case AccountReset reset -> add(Kind.ACCOUNT_RESET);
            case CommandRepeated repeated -> add(Kind.DEPOSIT_REPEATED);
            case CommandDenied denied
            when denied.reason() == DenialReason.IDEMPOTENCY_KEY_REUSED -> add(Kind.KEY_REUSED);
            case CashChanged cash when cash.reason() == CashReason.DEPOSIT -> add(Kind.DEPOSITED);
            case TradingStateChanged changed
            when !changed.account().isEmpty() ->
                add(
                        switch (changed.state()) {
                            case ACTIVE -> Kind.RESUMED;
                            case REDUCING -> Kind.REDUCED;
                            case HALTED -> Kind.HALTED;
                        });
            case OrderEvent other -> {}
        }
    }

    private void filled(OrderFilled filled) {
        boolean makes = filled.liquidity() == Liquidity.MAKER;
        addIf(makes, Kind.MAKER_FILL);
        addIf(makes && filled.leaves() > 0, Kind.PARTIAL_MAKER_FILL);
        addIf(makes && filled.fee() < 0, Kind.MAKER_REBATE);
        OrderTerms terms = orders.get(filled.orderId());
        if (terms != null) {
            addIf(terms.timeInForce() == TimeInForce.FOK && filled.leaves() == 0, Kind.FOK_FILLED);
            addIf(terms.reduceOnly(), Kind.REDUCE_ONLY_FILLED);
        }
    }

    private void denied(DenialReason reason) {
        addIf(reason == DenialReason.POST_ONLY_WOULD_TAKE, Kind.POST_ONLY_DENIED);
        addIf(reason == DenialReason.REDUCE_ONLY_WOULD_INCREASE, Kind.REDUCE_ONLY_DENIED);
        addIf(reason == DenialReason.SELF_TRADE, Kind.SELF_TRADE_DENIED);
        addIf(LIMITS.contains(reason), Kind.DENIED_BY_LIMITS);
        addIf(
                reason == DenialReason.TRADING_HALTED || reason == DenialReason.TRADING_REDUCING,
                Kind.DENIED_BY_TRADING_STATE);
    }

    private void cancelled(OrderCancelled cancelled) {
        switch (cancelled.reason()) {
            case FOK_UNFILLED -> add(Kind.FOK_UNFILLED);
            case REQUESTED, IOC_REMAINDER, DEPTH_PROTECTION, CANCEL_ALL, ACCOUNT_RESET -> {}
        }
    }

    private void addIf(boolean seenNow, Kind kind) {
        if (seenNow) {
            add(kind);
        }
    }

    private void add(Kind kind) {
        seen.merge(kind, 1L, Long::sum);
    }

    /** As {@code seen.KIND}, and as {@code notReached.KIND} where there was none. */
    void count(Tally tally) {
        for (Kind kind : Kind.values()) {
            long times = seen.getOrDefault(kind, 0L);
            tally.add((times > 0 ? "seen." : "notReached.") + kind.label(), Math.max(1, times));
        }
    }
}
