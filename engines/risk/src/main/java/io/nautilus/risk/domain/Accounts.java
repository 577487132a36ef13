package io.nautilus.risk.domain;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CashChanged;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Fees;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The accounts on the log, and since when their books were not reported. */
final class Accounts {
    private final Map<String, Entry> entries = new TreeMap<>();

    /** An account and whether and when its books were reported. */
    static final class Entry {
        private final Account account;
        private boolean changed;
        private long reportedNanos = Long.MIN_VALUE;

        private Entry(Account account) {
            this.account = account;
        }

        Account account() {
            return account;
        }

        /** Whether the books changed since they were last reported, and that was long enough ago. */
        boolean isReportDue(long nowNanos, long everyNanos) {
            return changed && (reportedNanos == Long.MIN_VALUE || nowNanos - reportedNanos >= everyNanos);
        }
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The account, which must exist. */
    Account get(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalStateException("no account " + name);
        }
        return entry.account();
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    void apply(AccountOpened opened) {
        Fees fees = new Fees(opened.makerFeeMillionths(), opened.takerFeeMillionths());
        entries.putIfAbsent(opened.account(), new Entry(new Account(opened.account(), opened.currency(), fees)));
    }

    void apply(CashChanged changed) {
        get(changed.account()).fund(changed.currency(), new Amount(changed.decimals(), changed.amount()));
        changed(changed.account());
    }

    void apply(BooksReported reported, long timeNanos) {
        Entry entry = entries.get(reported.account());
        entry.changed = false;
        entry.reportedNanos = timeNanos;
    }

    void changed(String name) {
        entries.get(name).changed = true;
    }
}
