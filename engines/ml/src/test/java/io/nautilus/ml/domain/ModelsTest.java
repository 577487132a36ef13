package io.nautilus.ml.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.DecodeException;
import io.nautilus.ml.domain.Model.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsTest {
    private static final ModelId ONE = new ModelId("law", "1");

    private static Model active(String version) {
        ModelCard card = TestCards.card(new ModelId("law", version), 1, List.of("a"));
        return new Model.Active(card.id(), Origin.SHIPPED, card, new byte[0], rows -> new double[rows.length]);
    }

    private static Model refused(String version, String reason) {
        return new Model.Refused(new ModelId("law", version), Origin.DATA, null, reason);
    }

    @Test
    void idsAreAsTheyAreWritten() {
        assertThat(ModelId.parse("law-1")).isEqualTo(ONE);
        assertThat(ModelId.parse("a-b-2-3")).isEqualTo(new ModelId("a-b-2", "3"));
        assertThat(ONE.text()).isEqualTo("law-1");
        for (String none : List.of("", "law", "law-", "-1", "Law-1", "../x-1", "law-1a", "law-1234567890", "a/b-1")) {
            assertThatThrownBy(() -> ModelId.parse(none))
                    .isInstanceOfSatisfying(DecodeException.class, broken -> assertThat(broken.code())
                            .isEqualTo("bad-model-id"));
        }
    }

    @Test
    void versionsAreOrderedAsNumbers() {
        Models models = new Models(List.of(active("10"), active("2"), active("1")), ONE);
        assertThat(models.all()).extracting(model -> model.id().version()).containsExactly("1", "2", "10");
        assertThat(models.server())
                .hasValueSatisfying(server -> assertThat(server.id()).isEqualTo(ONE));
        assertThat(models.complaints()).isEmpty();
    }

    @Test
    void whatIsRefusedIsSaidAndDoesNotServe() {
        Models models = new Models(List.of(refused("1", "hash-differs: x"), active("2")), ONE);
        assertThat(models.server()).isEmpty();
        assertThat(models.complaints()).containsExactly("model-refused: law-1: hash-differs: x");
    }

    @Test
    void aModelThatIsNotThereIsSaid() {
        Models models = new Models(List.of(active("2")), ONE);
        assertThat(models.server()).isEmpty();
        assertThat(models.complaints()).containsExactly("no-model: law-1 is to predict and is not there");
    }

    @Test
    void theFirstOfTwoIsTakenAndTheOtherSaid() {
        Models models = new Models(List.of(active("1"), refused("1", "x")), ONE);
        assertThat(models.server()).isPresent();
        assertThat(models.complaints()).containsExactly("model-shadowed: another law-1 was found before");
    }
}
