package io.nautilus.analytics;

import io.nautilus.analytics.domain.Report;
import io.nautilus.analytics.domain.Worth;
import io.nautilus.contracts.AnalyticsRecord;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Topics;
import io.nautilus.runtime.kafka.AppendedTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Reports on their way to {@code analytics}: one that says nothing new is not written, nor by the next process. */
final class AnalyticsTopic {
    /** Read back at the start: some minutes of a few accounts. One that is not among them is written once more. */
    private static final int READ_BACK = 1_000;

    private static final Logger LOG = Logger.getLogger(AnalyticsTopic.class);
    private static final String EQUITY = "equity";

    private final AppendedTopic topic;
    /** As many as there are accounts. */
    private final Map<String, AnalyticsRecord> written = new HashMap<>();

    AnalyticsTopic(AppendedTopic topic) {
        this.topic = topic;
    }

    /** Takes what the topic holds. What is no report there is passed over and said. */
    void load() {
        topic.readLast(READ_BACK, bytes -> {
            try {
                AnalyticsRecord record = JsonRecords.decode(bytes, AnalyticsRecord.class);
                written.put(record.account(), record);
            } catch (DecodeException noReport) {
                LOG.warnf("a record of %s is no report: %s", Topics.ANALYTICS, noReport);
            }
        });
    }

    /** Writes a report that says something new at a later time. */
    void write(Report report) {
        AnalyticsRecord record = record(report);
        AnalyticsRecord before = written.get(record.account());
        if (before == null || record.time().isAfter(before.time()) && !saysTheSame(record, before)) {
            topic.send(record.account().hashCode() & Integer.MAX_VALUE, record.key(), JsonRecords.encode(record));
            written.put(record.account(), record);
        }
    }

    private static boolean saysTheSame(AnalyticsRecord record, AnalyticsRecord before) {
        return record.equity().equals(before.equity()) && record.figures().equals(before.figures());
    }

    private static AnalyticsRecord record(Report report) {
        List<AnalyticsRecord.Figure> figures = new ArrayList<>();
        String equity =
                switch (report.worth()) {
                    case Worth.Known known -> known.equity().toString();
                    case Worth.Absent absent -> {
                        figures.add(new AnalyticsRecord.Figure(EQUITY, "", absent.reason()));
                        yield "";
                    }
                };
        report.figures()
                .forEach(figure -> figures.add(
                        new AnalyticsRecord.Figure(figure.measure().label(), figure.text(), figure.reason())));
        Instant time = Instant.ofEpochSecond(0, report.timeNanos());
        return new AnalyticsRecord(report.account(), report.currency(), time, equity, figures, report.source());
    }
}
