package io.nautilus.runtime.log;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.StepNote;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the journal says of steps that failed. The first failure makes a record suspect: its next owner takes it in a
 * step of its own. A failure of a suspect condemns the message, which is from then on rejected and not run. So what
 * cannot be decided costs two restarts, and what it shares a frame with is decided.
 */
final class Strikes implements Durable {
    /** After so many short reigns in a row the next owner notes each record before it takes it. */
    static final int SHORT_REIGNS = 3;

    /**
     * A reign that was shorter is one that died of something, as far as the journal tells: that it took steps says
     * nothing, since some market data or a timer always comes before what kills.
     */
    private static final long SHORT_NANOS = 10_000_000_000L;

    /** A record, or a timer. */
    private record Place(int source, long offset) {}

    /** A suspect with what is condemned of it, by index. */
    private static final class Suspect {
        final Map<Integer, String> condemned = new TreeMap<>();
        boolean announced;
    }

    private final Map<Place, Suspect> suspects = new LinkedHashMap<>();
    private StepNote begun;
    private int rulesVersion = -1;
    private boolean reigned;
    private long reignSinceNanos;
    private long lastClockNanos;
    private int shortReigns;

    @Override
    public void save(StateWriter out) {
        out.ordered(suspects, (place, suspect) -> {
            out.number(place.source());
            out.number(place.offset());
            out.flag(suspect.announced);
            out.ordered(suspect.condemned, (index, detail) -> {
                out.number(index);
                out.text(detail);
            });
        });
        out.optional(begun, out::message);
        out.number(rulesVersion);
        out.flag(reigned);
        out.number(reignSinceNanos);
        out.number(lastClockNanos);
        out.number(shortReigns);
    }

    @Override
    public void restore(StateReader in) {
        in.list(() -> {
            Suspect suspect = new Suspect();
            suspects.put(new Place(in.integer(), in.number()), suspect);
            suspect.announced = in.flag();
            in.list(() -> suspect.condemned.put(in.integer(), in.text()));
        });
        begun = in.optional(() -> in.message(StepNote.class));
        rulesVersion = in.integer();
        reigned = in.flag();
        reignSinceNanos = in.number();
        lastClockNanos = in.number();
        shortReigns = in.integer();
    }

    /** A reign begins. What the one before had noted and not finished killed it, and may kill once more. */
    void reignBegins(FrameHeader epoch) {
        boolean brief = reigned && lastClockNanos - reignSinceNanos < SHORT_NANOS;
        shortReigns = brief ? shortReigns + 1 : 0;
        if (begun != null) {
            strike(begun);
            begun = null;
            shortReigns = SHORT_REIGNS;
        }
        reigned = true;
        reignSinceNanos = epoch.clockNanos();
        lastClockNanos = epoch.clockNanos();
    }

    /** A valid frame; its notes follow. */
    void frame(FrameHeader header) {
        rules(header.rulesVersion());
        begun = null;
        lastClockNanos = header.clockNanos();
        if (header.cause() >= 0) {
            finished(header.cause());
        }
    }

    /** Another release decides otherwise: what its timers failed at before counts no more. */
    void rules(int version) {
        if (version != rulesVersion) {
            suspects.keySet().removeIf(place -> place.source() == StepNote.TIMER);
            rulesVersion = version;
        }
    }

    private void finished(int timer) {
        Place place = new Place(StepNote.TIMER, timer);
        Suspect suspect = suspects.get(place);
        if (suspect != null && suspect.condemned.isEmpty()) {
            suspects.remove(place);
        } else if (suspect != null) {
            suspect.announced = true;
        }
    }

    void note(StepNote note) {
        switch (note.kind()) {
            case FAILED -> strike(note);
            case BEGUN -> begun = note;
            case SUSPECTED -> {}
        }
    }

    private void strike(StepNote note) {
        Place place = new Place(note.source(), note.offset());
        Suspect suspect = suspects.get(place);
        if (suspect != null) {
            suspect.condemned.putIfAbsent(note.index(), note.detail());
            return;
        }
        suspects.put(place, new Suspect());
        if (suspects.size() > ShardSpec.MAX_SUSPECTS) {
            suspects.remove(suspects.keySet().iterator().next());
        }
    }

    int suspects() {
        return suspects.size();
    }

    boolean isSuspect(int source, long offset) {
        return !suspects.isEmpty() && suspects.containsKey(new Place(source, offset));
    }

    /** How deciding this failed, or null where it is to be decided. */
    String condemned(int source, long offset, int index) {
        if (suspects.isEmpty()) {
            return null;
        }
        Suspect suspect = suspects.get(new Place(source, offset));
        return suspect == null ? null : suspect.condemned.get(index);
    }

    /** Whether a cancelled timer was said to be so. */
    boolean isAnnounced(int timer) {
        return suspects.get(new Place(StepNote.TIMER, timer)).announced;
    }

    void announced(int timer) {
        suspects.get(new Place(StepNote.TIMER, timer)).announced = true;
    }

    /** Whether so many reigns were short that this one must note what it takes. */
    boolean callForNotes() {
        return shortReigns >= SHORT_REIGNS;
    }
}
