package io.nautilus.ml;

import ai.onnxruntime.OrtException;
import io.nautilus.contracts.DecodeException;
import io.nautilus.ml.domain.Admission;
import io.nautilus.ml.domain.Model;
import io.nautilus.ml.domain.Model.Origin;
import io.nautilus.ml.domain.ModelCard;
import io.nautilus.ml.domain.ModelId;
import io.nautilus.ml.domain.Models;
import io.nautilus.ml.domain.Platform;
import io.nautilus.ml.domain.Scorer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads models: the one in the engine's own resources, and those below the data folder, {@code NAME/VERSION/model.onnx}
 * beside {@code model.json}. Nothing that is wrong with a model keeps the engine from starting.
 */
final class ModelFiles {
    static final String FILE = "model.onnx";
    static final String CARD = "model.json";

    private static final int MAX_FILE_BYTES = 16 * 1024 * 1024;
    private static final int MAX_CARD_BYTES = 256 * 1024;

    private final OnnxSessions sessions;
    private final Platform platform;

    ModelFiles(OnnxSessions sessions, Platform platform) {
        this.sessions = sessions;
        this.platform = platform;
    }

    /** Opens one of a model's two files. */
    private interface Source {
        InputStream open(String name) throws IOException;
    }

    Model shipped(ModelId id) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return read(id, Origin.SHIPPED, name -> {
            InputStream found = loader.getResourceAsStream("models/" + id.name() + "/" + id.version() + "/" + name);
            if (found == null) {
                throw new IOException("the engine has no " + name + " of it");
            }
            return found;
        });
    }

    /** What lies below a folder, at most {@link Models#LIMIT} of it; folders that cannot be a model's are passed over. */
    List<Model> below(Path folder) throws IOException {
        List<Model> models = new ArrayList<>();
        for (Path name : folders(folder)) {
            for (Path version : folders(name)) {
                if (models.size() < Models.LIMIT) {
                    id(name, version)
                            .ifPresent(id -> models.add(
                                    read(id, Origin.DATA, file -> Files.newInputStream(version.resolve(file)))));
                }
            }
        }
        return models;
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Optional<ModelId> id(Path name, Path version) {
        try {
            return Optional.of(new ModelId(
                    name.getFileName().toString(), version.getFileName().toString()));
        } catch (DecodeException notAModel) {
            return Optional.empty();
        }
    }

    private Model read(ModelId id, Origin origin, Source source) {
        ModelCard card;
        byte[] file;
        try {
            card = CardJson.read(bytes(source, CARD, MAX_CARD_BYTES));
            file = bytes(source, FILE, MAX_FILE_BYTES);
        } catch (IOException unreadable) {
            return new Model.Refused(id, origin, null, "file-unreadable: " + unreadable.getMessage());
        } catch (DecodeException broken) {
            return new Model.Refused(id, origin, null, broken.code() + ": " + broken.getMessage());
        }
        return Admission.refusal(id, card, file, platform)
                .<Model>map(reason -> new Model.Refused(id, origin, card, reason))
                .orElseGet(() -> open(id, origin, card, file));
    }

    private static byte[] bytes(Source source, String name, int most) throws IOException {
        try (InputStream in = source.open(name)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException(name + " has more than " + most + " bytes");
            }
            return bytes;
        }
    }

    private Model open(ModelId id, Origin origin, ModelCard card, byte[] file) {
        try {
            Scorer scorer = sessions.open(file, card.features().size());
            return Admission.refusal(card, scorer)
                    .<Model>map(reason -> new Model.Refused(id, origin, card, reason))
                    .orElseGet(() -> new Model.Active(id, origin, card, file, scorer));
        } catch (OrtException | IllegalStateException broken) {
            return new Model.Refused(id, origin, card, "not-loadable: " + broken.getMessage());
        } catch (LinkageError noLibrary) {
            return new Model.Refused(id, origin, card, "no-runtime: ONNX Runtime does not load here: " + noLibrary);
        }
    }
}
