package io.nautilus.risk.domain;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.InstrumentLimit;
import io.nautilus.contracts.Limits;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.market.Currencies;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;
import io.nautilus.trading.Amount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An account's limits as the log has them, made ready for the checks. Money is a mantissa in its currency. */
final class AccountLimits {
    static final AccountLimits NONE = new AccountLimits(new LimitsChanged(
            MessageId.NONE,
            "",
            0,
            0,
            LimitsChanged.NONE,
            LimitsChanged.NONE,
            LimitsChanged.NONE,
            LimitsChanged.NONE,
            LimitsChanged.NONE,
            LimitsChanged.NO_COUNT,
            LimitsChanged.NO_COUNT,
            LimitsChanged.NO_COUNT,
            LimitsChanged.NO_COUNT,
            List.of(),
            "",
            ""));

    private final LimitsChanged changed;
    private final Map<String, InstrumentLimit> byInstrument = new HashMap<>();

    AccountLimits(LimitsChanged changed) {
        this.changed = changed;
        changed.instruments().forEach(limit -> byInstrument.put(limit.instrument(), limit));
    }

    /** The event that set them; there is none for {@link #NONE}. */
    LimitsChanged changed() {
        return changed;
    }

    int number() {
        return changed.number();
    }

    int decimals() {
        return changed.decimals();
    }

    boolean isRestricted(String instrument) {
        InstrumentLimit limit = byInstrument.isEmpty() ? null : byInstrument.get(instrument);
        return limit != null && limit.restricted();
    }

    /** Null where the instrument has no limits of its own. */
    InstrumentLimit of(String instrument) {
        return byInstrument.isEmpty() ? null : byInstrument.get(instrument);
    }

    int ordersPerSecond() {
        return changed.ordersPerSecond();
    }

    boolean hasOrdersPerSecond() {
        return changed.ordersPerSecond() != LimitsChanged.NO_COUNT;
    }

    int maxOpenOrders() {
        return changed.maxOpenOrders();
    }

    boolean hasMaxOpenOrders() {
        return changed.maxOpenOrders() != LimitsChanged.NO_COUNT;
    }

    int priceCollarMillionths() {
        return changed.priceCollarMillionths();
    }

    int maxConcentrationMillionths() {
        return changed.maxConcentrationMillionths();
    }

    long maxGross() {
        return changed.maxGross();
    }

    long maxDailyLoss() {
        return changed.maxDailyLoss();
    }

    long maxDrawdown() {
        return changed.maxDrawdown();
    }

    /** Whether losses are limited, so that equity has to be marked. */
    boolean boundsLosses() {
        return changed.maxDailyLoss() != LimitsChanged.NONE || changed.maxDrawdown() != LimitsChanged.NONE;
    }

    boolean boundsNotional() {
        return changed.minNotional() != LimitsChanged.NONE || changed.maxNotional() != LimitsChanged.NONE;
    }

    boolean isBelowMinNotional(long notional) {
        return changed.minNotional() != LimitsChanged.NONE && notional < changed.minNotional();
    }

    boolean isAboveMaxNotional(long notional) {
        return changed.maxNotional() != LimitsChanged.NONE && notional > changed.maxNotional();
    }

    static boolean isBelow(OrderTerms terms, long limit, int decimals) {
        return limit != LimitsChanged.NONE && quantity(terms).isLessThan(new Amount(decimals, limit));
    }

    static boolean isAbove(OrderTerms terms, long limit, int decimals) {
        return limit != LimitsChanged.NONE && new Amount(decimals, limit).isLessThan(quantity(terms));
    }

    private static Amount quantity(OrderTerms terms) {
        return new Amount(terms.quantityDecimals(), terms.quantity());
    }

