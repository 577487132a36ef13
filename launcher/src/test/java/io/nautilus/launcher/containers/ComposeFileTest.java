package io.nautilus.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.nautilus.hardware.Collector;
import io.nautilus.hardware.ContainerProfile;
import io.nautilus.hardware.ContainerProfile.Jvm;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.launcher.placement.ProfilesFile;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Plan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docker-compose.m4max.yml says what the catalogue, the profiles and the Dockerfiles say. */
class ComposeFileTest {
    private static final Path ROOT = Path.of("..");
    private static final ResourceProfiles PROFILES = ProfilesFile.of(ROOT);
    private static final JsonNode COMPOSE = compose();
    private static final JsonNode SERVICES = COMPOSE.path("services");
    private static final String VERSION = "${NAUTILUS_VERSION:-" + Compose.VERSION + "}";

    private static JsonNode compose() {
        try {
            return new YAMLMapper().readTree(ROOT.resolve(Compose.FILE).toFile());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    static Stream<String> all() {
        List<String> names = new ArrayList<>(Catalogue.names());
        names.addAll(ContainerPlan.optionalNames());
        return names.stream();
    }

    static Stream<String> jvms() {
        return Catalogue.names().stream();
    }

    static Stream<String> engines() {
        return Catalogue.engineNames().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isNamedPublishedHereAloneAndHasItsShare(String name) {
        JsonNode service = SERVICES.path(name);
        String variable = name.toUpperCase(Locale.ROOT) + "_PORT";
        int port = ContainerPlan.port(name, Plan.simulated(Plan.DEFAULT_BASE_PORT));

        assertThat(service.path("container_name").asText()).isEqualTo(Compose.container(name));
        assertThat(service.path("extends").path("file").asText()).isEqualTo("resource-profiles.yml");
        assertThat(service.path("extends").path("service").asText()).isEqualTo(name);
        assertThat(service.path("ports")).hasSize(1);
        assertThat(service.path("ports").get(0).asText()).startsWith("127.0.0.1:${" + variable + ":-" + port + "}:");
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void isToldWhatTheProfilesGiveIt(String name) {
        JsonNode environment = SERVICES.path(name).path("environment");
        ContainerProfile profile = PROFILES.find(name).orElseThrow();
        String upper = name.toUpperCase(Locale.ROOT);
        Jvm jvm = ProfilesFile.jvm(PROFILES, name);
        String heap = jvm.heap().text();
        String young = jvm.collector() == Collector.ZGC ? " -Xmn16m" : "";

        assertThat(environment.path("NAUTILUS_CPUSET").asText()).isEqualTo("${" + upper + "_CPUSET:-}");
        assertThat(environment.path("NAUTILUS_SHARES").asText()).isEqualTo("${" + upper + "_SHARES:-}");
        assertThat(environment.path("NAUTILUS_MEMORY").asText())
                .isEqualTo("${" + upper + "_MEM:-" + profile.minimum().text() + "}");
        assertThat(environment.path("NAUTILUS_HEAP").asText()).isEqualTo("${" + upper + "_HEAP:-" + heap + "}");
        assertThat(environment.path("NAUTILUS_JVM_FLAGS").asText())
                .isEqualTo("${" + upper + "_JVM_FLAGS:--Xmx" + heap.toLowerCase(Locale.ROOT) + " -XX:+UseSerialGC"
                        + young + " -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m}");
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void isBuiltAsTheVersionThatItsTagNames(String name) {
        JsonNode service = SERVICES.path(name);

        assertThat(service.path("image").asText()).isEqualTo("nautilus/" + name + ":" + VERSION);
        assertThat(service.path("build").path("args").path("VERSION").asText()).isEqualTo(VERSION);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void runsTheVariantThatItStates(String name) throws IOException {
        JsonNode service = SERVICES.path(name);
        String variant = service.path("environment").path("NAUTILUS_VARIANT").asText();
        String dockerfile = service.path("build").path("dockerfile").asText();

        assertThat(dockerfile).isEqualTo("engines/Dockerfile." + variant);
        assertThat(Files.readString(ROOT.resolve(dockerfile))).contains("NAUTILUS_IMAGE=" + variant + " ");
        assertThat(service.path("build").path("args").path("ENGINE").asText()).isEqualTo(name);
        int port = Catalogue.port(name, Plan.DEFAULT_BASE_PORT);
        assertThat(service.path("environment").path("NAUTILUS_PORT").asInt()).isEqualTo(port);
        assertThat(service.path("environment").path("NAUTILUS_PUBLISHED_PORT").asText())
                .isEqualTo("${" + name.toUpperCase(Locale.ROOT) + "_PORT:-" + port + "}");
    }

    /** What they wait for, since a container engine that begins anew starts all at once. */
    @Test
    void enginesAreToldWhereTheBrokerSaysHowItIs() {
        JsonNode broker = SERVICES.path(Catalogue.BROKER);
        int port = broker.path("environment").path("NAUTILUS_PORT").asInt();

        assertThat(broker.path("command").toString()).contains("\"0.0.0.0:" + port + "\"");
        assertThat(COMPOSE.path("x-environment").path("NAUTILUS_BROKER_HEALTH").asText())
                .isEqualTo("http://" + Catalogue.BROKER + ":" + port + "/health");
    }

    /** Tokens are seen by the one that makes them alone. */
    @Test
    void onlySecretsSeesTokens() {
        SERVICES.properties().forEach(service -> {
            String volumes = service.getValue().path("volumes").toString();
            assertThat(volumes.contains("NAUTILUS_TOKENS"))
                    .isEqualTo(service.getKey().equals("secrets"));
            assertThat(volumes.contains("NAUTILUS_HASHES"))
                    .isEqualTo(service.getKey().equals("secrets")
                            || Catalogue.engineNames().contains(service.getKey()));
        });
    }

    /** Grafana's source of data is the service of that name and port, which it shares a network with. */
    @Test
    void grafanaAsksPrometheusWhereItIs() throws IOException {
        JsonNode sources = new YAMLMapper()
                .readTree(ROOT.resolve("monitoring/grafana/datasources.yml").toFile())
                .path("datasources");
        assertThat(sources).hasSize(1);
        URI asked = URI.create(sources.get(0).path("url").asText());
        JsonNode service = SERVICES.path(asked.getHost());

        assertThat(service.path("ports").get(0).asText()).endsWith(":" + asked.getPort());
        assertThat(texts(service.path("networks")))
                .containsAnyElementsOf(texts(SERVICES.path("grafana").path("networks")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** What a start looks at before it gives it away. */
    @Test
    void filesOfThisFolderAreReadByThoseThatAStartKnowsOf() {
        Map<String, String> given = new TreeMap<>();
        SERVICES.properties()
                .forEach(service -> service.getValue().path("volumes").forEach(volume -> {
                    if (volume.asText().startsWith("./")) {
                        given.put(service.getKey(), volume.asText().substring(2).split(":")[0]);
                    }
                }));
        assertThat(given).isEqualTo(MountedFiles.FILES);
        assertThat(MountedFiles.FILES.keySet()).containsExactlyInAnyOrderElementsOf(ContainerPlan.optionalNames());
    }

    /** What every program here is started with, a container's too. */
    @Test
    void containersAreStartedWithTheSameFlags() throws IOException {
        String run = Files.readString(ROOT.resolve("engines/image/nautilus-run"));
        assertThat(Catalogue.SMALL_JVM).allSatisfy(flag -> assertThat(run).contains(flag));
    }
}
