package io.nautilus.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.Side;
import io.nautilus.launcher.faults.Api;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.Await;
import io.nautilus.launcher.faults.People;
import io.nautilus.launcher.system.Seen;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What people did outlives the containers, until they ask for the volumes to go too. The second start is one by Compose
 * alone, without a plan.
 */
@ExtendWith(OnContainers.class)
class RestartContainerTest {
    private static final String INSTRUMENT = "ETH-USD.SIM";
    /** A limit that no order here reaches. */
    private static final String MOST = "123456.5";

    @Test
    void ordersPositionsAndLimitsOutliveTheContainers(Containers containers) throws Exception {
        Api api = new Api(containers);
        People people = new People(containers, api, INSTRUMENT, "outlives");
        people.byHttp(Side.BUY, "2.5", null);
        Answer resting = people.byHttp(Side.BUY, "0.5", "100.25");
        limit(api);
        Map<String, String> before = Seen.by(api);
        assertThat(before.get("orders")).contains(resting.text("id"));
        assertThat(before.get("limits")).contains(MOST);

        String volume = volumes(containers);
        Docker.Ended down = containers.down();
        assertThat(down.exitCode()).as(down.text()).isZero();
        assertThat(down.text()).doesNotContain("Volume");
        assertThat(containers.compose("ps", "--all", "--quiet").output()).isBlank();
        assertThat(volumes(containers)).isEqualTo(volume).isNotBlank();
        containers.upWithoutPlan();
        JsonNode risk = containers.inspected("risk").path("HostConfig");
        assertThat(risk.path("CpusetCpus").asText()).as("cores, without a plan").isEmpty();

        Map<String, String> now = Await.until("the books of before", () -> Seen.by(api), before::equals);
        assertThat(now).isEqualTo(before);
        assertThat(api.delete("risk", "/orders/" + resting.text("id")).text("state"))
                .isEqualTo("CANCELLED");

        Docker.Ended gone = containers.down("--volumes");
        assertThat(gone.exitCode()).as(gone.text()).isZero();
        assertThat(volume.lines())
                .allSatisfy(name -> assertThat(gone.text()).containsPattern("Volume " + name + " +Removed"));
        assertThat(volumes(containers)).isBlank();
    }

    private static void limit(Api api) throws Exception {
        String version = api.get("risk", "/risk/limits")
                .json()
                .at("/accounts/main/version")
                .asText();
        Answer set = api.put("risk", "/risk/limits", "admin", """
                {"account":"main","version":%s,"limits":{"maxNotional":"%s"}}""".formatted(version, MOST));
        assertThat(set.status()).as(set.body()).isEqualTo(200);
    }

    private static String volumes(Containers containers) {
        return Docker.ask(
                "volume", "ls", "--quiet", "--filter", "label=com.docker.compose.project=" + Containers.PROJECT);
    }
}
