package io.nautilus.marketdata;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Trade;
import io.nautilus.testing.TestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bars as {@code GET /bars} answers them, an array of what the topic carries, and as the topic does. */
final class BarsJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BarsJson() {}

    static List<BarRecord> read(String array) {
        try {
            List<BarRecord> bars = new ArrayList<>();
            for (var bar : MAPPER.readTree(array)) {
                bars.add(JsonRecords.decode(MAPPER.writeValueAsBytes(bar), BarRecord.class));
            }
            return bars;
        } catch (IOException broken) {
            throw new UncheckedIOException(array, broken);
        }
    }

    static List<BarRecord> written(TestLog log) {
        return log.keyed(Topics.BARS).stream()
                .map(record -> JsonRecords.decode(record.value(), BarRecord.class))
                .toList();
    }

    static boolean within(Trade trade, BarRecord bar) {
        Instant at = Instant.ofEpochSecond(0, trade.eventTimeNanos());
        return !at.isBefore(bar.start()) && at.isBefore(bar.end());
    }
}
