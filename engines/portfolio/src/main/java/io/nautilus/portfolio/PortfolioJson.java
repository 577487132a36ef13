package io.nautilus.portfolio;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.nautilus.contracts.Place;
import io.nautilus.market.Decimals;
import io.nautilus.portfolio.domain.AccountBooks;
import io.nautilus.portfolio.domain.FillEntry;
import io.nautilus.portfolio.domain.LedgerEntry;
import io.nautilus.portfolio.domain.PositionLine;
import io.nautilus.portfolio.domain.Total;
import io.nautilus.trading.Valuation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The books as HTTP shows them: decimals are strings; what cannot be said is left out and its reason stands there. */
final class PortfolioJson {
    private PortfolioJson() {}

    /** A figure, or why there is none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figure(String value, String reason) {
        static Figure of(Total total) {
            return switch (total) {
                case Total.Known known -> new Figure(known.amount().toString(), null);
                case Total.Absent absent -> new Figure(null, absent.reason());
            };
        }
    }

    /** An account's books at {@code place} of the journal. */
    public record Books(
            String id,
            String currency,
            Map<String, String> cash,
            Figure equity,
            Figure realised,
            Figure unrealised,
            Figure fees,
            List<PositionJson> positions,
            Place place) {
        static Books of(AccountBooks books) {
            Map<String, String> cash = new TreeMap<>();
            books.cash().forEach((currency, amount) -> cash.put(currency, amount.toString()));
            return new Books(
                    books.account(),
                    books.currency(),
                    cash,
                    Figure.of(books.equity()),
                    Figure.of(books.realised()),
                    Figure.of(books.unrealised()),
                    Figure.of(books.feesPaid()),
                    books.positions().stream().map(PositionJson::of).toList(),
                    books.place());
        }
    }

    /** A position with what it is worth at its mark. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PositionJson(
            String instrument,
            String quantity,
            String currency,
            String cost,
            String averageCost,
            String realised,
            String mark,
            Instant markedAt,
            Double markAgeSeconds,
            String value,
            String unrealised,
            String reason) {
        static PositionJson of(PositionLine line) {
            String value = null;
            String unrealised = null;
            String reason = null;
            switch (line.valuation()) {
                case Valuation.Known known -> {
                    value = known.value().toString();
                    unrealised = known.unrealised().toString();
                }
                case Valuation.Absent absent -> reason = absent.reason();
            }
            Instant markedAt =
                    line.mark().map(mark -> instant(mark.timeNanos())).orElse(null);
            return new PositionJson(
                    line.instrument(),
                    line.position().quantity().toString(),
                    line.position().quoteCurrency(),
                    line.position().cost().toString(),
                    line.averageCost()
                            .map(cost -> cost.stripTrailingZeros().toPlainString())
                            .orElse(null),
                    line.position().realised().toString(),
                    line.mark()
                            .map(mark -> Decimals.formatPlain(mark.price(), mark.priceDecimals()))
                            .orElse(null),
                    markedAt,
                    markedAt == null
                            ? null
                            : Math.max(
                                            0,
                                            java.time.Duration.between(markedAt, Instant.now())
                                                    .toMillis())
                                    / 1000.0,
                    value,
                    unrealised,
                    reason);
        }
    }

    /** A change of cash. */
    public record LedgerJson(
            Instant at, String kind, String currency, String amount, String balance, String reference, Place place) {
        static LedgerJson of(LedgerEntry entry) {
            return new LedgerJson(
                    instant(entry.timeNanos()),
                    entry.kind().name(),
                    entry.currency(),
                    entry.amount().toString(),
                    entry.balance().toString(),
                    entry.reference(),
                    entry.place());
        }
    }

    /** A fill. */
    public record FillJson(
            Instant at,
            String account,
            String instrument,
            String side,
            String price,
            String quantity,
            String notional,
            String fee,
            String currency,
            String liquidity,
            String orderId,
            int fill,
            Place place) {
        static FillJson of(FillEntry entry) {
            return new FillJson(
                    instant(entry.timeNanos()),
                    entry.account(),
                    entry.instrument(),
                    entry.side().name(),
                    entry.price().toString(),
                    entry.quantity().toString(),
                    entry.notional().toString(),
                    entry.fee().toString(),
                    entry.currency(),
                    entry.liquidity().name(),
                    entry.orderId().toString(),
                    entry.fill(),
                    entry.place());
        }
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
