package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.risk.domain.Answer;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bodies are the same bytes in every process: the order of their fields is written down here. */
class AnswerResponseTest {
    private static final MessageId ID = new MessageId(new Writer(WriterKind.HTTP, 0), 0xC0FFEE, 12, 0);
    private static final String TEXT = "http0-0000000000c0ffee-12-0";

    private static Response of(OrderEvent event) {
        return AnswerResponse.of(new Answer.OfCall(event, Optional.empty()));
    }

    private static String body(Response response) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(response.getEntity());
    }

    @Test
    void aChangeOfState() throws JsonProcessingException {
        Response response = of(new TradingStateChanged(ID, "main", TradingState.HALTED, "lunch", "admin", "key"));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(body(response))
                .isEqualTo("{\"state\":\"HALTED\",\"account\":\"main\",\"reason\":\"lunch\",\"changedBy\":\"admin\"}");
    }

    @Test
    void aDepositIsShownToo() throws JsonProcessingException {
        Response response =
                of(new CashChanged(ID, "main", "USD", 6, 1_500_000, 2_500_000, CashReason.DEPOSIT, "admin", ""));
        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(body(response))
                .isEqualTo("{\"id\":\"" + TEXT
                        + "\",\"account\":\"main\",\"currency\":\"USD\",\"amount\":\"1.5\",\"balance\":\"2.5\"}");
    }

    @Test
    void aCancelOfAll() throws JsonProcessingException {
        assertThat(body(of(new CancelAllDone(ID, "", 3, "", "trader")))).isEqualTo("{\"cancelled\":3}");
    }

    @Test
    void whatCouldNotBeDecidedIsAsFinalAsADenial() throws JsonProcessingException {
        Response response = of(new InputRejected(
                "order-requests", 0, 12, 3, DenialReason.STEP_FAILED, "java.lang.ArithmeticException", 5, "00", ID));
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(body(response))
                .contains("\"code\":\"input-rejected\"")
                .contains("\"detail\":\"step-failed: java.lang.ArithmeticException\"");
    }

    @Test
    void whatIsNotKnownYet() throws JsonProcessingException {
        Response response = AnswerResponse.below("/orders/").of(ID, null);
        assertThat(response.getStatus()).isEqualTo(202);
        assertThat(response.getHeaderString("Location")).isEqualTo("/orders/" + TEXT);
        assertThat(body(response))
                .startsWith("{\"state\":\"UNKNOWN\",\"id\":\"" + TEXT + "\",\"detail\":\"not decided yet");
    }
}
