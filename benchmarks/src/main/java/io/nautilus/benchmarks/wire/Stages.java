package io.nautilus.benchmarks.wire;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.log.FrameGate;
import io.nautilus.runtime.log.FrameValidator;
import io.nautilus.runtime.log.LogRecord;
import java.util.ArrayList;
import java.util.List;

/** What the parts of the way cost one thread alone, in nanoseconds per message: the best of some tries. */
final class Stages {
    private static final int TRIES = 20;
    private static final int FRAME_MESSAGES = 256;
    private static final Writer WRITER = new Writer(WriterKind.MARKETDATA, 0);

    private Stages() {}

    static double encode(MarketEvent[] tape) {
        FrameWriter writer = new FrameWriter();
        return best(tape.length, () -> encode(tape, writer, new ArrayList<>()));
    }

    private static int encode(MarketEvent[] tape, FrameWriter writer, List<byte[]> frames) {
        long seq = 0;
        for (int i = 0; i < tape.length; i++) {
            writer.add(tape[i]);
            if ((i + 1) % FRAME_MESSAGES == 0) {
                frames.add(writer.finish(header(seq++)));
            }
        }
        return frames.size();
    }

    private static FrameHeader header(long seq) {
        return new FrameHeader(
                1, false, false, WRITER, 0, 1, seq, 0, 0, FrameHeader.CAUSE_INPUTS, List.of(), List.of(), List.of());
    }

    static double decode(MarketEvent[] tape) {
        List<byte[]> frames = new ArrayList<>();
        encode(tape, new FrameWriter(), frames);
        return best(tape.length, () -> decode(frames));
    }

    private static int decode(List<byte[]> frames) {
        FrameGate gate = new FrameGate(FrameValidator.joining(FrameHeader.NO_REIGN));
        int sum = 0;
        for (int i = 0; i < frames.size(); i++) {
            gate.pass(new LogRecord(i + 1L, 0, 0, frames.get(i))).orElseThrow();
            while (gate.messages().next()) {
                sum += ((MarketEvent) gate.messages().message()).instrumentId();
            }
        }
        return sum;
    }

    /** Making the events of the simulated market and dropping them. */
    static double simulate() {
        SimulatedEvents events = new SimulatedEvents();
        events.begin(1_800_000_000_000_000_000L);
        double best = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            int[] count = {0};
            long begunNanos = System.nanoTime();
            while (count[0] < Tape.EVENTS / 4) {
                events.some(event -> count[0]++);
            }
            best = Math.min(best, (double) (System.nanoTime() - begunNanos) / count[0]);
        }
        return best;
    }

    private interface Work {
        int run();
    }

    private static double best(int messages, Work work) {
        long best = Long.MAX_VALUE;
        int result = 0;
        for (int i = 0; i < TRIES; i++) {
            long begunNanos = System.nanoTime();
            result += work.run();
            best = Math.min(best, System.nanoTime() - begunNanos);
        }
        if (result == 0) {
            throw new IllegalStateException("the work was nothing");
        }
        return (double) best / messages;
    }
}
