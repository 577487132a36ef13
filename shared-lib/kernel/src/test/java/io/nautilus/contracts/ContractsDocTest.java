package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tables of docs/contracts.md are what the code says; {@code -Dnautilus.docs.write=true} writes them anew. */
class ContractsDocTest {
    private static final Path DOC = Path.of("../../docs/contracts.md");

    private static Map<String, String> tables() {
        return Map.of(
                "topics", ContractsTables.topics(),
                "messages", ContractsTables.messages(),
                "codes", ContractsTables.codes(),
                "texts", ContractsTables.texts(),
                "json", ContractsTables.json());
    }

    @TestFactory
    Stream<DynamicTest> everyTableIsWhatTheCodeSays() {
        return tables().entrySet().stream()
                .map(table -> DynamicTest.dynamicTest(table.getKey(), () -> {
                    if (Boolean.getBoolean("nautilus.docs.write")) {
                        Files.writeString(
                                DOC, place(table.getKey()).replaceFirst(Matcher.quoteReplacement(table.getValue())));
                    }
                    Matcher place = place(table.getKey());
                    assertThat(place.find())
                            .as("a place for the table %s", table.getKey())
                            .isTrue();
                    assertThat(place.group()).isEqualTo(table.getValue());
                }));
    }

    /** Every code that the fuzz tests meet is explained. */
    @Test
    void everyCodeIsExplained() throws IOException {
        String doc = Files.readString(DOC);
        assertThat(FrameFuzzTest.CODES).allMatch(code -> doc.contains("`" + code + "`"));
    }

    private static Matcher place(String table) throws IOException {
        Pattern pattern =
                Pattern.compile("(?<=<!-- " + table + " -->\n).*?(?=<!-- /" + table + " -->)", Pattern.DOTALL);
        return pattern.matcher(Files.readString(DOC));
    }
}
