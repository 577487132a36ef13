package io.nautilus.portfolio.domain;

import io.nautilus.trading.Amount;
import io.nautilus.trading.Valuation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account's books at a place of the journal, valued at the marks of now. Cash, what was funded and fees are by
 * currency; positions are by instrument, those sold out with what they realised.
 */
public record AccountBooks(
        String account,
        String currency,
        Map<String, Amount> cash,
        Map<String, Amount> funded,
        Map<String, Amount> fees,
        List<PositionLine> positions,
        Place place) {

    public AccountBooks {
        positions = List.copyOf(positions);
    }

    /** What sales realised, fees not taken off. */
    public Total realised() {
        return sum(Amount.ZERO, line -> new Total.Known(line.position().realised()))
                .orElseGet(this::noRate);
    }

    /** What positions are worth more than they cost. */
    public Total unrealised() {
        return sum(Amount.ZERO, line -> switch (line.valuation()) {
                    case Valuation.Known known -> new Total.Known(known.unrealised());
                    case Valuation.Absent absent -> new Total.Absent(absent.reason() + " " + line.instrument());
                })
                .orElseGet(this::noRate);
    }

    /** Cash and what positions are worth. */
    public Total equity() {
        return sum(cash.getOrDefault(currency, Amount.ZERO), line -> switch (line.valuation()) {
                    case Valuation.Known known -> new Total.Known(known.value());
                    case Valuation.Absent absent -> new Total.Absent(absent.reason() + " " + line.instrument());
                })
                .orElseGet(this::noRate);
    }

    public Total feesPaid() {
        return foreign().isPresent() ? noRate() : new Total.Known(fees.getOrDefault(currency, Amount.ZERO));
    }

    private interface Share {
        Total of(PositionLine line);
    }

    private Optional<Total> sum(Amount start, Share share) {
        if (foreign().isPresent()) {
            return Optional.empty();
        }
        Amount sum = start;
        for (PositionLine line : positions) {
            switch (share.of(line)) {
                case Total.Known known -> sum = sum.plus(known.amount());
                case Total.Absent absent -> {
                    return Optional.of(absent);
                }
            }
        }
        return Optional.of(new Total.Known(sum));
    }

    private Total noRate() {
        return new Total.Absent("no-rate " + foreign().orElse(currency));
    }

    /** A currency other than the account's that it has something in. */
    private Optional<String> foreign() {
        Optional<String> inCash = cash.entrySet().stream()
                .filter(each ->
                        !each.getKey().equals(currency) && !each.getValue().isZero())
                .map(Map.Entry::getKey)
                .findFirst();
        return inCash.or(() -> positions.stream()
                .map(line -> line.position().quoteCurrency())
                .filter(quote -> !quote.equals(currency))
                .findFirst());
    }
}
