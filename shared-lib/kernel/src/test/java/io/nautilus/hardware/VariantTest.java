package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantTest {
    @TempDir
    private Path root;

    private Variant of(String requested, String image, String... more) {
        Map<String, String> environment = new HashMap<>(Map.of("NAUTILUS_VARIANT", requested, "NAUTILUS_IMAGE", image));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return Variant.of(environment, new KernelFiles(root));
    }

    private void has(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    @Test
    void aProcessWithoutAnImageSaysSo() {
        assertThat(Variant.of(Map.of(), new KernelFiles(root)))
                .isEqualTo(new Variant("none", "none", "it is a process without a container's image"));
        assertThat(of("metal", ""))
                .isEqualTo(new Variant("metal", "none", "it is a process without a container's image"));
    }

    @Test
    void optimizedIsWhatItAsksFor() {
        assertThat(of("optimized", "optimized")).isEqualTo(new Variant("optimized", "optimized", ""));
        assertThat(of("", "optimized")).isEqualTo(new Variant("optimized", "optimized", ""));
    }

    @Test
    void anotherImageThanAskedForIsTold() {
        assertThat(of("optimized", "metal"))
                .isEqualTo(new Variant("optimized", "optimized", "its image is the variant metal"));
        assertThat(of("metal", "optimized").reason()).startsWith("its image is the variant optimized; ");
    }

    @Test
    void metalNamesAllThatIsMissing() {
        assertThat(of("metal", "metal"))
                .isEqualTo(new Variant(
                        "metal",
                        "optimized",
                        "nothing in Nautilus computes on a GPU yet; no device of /dev/dri is in this container, and"
                                + " Docker Desktop gives none; no Vulkan loader is in its image"));
    }

    @Test
    void metalWithADeviceAndALoaderMissesWhatComputes() throws IOException {
        has("dev/dri/renderD128");
        has("usr/lib/aarch64-linux-gnu/libvulkan.so.1");

        assertThat(of("metal", "metal").reason()).isEqualTo("nothing in Nautilus computes on a GPU yet");
        assertThat(of("metal", "metal", "GPU_ENABLED", "off").reason())
                .isEqualTo("GPU_ENABLED is off; nothing in Nautilus computes on a GPU yet");
    }

    @Test
    void coreMlIsNeverInAContainer() {
        assertThat(of("coreml", "coreml", "NEURAL_ENGINE", "false"))
                .isEqualTo(new Variant(
                        "coreml",
                        "optimized",
                        "NEURAL_ENGINE is off; nothing in Nautilus uses Core ML yet; a Linux container never sees the"
                                + " Neural Engine"));
    }

    @Test
    void whatThereIsNotIsRefusedInWordsThatBreakNothing() {
        Variant unknown = of("\"cuda\"}\n", "optimized");

        assertThat(unknown)
                .isEqualTo(new Variant(
                        "?cuda???", "optimized", "there is no such variant, only optimized, metal, coreml"));
        assertThat(List.of(unknown.requested(), unknown.reason())).noneMatch(text -> text.contains("\""));
    }
}
