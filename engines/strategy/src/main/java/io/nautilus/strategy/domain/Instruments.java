package io.nautilus.strategy.domain;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.market.Decimals;
import io.nautilus.market.Instrument;
import io.nautilus.market.Symbol;
import io.nautilus.strategy.domain.Parameters.Invalid;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What instruments are, as market data says. Soft. One that is one too many is not kept. The loop defines, any thread asks. */
final class Instruments {
    static final int MAX_INSTRUMENTS = 10_000;

    private final Map<String, Instrument> bySymbol = new ConcurrentHashMap<>();

    void define(InstrumentDefinition definition) {
        if (bySymbol.size() < MAX_INSTRUMENTS || bySymbol.containsKey(definition.symbol())) {
            try {
                bySymbol.put(definition.symbol(), Instrument.of(definition));
            } catch (DecodeException invalid) {
                bySymbol.remove(definition.symbol());
            }
        }
    }

    int count() {
        return bySymbol.size();
    }

    /** Null where it is not defined. */
    Instrument named(String symbol) {
        return bySymbol.get(symbol);
    }

    /**
     * Why no strategy of this kind can trade so, as far as it is known: its venue has other instruments and not this
     * one, or trades it in other steps. What is wrong in itself is for the log to refuse.
     */
    Optional<Misfit> misfit(String symbol, String kind, String parameters) {
        try {
            String venue = Symbol.parse(symbol).venue();
            Instrument instrument = named(symbol);
            if (instrument == null) {
                boolean known = bySymbol.values().stream()
                        .anyMatch(each -> each.name().venue().equals(venue));
                return known ? Optional.of(Misfit.unknown(symbol)) : Optional.empty();
            }
            Optional<StrategyKind> known = StrategyKind.named(kind);
            return known.isEmpty() ? Optional.empty() : offSteps(instrument, Parameters.of(known.get(), parameters));
        } catch (DecodeException | Invalid refusedByTheLog) {
            return Optional.empty();
        }
    }

    /** Why a strategy that is there cannot trade now; empty where nothing here is in its way. */
    String obstacle(StrategyChanged strategy) {
        Parameters parameters;
        try {
            parameters = Running.parameters(strategy);
        } catch (Invalid unknown) {
            return "not-known: " + unknown.getMessage();
        }
        Instrument instrument = named(strategy.instrument());
        if (instrument == null) {
            return "not-defined: market data says nothing of " + strategy.instrument() + " yet";
        }
        return offSteps(instrument, parameters)
                .map(misfit -> misfit.code() + ": " + misfit.detail())
                .orElse("");
    }

    private static Optional<Misfit> offSteps(Instrument instrument, Parameters parameters) {
        int decimals = instrument.quantityDecimals();
        if (parameters.isMultiple(StrategyKind.QUANTITY, instrument.lot(), decimals)) {
            return Optional.empty();
        }
        return Optional.of(Misfit.offSteps(
                parameters.value(StrategyKind.QUANTITY),
                instrument.symbol(),
                Decimals.format(instrument.lot(), decimals)));
    }
}
