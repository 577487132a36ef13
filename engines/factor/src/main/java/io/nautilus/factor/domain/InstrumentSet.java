package io.nautilus.factor.domain;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.Source;
import io.nautilus.market.BarInterval;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The instruments of one venue: they are heard by one clock, so they close together and are ranked together. The clock
 * is the latest end of a whole bar. An instrument whose bars go back in time says that time begins anew, as when a
 * recording is played again: then all windows of the set are forgotten.
 */
final class InstrumentSet {
    private record Name(String instrument, BarInterval interval) {}

    /** The last bar of an instrument and interval, and when the last whole one closed, unless time began anew. */
    private record Heard(BarRecord last, long closeNanos) {}

    private static final long NEVER = Long.MIN_VALUE;

    private final Map<BarInterval, Gathering> gatherings = new EnumMap<>(BarInterval.class);
    private final Map<Name, Heard> heard = new HashMap<>();
    private long clockNanos = NEVER;

    InstrumentSet(String name, Catalogue catalogue, Set<BarInterval> served, Consumer<ClosedSection> closed) {
        for (BarInterval interval : served) {
            Panel panel = new Panel(catalogue, interval.nanos());
            gatherings.put(
                    interval,
                    new Gathering(
                            panel,
                            interval.nanos(),
                            (section, newest) -> closed.accept(new ClosedSection(name, interval, newest, section))));
        }
    }

    /** Takes a bar of a served interval that stands at a place of its topic. */
    Taking on(ClosedBar bar, Source at) {
        Name name = new Name(bar.instrument(), bar.interval());
        Heard before = heard.get(name);
        if (before != null && !bar.record().isNewerThan(before.last())) {
            return Taking.NOT_NEWER;
        }
        if (before != null && !bar.partial() && bar.closeNanos() < before.closeNanos()) {
            restart();
            before = heard.get(name);
        }
        long last = before == null ? NEVER : before.closeNanos();
        heard.put(name, new Heard(bar.record(), bar.partial() ? last : bar.closeNanos()));
        return gather(bar, at);
    }

    /** A bar first says what time it is: what it is too late for closes without it. */
    private Taking gather(ClosedBar bar, Source at) {
        Gathering gathering = gatherings.get(bar.interval());
        if (bar.partial()) {
            gathering.takePartial(bar);
            return Taking.PARTIAL;
        }
        clockNanos = Math.max(clockNanos, bar.closeNanos());
        gatherings.values().forEach(each -> each.passed(clockNanos));
        return gathering.take(bar, at) ? Taking.TAKEN : Taking.LATE;
    }

    private void restart() {
        gatherings.values().forEach(Gathering::restart);
        heard.replaceAll((name, each) -> new Heard(each.last(), NEVER));
        clockNanos = NEVER;
    }
}
