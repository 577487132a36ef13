package io.nautilus.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.testing.EngineProcess;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the page is served, whether it is the desk or the one that says why there is none. */
class PageIT {
    private static final String NO_BROKER = "127.0.0.1:9";
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    @TempDir
    static Path folder;

    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        engine = new EngineProcess("websocket", NO_BROKER, folder).start();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void thePageMayLoadNothingFromElsewhereAndIsAskedForAnew() {
        Response page = engine.http().get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.asString()).contains("Nautilus").doesNotContain("@REASON@");
    }

    @Test
    void whatItNeedsIsCompressedAndKept() {
        List<String> assets = ASSET.matcher(engine.http().get("/").asString())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(assets).isNotEmpty();
        for (String asset : assets) {
            Response answer = engine.http().header("Accept-Encoding", "gzip").get(asset);
            assertThat(answer.statusCode()).as(asset).isEqualTo(200);
            assertThat(answer.header("Content-Encoding")).as(asset).isEqualTo("gzip");
            assertThat(answer.header("Cache-Control")).as(asset).contains("immutable");
        }
    }

    @Test
    void interfacesKeepTheirOwnHeaders() {
        assertThat(engine.http().get("/topics").header("Content-Security-Policy"))
                .isNull();
    }
}