    /** As people write them. */
    Limits written() {
        List<Limits.OfInstrument> instruments = new ArrayList<>();
        for (InstrumentLimit each : changed.instruments()) {
            instruments.add(new Limits.OfInstrument(
                    each.instrument(),
                    each.restricted() ? Boolean.TRUE : null,
                    text(each.minQuantity(), each.decimals()),
                    text(each.maxQuantity(), each.decimals()),
                    text(each.maxPosition(), each.decimals())));
        }
        return new Limits(
                text(changed.minNotional(), changed.decimals()),
                text(changed.maxNotional(), changed.decimals()),
                text(changed.maxGross(), changed.decimals()),
                text(changed.maxDailyLoss(), changed.decimals()),
                text(changed.maxDrawdown(), changed.decimals()),
                count(changed.priceCollarMillionths()),
                count(changed.maxConcentrationMillionths()),
                count(changed.ordersPerSecond()),
                count(changed.maxOpenOrders()),
                instruments);
    }

    private static String text(long mantissa, int decimals) {
        return mantissa == LimitsChanged.NONE ? null : Decimals.formatPlain(mantissa, decimals);
    }

    private static Integer count(int count) {
        return count == LimitsChanged.NO_COUNT ? null : Integer.valueOf(count);
    }

    /** The event of these limits. Throws {@link IllegalArgumentException} that names what is invalid. */
    static LimitsChanged read(MessageId id, Command.SetLimits asked, String currency) {
        Limits limits = asked.limits();
        int decimals = Currencies.decimals(currency);
        List<InstrumentLimit> instruments = new ArrayList<>();
        for (Limits.OfInstrument each : limits.instruments()) {
            if (instruments.stream().anyMatch(other -> other.instrument().equals(each.instrument()))) {
                throw new IllegalArgumentException("instrument " + each.instrument() + " comes twice");
            }
            instruments.add(read(each));
        }
        return new LimitsChanged(
                id,
                asked.account(),
                asked.number(),
                decimals,
                money("minNotional", limits.minNotional(), decimals),
                money("maxNotional", limits.maxNotional(), decimals),
                money("maxGross", limits.maxGross(), decimals),
                money("maxDailyLoss", limits.maxDailyLoss(), decimals),
                money("maxDrawdown", limits.maxDrawdown(), decimals),
                count("priceCollarMillionths", limits.priceCollarMillionths(), 0),
                count("maxConcentrationMillionths", limits.maxConcentrationMillionths(), 0),
                count("ordersPerSecond", limits.ordersPerSecond(), 1),
                count("maxOpenOrders", limits.maxOpenOrders(), 0),
                instruments,
                asked.by(),
                asked.key());
    }

    private static InstrumentLimit read(Limits.OfInstrument limit) {
        String[] texts = {limit.minQuantity(), limit.maxQuantity(), limit.maxPosition()};
        int decimals = 0;
        for (String text : texts) {
            decimals = text == null ? decimals : Math.max(decimals, printed(text));
        }
        return new InstrumentLimit(
                limit.instrument(),
                Boolean.TRUE.equals(limit.restricted()),
                decimals,
                money("minQuantity", limit.minQuantity(), decimals),
                money("maxQuantity", limit.maxQuantity(), decimals),
                money("maxPosition", limit.maxPosition(), decimals));
    }

    private static int printed(String text) {
        try {
            return Decimals.printed(text);
        } catch (DecimalException invalid) {
            throw new IllegalArgumentException("'" + text + "' is no quantity", invalid);
        }
    }

    private static long money(String name, String text, int decimals) {
        if (text == null) {
            return LimitsChanged.NONE;
        }
        try {
            long mantissa = Decimals.parse(text, decimals);
            if (mantissa >= 0 && mantissa <= Funds.MAX_BALANCE) {
                return mantissa;
            }
        } catch (DecimalException invalid) {
            throw new IllegalArgumentException(
                    name + " '" + text + "' has not at most " + decimals + " decimals", invalid);
        }
        throw new IllegalArgumentException(name + " '" + text + "' is negative or too large");
    }

    private static int count(String name, Integer count, int least) {
        if (count == null) {
            return LimitsChanged.NO_COUNT;
        }
        if (count < least) {
            throw new IllegalArgumentException(name + " of " + count + " is below " + least);
        }
        return count;
    }
}
