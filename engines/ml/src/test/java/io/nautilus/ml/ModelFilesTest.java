package io.nautilus.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.ml.domain.Admission;
import io.nautilus.ml.domain.Model;
import io.nautilus.ml.domain.ModelId;
import io.nautilus.ml.domain.Platform;
import io.nautilus.ml.domain.TrainedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
    private static final Platform PLATFORM = new Platform(77, List.of("a", "b", "c"));
    private static final ModelId ID = new ModelId("law", "1");

    @TempDir
    Path folder;

    private final TrainedModel trained = TestModels.train(ID, PLATFORM, 1);

    private Model read(Platform platform) throws IOException {
        List<Model> found = new ModelFiles(new OnnxSessions(), platform).below(folder);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().id()).isEqualTo(ID);
        return found.getFirst();
    }

    private void assertRefused(Platform platform, String reason) throws IOException {
        assertThat(read(platform)).isInstanceOfSatisfying(Model.Refused.class, refused -> assertThat(refused.reason())
                .startsWith(reason));
    }

    @Test
    void aModelWithItsCardAnswers() throws IOException {
        TestModels.write(folder, trained);
        assertThat(read(PLATFORM)).isInstanceOfSatisfying(Model.Active.class, active -> {
            assertThat(active.card()).isEqualTo(trained.card());
            assertThat(active.origin()).isEqualTo(Model.Origin.DATA);
        });
    }

    @Test
    void aFileOtherThanItsCardSaysIsRefused() throws IOException {
        byte[] spoilt = trained.file().clone();
        spoilt[spoilt.length / 2] ^= 1;
        TestModels.write(folder, ID, spoilt, CardJson.write(trained.card()));
        assertRefused(PLATFORM, "hash-differs: model.onnx has sha256 ");
    }

    @Test
    void aModelOfOtherFeaturesIsRefused() throws IOException {
        TestModels.write(folder, trained);
        assertRefused(
                new Platform(78, PLATFORM.features()), "schema-differs: the platform's features are 000000000000004e");
        assertRefused(new Platform(77, List.of("a", "c", "b")), "schema-differs: the names");
    }

    @Test
    void aCardOfAnotherModelIsRefused() throws IOException {
        TrainedModel other = TestModels.train(new ModelId("law", "2"), PLATFORM, 1);
        TestModels.write(folder, ID, other.file(), CardJson.write(other.card()));
        assertRefused(PLATFORM, "card-differs: the card is of law-2");
    }

    @Test
    void aFileThatTheRuntimeDoesNotLoadIsRefused() throws IOException {
        byte[] junk = "no model".getBytes(StandardCharsets.UTF_8);
        String card = new String(CardJson.write(trained.card()), StandardCharsets.UTF_8)
                .replace(trained.card().sha256(), Admission.sha256(junk));
        TestModels.write(folder, ID, junk, card.getBytes(StandardCharsets.UTF_8));
        assertRefused(PLATFORM, "not-loadable: ");
    }

    @Test
    void aModelThatNoLongerAnswersItsProbeIsRefused() throws IOException {
        String answer = "\"probabilityUp\" : " + trained.card().probe().probabilityUp();
        String card = new String(CardJson.write(trained.card()), StandardCharsets.UTF_8);
        assertThat(card).contains(answer);
        TestModels.write(
                folder,
                ID,
                trained.file(),
                card.replace(answer, "\"probabilityUp\" : 2").getBytes(StandardCharsets.UTF_8));
        assertRefused(PLATFORM, "probe-differs: ");
    }

    @Test
    void cardsThatAreNoneAreRefused() throws IOException {
        for (String card : List.of("", "null", "[]", "{}", "{\"name\":\"law\"}", "{\"name\":1", "\u0000")) {
            TestModels.write(folder, ID, trained.file(), card.getBytes(StandardCharsets.UTF_8));
            assertRefused(PLATFORM, "card-invalid: ");
        }
    }

    @Test
    void aModelWithoutItsFileIsRefused() throws IOException {
        TestModels.write(folder, trained);
        Files.delete(folder.resolve("law/1/model.onnx"));
        assertRefused(PLATFORM, "file-unreadable: ");
    }

    @Test
    void whatCanBeNoModelIsPassedOver() throws IOException {
        Files.createDirectories(folder.resolve("law/latest"));
        Files.createDirectories(folder.resolve("LAW/1"));
        Files.writeString(folder.resolve("readme"), "nothing");
        assertThat(new ModelFiles(new OnnxSessions(), PLATFORM).below(folder)).isEmpty();
        assertThat(new ModelFiles(new OnnxSessions(), PLATFORM).below(folder.resolve("none")))
                .isEmpty();
    }
}
