package io.nautilus.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the image that a build replaces: it has no name any more, and would pile up. */
class ImagesTest {
    @TempDir
    private Path folder;

    private final RecordedDocker docker = new RecordedDocker();
    private Images images;

    @BeforeEach
    void build() throws IOException {
        images = Images.of(BuiltProgram.in(folder), docker, folder.resolve("logs"));
        build(Catalogue.names());
        assertThat(docker.did).noneMatch(done -> done.startsWith("image rm"));
        docker.did.clear();
    }

    private void build(List<String> services) {
        images.build(services, (_, _) -> {});
    }

    @Test
    void isRemovedOnceTheNextIsBuilt() {
        String first = docker.id(Images.name("risk"));
        build(List.of("risk"));

        assertThat(docker.did).containsExactly("build risk", "image rm " + first);
        assertThat(docker.replaced).isEmpty();
        assertThat(docker.id(Images.name("risk"))).isNotEqualTo(first);
    }

    @Test
    void staysWhereAPersonTaggedItOrAContainerUsesIt() {
        String tagged = docker.id(Images.name("ml"));
        String used = docker.id(Images.name("factor"));
        docker.kept.put(tagged, "mine:1");
        docker.used.add(used);
        build(List.of("ml", "factor"));

        assertThat(docker.did).containsExactly("build ml", "build factor");
        assertThat(docker.replaced).containsOnly(Map.entry(tagged, "mine:1"), Map.entry(used, ""));
    }

    @Test
    void staysWhereTheNextIsNotBuilt() {
        docker.failing.add("risk");

        assertThatThrownBy(() -> build(List.of("risk"))).hasMessageContaining("The image of risk was not built");
        assertThat(docker.did).containsExactly("build risk");
        assertThat(docker.images).contains(Images.name("risk"));
    }
}
