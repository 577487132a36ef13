package io.nautilus.launcher.faults;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.StepNoteKind;
import io.nautilus.runtime.log.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What risk's journal says of an input that could not be decided, and of the reigns that it ended. */
final class Poisoned {
    /** As decision 10 has it: shorter reigns are called short, and behind three of them each record is noted. */
    private static final long BRIEF_NANOS = 10_000_000_000L;

    private static final int BRIEF_REIGNS = 3;
    /** The input number that risk gives to order-requests. */
    private static final int REQUESTS = 1;

    private final LogTail tail;

    /** A reign from its epoch frame to its last frame, by the clocks of both. */
    record Reign(long offset, long fromNanos, long toNanos) {
        boolean isBrief() {
            return toNanos - fromNanos < BRIEF_NANOS;
        }

        Reign to(long nanos) {
            return new Reign(offset, fromNanos, nanos);
        }
    }

    Poisoned(LogTail tail) {
        this.tail = tail;
    }

    List<Reign> reigns() {
        List<Reign> reigns = new ArrayList<>();
        for (LogRecord at : tail.records()) {
            FrameHeader header = FrameReader.header(at.value());
            if (header.epoch()) {
                reigns.add(new Reign(at.offset(), header.clockNanos(), header.clockNanos()));
            } else if (!reigns.isEmpty() && header.reign() == reigns.getLast().offset()) {
                reigns.add(reigns.removeLast().to(header.clockNanos()));
            }
        }
        return reigns;
    }

    Reign last() {
        return reigns().getLast();
    }

    /** How many of these, each of which died of the same record, go before the owner that notes what it takes. */
    static int deathsUntilNoted(List<Reign> died) {
        int brief = 0;
        for (int deaths = 0; deaths < died.size(); deaths++) {
            if (brief >= BRIEF_REIGNS) {
                return deaths;
            }
            brief = died.get(deaths).isBrief() ? brief + 1 : 0;
        }
        return died.size();
    }

    boolean isRejected(MessageId id) {
        return rejections(id).findFirst().isPresent();
    }

    InputRejected rejection(MessageId id) {
        return rejections(id).findFirst().orElseThrow();
    }

    private Stream<InputRejected> rejections(MessageId id) {
        return messages()
                .filter(InputRejected.class::isInstance)
                .map(InputRejected.class::cast)
                .filter(rejected -> rejected.messageId().equals(id));
    }

    /** The places in a record of requests at which steps failed: said in a note, or by a death behind a note. */
    List<Integer> struck(long offset, boolean byDeath) {
        List<Integer> struck = new ArrayList<>();
        StepNote begun = null;
        for (LogRecord at : tail.records()) {
            boolean epoch = FrameReader.header(at.value()).epoch();
            if (byDeath && epoch && begun != null) {
                struck.add(begun.index());
            }
            begun = null;
            for (Message message : FrameReader.messages(at.value())) {
                if (message instanceof StepNote note && note.source() == REQUESTS && note.offset() == offset) {
                    begun = note.kind() == StepNoteKind.BEGUN ? note : null;
                    if (note.kind() == StepNoteKind.FAILED) {
                        struck.add(note.index());
                    }
                }
            }
        }
        return struck;
    }

    private Stream<Message> messages() {
        return tail.records().stream().flatMap(at -> FrameReader.messages(at.value()).stream());
    }
}
