package io.nautilus.risk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nautilus.contracts.Limits;
import io.nautilus.contracts.LimitsChanged;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of first limits is written by people, or by nobody knows whom. */
class LimitsFileTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("limits.json"), text);
    }

    private void broken(String code, String detail) {
        assertThatExceptionOfType(LimitsFile.Broken.class)
                .isThrownBy(this::policy)
                .satisfies(broken -> assertThat(broken.code()).isEqualTo(code))
                .withMessageStartingWith(code + ": " + folder.resolve("limits.json") + ": ")
                .withMessageContaining(detail)
                .withMessageNotContaining("io.nautilus")
                .withMessageMatching("(?s).+; (correct it|let the user|keep it shorter).*");
    }

    /** As risk reads it at its start, with account main in dollars. */
    private Map<String, Limits> policy() {
        return new SmallRyeConfigBuilder()
                .withMapping(RiskConfig.class)
                .withDefaultValues(Map.of(
                        "nautilus.risk.accounts.main.cash",
                        "1000",
                        "nautilus.risk.limits-file",
                        folder.resolve("limits.json").toString()))
                .build()
                .getConfigMapping(RiskConfig.class)
                .policy(Duration.ofSeconds(5))
                .limits();
    }

    @Test
    void withoutAFileThereAreNoLimits() {
        assertThat(policy()).isEmpty();
    }

    @Test
    void aGoodFileIsReadWhole() throws IOException {
        file("""
                {"main": {
                  "minNotional": "1", "maxNotional": "5000.25", "maxGross": "20000", "maxDailyLoss": "500",
                  "maxDrawdown": "900", "priceCollarMillionths": 50000, "maxConcentrationMillionths": 250000,
                  "ordersPerSecond": 10, "maxOpenOrders": 100,
                  "instruments": [
                    {"instrument": "BTC-USD.SIM", "maxQuantity": "2", "minQuantity": "0.001", "maxPosition": "5"},
                    {"instrument": "XMR-USD.KRAKEN", "restricted": true}]}}
                """);
        assertThat(policy())
                .isEqualTo(Map.of(
                        "main",
                        new Limits(
                                "1",
                                "5000.25",
                                "20000",
                                "500",
                                "900",
                                50_000,
                                250_000,
                                10,
                                100,
                                List.of(
                                        new Limits.OfInstrument("BTC-USD.SIM", null, "0.001", "2", "5"),
                                        new Limits.OfInstrument("XMR-USD.KRAKEN", true, null, null, null)))));
    }

    @Test
    void anEmptyObjectIsNoLimit() throws IOException {
        file("{}");
        assertThat(policy()).isEmpty();
        file("{\"main\":{}}");
        assertThat(policy()).isEqualTo(Map.of("main", Limits.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                              | the body has not the form",
                "null                                            | null is no object",
                "[]                                              | the body has not the form",
                "\"main\"                                        | the body has not the form",
                "{\"main\":{}                                    | end-of-input",
                "{\"main\":{}} {}                                | the body has not the form",
                "{\"main\":null}                                 | account 'main' has null",
                "{\"main\":[]}                                   | main has not the form",
                "{\"main\":{},\"main\":{\"maxGross\":\"1\"}}       | Duplicate field 'main'",
                "{\"main\":{\"maxGross\":\"1\",\"maxGross\":\"2\"}}  | Duplicate field 'maxGross'",
                "{\"main\":{\"maxNotionl\":\"5\"}}                 | unknown field 'maxNotionl'; known are",
                "{\"main\":{\"instruments\":[{\"symbol\":\"A\"}]}}   | unknown field 'symbol'",
                "{\"main\":{\"instruments\":[{}]}}                 | instrument is missing",
                "{\"main\":{\"instruments\":{}}}                   | main.instruments has not the form",
                "{\"main\":{\"ordersPerSecond\":1.5}}              | ordersPerSecond",
                "{\"main\":{\"ordersPerSecond\":99999999999}}      | out of range",
                "{\"main\":{\"ordersPerSecond\":\"many\"}}         | ordersPerSecond",
                "{\"nobody\":{}}                                 | limits of 'nobody': no such account",
                "// a remark                                     | maybe a (non-standard) comment"
            })
    void whatIsNoObjectOfAccountsIsInvalid(String text, String detail) throws IOException {
        file(text);
        broken("limits-file-invalid", detail);
    }

    @ParameterizedTest
    @CsvSource({
        "maxNotional,five,maxNotional",
        "maxNotional,-1,maxNotional '-1'",
        "maxNotional,1e3,maxNotional",
        "maxNotional,NaN,maxNotional",
        "maxNotional,0.0000001,maxNotional",
        "maxGross,99999999999999999999,maxGross",
        "maxDailyLoss,'',maxDailyLoss",
        "maxDrawdown,٣,maxDrawdown",
    })
    void whatIsNoAmountOfTheAccountIsInvalid(String field, String amount, String detail) throws IOException {
        file("{\"main\":{\"%s\":\"%s\"}}".formatted(field, amount));
        broken("limits-file-invalid", detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"minNotional\":\"5\",\"maxNotional\":\"4.99\" | minNotional 5 is above maxNotional 4.99: no order",
                "\"maxNotional\":\"0.00\" | maxNotional of 0.00 lets no order pass",
                "\"instruments\":[{\"instrument\":\"A-B.C\",\"minQuantity\":\"2\",\"maxQuantity\":\"1\"}] | minQuantity of A-B.C 2 is above maxQuantity 1",
                "\"instruments\":[{\"instrument\":\"A-B.C\",\"maxQuantity\":\"0\"}] | maxQuantity of A-B.C of 0 lets no order pass",
            })
    void whatNoOrderCouldKeepIsInvalid(String limits, String detail) throws IOException {
        file("{\"main\":{" + limits + "}}");
        broken("limits-file-invalid", detail);
        file("{\"main\":{\"minNotional\":\"5\",\"maxNotional\":\"5\"}}");
        assertThat(policy()).containsKey("main");
    }

    @Test
    void aListOfNothingIsInvalid() throws IOException {
        file("{\"main\":{\"instruments\":[null]}}");
        broken("limits-file-invalid", "main has not the form");
    }

    @Test
    void moreThanTheLogHoldsIsInvalid() throws IOException {
        String many = IntStream.rangeClosed(0, LimitsChanged.MAX_INSTRUMENTS)
                .mapToObj("{\"instrument\":\"I%d-USD.SIM\"}"::formatted)
                .collect(Collectors.joining(","));
        file("{\"main\":{\"instruments\":[" + many + "]}}");
        broken("limits-file-invalid", (LimitsChanged.MAX_INSTRUMENTS + 1) + " instruments");
        file("{\"main\":{\"instruments\":[{\"instrument\":\"" + "A".repeat(1_000) + "\"}]}}");
        broken("limits-file-invalid", "instrument");
    }

    @Test
    void nestingHasAnEnd() throws IOException {
        file("[".repeat(100_000));
        broken("limits-file-invalid", "");
        file("{\"main\":{\"instruments\":" + "[".repeat(100_000));
        broken("limits-file-invalid", "");
    }

    @Test
    void bytesThatAreNoTextAreInvalid() throws IOException {
        byte[] wrong = "{\"main\":{\"maxGross\":\"x\"}}".getBytes(UTF_8);
        wrong[wrong.length - 4] = (byte) 0xff;
        Files.write(folder.resolve("limits.json"), wrong);
        broken("limits-file-invalid", "UTF-8");
    }

    @Test
    void aFileIsReadUpToItsBoundOnly() throws IOException {
        byte[] full = new byte[LimitsFile.MAX_BYTES];
        Arrays.fill(full, (byte) ' ');
        full[0] = '{';
        full[1] = '}';
        Files.write(folder.resolve("limits.json"), full);
        assertThat(policy()).isEmpty();
        Files.write(folder.resolve("limits.json"), Arrays.copyOf(full, full.length + 1));
        broken("limits-file-too-large", "1048576 bytes");
    }

    @Test
    void aFolderIsUnreadable() throws IOException {
        Files.createDirectory(folder.resolve("limits.json"));
        broken("limits-file-unreadable", "limits.json");
    }
}
