package io.nautilus.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replays through an engine's HTTP interface. */
record Replays(EngineProcess engine) {
    /** A request that leaves it to the engine to tell the venue. */
    static String body(String speed, Path... files) {
        String names = Stream.of(files).map(file -> "\"" + file + "\"").collect(Collectors.joining(","));
        return "{\"files\":[%s],\"speed\":\"%s\"}".formatted(names, speed);
    }

    /** Replays as fast as it can; returns the report when it is done and every instrument of its venue has ended. */
    JsonPath done(Path... files) throws IOException {
        Response started = engine.json("trader", body("max", files)).post("/replays");
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(201);
        String location = started.getHeader("Location");
        assertThat(location).isEqualTo("/replays/" + started.jsonPath().getString("id"));
        JsonPath report = Await.value("the end of " + location, () -> report(location));
        assertThat(report.getString("state")).isEqualTo("DONE");
        assertThat(report.getLong("rejected")).isZero();
        assertThat(report.getLong("checksumsFailed")).isZero();
        assertThat(report.getLong("sequencesFailed")).isZero();
        assertThat(report.getLong("gaps")).isZero();
        long lines = 0;
        for (Path file : files) {
            lines += Files.readAllLines(file).size();
        }
        assertThat(report.getLong("lines")).isEqualTo(lines);
        assertThat(report.getLong("messages") + report.getLong("controlLines")).isEqualTo(lines);
        String venue = report.getString("venue").toUpperCase(Locale.ROOT);
        Await.until(
                "the instruments of " + venue + " to end", () -> states(venue).allMatch("ENDED"::equals));
        return report;
    }

    private Optional<JsonPath> report(String location) {
        JsonPath report = engine.http().get(location).jsonPath();
        return "RUNNING".equals(report.getString("state")) ? Optional.empty() : Optional.of(report);
    }

    Stream<String> states(String venue) {
        return bySymbol("state").entrySet().stream()
                .filter(each -> each.getKey().endsWith("." + venue))
                .map(Map.Entry::getValue);
    }

    /** A field of each instrument. */
    Map<String, String> bySymbol(String field) {
        JsonPath instruments = engine.http().get("/instruments").jsonPath();
        List<String> symbols = instruments.getList("symbol", String.class);
        List<String> values = instruments.getList(field, String.class);
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < symbols.size(); i++) {
            found.put(symbols.get(i), values.get(i));
        }
        return found;
    }
}
