package io.nautilus.risk.domain;

import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.trading.Account;
import java.time.Duration;

/** What time brings: markets that fell silent, a new UTC day, reports of the books. */
final class Ticks {
    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();
    /** As many accounts are marked by one tick, the others by the next ones. */
    private static final int MAX_MARKED = 100;

    private final RiskState state;
    private final Equity equity;
    private final MarketDesk desk;

    Ticks(RiskState state, MarketDesk desk) {
        this.state = state;
        this.equity = new Equity(state);
        this.desk = desk;
    }

    /**
     * Each kind of news takes a tick of its own, so that a tick always fits its frame: changes of markets, marks of
     * equity, and reports when there is nothing else to say.
     */
    void on(Step step) {
        boolean[] said = {false};
        Step heard = new Step().at(step.moment(), event -> {
            said[0] = true;
            step.emit(event);
        });
        desk.tick(heard);
        if (!said[0]) {
            mark(heard);
        }
        if (!said[0]) {
            report(step);
        }
    }

    /**
     * Equity at the beginning of an account's UTC day, and its peaks, where losses are limited. A day begins with what
     * the books showed last, whatever became of their markets, since no limit waits for one that has ended; a new peak is
     * of live markets, but for the first one.
     */
    private void mark(Step step) {
        long timeNanos = step.moment().timeNanos();
        int day = Math.toIntExact(Math.floorDiv(timeNanos, DAY_NANOS));
        int marked = 0;
        for (Accounts.Entry entry : state.accounts.entries()) {
            if (marked < MAX_MARKED && entry.limits().boundsLosses() && mark(entry, day, step)) {
                marked++;
            }
        }
    }

    private boolean mark(Accounts.Entry entry, int day, Step step) {
        boolean newDay = !entry.isMarked() || entry.day() != day;
        boolean due = step.moment().timeNanos() - entry.markedNanos() >= state.rules.reportEveryNanos();
        boolean live = (newDay || due) && equity.isLive(entry.account());
        long now = newDay || live ? equity.marked(entry.account()) : Equity.UNKNOWN;
        if (now == Equity.UNKNOWN || !newDay && now <= entry.peak()) {
            return false;
        }
        long peak = entry.isMarked() ? entry.peak() : now;
        step.emit(new EquityMarked(
                entry.account().name(),
                day,
                entry.limits().decimals(),
                now,
                newDay ? now : entry.dayOpen(),
                live ? Math.max(now, peak) : peak));
        return true;
    }

    /** At most one account per tick; of more than {@link Account#MAX_HOLDINGS} lines the first ones by asset. */
    private void report(Step step) {
        for (Accounts.Entry entry : state.accounts.entries()) {
            if (entry.isReportDue(step.moment().timeNanos(), state.rules.reportEveryNanos())) {
                step.emit(new BooksReported(
                        entry.account().name(), entry.account().holdings()));
                return;
            }
        }
    }
}
