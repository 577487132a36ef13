package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.DenialReason;
import io.nautilus.risk.domain.RiskGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/denial-reasons.md is what the code says; {@code -Dnautilus.docs.write=true} writes it anew. */
class DenialReasonsDocTest {
    private static final Path DOC = Path.of("../../docs/denial-reasons.md");

    @Test
    void theDocumentIsWhatTheCodeSays() throws IOException {
        String now = document();
        if (Boolean.getBoolean("nautilus.docs.write")) {
            Files.writeString(DOC, now);
        }
        assertThat(Files.readString(DOC))
                .as("write it anew by -Dnautilus.docs.write=true")
                .isEqualTo(now);
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Denial reasons

                Made from the code by `DenialReasonsDocTest`; do not edit. An order goes through the checks in this
                order, cheapest first, and the first that fails denies it. `POST /risk/check` says what each of them would
                say.

                | check | may deny with |
                |---|---|
                """);
        for (Map.Entry<String, List<DenialReason>> check : RiskGate.checkOrder().entrySet()) {
            String reasons = check.getValue().stream()
                    .map(reason -> "`" + reason.label() + "`")
                    .collect(Collectors.joining(", "));
            text.append("| ")
                    .append(check.getKey())
                    .append(" | ")
                    .append(reasons)
                    .append(" |\n");
        }
        text.append("\nEvery reason, those of cancels, commands and records included:\n\n");
        text.append("| code | label | what to do |\n|---|---|---|\n");
        for (DenialReason reason : DenialReason.values()) {
            text.append("| %d | `%s` | %s |\n".formatted(reason.code(), reason.label(), reason.hint()));
        }
        return text.toString();
    }
}
