package io.nautilus.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.indicators.FeatureSet;
import io.nautilus.ml.domain.Admission;
import io.nautilus.ml.domain.Model;
import io.nautilus.ml.domain.ModelCard;
import io.nautilus.ml.domain.ModelId;
import io.nautilus.ml.domain.Platform;
import io.nautilus.testing.CommittedCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The model in the engine's resources is the one that its card describes, and fits the platform of today. */
class ShippedModelTest {
    private static final Path FOLDER = Path.of("src/main/resources/models/direction/1");
    private static final Platform PLATFORM = new Platform(FeatureSet.schema(), FeatureSet.names());

    private static ModelCard card() throws IOException {
        return CardJson.read(Files.readAllBytes(FOLDER.resolve(ModelFiles.CARD)));
    }

    @Test
    void itsHashAndSchemaAreThoseOfItsCard() throws IOException {
        assertThat(Admission.sha256(Files.readAllBytes(FOLDER.resolve(ModelFiles.FILE))))
                .isEqualTo(card().sha256());
        assertThat(card().schemaNumber()).isEqualTo(FeatureSet.schema());
        assertThat(card().features()).isEqualTo(FeatureSet.names());
    }

    @Test
    void itIsAdmitted() {
        Model shipped = new ModelFiles(new OnnxSessions(), PLATFORM).shipped(ModelId.parse(MlModule.SHIPPED));
        assertThat(shipped).isInstanceOf(Model.Active.class);
    }

    @Test
    void itsCardIsWrittenAsTrainingWritesIt() throws IOException {
        assertThat(CardJson.write(card())).isEqualTo(Files.readAllBytes(FOLDER.resolve(ModelFiles.CARD)));
    }

    @Test
    void noPartOfItsDataTouchesAnother() throws IOException {
        ModelCard.Data data = card().data();
        long gapSeconds = data.embargoSeconds();
        assertThat(gapSeconds).isGreaterThanOrEqualTo(card().label().horizonSeconds());
        assertThat(data.validation().from()).isEqualTo(data.training().to().plusSeconds(gapSeconds));
        assertThat(data.test().from()).isEqualTo(data.validation().to().plusSeconds(gapSeconds));
        assertThat(data.training().rows()
                        + data.validation().rows()
                        + data.test().rows()
                        + data.unmoved())
                .isLessThanOrEqualTo((int) data.rows());
    }

    @Test
    void thePageShowsTheCard() throws IOException {
        CommittedCopy.check("models.md", ModelPage.of(card()));
    }
}
