package io.nautilus.ml;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import io.nautilus.ml.domain.training.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens models with ONNX Runtime on the thread that asks and, where more are asked for, on further ones: no arena, since
 * rows are few and the engine's memory is stated.
 */
public final class OnnxSessions {
    private static final Pattern PROVIDER = Pattern.compile("\"provider\"\\s*:\\s*\"([^\"]+)\"");

    private final int threads;

    /** On the thread that asks alone. */
    public OnnxSessions() {
        this(1);
    }

    public OnnxSessions(int threads) {
        this.threads = threads;
    }

    public int threads() {
        return threads;
    }

    /** Loads the library at the first call. Throws {@link LinkageError} where there is none for this machine. */
    private static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING, "nautilus");
    }

    /** As the library says it. */
    public String version() {
        return environment().getVersion();
    }

    /** Opens a model of so many features. Throws {@link OrtException} where it is none, or not of the form expected. */
    public OnnxScorer open(byte[] file, int features) throws OrtException {
        OrtEnvironment environment = environment();
        try (SessionOptions options = options()) {
            OrtSession session = environment.createSession(file, options);
            requireMatrix(session.getInputInfo(), OnnxFile.INPUT, features);
            requireMatrix(session.getOutputInfo(), OnnxFile.OUTPUT, 1);
            return new OnnxScorer(environment, session);
        }
    }

    private SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        options.setCPUArenaAllocator(false);
        options.setMemoryPatternOptimization(false);
        return options;
    }

    private static void requireMatrix(Map<String, NodeInfo> nodes, String name, int columns) throws OrtException {
        NodeInfo node = nodes.get(name);
        boolean fits = nodes.size() == 1
                && node != null
                && node.getInfo() instanceof TensorInfo tensor
                && tensor.type == OnnxJavaType.DOUBLE
                && Arrays.equals(tensor.getShape(), new long[] {-1, columns});
        if (!fits) {
            throw new OrtException("the model must have one matrix '" + name + "' of doubles, rows x " + columns
                    + "; it has " + nodes.values());
        }
    }

    /** Runs a row of zeros under the runtime's profiler and says which providers computed the nodes. */
    public SortedSet<String> providers(byte[] file, int features) throws OrtException, IOException {
        OrtEnvironment environment = environment();
        Path folder = Files.createTempDirectory("nautilus-profile");
        try (SessionOptions options = options()) {
            options.enableProfiling(folder.resolve("run").toString());
            try (OrtSession session = environment.createSession(file, options)) {
                new OnnxScorer(environment, session).probabilities(new double[][] {new double[features]});
                return providers(Path.of(session.endProfiling()));
            }
        } finally {
            Files.delete(folder);
        }
    }

    private static SortedSet<String> providers(Path profile) throws IOException {
        SortedSet<String> providers = new TreeSet<>();
        Matcher matcher = PROVIDER.matcher(Files.readString(profile));
        while (matcher.find()) {
            providers.add(matcher.group(1));
        }
        Files.delete(profile);
        return providers;
    }
}
