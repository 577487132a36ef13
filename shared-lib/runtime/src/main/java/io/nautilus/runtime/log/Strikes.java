package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.StepNote;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the journal says of steps that failed. The first failure makes a record suspect: its next owner takes it in a
 * step of its own. A failure of a suspect condemns the message, which is from then on rejected and not run. So what
 * cannot be decided costs two restarts, and what it shares a frame with is decided.
 */
final class Strikes {
    /** After so many reigns without a step the next owner notes each record before it takes it. */
    static final int IDLE_REIGNS = 3;

    /** Of more suspects than these the oldest is forgotten: it would have to fail twice again. */
    private static final int MAX_SUSPECTS = 256;

    /** A record, or a timer. */
    private record Place(int source, long offset) {}

    /** A suspect with what is condemned of it, by index. */
    private static final class Suspect {
        final Map<Integer, String> condemned = new HashMap<>();
        boolean announced;
    }

    private final Map<Place, Suspect> suspects = new LinkedHashMap<>();
    private StepNote begun;
    private int rulesVersion = -1;
    private int idleReigns;
    private int idleReignsBefore;

    /** A reign begins. What the one before had noted and not finished killed it, and may kill once more. */
    void reignBegins() {
        idleReigns++;
        if (begun != null) {
            strike(begun);
            begun = null;
            idleReigns = IDLE_REIGNS + 1;
        }
    }

    /** A valid frame; its notes follow. */
    void frame(FrameHeader header) {
        rules(header.rulesVersion());
        begun = null;
        idleReignsBefore = idleReigns;
        idleReigns = 0;
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
            case SUSPECTED -> {
                return;
            }
        }
        idleReigns = idleReignsBefore;
    }

    private void strike(StepNote note) {
        Place place = new Place(note.source(), note.offset());
        Suspect suspect = suspects.get(place);
        if (suspect != null) {
            suspect.condemned.putIfAbsent(note.index(), note.detail());
            return;
        }
        suspects.put(place, new Suspect());
        if (suspects.size() > MAX_SUSPECTS) {
            suspects.remove(suspects.keySet().iterator().next());
        }
    }

    /** The input has gone on to {@code next} and never comes back: what lies before is settled. */
    void settled(int source, long next) {
        suspects.keySet().removeIf(place -> place.source() == source && place.offset() < next);
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

    /** Whether so many reigns ended without a step that the next one must note what it takes. */
    boolean callForNotes() {
        return idleReigns > IDLE_REIGNS;
    }
}
