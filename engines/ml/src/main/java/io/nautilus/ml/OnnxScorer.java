package io.nautilus.ml;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.nautilus.ml.domain.Scorer;
import io.nautilus.ml.domain.training.OnnxFile;
import java.util.Map;

/** A model in ONNX Runtime. A session may run on several threads at once; it lives as long as the engine. */
final class OnnxScorer implements Scorer {
    private final OrtEnvironment environment;
    private final OrtSession session;

    OnnxScorer(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    @Override
    public double[] probabilities(double[][] rows) {
        try (OnnxTensor features = OnnxTensor.createTensor(environment, rows);
                OrtSession.Result result = session.run(Map.of(OnnxFile.INPUT, features))) {
            double[][] output = (double[][]) result.get(0).getValue();
            double[] probabilities = new double[output.length];
            for (int row = 0; row < output.length; row++) {
                probabilities[row] = output[row][0];
            }
            return probabilities;
        } catch (OrtException failed) {
            throw new IllegalStateException("ONNX Runtime did not run the model", failed);
        }
    }
}
