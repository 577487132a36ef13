package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.codec.MessageCodec;
import io.nautilus.contracts.codec.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class SchemaTest {
    @Test
    void everyMessageHasARecordAndACodec() {
        List<String> names = Schema.messages().stream()
                .map(message -> message.getAttribute("name"))
                .toList();
        List<Integer> ids = Schema.messages().stream()
                .map(message -> Integer.valueOf(message.getAttribute("id")))
                .toList();

        assertThat(AnyMessage.types()).extracting(Class::getSimpleName).containsExactlyInAnyOrderElementsOf(names);
        assertThat(new Messages().codecs()).extracting(MessageCodec::templateId).isEqualTo(ids);
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void templatesAreGroupedByTopic() {
        for (Element message : Schema.messages()) {
            int id = Integer.parseInt(message.getAttribute("id"));
            Class<?> topic = ofId(id);
            assertThat(AnyMessage.types())
                    .filteredOn(type -> type.getSimpleName().equals(message.getAttribute("name")))
                    .allMatch(topic::isAssignableFrom);
        }
    }

    private static Class<?> ofId(int id) {
        if (id < 20) {
            return MarketEvent.class;
        }
        if (id < 40) {
            return id < 30 ? OrderRequest.class : StrategyEvent.class;
        }
        if (id < 70) {
            return id < 60 ? OrderEvent.class : StepNote.class;
        }
        return Signal.class;
    }

    @Test
    void marketDataBeginsWithItsInstrument() {
        assertThat(Schema.messages())
                .filteredOn(message -> Integer.parseInt(message.getAttribute("id")) < 20)
                .extracting(message ->
                        Schema.fields(message).findFirst().orElseThrow().getAttribute("name"))
                .containsOnly("instrumentId");
    }

    @Test
    void everythingIsDescribed() {
        assertThat(Schema.elements(Schema.root().getElementsByTagName("*")))
                .filteredOn(element -> !element.getTagName().equals("types"))
                .allMatch(element -> element.getAttribute("description").length() > 2, "has a description");
    }
}
