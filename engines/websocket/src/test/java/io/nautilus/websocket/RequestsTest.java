package io.nautilus.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.websocket.domain.Request;
import io.nautilus.websocket.domain.StreamTopic;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {
    private final Requests requests = new Requests(4_096);

    @Test
    void whatIsAskedIsRead() {
        assertThat(requests.read("{\"op\":\"subscribe\",\"topic\":\"market-data\",\"instrument\":\"BTC-USD.SIM\"}"))
                .isEqualTo(new Request.Subscribe(null, StreamTopic.MARKET_DATA, "BTC-USD.SIM", null, null));
        assertThat(
                        requests.read(
                                "{\"op\":\"subscribe\",\"topic\":\"orders\",\"account\":\"main\",\"after\":7,\"stream\":\"s\",\"id\":\"1\"}"))
                .isEqualTo(new Request.Subscribe("1", StreamTopic.ORDERS, "main", 7L, "s"));
        assertThat(requests.read("{\"op\":\"subscribe\",\"topic\":\"engine-status\"}"))
                .isEqualTo(new Request.Subscribe(null, StreamTopic.ENGINE_STATUS, "", null, null));
        assertThat(requests.read("{\"op\":\"unsubscribe\",\"topic\":\"factors\",\"factor\":\"momentum\"}"))
                .isEqualTo(new Request.Unsubscribe(null, StreamTopic.FACTORS, "momentum"));
        assertThat(requests.read("{\"op\":\"ping\",\"id\":\"p\"}")).isEqualTo(new Request.Ping("p"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json | bad-json",
                "[] | bad-json",
                "null | bad-json",
                "{} {} | bad-json",
                "{\"op\":\"ping\",\"op\":\"ping\"} | bad-json",
                "{} | missing-op",
                "{\"op\":7} | bad-op",
                "{\"op\":\"drop\"} | unknown-op",
                "{\"op\":\"subscribe\"} | missing-topic",
                "{\"op\":\"subscribe\",\"topic\":\"secrets\"} | unknown-topic",
                "{\"op\":\"subscribe\",\"topic\":\"market-data\"} | missing-instrument",
                "{\"op\":\"subscribe\",\"topic\":\"orders\",\"instrument\":\"X\",\"account\":\"a\"} | wrong-key",
                "{\"op\":\"subscribe\",\"topic\":\"orders\",\"account\":\"a\",\"afer\":1} | unknown-property",
                "{\"op\":\"subscribe\",\"topic\":\"orders\",\"account\":\"a\",\"after\":-1} | bad-after",
                "{\"op\":\"subscribe\",\"topic\":\"orders\",\"account\":\"a\",\"after\":1.5} | bad-after",
                "{\"op\":\"subscribe\",\"topic\":\"orders\",\"account\":\"a\",\"after\":99999999999999999999} | bad-after",
                "{\"op\":\"ping\",\"id\":{}} | bad-id"
            })
    void whatIsWrongHasACode(String text, String code) {
        assertThat(requests.read(text)).isInstanceOfSatisfying(Request.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.detail()).isNotNull();
        });
    }

    @Test
    void aRefusalCarriesTheIdOfWhatWasAsked() {
        assertThat(requests.read("{\"op\":\"drop\",\"id\":\"42\"}").id()).isEqualTo("42");
    }

    @Test
    void largeAndDeepMessagesAreRefused() {
        assertThat(requests.read("{\"op\":\"" + "é".repeat(3_000) + "\"}"))
                .isInstanceOfSatisfying(Request.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo("message-too-large"));
        assertThat(requests.read("[".repeat(4_000)))
                .isInstanceOfSatisfying(Request.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo("bad-json"));
    }

    /** No text makes it throw. */
    @Property(tries = 500)
    void whateverComesIsAnswered(@ForAll String text) {
        assertThat(requests.read(text)).isNotNull();
        assertThat(requests.read("{\"op\":\"subscribe\",\"topic\":\"bars\",\"instrument\":\"" + text + "\"}"))
                .isNotNull();
    }
}
