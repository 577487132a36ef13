package io.nautilus.analytics.domain;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.trading.Amount;
import java.util.TreeMap;

/**
 * What an account held at each moment of a grid and what money came or went on the way there: an entry for each moment
 * at which that changed, of those that are kept, and one before them. For one thread.
 */
final class Timeline {
    private final Grid grid;
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private long opened;

    Timeline(Grid grid) {
        this.grid = grid;
    }

    /**
     * What changed within a step: {@code flow} is money from outside, {@code traded} all notional up to the moment.
     * Where the account began anew within the step, {@code before} is what it was until then and {@code flow} is what
     * came later; of several such beginnings what was between the first and the last does not count.
     */
    record Entry(Holdings holdings, Amount flow, Amount traded, Beginning before) {
        void save(StateWriter out, Holdings last) {
            holdings.save(out, last);
            flow.save(out);
            traded.save(out);
            out.optional(before, beginning -> beginning.save(out, last));
        }

        static Entry restored(StateReader in, Holdings last) {
            return new Entry(
                    Holdings.restored(in, last),
                    Amount.restored(in),
                    Amount.restored(in),
                    in.optional(() -> Beginning.restored(in, last)));
        }
    }

    /** An account until it began anew: what came in the step until then, what it held, and what it began with. */
    record Beginning(Amount flow, Holdings holdings, Amount cash) {
        void save(StateWriter out, Holdings last) {
            flow.save(out);
            holdings.save(out, last);
            cash.save(out);
        }

        static Beginning restored(StateReader in, Holdings last) {
            return new Beginning(Amount.restored(in), Holdings.restored(in, last), Amount.restored(in));
        }
    }

    void save(StateWriter out) {
        out.number(opened);
        Holdings[] before = {Holdings.NONE};
        out.ordered(entries, (moment, entry) -> {
            out.number(moment);
            entry.save(out, before[0]);
            before[0] = entry.holdings;
        });
    }

    static Timeline restored(StateReader in, Grid grid) {
        Timeline timeline = new Timeline(grid);
        timeline.opened = in.number();
        Holdings[] before = {Holdings.NONE};
        in.list(() -> {
            long moment = in.number();
            Entry entry = Entry.restored(in, before[0]);
            timeline.entries.put(moment, entry);
            before[0] = entry.holdings;
        });
        return timeline;
    }

    private Entry last() {
        return entries.isEmpty() ? null : entries.lastEntry().getValue();
    }

    private Amount traded() {
        return entries.isEmpty() ? Amount.ZERO : last().traded;
    }

    /** Time does not run backwards: what seems to is of the last moment. */
    private long moment(long timeNanos) {
        long moment = grid.moment(timeNanos);
        return entries.isEmpty() ? moment : Math.max(moment, entries.lastKey());
    }

    private Entry of(long moment, Holdings holdings) {
        Entry known = entries.get(moment);
        return known == null ? new Entry(holdings, Amount.ZERO, traded(), null) : known;
    }

    void flowed(long timeNanos, Amount amount, Holdings after) {
        long moment = moment(timeNanos);
        Entry of = of(moment, after);
        put(moment, new Entry(after, of.flow.plus(amount), of.traded, of.before));
    }

    void traded(long timeNanos, Amount notional, Holdings after) {
        long moment = moment(timeNanos);
        Entry of = of(moment, after);
        put(moment, new Entry(after, of.flow, of.traded.plus(notional), of.before));
    }

    void reset(long timeNanos, Holdings before, Holdings after) {
        long moment = moment(timeNanos);
        Entry of = of(moment, after);
        Amount flow = of.before == null ? of.flow : of.before.flow;
        Holdings held = of.before == null ? before : of.before.holdings;
        put(moment, new Entry(after, Amount.ZERO, of.traded, new Beginning(flow, held, after.cash())));
    }

    private void put(long moment, Entry entry) {
        opened = entries.isEmpty() ? moment : opened;
        entries.put(moment, entry);
        while (entries.size() > 1 && entries.higherKey(entries.firstKey()) <= moment - grid.kept()) {
            entries.pollFirstEntry();
        }
    }

    /** How many are kept. */
    int size() {
        return entries.size();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The first moment that is known. */
    long first() {
        return entries.firstKey();
    }

    /** Whether the account was opened within the step up to a moment. */
    boolean isOpening(long moment) {
        return moment == opened;
    }

    /** What was changed within the step up to a moment, or null where nothing was. */
    Entry changed(long moment) {
        return entries.get(moment);
    }

    /** How things stood at a moment that is known. */
    Entry at(long moment) {
        return entries.floorEntry(moment).getValue();
    }
}
