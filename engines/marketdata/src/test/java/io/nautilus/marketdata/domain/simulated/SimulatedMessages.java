package io.nautilus.marketdata.domain.simulated;

import io.nautilus.marketdata.domain.recording.RecordedFile;
import io.nautilus.marketdata.domain.recording.RecordedLine;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What Kraken would have sent of the simulated market. */
public final class SimulatedMessages {
    private SimulatedMessages() {}

    public static List<String> payloads(long seed, int seconds, int depth) {
        List<String> payloads = new ArrayList<>();
        RecordedFile file = file(seed, seconds, depth);
        for (RecordedLine line = file.next(); line != null; line = file.next()) {
            if (line instanceof RecordedLine.Message message) {
                payloads.add(message.payload());
            }
        }
        return payloads;
    }

    public static RecordedFile file(long seed, int seconds, int depth) {
        StringWriter text = new StringWriter();
        SimulatedRecording.write(text, seed, seconds, depth);
        return new RecordedFile(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
