package io.nautilus.portfolio.domain;

import io.nautilus.contracts.Place;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Position;
import java.util.Map;

/** An account's books as published, not valued yet. */
record AccountState(
        String account,
        String currency,
        Map<String, Amount> cash,
        Map<String, Amount> funded,
        Map<String, Amount> fees,
        Map<String, Position> positions,
        Recent<LedgerEntry> ledger,
        Place place) {
    AccountBooks valued(Marks marks) {
        return new AccountBooks(
                account,
                currency,
                cash,
                funded,
                fees,
                positions.entrySet().stream()
                        .map(each -> PositionLine.of(each.getKey(), each.getValue(), marks.of(each.getKey())))
                        .toList(),
                place);
    }
}
