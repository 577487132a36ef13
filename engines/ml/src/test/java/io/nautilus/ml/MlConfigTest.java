package io.nautilus.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MlConfigTest {
    private static MlConfig config(String... data) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(MlConfig.class)
                .withValidateUnknown(false);
        if (data.length > 0) {
            builder.withDefaultValue("nautilus.data", data[0]);
        }
        return builder.build().getConfigMapping(MlConfig.class);
    }

    @Test
    void defaults() {
        MlConfig config = config();
        assertThat(config.serving()).isEqualTo(MlModule.SHIPPED);
        assertThat(config.models()).isEqualTo(Path.of("data/ml/models"));
        assertThat(config.nativeLibraries()).isEqualTo(Path.of("data/ml/native"));
    }

    @Test
    void foldersLieBelowTheDataFolder() {
        assertThat(config("elsewhere").models()).isEqualTo(Path.of("elsewhere/ml/models"));
    }
}
