package io.nautilus.launcher.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.ContainerPlacement;
import io.nautilus.hardware.Planner;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.containers.ContainerPlan;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A placement agrees with what is started, with the file and with the JVM. */
class PlacementFormsTest {
    @Test
    void everyFolderOfAnEngineHasAnEntry() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("../engines"))) {
            List<String> engines = folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
            assertThat(engines).containsExactlyInAnyOrderElementsOf(Catalogue.engineNames());
            RepositoryProfiles.PROFILES.require(engines);
        }
    }

    @Test
    void everyContainerHasAnEntry() {
        RepositoryProfiles.PROFILES.requireExactly(Entries.ALL);
        assertThat(Entries.NEEDED).containsExactlyInAnyOrderElementsOf(Catalogue.names());
        assertThat(Entries.ALL).containsAll(ContainerPlan.optionalNames());
    }

    @Test
    void theEnvironmentNamesTheVariablesOfTheFileForAllThatRun() {
        Set<String> named =
                PlacementEnv.lines(RepositoryProfiles.plan("16:64", Tier.AUTO), RepositoryProfiles.PROFILES).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> read = Pattern.compile("\\$\\{(\\w+)")
                .matcher(RepositoryProfiles.text())
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !name.contains("STANDBY") && !name.equals("NAUTILUS_MEMLOCK"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).containsAll(read);
        named.removeAll(read);
        assertThat(named).allMatch(name -> PlacementEnv.follows(name, RepositoryProfiles.PROFILES));
    }

    @Test
    void theIdTellsValuesApart() {
        String some = PlacementEnv.planId(RepositoryProfiles.plan("16:64", Tier.AUTO));
        assertThat(PlacementEnv.planId(RepositoryProfiles.plan("16:64", Tier.AUTO)))
                .isEqualTo(some);
        assertThat(PlacementEnv.planId(RepositoryProfiles.plan("16:63", Tier.AUTO)))
                .isNotEqualTo(some);
        ResourceProfiles shares =
                ResourceProfiles.parse("f", RepositoryProfiles.text().replace("cpu_shares: 512", "cpu_shares: 256"));
        assertThat(PlacementEnv.planId(Planner.plan(shares, KnownMachine.named("16:64"), Tier.AUTO)))
                .isNotEqualTo(some);
        assertThat(PlacementEnv.lines(RepositoryProfiles.plan("16:64", Tier.AUTO), RepositoryProfiles.PROFILES))
                .contains("NAUTILUS_PLAN_ID=" + some, "NAUTILUS_PLANNED_FOR=\"cores 0-15, memory 65536M\"");
    }

    @Test
    void jsonHasTheFormThatProgramsRead() {
        JsonNode json = PlacementJson.of(RepositoryProfiles.plan("m4max-16", Tier.AUTO), "for nobody");
        JsonNode risk = json.at("/containers/risk");
        assertThat(risk.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("cpuset", "exclusive", "shares", "memoryBytes", "heapBytes", "jvmFlags", "reasons");
        assertThat(risk.at("/cpuset").asText()).isEqualTo("0-1");
        assertThat(risk.at("/exclusive").asBoolean()).isTrue();
        assertThat(risk.at("/memoryBytes").asLong()).isEqualTo(2L << 30);
        assertThat(risk.at("/heapBytes").asLong()).isEqualTo(1433L << 20);
        assertThat(json.at("/containers/nginx/heapBytes").isNull()).isTrue();
        assertThat(json.at("/notes/0").asText()).isEqualTo("for nobody");
        assertThat(json.at("/leftOut/risk-standby").asText()).startsWith("a standby");
    }

    /** A JVM ends at once when it does not know a flag, or when two of them do not go together. */
    @Test
    void theJvmTakesTheFlags() throws IOException, InterruptedException {
        Set<List<String>> all = new LinkedHashSet<>();
        for (String machine : List.of("2:4", "m4max-16")) {
            for (ContainerPlacement each :
                    RepositoryProfiles.plan(machine, Tier.AUTO).containers()) {
                // The sizes are left out: the machine that runs the test may not have so much.
                all.add(each.jvmFlags().stream()
                        .filter(flag -> !flag.startsWith("-Xm"))
                        .toList());
            }
        }
        all.remove(List.of());
        assertThat(all).hasSizeGreaterThan(3);
        for (List<String> flags : all) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms32m", "-Xmx64m"));
            command.addAll(flags);
            command.add("-version");
            Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(jvm.waitFor()).as("%s: %s", flags, said).isZero();
        }
    }
}
