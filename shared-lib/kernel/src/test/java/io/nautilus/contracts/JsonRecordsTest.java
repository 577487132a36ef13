package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRecordsTest {
    private static final String INSTRUMENT = "{\"id\":7,\"symbol\":\"BTC-USD.SIM\",\"base\":\"BTC\",\"quote\":\"USD\","
            + "\"priceDecimals\":2,\"quantityDecimals\":8,\"quoteDecimals\":6,\"tick\":\"0.01\",\"lot\":\"1\"}";

    @Test
    void recordsComeBack() {
        for (JsonRecord json : GoldenJson.jsonRecords()) {
            assertThat(JsonRecords.decode(JsonRecords.encode(json), json.getClass()))
                    .isEqualTo(json);
        }
    }

    @Test
    void portfolioRecordsAreToldApartByTheirKind() {
        for (JsonRecord json : GoldenJson.jsonRecords()) {
            if (json instanceof PortfolioRecord) {
                assertThat(JsonRecords.decode(JsonRecords.encode(json), PortfolioRecord.class))
                        .isEqualTo(json);
            }
        }
    }

    @Test
    void keysNameWhatTheRecordIsTheStateOf() {
        assertThat(GoldenJson.jsonRecords())
                .extracting(JsonRecord::key)
                .containsExactly(
                        "7",
                        "risk/0/heartbeat",
                        "main/BTC-USD.SIM/position",
                        "main/USD/cash",
                        "main/BTC-USD.SIM/pnl",
                        "BTC-USD.SIM/time/1m/2026-11-23T12:34:00Z",
                        "/momentum-60/1s",
                        "main/USD");
    }

    @Test
    void whatANewerReleaseAppendedIsPassedOver() {
        String newer = INSTRUMENT.replace("}", ",\"venue\":{\"name\":\"SIM\"}}");
        assertThat(decode(newer))
                .isEqualTo(decode(INSTRUMENT))
                .extracting(InstrumentRecord::tick)
                .isEqualTo("0.01");
    }

    @Test
    void whatIsNoRecordIsRefused() {
        for (String json : new String[] {
            "",
            "null",
            "[]",
            INSTRUMENT.replace(",\"lot\":\"1\"", ""),
            INSTRUMENT.replace("\"1\"", "null"),
            INSTRUMENT.replace("\"1\"", "1"),
            INSTRUMENT.replace("7", "\"7\""),
            INSTRUMENT.replace("7", "7.5"),
            INSTRUMENT.replace("7", "99999999999"),
            INSTRUMENT + INSTRUMENT,
            INSTRUMENT.replace("8,", "8,\"id\":7,"),
        }) {
            assertThatExceptionOfType(DecodeException.class)
                    .as(json)
                    .isThrownBy(() -> decode(json))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("bad-json"));
        }
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decode(" ".repeat(JsonRecords.MAX_BYTES) + INSTRUMENT))
                .satisfies(e -> assertThat(e.code()).isEqualTo("too-long"));
    }

    /** Of what a newer release appended, and of nothing else. */
    @Test
    void onlyWhatARecordSaysMayBeMissing() {
        FactorRecord written = GoldenJson.factorRecord4();
        assertThat(written.key()).isEqualTo("SIM/momentum-60/1s");
        String json = new String(JsonRecords.encode(written), StandardCharsets.UTF_8);
        assertThat(factor(json.replace("\"set\":\"SIM\",", "")))
                .isEqualTo(new FactorRecord(
                        "", written.factor(), written.interval(), written.time(), written.scores(), written.source()));
        for (String missing : List.of(
                "\"factor\":\"momentum-60\",", "\"scores\":[", "\"rank\":1", "\"value\":0.0125,", "\"offset\":4712,")) {
            assertThat(json).contains(missing);
            String renamed = json.replace(missing, missing.replaceFirst("\"", "\"x"));
            assertThatExceptionOfType(DecodeException.class).as(missing).isThrownBy(() -> factor(renamed));
        }
    }

    private static FactorRecord factor(String json) {
        return JsonRecords.decode(json.getBytes(StandardCharsets.UTF_8), FactorRecord.class);
    }

    @Test
    void aWriterCannotSendWhatAReaderRefuses() {
        InstrumentRecord huge =
                new InstrumentRecord(1, "x".repeat(JsonRecords.MAX_BYTES), "BTC", "USD", 2, 8, 6, "1", "1");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonRecords.encode(huge));
    }

    private static InstrumentRecord decode(String json) {
        return JsonRecords.decode(json.getBytes(StandardCharsets.UTF_8), InstrumentRecord.class);
    }
}
