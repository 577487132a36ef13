package io.nautilus.risk.domain;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Fees;
import java.util.Collection;
import java.util.TreeMap;

/** The accounts on the log, with what limits them. */
final class Accounts implements Durable {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final TreeMap<String, Entry> entries = new TreeMap<>();

    /** An account, its limits and what is measured by them, and whether and when its books were reported. */
    static final class Entry {
        private final Account account;
        private AccountLimits limits = AccountLimits.NONE;
        private Amount opening = Amount.ZERO;
        private boolean changed;
        private long reportedNanos = Long.MIN_VALUE;
        private int openOrders;
        private long rateNanos = Long.MIN_VALUE;
        private EquityMarked mark;
        private long markedNanos;

        private Entry(Account account) {
            this.account = account;
        }

        private void save(StateWriter out) {
            account.save(out);
            out.optional(limits == AccountLimits.NONE ? null : limits.changed(), out::message);
            opening.save(out);
            out.flag(changed);
            out.number(reportedNanos);
            out.number(openOrders);
            out.number(rateNanos);
            out.optional(mark, out::message);
            out.number(markedNanos);
        }

        private static Entry restored(StateReader in) {
            Entry entry = new Entry(Account.restored(in));
            LimitsChanged limited = in.optional(() -> in.message(LimitsChanged.class));
            entry.limits = limited == null ? AccountLimits.NONE : new AccountLimits(limited);
            entry.opening = Amount.restored(in);
            entry.changed = in.flag();
            entry.reportedNanos = in.number();
            entry.openOrders = in.integer();
            entry.rateNanos = in.number();
            entry.mark = in.optional(() -> in.message(EquityMarked.class));
            entry.markedNanos = in.number();
            return entry;
        }

        Account account() {
            return account;
        }

        AccountLimits limits() {
            return limits;
        }

        /** The cash it was opened with, in its currency. */
        Amount opening() {
            return opening;
        }

        int openOrders() {
            return openOrders;
        }

        void opened() {
            openOrders++;
        }

        void closed() {
            openOrders--;
        }

        /** Whether another order keeps the rate: each takes its share of a second, and a second may be taken ahead. */
        boolean mayOrder(long timeNanos) {
            return !limits.hasOrdersPerSecond() || rateNanos <= timeNanos + SECOND_NANOS - intervalNanos();
        }

        /** An order was decided. */
        void ordered(long timeNanos) {
            if (limits.hasOrdersPerSecond()) {
                rateNanos = Math.max(rateNanos, timeNanos) + intervalNanos();
            }
        }

        private long intervalNanos() {
            return SECOND_NANOS / limits.ordersPerSecond();
        }

        boolean isMarked() {
            return mark != null;
        }

        int day() {
            return mark.day();
        }

        long dayOpen() {
            return mark.dayOpen();
        }

        long peak() {
            return mark.peak();
        }

        long markedNanos() {
            return markedNanos;
        }

        /** Whether the books changed since they were last reported, and that was long enough ago. */
        boolean isReportDue(long nowNanos, long everyNanos) {
            return changed && (reportedNanos == Long.MIN_VALUE || nowNanos - reportedNanos >= everyNanos);
        }

        /** Cash from outside is no profit and no loss. */
        private void funded(Amount amount) {
            if (mark != null) {
                long more = amount.in(mark.decimals());
                mark = new EquityMarked(
                        mark.account(),
                        mark.day(),
                        mark.decimals(),
                        mark.equity() + more,
                        mark.dayOpen() + more,
                        mark.peak() + more);
            }
        }
    }

    @Override
    public void save(StateWriter out) {
        out.map(entries, entry -> entry.save(out));
    }

    @Override
    public void restore(StateReader in) {
        in.map(name -> entries.put(name, Entry.restored(in)));
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The account, or null where there is none. */
    Entry find(String name) {
        return entries.get(name);
    }

    /** The account, which must exist. */
    Account get(String name) {
        return entry(name).account();
    }

    Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalStateException("no account " + name);
        }
        return entry;
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    void apply(AccountOpened opened) {
        Fees fees = new Fees(opened.makerFeeMillionths(), opened.takerFeeMillionths());
        entries.putIfAbsent(opened.account(), new Entry(new Account(opened.account(), opened.currency(), fees)));
    }

    void apply(CashChanged changed) {
        Entry entry = entry(changed.account());
        Amount amount = new Amount(changed.decimals(), changed.amount());
        entry.account.fund(changed.currency(), amount);
        if (changed.reason() == CashReason.OPENING) {
            entry.opening = amount;
        } else if (changed.currency().equals(entry.account.currency())) {
            entry.funded(amount);
        }
        entry.changed = true;
    }

    void apply(LimitsChanged changed) {
        Entry entry = entry(changed.account());
        entry.limits = new AccountLimits(changed);
        entry.rateNanos = Long.MIN_VALUE;
    }

    void apply(EquityMarked marked, long timeNanos) {
        Entry entry = entry(marked.account());
        entry.mark = marked;
        entry.markedNanos = timeNanos;
    }

    /** Losses are measured anew, too. */
    void apply(AccountReset reset) {
        Entry entry = entry(reset.account());
        entry.account.reset(new Amount(reset.decimals(), reset.cash()));
        entry.mark = null;
        entry.changed = true;
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
