package io.nautilus.factor.domain;

import io.nautilus.contracts.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Decides when the cross-section of a close is complete, one interval of one set. It closes when every instrument has
 * answered that had a bar at one of the last {@link Panel#LEAVES_AFTER} closes, else when a bar of the set says that
 * {@link #WAITS_NANOS} of event time passed since the close. While an instrument answers for the first time others may
 * be about to, so such a close waits. Closes close in the order of time; a bar that comes later is left out.
 */
final class Gathering {
    /** A feed says twice a second how late it is, so by then the bars of silent instruments are closed as well. */
    static final long WAITS_NANOS = 1_000_000_000L;

    /** More closes than that are open only where times make no sense: then the oldest waits no longer. */
    private static final int MOST_OPEN = 16;

    private final Panel panel;
    private final long stepNanos;
    private final BiConsumer<CrossSection, Source> closing;
    /** The last close of each instrument that is waited for. */
    private final Map<String, Long> expected = new HashMap<>();

    private final TreeMap<Long, Gathered> open = new TreeMap<>();
    private long closedNanos = Long.MIN_VALUE;

    Gathering(Panel panel, long stepNanos, BiConsumer<CrossSection, Source> closing) {
        this.panel = panel;
        this.stepNanos = stepNanos;
        this.closing = closing;
    }

    /** Takes a bar; answers whether its close was still open. */
    boolean take(ClosedBar bar, Source at) {
        boolean newcomer = expect(bar);
        if (bar.closeNanos() <= closedNanos) {
            return false;
        }
        open.computeIfAbsent(bar.closeNanos(), Gathered::new).add(bar, at, newcomer);
        return true;
    }

    /** A partial bar is an answer where its close is open, but none that is calculated with. */
    void takePartial(ClosedBar bar) {
        expect(bar);
        Gathered answered = open.get(bar.closeNanos());
        if (answered != null) {
            answered.excuse(bar.instrument());
        }
    }

    /** From now on the instrument is waited for; answers whether it was not before. */
    private boolean expect(ClosedBar bar) {
        boolean newcomer = !expected.containsKey(bar.instrument());
        expected.merge(bar.instrument(), bar.closeNanos(), Math::max);
        return newcomer;
    }

    /** Event time came: closes what is complete or was waited for long enough. */
    void passed(long clockNanos) {
        while (!open.isEmpty() && mayClose(open.firstEntry().getValue(), clockNanos)) {
            closeFirst();
        }
    }

    private boolean mayClose(Gathered first, long clockNanos) {
        return open.size() > MOST_OPEN
                || first.closeNanos + WAITS_NANOS <= clockNanos
                || first.answeredBy(expected.size());
    }

    private void closeFirst() {
        Gathered first = open.pollFirstEntry().getValue();
        closedNanos = first.closeNanos;
        expected.values().removeIf(last -> last < closedNanos - Panel.LEAVES_AFTER * stepNanos);
        closing.accept(panel.close(first.closeNanos, first.bars()), first.newest());
    }

    /** Time begins anew: what is open closes as it is, and nothing that was before counts on. */
    void restart() {
        while (!open.isEmpty()) {
            closeFirst();
        }
        panel.clear();
        expected.clear();
        closedNanos = Long.MIN_VALUE;
    }
}
