package io.nautilus.portfolio.domain;

import io.nautilus.contracts.Place;
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
        return sum(Amount.ZERO, line -> new Total.Known(line.position().realised()));
    }

    /** What positions are worth more than they cost. */
    public Total unrealised() {
        return sum(Amount.ZERO, line -> switch (line.valuation()) {
            case Valuation.Known known -> new Total.Known(known.unrealised());
            case Valuation.Absent absent -> new Total.Absent(absent.reason() + " " + line.instrument());
        });
    }

    /** Cash and what positions are worth. */
    public Total equity() {
        return absentIf(inOther(cash))
                .orElseGet(() -> sum(cash.getOrDefault(currency, Amount.ZERO), line -> switch (line.valuation()) {
                    case Valuation.Known known -> new Total.Known(known.value());
                    case Valuation.Absent absent -> new Total.Absent(absent.reason() + " " + line.instrument());
                }));
    }

    public Total feesPaid() {
        return absentIf(inOther(fees)).orElseGet(() -> new Total.Known(fees.getOrDefault(currency, Amount.ZERO)));
    }

    private interface Share {
        Total of(PositionLine line);
    }

    private Total sum(Amount start, Share share) {
        Amount sum = start;
        for (PositionLine line : positions) {
            Total part = absentIf(Optional.of(line.position().quoteCurrency()).filter(this::isOther))
                    .orElseGet(() -> share.of(line));
            switch (part) {
                case Total.Known known -> sum = sum.plus(known.amount());
                case Total.Absent absent -> {
                    return absent;
                }
            }
        }
        return new Total.Known(sum);
    }

    /** No currency has a rate to another yet: what is in another one cannot be summed. */
    private static Optional<Total> absentIf(Optional<String> other) {
        return other.map(currency -> new Total.Absent("no-rate " + currency));
    }

    private Optional<String> inOther(Map<String, Amount> amounts) {
        return amounts.entrySet().stream()
                .filter(each -> isOther(each.getKey()) && !each.getValue().isZero())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean isOther(String other) {
        return !other.equals(currency);
    }
}
