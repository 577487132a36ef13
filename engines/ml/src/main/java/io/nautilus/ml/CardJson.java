package io.nautilus.ml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.nautilus.contracts.DecodeException;
import io.nautilus.ml.domain.ModelCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A {@link ModelCard} as the file {@code model.json}. */
public final class CardJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private CardJson() {}

    /** The same bytes on every system. */
    public static byte[] write(ModelCard card) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        try {
            return (MAPPER.writer(printer).writeValueAsString(card) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a card is plain records", impossible);
        }
    }

    /** Throws {@link DecodeException} with {@code card-invalid}. */
    public static ModelCard read(byte[] file) {
        try {
            ModelCard card = MAPPER.readValue(file, ModelCard.class);
            if (card == null) {
                throw new DecodeException("card-invalid", "null is no card");
            }
            return card;
        } catch (JsonProcessingException broken) {
            throw new DecodeException("card-invalid", broken.getOriginalMessage(), broken);
        } catch (IOException broken) {
            throw new DecodeException("card-invalid", String.valueOf(broken.getMessage()), broken);
        }
    }
}
