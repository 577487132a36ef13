package io.nautilus.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.system.Repository;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What our images bring beside the program, and what they say of themselves. */
@ExtendWith(OnContainers.class)
class ImagesContainerTest {
    private static final int NOT_ACTIVE = 3;
    private static final String PROGRAM = "/opt/nautilus/";
    private static final String LABEL = "org.opencontainers.image.";

    @Test
    void everyImageSaysWhatItIs(Containers containers) {
        for (String service : Catalogue.names()) {
            JsonNode labels = Docker.inspect(containers.image(service)).at("/Config/Labels");
            assertThat(label(labels, "title")).isEqualTo("nautilus " + service);
            assertThat(label(labels, "version")).as(service).isEqualTo(Docker.version());
            assertThat(label(labels, "licenses")).as(service).isEqualTo("Apache-2.0");
            assertThat(label(labels, "description")).contains(service);
            assertThat(label(labels, "base.name")).as(service).isEqualTo("eclipse-temurin:25-jre");
        }
    }

    private static String label(JsonNode labels, String name) {
        return labels.path(LABEL + name).asText();
    }

    @Test
    void everyImageListsWhatItIsMadeOf(Containers containers) {
        for (String service : Catalogue.names()) {
            String list = Docker.ask("exec", containers.container(service), "cat", PROGRAM + "bom.json");
            JsonNode bom = JsonFile.parse(list).orElseThrow();
            assertThat(bom.path("bomFormat").asText()).as(service).isEqualTo("CycloneDX");
            assertThat(bom.at("/metadata/component/name").asText())
                    .isEqualTo(service.equals(Catalogue.BROKER) ? "launcher" : service);
            assertThat(bom.path("components").findValuesAsText("name"))
                    .as(service)
                    .contains("kafka-clients");
        }
    }

    /** A JVM leaves a cache that does not fit unused, without a word; one that is told to use it ends instead. */
    @Test
    void everyImageHasACacheThatFitsItsProgram(Containers containers) {
        for (String service : Catalogue.names()) {
            String jar = service.equals(Catalogue.BROKER) ? "launcher.jar" : "quarkus-run.jar";
            fits(service, withCache(containers.image(service), "serial", "Serial", jar));
        }
        assertThat(withCache(containers.image("risk"), "serial", "Serial", "bom.json")
                        .exitCode())
                .as("a cache for another program")
                .isNotZero();
    }

    private static void fits(String service, Docker.Ended started) {
        assertThat(started.exitCode()).as(service + ": " + started.text()).isZero();
    }

    /** What a larger machine plans with: they take the cache that the serial one was trained for. */
    @Test
    void theCacheFitsOtherCollectorsThatHaveNoneOfTheirOwn(Containers containers) {
        String engine = "analytics";
        fits(engine, withCache(containers.image(engine), "serial", "Parallel", "quarkus-run.jar"));
        String broker = Catalogue.BROKER;
        fits(broker, withCache(containers.image(broker), "serial", "G1", "launcher.jar"));
    }

    /** The libraries and the code, on the same base. What a JVM learned follows them, here for a larger machine. */
    @Test
    void theSameProgramForAnotherCollectorHasTheSameLayersAndACacheThatFits(Containers containers) {
        String again = "nautilus/risk:again";
        Docker.ask(
                "buildx",
                "build",
                "--no-cache",
                "--load",
                "--file=" + Repository.ROOT + "/engines/Dockerfile.optimized",
                "--build-arg=ENGINE=risk",
                "--build-arg=COLLECTORS=zgc",
                "--tag=" + again,
                Repository.ROOT.toString());
        try {
            int copied = layers("eclipse-temurin:25-jre").size() + 2;
            List<String> rebuilt = layers(again);
            assertThat(rebuilt.subList(0, copied))
                    .isEqualTo(layers(containers.image("risk")).subList(0, copied));
            fits(again, withCache(again, "zgc", "Z", "quarkus-run.jar"));
        } finally {
            Docker.ask("rmi", again);
        }
    }

    private static List<String> layers(String image) {
        List<String> layers = new ArrayList<>();
        Docker.inspect(image).at("/RootFS/Layers").forEach(layer -> layers.add(layer.asText()));
        return layers;
    }

    /** Of whoever computes on neither a GPU nor a Neural Engine, which is everybody yet. */
    @Test
    void theProbeSaysOfAVariantWhatIsActiveAndWhy(Containers containers) {
        assertThat(probed(containers, "analytics", "metal").output())
                .startsWith("requested  metal\nactive     optimized\nreason     ")
                .contains("no device of /dev/dri is in this container");
        assertThat(probed(containers, "ml", "coreml").output())
                .startsWith("requested  coreml\nactive     optimized\nreason     ")
                .contains("a Linux container never sees the Neural Engine");
        assertThat(probed(containers, "risk", "metal").output())
                .contains("reason     this engine's image is the variant optimized, not metal");
    }

    private static Docker.Ended probed(Containers containers, String service, String what) {
        Docker.Ended probed = probe(containers, service, what);
        assertThat(probed.exitCode()).as(service + ": " + probed.text()).isEqualTo(NOT_ACTIVE);
        return probed;
    }

    private static Docker.Ended probe(Containers containers, String service, String what) {
        return Docker.run("exec", containers.container(service), "nautilus-probe", what);
    }

    @Test
    void everyImageIsOfTheProcessorThatItRunsOn(Containers containers) {
        String processor = Docker.ask("info", "--format", "{{.Architecture}}");
        for (String service : Catalogue.names()) {
            Docker.Ended probed = probe(containers, service, "arch");
            assertThat(probed.exitCode()).as(service + ": " + probed.text()).isZero();
            assertThat(probed.output())
                    .as(service)
                    .isEqualTo(
                            "requested  %s\nactive     %s\nreason     as requested\n".formatted(processor, processor));
        }
    }

    /** Not in the service's own container, whose memory is the service's. */
    private static Docker.Ended withCache(String image, String trained, String collector, String jar) {
        return Docker.run(List.of(
                "run",
                "--rm",
                "--network=none",
                "--entrypoint=java",
                image,
                "-Xmx64m",
                "-XX:+Use" + collector + "GC",
                "-XX:AOTMode=on",
                "-XX:AOTCache=" + PROGRAM + "cache/" + trained + ".aot",
                "-cp",
                PROGRAM + jar,
                "-version"));
    }
}
