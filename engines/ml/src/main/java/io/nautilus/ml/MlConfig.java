package io.nautilus.ml;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** What ml is told. */
@ConfigMapping(prefix = "nautilus.ml")
public interface MlConfig {
    /** The model that predicts every vector of features; the default is the one in the engine. */
    @WithDefault(MlModule.SHIPPED)
    String serving();

    /** Where further models lie, as {@code NAME/VERSION/model.onnx} beside {@code model.json}. */
    @WithDefault("${nautilus.data:data}/ml/models")
    Path models();

    /** Where the runtime's own library is put, once, instead of into a new temporary folder at every start. */
    @WithDefault("${nautilus.data:data}/ml/native")
    Path nativeLibraries();
}
