package io.nautilus.runtime.log;

import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.ArrayList;
import java.util.List;

/** The request frames of a run, in the order in which they reach the log. */
record ModelScript(List<byte[]> frames, long poisonedOwner) {
    private static final long NOBODY = -1;

    private static final Writer HTTP = new Writer(WriterKind.HTTP, 0);
    private static final Writer STRATEGY = new Writer(WriterKind.STRATEGY, 0);

    /** Three requests of two processes of a writer without a reign, whose seqs are the same. */
    static ModelScript people() {
        return new ModelScript(List.of(http(7, 0), http(8, 0), http(7, 1)), NOBODY);
    }

    /** Three requests, the second of which no owner can decide. */
    static ModelScript poison() {
        return new ModelScript(List.of(http(7, 0), http(8, 0), http(7, 1)), 8);
    }

    /** Three requests, two of them of a writer with a reign, one of whose frames came twice. */
    static ModelScript strategy() {
        byte[] first = strategy(0, 91, 0);
        return new ModelScript(List.of(epoch(91), first, http(7, 0), first, strategy(0, 91, 1)), NOBODY);
    }

    /** The same with some that nobody can decide. */
    static ModelScript poisonedCrowd(int count) {
        return new ModelScript(crowd(count).frames(), 9);
    }

    /** Many requests of people, some of them twice. */
    static ModelScript crowd(int count) {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(http(7 + i % 3, i / 3));
            if (i % 5 == 4) {
                frames.add(http(7 + i % 3, i / 3));
            }
        }
        return new ModelScript(frames, NOBODY);
    }

    /** The ids of all requests that count, each once. */
    static List<MessageId> requestsIn(ModelLog log) {
        List<MessageId> ids = new ArrayList<>();
        List<LogRecord> valid = Reference.valid(log, STRATEGY);
        for (LogRecord at : log.records) {
            FrameHeader header = FrameReader.header(at.value());
            if (header.writer().equals(HTTP) || valid.contains(at)) {
                MessageId id = new MessageId(header.writer(), header.owner(), header.seq(), 0);
                if (!ids.contains(id)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private static byte[] http(long owner, long seq) {
        return frame(HTTP, false, FrameHeader.NO_REIGN, owner, seq);
    }

    private static byte[] strategy(long reign, long owner, long seq) {
        return frame(STRATEGY, false, reign, owner, seq);
    }

    private static byte[] epoch(long owner) {
        return frame(STRATEGY, true, FrameHeader.NO_REIGN, owner, -1);
    }

    private static byte[] frame(Writer writer, boolean epoch, long reign, long owner, long seq) {
        FrameWriter frame = new FrameWriter();
        if (!epoch) {
            frame.add(new CancelAll("main", "model", ""));
        }
        return frame.finish(new FrameHeader(
                1,
                epoch,
                false,
                writer,
                reign,
                owner,
                seq,
                0,
                0,
                FrameHeader.CAUSE_NONE,
                List.of(),
                List.of(),
                List.of()));
    }
}
