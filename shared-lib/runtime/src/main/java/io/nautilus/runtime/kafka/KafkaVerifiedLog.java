package io.nautilus.runtime.kafka;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Writer;
import io.nautilus.runtime.log.InputSpec;
import io.nautilus.runtime.log.LogRecord;
import io.nautilus.runtime.log.VerifiedLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** A journal and its inputs on Kafka, up to the journal's end when this was opened. */
public final class KafkaVerifiedLog implements VerifiedLog, AutoCloseable {
    private final RecordCursor journal;
    private final long journalEnd;
    private final Map<Integer, RecordCursor> inputs = new HashMap<>();
    private final Writer writer;

    public KafkaVerifiedLog(KafkaClients clients, TopicPartition journal, Writer writer, List<InputSpec> inputs) {
        this.writer = writer;
        this.journal = new RecordCursor(clients, journal);
        this.journalEnd = this.journal.end();
        for (InputSpec input : inputs) {
            TopicPartition partition = new TopicPartition(input.topic(), input.partition());
            this.inputs.put(input.number(), new RecordCursor(clients, partition));
        }
    }

    @Override
    public long journalBeginning() {
        return journal.beginning();
    }

    @Override
    public LogRecord journal(long from) {
        LogRecord at = journal.next(from, journalEnd);
        while (at != null && isOfOthers(at)) {
            at = journal.next(at.offset() + 1, journalEnd);
        }
        return at;
    }

    /** Where others write too, what they wrote is none of this journal's. */
    private boolean isOfOthers(LogRecord at) {
        if (!writer.kind().sharesJournal()) {
            return false;
        }
        try {
            return !FrameReader.header(at.value()).writer().equals(writer);
        } catch (DecodeException noFrame) {
            return true;
        }
    }

    @Override
    public long beginning(int input) {
        return inputs.get(input).beginning();
    }

    @Override
    public LogRecord next(int input, long from, long to) {
        return inputs.get(input).next(from, to);
    }

    @Override
    public void close() {
        journal.close();
        inputs.values().forEach(RecordCursor::close);
    }
}
