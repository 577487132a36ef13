package io.nautilus.ml.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Whether a model may answer: its file is the one that its card describes, and it was made for these features. */
public final class Admission {
    private static final double TOLERANCE = 1e-6;

    private Admission() {}

    /** Why the file is refused before it is loaded. */
    public static Optional<String> refusal(ModelId place, ModelCard card, byte[] file, Platform platform) {
        String hash = sha256(file);
        if (!card.name().equals(place.name()) || !card.version().equals(place.version())) {
            return Optional.of("card-differs: the card is of " + card.name() + "-" + card.version());
        }
        if (!hash.equals(card.sha256())) {
            return Optional.of("hash-differs: model.onnx has sha256 " + hash + ", its card says " + card.sha256());
        }
        String schema = ModelCard.schemaText(platform.schema());
        if (!schema.equals(card.schema())) {
            return Optional.of(
                    "schema-differs: the platform's features are " + schema + ", the model's " + card.schema());
        }
        if (!platform.features().equals(card.features())) {
            return Optional.of("schema-differs: the names of the features are not the platform's");
        }
        return Optional.empty();
    }

    /** Why the loaded model is refused: it does not answer what it answered when it was made. */
    public static Optional<String> refusal(ModelCard card, Scorer scorer) {
        double[] row =
                card.probe().features().stream().mapToDouble(each -> each).toArray();
        if (row.length != card.features().size()) {
            return Optional.of("probe-differs: the card's probe has " + row.length + " features");
        }
        double answer = scorer.probabilities(new double[][] {row})[0];
        return Math.abs(answer - card.probe().probabilityUp()) <= TOLERANCE
                ? Optional.empty()
                : Optional.of("probe-differs: " + answer + ", the card says "
                        + card.probe().probabilityUp());
    }

    /** The hash as cards have it, in small hexadecimal digits. */
    public static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
