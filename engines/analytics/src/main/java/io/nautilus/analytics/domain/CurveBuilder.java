package io.nautilus.analytics.domain;

import io.nautilus.analytics.domain.Timeline.Beginning;
import io.nautilus.analytics.domain.Timeline.Entry;
import io.nautilus.trading.Amount;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins what an account held with what that was worth, moment by moment. Returns are time-weighted: money that comes or
 * goes counts at the beginning of its step, so a return is {@code equity / (equity before + flow) - 1}. An account that
 * begins anew is valued at the marks of that moment as it was, and then as it is: the return of the step is the product
 * of both. A moment without an equity is passed over, the next return spans it and says so.
 */
final class CurveBuilder {
    private final Grid grid;
    private final Timeline timeline;
    private final Marks marks;
    private final List<Curve.Point> points = new ArrayList<>();
    /** What the next return is of, null where nobody can say. */
    private Amount base;
    /** When that was. */
    private long baseMoment;

    private double growth = 1;

    private CurveBuilder(Grid grid, Timeline timeline, Marks marks) {
        this.grid = grid;
        this.timeline = timeline;
        this.marks = marks;
    }

    /** The curve up to a moment. */
    static Curve build(Grid grid, Timeline timeline, Marks marks, long settled) {
        long from = timeline.isEmpty() ? Long.MAX_VALUE : Math.max(timeline.first(), settled - grid.points() + 1);
        return from > settled ? Curve.NONE : new CurveBuilder(grid, timeline, marks).build(from, settled);
    }

    private Curve build(long from, long settled) {
        boolean opened = timeline.isOpening(from);
        base = opened ? Amount.ZERO : null;
        baseMoment = opened ? from - 1 : from;
        Amount tradedBefore = opened ? Amount.ZERO : timeline.at(from).traded();
        ReturnSeries returns = new ReturnSeries(grid.timeNanos(baseMoment));
        for (long moment = from; moment <= settled; moment++) {
            int spanned = Math.toIntExact(moment - baseMoment);
            Curve.Point point = point(moment);
            points.add(point);
            if (Double.isFinite(point.value())) {
                returns.add(point.timeNanos(), point.value(), spanned);
            }
        }
        return new Curve(points, returns, timeline.at(settled).traded().minus(tradedBefore));
    }

    private Curve.Point point(long moment) {
        Entry changed = timeline.changed(moment);
        Amount flow = changed == null ? Amount.ZERO : flow(changed, moment);
        Worth worth = worth(timeline.at(moment).holdings(), moment);
        double value =
                switch (worth) {
                    case Worth.Known known -> value(known, moment);
                    case Worth.Absent absent -> Double.NaN;
                };
        return new Curve.Point(grid.timeNanos(moment), worth, flow, value);
    }

    private Worth worth(Holdings holdings, long moment) {
        return holdings.worth(instrument -> marks.at(instrument, moment));
    }

    private double value(Worth.Known known, long moment) {
        double value = base != null && base.sign() > 0 ? growth * Ratio.of(known.equity(), base) - 1 : Double.NaN;
        base = known.equity();
        baseMoment = moment;
        growth = 1;
        return value;
    }

    /** Puts what came from outside into the base; answers it. */
    private Amount flow(Entry changed, long moment) {
        Beginning before = changed.before();
        if (before == null) {
            base = base == null ? null : base.plus(changed.flow());
            return changed.flow();
        }
        Amount flow = changed.flow().plus(before.flow());
        switch (worth(before.holdings(), moment)) {
            case Worth.Known known -> {
                Amount whole = base == null ? Amount.ZERO : base.plus(before.flow());
                growth *= whole.sign() > 0 ? Ratio.of(known.equity(), whole) : Double.NaN;
                flow = flow.plus(before.cash()).minus(known.equity());
            }
            case Worth.Absent absent -> growth = Double.NaN;
        }
        base = before.cash().plus(changed.flow());
        return flow;
    }
}
