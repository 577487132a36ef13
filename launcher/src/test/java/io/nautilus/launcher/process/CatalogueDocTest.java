package io.nautilus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.launcher.placement.ProfilesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of services in docs/operations.md is made of the catalogue and resource-profiles.yml; {@code -Dnautilus.docs.write=true} writes it anew. */
class CatalogueDocTest {
    private static final Path DOC = Path.of("../docs/operations.md");
    private static final String BEGIN = "<!-- services -->\n";
    private static final String END = "<!-- /services -->\n";

    private static String table() {
        StringBuilder table =
                new StringBuilder("| what | port | heap, MiB | resident below, MiB |\n|---|---|---|---|\n");
        ResourceProfiles profiles = ProfilesFile.of(Path.of(".."));
        for (String name : Catalogue.names()) {
            table.append("| %s | %d | %d | %d |\n"
                    .formatted(
                            name,
                            Catalogue.port(name, Plan.DEFAULT_BASE_PORT),
                            ProfilesFile.jvm(profiles, name).heap().mebibytes(),
                            ProfilesFile.jvm(profiles, name).resident().mebibytes()));
        }
        return table.toString();
    }

    @Test
    void theTableOfServicesIsTheCatalogue() throws IOException {
        String doc = Files.readString(DOC);
        assertThat(doc).contains(BEGIN, END);
        String written =
                doc.substring(0, doc.indexOf(BEGIN) + BEGIN.length()) + table() + doc.substring(doc.indexOf(END));
        if (Boolean.getBoolean("nautilus.docs.write")) {
            Files.writeString(DOC, written);
        }
        assertThat(Files.readString(DOC)).isEqualTo(written);
    }
}
