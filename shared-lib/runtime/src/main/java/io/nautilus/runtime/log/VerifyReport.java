package io.nautilus.runtime.log;

import java.util.Map;
import java.util.TreeMap;

/** What a verification saw of one journal. */
public final class VerifyReport {
    private final String journal;
    private final Map<String, Long> skipped = new TreeMap<>();
    private long frames;
    private long voidFrames;
    private long reigns;
    private long framesCompared;
    private long eventsCompared;
    private LogDifference difference;

    /** {@code journal} names it. */
    public VerifyReport(String journal) {
        this.journal = journal;
    }

    void epoch() {
        reigns++;
    }

    void frame() {
        frames++;
    }

    void voidFrame() {
        voidFrames++;
    }

    void compared(int events) {
        framesCompared++;
        eventsCompared += events;
    }

    /** A frame that was checked in form only, and why. */
    void skipped(String why) {
        skipped.merge(why, 1L, Long::sum);
    }

    void differs(LogDifference first) {
        difference = first;
    }

    /** The first difference, or null where there is none. */
    public LogDifference difference() {
        return difference;
    }

    public long framesCompared() {
        return framesCompared;
    }

    public long eventsCompared() {
        return eventsCompared;
    }

    public long voidFrames() {
        return voidFrames;
    }

    /** Frames that were not compared, by the reason. */
    public Map<String, Long> skipped() {
        return Map.copyOf(skipped);
    }

    /** One line. */
    public String summary() {
        StringBuilder line = new StringBuilder(journal)
                .append(": ")
                .append(difference == null ? "equal" : "DIFFERENT at " + difference.getMessage())
                .append("; %d reigns, %d frames, %d void; %d frames with %d events compared"
                        .formatted(reigns, frames, voidFrames, framesCompared, eventsCompared));
        skipped.forEach((why, count) ->
                line.append("; ").append(count).append(" not compared: ").append(why));
        return line.toString();
    }
}
