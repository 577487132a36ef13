package io.nautilus.ml.domain.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A {@link Network} as an ONNX model: {@code Gemm, Relu, Gemm, Sigmoid} in double precision, since features come as
 * they are and are standardised by the first layer's own weights. Field numbers are those of onnx.proto.
 */
public final class OnnxFile {
    /** The operator set that the nodes are of; the oldest that has all four in their present form but for newer types. */
    public static final int OPSET = 13;
    /** The version of the file format that came with that operator set. */
    public static final int IR_VERSION = 7;
    /** The graph's input, a matrix of rows of features, and its output, a matrix of one column. */
    public static final String INPUT = "features";

    public static final String OUTPUT = "probability_up";

    private static final int DOUBLE = 11;
    private static final String ROWS = "rows";

    private OnnxFile() {}

    /** The file's bytes: the same for the same weights and texts. */
    public static byte[] encode(Network network, String name) {
        return new Protobuf()
                .number(1, IR_VERSION)
                .text(2, "nautilus")
                .message(7, graph(network, name))
                .message(8, new Protobuf().text(1, "").number(2, OPSET))
                .toBytes();
    }

    private static Protobuf graph(Network network, String name) {
        int inputs = network.inputs();
        int hidden = network.hidden();
        return new Protobuf()
                .message(1, node("Gemm", List.of(INPUT, "w1", "b1"), "sums"))
                .message(1, node("Relu", List.of("sums"), "units"))
                .message(1, node("Gemm", List.of("units", "w2", "b2"), "output"))
                .message(1, node("Sigmoid", List.of("output"), OUTPUT))
                .text(2, name)
                .message(5, tensor("w1", network.firstWeights(), inputs, hidden))
                .message(5, tensor("b1", network.firstBiases(), hidden))
                .message(5, tensor("w2", network.secondWeights(), hidden, 1))
                .message(5, tensor("b2", new double[] {network.secondBias()}, 1))
                .message(11, matrix(INPUT, inputs))
                .message(12, matrix(OUTPUT, 1));
    }

    private static Protobuf node(String operator, List<String> inputs, String output) {
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(3, output).text(4, operator);
    }

    private static Protobuf tensor(String name, double[] numbers, int... dimensions) {
        Protobuf tensor = new Protobuf();
        for (int dimension : dimensions) {
            tensor.number(1, dimension);
        }
        ByteBuffer raw = ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            raw.putDouble(number);
        }
        return tensor.number(2, DOUBLE).text(8, name).bytes(9, raw.array());
    }

    private static Protobuf matrix(String name, int columns) {
        Protobuf shape =
                new Protobuf().message(1, new Protobuf().text(2, ROWS)).message(1, new Protobuf().number(1, columns));
        Protobuf tensor = new Protobuf().number(1, DOUBLE).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }
}
