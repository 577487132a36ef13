package io.nautilus.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.Side;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.faults.Api;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.Await;
import io.nautilus.launcher.faults.People;
import io.nautilus.launcher.faults.Running;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.system.StreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The platform in containers does what it is for. */
@ExtendWith(OnContainers.class)
class HealthContainerTest {
    private static final String TARGETS = "http://127.0.0.1:9090/api/v1/targets?state=active";
    private static final String ALERTMANAGERS = "http://127.0.0.1:9090/api/v1/alertmanagers";
    /** Another name than the tests call, so that the engines have to know it. */
    private static final String OURS = "http://localhost:" + Containers.GATEWAY_PORT;

    private static final String FOREIGN = "http://evil.example";

    @Test
    void everyContainerIsHealthy(Containers containers) {
        assertThat(containers.services())
                .containsAll(Catalogue.names())
                .contains("nginx", "prometheus", "alertmanager");
        containers.inspected().forEach((service, seen) -> {
            assertThat(seen.at("/State/Health/Status").asText()).as(service).isEqualTo("healthy");
            assertThat(seen.at("/RestartCount").asInt()).as(service).isZero();
        });
    }

    @Test
    void prometheusScrapesEveryEngineAndTheBroker(Containers containers) {
        JsonNode targets = Await.until(
                "ten targets that are up",
                () -> JsonFile.parse(get(TARGETS)).orElseThrow().at("/data/activeTargets"),
                all -> up(all).size() == Catalogue.names().size());
        assertThat(up(targets)).containsExactlyInAnyOrderElementsOf(Catalogue.names());
    }

    /** The hosts of the targets of Nautilus that are up: each is a service's name. */
    private static List<String> up(JsonNode targets) {
        TreeSet<String> hosts = new TreeSet<>();
        for (JsonNode target : targets) {
            if (target.path("health").asText().equals("up")) {
                hosts.add(URI.create(target.path("scrapeUrl").asText()).getHost());
            }
        }
        hosts.retainAll(Catalogue.names());
        return List.copyOf(hosts);
    }

    @Test
    void prometheusHasAnAlertmanager() {
        JsonNode active = Await.until(
                "an alertmanager that is active",
                () -> JsonFile.parse(get(ALERTMANAGERS)).orElseThrow().at("/data/activeAlertmanagers"),
                all -> !all.isEmpty());
        assertThat(active).hasSize(1);
        assertThat(active.get(0).path("url").asText()).startsWith("http://alertmanager:9093/");
    }

    @Test
    void anOrderThroughTheGatewayIsFilledAndSeenOnTheStream(Containers containers) throws Exception {
        assertThat(get(Containers.GATEWAY + "/")).as("the page").contains("<title>");
        Running gateway = containers.throughGateway();
        Api api = new Api(gateway, OURS);
        try (StreamReader stream = new StreamReader(Containers.GATEWAY_PORT, OURS)) {
            stream.subscribe("orders", "account", "main");
            String id = new People(gateway, api, "SOL-USD.SIM", "gateway")
                    .byHttp(Side.BUY, "2", null)
                    .text("id");
            Await.until("the fill on the stream", () -> stream.of("orders"), all -> all.stream()
                    .anyMatch(event -> event.path("data").path("event").asText().equals("order-filled")
                            && event.path("data").path("id").asText().equals(id)));
        }
    }

    @Test
    void aForeignPageGetsNothingThroughTheGateway(Containers containers) throws Exception {
        String order = People.order("foreign-1", "SOL-USD.SIM", Side.BUY, "2", null);
        Answer refused = new Api(containers.throughGateway(), FOREIGN).order(order);
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("origin-not-allowed");
        assertThatThrownBy(() -> new StreamReader(Containers.GATEWAY_PORT, FOREIGN))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(failed -> assertThat(((WebSocketHandshakeException) failed.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(403));
    }

    private static String get(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }
}
