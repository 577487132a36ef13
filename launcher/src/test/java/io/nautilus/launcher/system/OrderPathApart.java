package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.CoreSet;
import io.nautilus.launcher.placement.Binding;
import io.nautilus.launcher.placement.ThisMachine;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan that no process has by itself, so that who has it was put there: risk and the broker apart from the others. */
final class OrderPathApart {
    private OrderPathApart() {}

    static Path file(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("RISK_EXCLUSIVE=false"));
        Catalogue.names().forEach(name -> lines.add(name.toUpperCase(Locale.ROOT) + "_CPUSET=" + cores(name)));
        return Files.write(folder.resolve("apart.env"), lines);
    }

    private static CoreSet cores(String name) {
        CoreSet all = ThisMachine.detected().machine().cores();
        boolean first = name.equals("risk") || name.equals(Catalogue.BROKER) || all.size() == 1;
        return first ? all.slice(0, 1) : all.slice(1, all.size());
    }

    /** As the kernel says of the engine, where anything can be bound. */
    static void isWhereItWasPut(String engine, JsonNode placement) {
        CoreSet put = cores(engine);
        if (!Binding.ofThisSystem(put).binds()) {
            return;
        }
        assertThat(placement.path("resources"))
                .filteredOn(each -> each.path("name").asText().equals("cores"))
                .as(engine + " is where it was put")
                .singleElement()
                .satisfies(cores -> {
                    assertThat(cores.path("granted").asText()).isEqualTo(put.text());
                    assertThat(cores.path("verdict").asText()).isEqualTo("MET");
                });
    }
}
