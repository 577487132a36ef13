package io.nautilus.ml;

import ai.onnxruntime.OrtException;
import io.nautilus.ml.domain.Model;
import io.nautilus.ml.domain.Models;
import io.nautilus.runtime.engine.Accelerated;
import io.nautilus.runtime.engine.StatusResource.Active;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.SortedSet;

/** What the serving model really ran on: asked of ONNX Runtime's profiler once, at the start. */
final class Accelerator implements Accelerated {
    private static final String NONE = "none";

    private final Active measured;
    private final int threads;

    Accelerator(OnnxSessions sessions, Models models) {
        threads = sessions.threads();
        measured = models.server()
                .map(server -> measure(sessions, server))
                .orElseGet(() -> new Active(NONE, NONE, "no model predicts, so nothing was run"));
    }

    private static Active measure(OnnxSessions sessions, Model.Active server) {
        try {
            SortedSet<String> providers =
                    sessions.providers(server.file(), server.card().features().size());
            String said = "ONNX Runtime " + sessions.version() + " ran every node of "
                    + server.id().text() + " on it; no accelerator was asked for";
            return new Active(NONE, String.join(",", providers), said);
        } catch (OrtException | IOException failed) {
            return new Active(NONE, "unknown", "the runtime's profile could not be made: " + failed.getMessage());
        }
    }

    @Override
    public Active accelerator() {
        return measured;
    }

    @Override
    public OptionalInt threads() {
        return OptionalInt.of(threads);
    }
}
