package io.nautilus.ml.domain;

/** A model that was found: one that answers, or one that is refused and why. */
public sealed interface Model {
    /** Where a model was found. */
    enum Origin {
        /** In the engine itself. */
        SHIPPED,
        /** Below the data folder. */
        DATA
    }

    ModelId id();

    Origin origin();

    /** A model that answers. */
    record Active(ModelId id, Origin origin, ModelCard card, byte[] file, Scorer scorer) implements Model {}

    /** A model that does not answer. {@code card} is null where it could not be read. */
    record Refused(ModelId id, Origin origin, ModelCard card, String reason) implements Model {}
}
