package io.nautilus.runtime.log;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.StepNoteKind;
import io.nautilus.runtime.log.FrameValidator.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a journal says itself of tails that its inputs lost: an owner that noted a suspicion, and from where it went on
 * in each input. Only what an owner noted excuses a record that is not the one that was taken before.
 */
final class VerifiedLosses {
    /**
     * {@code goneOn} has of each input the first offset that was decided in the reign that noted it; {@code rejoined}
     * is the input where an owner said only that it joined that anew, else null.
     */
    private record Noted(long offset, Map<Integer, Long> goneOn, Integer rejoined) {}

    private final ShardSpec spec;
    private final VerifiedLog log;
    private List<Noted> all;

    VerifiedLosses(ShardSpec spec, VerifiedLog log) {
        this.spec = spec;
        this.log = log;
    }

    /**
     * Whether a later owner than the one that wrote {@code frame} noted that the log may have lost its tail, and took
     * {@code input} again from {@code offset} or before. Nobody takes again what is {@code missing} until another
     * record stands there. Market data is not taken again but joined, so there the note is enough, or that an owner
     * joined it again in its reign.
     */
    boolean cover(long frame, InputSpec input, long offset, boolean missing) {
        if (all == null) {
            all = read();
        }
        return all.stream().filter(noted -> noted.offset() > frame).anyMatch(noted -> {
            if (noted.rejoined() != null) {
                return noted.rejoined() == input.number();
            }
            Long from = noted.goneOn().get(input.number());
            return !input.kind().durable() || (from == null ? missing : from <= offset);
        });
    }

    private List<Noted> read() {
        List<Noted> found = new ArrayList<>();
        FrameValidator validator = new FrameValidator();
        ConsumedRuns positions = new ConsumedRuns(spec.inputCount());
        Set<Integer> durable = spec.inputs().stream()
                .filter(input -> input.kind().durable())
                .map(InputSpec::number)
                .collect(Collectors.toSet());
        Set<Integer> joined = new HashSet<>();
        Noted noted = null;
        for (LogRecord at = log.journal(0); at != null; at = log.journal(at.offset() + 1)) {
            FrameHeader header;
            try {
                header = FrameReader.header(at.value());
            } catch (DecodeException broken) {
                return found;
            }
            Verdict verdict = validator.check(header, at.offset());
            if (verdict == Verdict.EPOCH) {
                noted = null;
                joined.clear();
            } else if (verdict == Verdict.VALID) {
                if (noted == null && suspects(at)) {
                    noted = new Noted(at.offset(), new HashMap<>(), null);
                    found.add(noted);
                }
                if (noted != null) {
                    goOn(header, positions, noted.goneOn());
                }
                for (WriterMark mark : header.marks()) {
                    if (!durable.contains(mark.input()) && !joined.add(mark.input())) {
                        found.add(new Noted(at.offset(), Map.of(), mark.input()));
                    }
                }
                positions.fold(header);
            }
        }
        return found;
    }

    private static void goOn(FrameHeader header, ConsumedRuns positions, Map<Integer, Long> goneOn) {
        for (Run run : header.consumed()) {
            if (!run.warm() && (run.from() != Run.IMPLIED || positions.knows(run.input()))) {
                goneOn.computeIfAbsent(
                        run.input(),
                        input -> run.from() == Run.IMPLIED
                                ? positions.position(input).offset()
                                : run.from());
            }
        }
    }

    private static boolean suspects(LogRecord at) {
        try {
            return FrameReader.messages(at.value()).stream()
                    .anyMatch(message -> message instanceof StepNote note && note.kind() == StepNoteKind.SUSPECTED);
        } catch (DecodeException broken) {
            return false;
        }
    }
}
