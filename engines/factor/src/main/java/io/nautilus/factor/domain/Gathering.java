package io.nautilus.factor.domain;

import io.nautilus.contracts.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Decides when the cross-section of a close is complete, one interval of one set. It closes when every instrument has
 * answered that had a bar at one of the last {@link Panel#LEAVES_AFTER} closes, else when a bar of the set says that
 * {@link #WAITS_NANOS} of event time passed since the close. While an instrument answers for the first time others may
 * be about to, so such a close waits. No interval is shorter than the wait, so one close is open at a time and every
 * bar of a cross-section stands before those of the next; a bar that comes later is left out.
 */
final class Gathering {
    /** A feed says twice a second how late it is, so by then the bars of silent instruments are closed as well. */
    static final long WAITS_NANOS = 1_000_000_000L;

    private final Panel panel;
    private final long stepNanos;
    private final BiConsumer<CrossSection, Source> closing;
    /** The last close of each instrument that is waited for. */
    private final Map<String, Long> expected = new HashMap<>();
    /** Null while nothing is open. */
    private Gathered open;

    private long closedNanos = Long.MIN_VALUE;

    Gathering(Panel panel, long stepNanos, BiConsumer<CrossSection, Source> closing) {
        this.panel = panel;
        this.stepNanos = stepNanos;
        this.closing = closing;
    }

    /** Takes a bar; answers whether its close was still open. */
    boolean take(ClosedBar bar, Source at) {
        boolean newcomer = expect(bar);
        if (bar.closeNanos() <= closedNanos || (open != null && bar.closeNanos() < open.closeNanos)) {
            return false;
        }
        if (open == null) {
            open = new Gathered(bar.closeNanos());
        }
        open.add(bar, at, newcomer);
        closeIfAnswered();
        return true;
    }

    /** A partial bar is an answer where its close is open, but none that is calculated with. */
    void takePartial(ClosedBar bar) {
        expect(bar);
        if (open != null && open.closeNanos == bar.closeNanos()) {
            open.excuse(bar.instrument());
            closeIfAnswered();
        }
    }

    /** From now on the instrument is waited for; answers whether it was not before. */
    private boolean expect(ClosedBar bar) {
        boolean newcomer = !expected.containsKey(bar.instrument());
        expected.merge(bar.instrument(), bar.closeNanos(), Math::max);
        return newcomer;
    }

    private void closeIfAnswered() {
        if (open.answeredBy(expected.size())) {
            close();
        }
    }

    /** Event time came: what was waited for long enough closes. */
    void passed(long clockNanos) {
        if (open != null && open.closeNanos + WAITS_NANOS <= clockNanos) {
            close();
        }
    }

    private void close() {
        Gathered all = open;
        open = null;
        closedNanos = all.closeNanos;
        expected.values().removeIf(last -> last < closedNanos - Panel.LEAVES_AFTER * stepNanos);
        closing.accept(panel.close(all.closeNanos, all.bars()), all.newest());
    }

    /** Time begins anew: what is open closes as it is, and nothing that was before counts on. */
    void restart() {
        if (open != null) {
            close();
        }
        panel.clear();
        expected.clear();
        closedNanos = Long.MIN_VALUE;
    }
}
