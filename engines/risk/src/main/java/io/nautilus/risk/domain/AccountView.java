package io.nautilus.risk.domain;

import io.nautilus.contracts.Limits;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Fees;
import io.nautilus.trading.Position;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** An account as risk's fold has it: cash by currency and positions by instrument, sorted, and its limits. */
public record AccountView(
        String name,
        String currency,
        Fees fees,
        Map<String, Amount> cash,
        Map<String, Position> positions,
        int limitsNumber,
        String limitsChangedBy,
        Limits limits) {
    static AccountView of(Accounts.Entry entry) {
        Account account = entry.account();
        Map<String, Amount> cash = new TreeMap<>();
        account.currencies().forEach(each -> cash.put(each, account.cash(each)));
        return new AccountView(
                account.name(),
                account.currency(),
                account.fees(),
                Collections.unmodifiableMap(cash),
                Collections.unmodifiableMap(new TreeMap<>(account.positions())),
                entry.limits().number(),
                entry.limits().changed().changedBy(),
                entry.limits().written());
    }
}
