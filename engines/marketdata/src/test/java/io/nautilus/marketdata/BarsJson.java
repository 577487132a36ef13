package io.nautilus.marketdata;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.JsonRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Bars as {@code GET /bars} answers them: an array of what the topic carries. */
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
}
