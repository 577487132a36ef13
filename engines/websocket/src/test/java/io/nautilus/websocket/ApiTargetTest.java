package io.nautilus.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nautilus.runtime.http.ProblemException;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTargetTest {
    @Test
    void aPlainPathKeepsItsQueryAndItsEncoding() {
        assertThat(ApiTarget.of("/api/risk/orders", "account=main&limit=5"))
                .isEqualTo(new ApiTarget("risk", 200, "/orders?account=main&limit=5"));
        assertThat(ApiTarget.of("/api/marketdata/bars/BTC-USD.SIM", null).uri()).isEqualTo("/bars/BTC-USD.SIM");
        assertThat(ApiTarget.of("/api/ml", null).uri()).isEqualTo("/");
        assertThat(ApiTarget.of("/api/portfolio/portfolios/a%20b/", null).uri()).isEqualTo("/portfolios/a%20b/");
    }

    @Test
    void anEngineIsOnOneHostOrOnOneOfItsName() {
        ApiTarget target = ApiTarget.of("/api/risk/orders", null);
        assertThat(target.host("127.0.0.1")).isEqualTo("127.0.0.1");
        assertThat(target.host("{engine}")).isEqualTo("risk");
        assertThat(target.host("{engine}.nautilus.svc")).isEqualTo("risk.nautilus.svc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/risk/../secrets",
                "/api/risk/..",
                "/api/risk/./orders",
                "/api/risk//orders",
                "/api//orders",
                "/api/risk/%2e%2e/secrets",
                "/api/risk/%2E./secrets",
                "/api/risk/a%2fb",
                "/api/risk/a%5Cb",
                "/api/risk/a\\b",
                "/api/risk/a%252fb",
                "/api/risk/a%00b",
                "/api/risk/a%0d%0ab",
                "/api/risk/a%zz",
                "/api/risk/a%",
                "/api/risk/a b",
                "/api/risk/<script>",
                "/api/Risk/orders",
                "/api/risk@evil.example/orders",
                "/api/127.0.0.1:22/",
                "/x/../api/risk/orders",
                "/api/websocket/api/risk/orders",
                "/api/websocket/api"
            })
    void tricksAreRefused(String path) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ApiTarget.of(path, null))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("bad-path"));
    }

    @Test
    void onlyTheNineEnginesAreKnown() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ApiTarget.of("/api/broker/x", null))
                .satisfies(refused -> {
                    assertThat(refused.problem().status()).isEqualTo(404);
                    assertThat(refused.problem().code()).isEqualTo("unknown-engine");
                });
    }

    @Test
    void longAddressesAreRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ApiTarget.of("/api/risk/orders", "a=" + "x".repeat(5_000)))
                .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(414));
    }

    /** Whatever is accepted, its path decodes to one without dotted or empty segments. */
    @Property(tries = 2_000)
    void whatIsAcceptedIsPlain(@ForAll("rests") String rest) {
        ApiTarget target;
        try {
            target = ApiTarget.of("/api/risk" + rest, null);
        } catch (ProblemException refused) {
            return;
        }
        String decoded =
                java.net.URLDecoder.decode(target.uri().replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(decoded).startsWith("/").doesNotContain("//", "\\", "\n", "\r", "\0");
        assertThat(decoded.split("/")).doesNotContain("..", ".");
        assertThat(Set.of(target.engine())).containsExactly("risk");
    }

    @Provide
    Arbitrary<String> rests() {
        return Arbitraries.of("/", ".", "..", "%", "2", "e", "E", "f", "5c", "%2e", "%2F", "a", "\\", "api", "25", "00")
                .list()
                .ofMaxSize(12)
                .map(parts -> "/" + String.join("", parts));
    }
}
