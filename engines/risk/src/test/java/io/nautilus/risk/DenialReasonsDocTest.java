package io.nautilus.risk;

import io.nautilus.contracts.DenialReason;
import io.nautilus.risk.domain.RiskGate;
import io.nautilus.testing.CommittedCopy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/denial-reasons.md is what the code says; {@code -Dnautilus.docs.write=true} writes it anew. */
class DenialReasonsDocTest {
    @Test
    void theDocumentIsWhatTheCodeSays() {
        CommittedCopy.check("denial-reasons.md", document());
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Denial reasons

                Made from the code by `DenialReasonsDocTest`; do not edit. An order goes through the checks in this
                order, and the first that fails denies it: the request, the market, what is held, the book, exposure,
                cash; cheaper ones first, as far as they need nothing that another finds out. Cash is cheap and last: a
                limit that somebody set is told before money that is lacking. `POST /risk/check` says what each of
                them would say.

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
