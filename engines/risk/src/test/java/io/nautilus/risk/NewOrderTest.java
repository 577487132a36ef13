package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.nautilus.contracts.Side;
import org.junit.jupiter.api.Test;

class NewOrderTest {
    private final ObjectMapper mapper = new ObjectMapper();

    NewOrderTest() {
        new NamedChoices().customize(mapper);
    }

    @Test
    void aSideIsSaidByItsName() throws JsonProcessingException {
        assertThat(mapper.readValue("{\"side\":\"SELL\"}", NewOrder.class).side())
                .isEqualTo(Side.SELL);
        assertThatThrownBy(() -> mapper.readValue("{\"side\":1}", NewOrder.class))
                .isInstanceOf(InvalidFormatException.class);
    }
}
