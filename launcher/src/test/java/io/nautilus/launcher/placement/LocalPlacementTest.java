package io.nautilus.launcher.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nautilus.hardware.Asked;
import io.nautilus.hardware.Collector;
import io.nautilus.hardware.CoreGroup;
import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.Memory;
import io.nautilus.hardware.Placement;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.placement.Allotments.Allotment;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What local processes are given, by a plan and without one. */
class LocalPlacementTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    Path folder;

    private static Allotments planned(String machine, Binding binding) {
        return Allotments.planned(RepositoryProfiles.PROFILES, RepositoryProfiles.plan(machine, Tier.AUTO), binding);
    }

    @Test
    void aPlannedProcessIsBoundAndToldWhatItWasPromised() {
        Allotment risk = planned("16:64", Binding.TASKSET).of("risk");
        assertThat(risk.words()).containsExactly("taskset", "-c", "0-1");
        assertThat(risk.jvmFlags()).contains("-Xmx1433m", "-XX:+UseZGC", "-XX:ActiveProcessorCount=2");
        assertThat(risk.collector()).isEqualTo(Collector.ZGC);
        Asked asked = Asked.of(risk.environment());
        assertThat(asked.mistakes()).isEmpty();
        assertThat(asked.cores()).contains(CoreSet.parse("0-1"));
        assertThat(asked.heap()).contains(new Memory(1433));
        assertThat(asked.collector()).contains(Collector.ZGC);
        assertThat(asked.memory())
                .as("a process without a control group has no limit")
                .isEmpty();
        assertThat(asked.shares()).isEmpty();
        assertThat(asked.planId()).isPresent();
    }

    @Test
    void whereNothingBindsNoCoresArePromised() {
        for (Binding binding : List.of(Binding.NONE, Binding.TASKPOLICY)) {
            Allotment risk = planned("16:64", binding).of("risk");
            assertThat(risk.words()).isEmpty();
            assertThat(risk.environment()).doesNotContainKey(Asked.CORES).containsKey(Asked.HEAP);
            assertThat(planned("16:64", binding).report().getFirst()).contains("not bound");
        }
    }

    @Test
    void onAMacOnlyTheOrderPathIsNotDemoted() {
        Allotments mac = planned("m4max-16", Binding.TASKPOLICY);
        assertThat(mac.of("marketdata").words()).isEmpty();
        assertThat(mac.of("factor").words()).containsExactly("taskpolicy", "-c", "utility");
        assertThat(Binding.TASKPOLICY.words(CoreSet.first(1), CoreGroup.BACKGROUND))
                .containsExactly("taskpolicy", "-c", "background");
    }

    @Test
    void withoutAPlanEachHasItsLeastAndKnowsWhy() {
        Allotments none = LocalPlacement.of(ROOT, Placing.none("--no-placement"), Catalogue.names());
        Allotment risk = none.of("risk");
        assertThat(risk.words()).isEmpty();
        assertThat(risk.jvmFlags())
                .containsExactly(
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-Xmn16m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ReservedCodeCacheSize=240m");
        assertThat(none.of("portfolio").jvmFlags())
                .as("it wants no short pauses")
                .doesNotContain("-Xmn16m");
        assertThat(risk.environment()).containsOnly(Map.entry(Allotments.UNPLACED, "--no-placement"));
        assertThat(none.report().getFirst()).contains("nothing is planned: --no-placement");
    }

    @Test
    void trainingHasTheCollectorsOfThePlanAndTheLeastHeaps() {
        Allotments training = planned("16:64", Binding.TASKSET).forTraining(RepositoryProfiles.PROFILES);
        assertThat(training.of("risk").jvmFlags())
                .containsExactly(
                        "-Xmx384m", "-XX:+UseZGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m");
        assertThat(training.of("risk").words()).isEmpty();
    }

    /** This machine, whatever it is, with the memory that suffices. */
    @Test
    void everyServiceHasAPlaceOnThisMachine() {
        CoreSet here = ThisMachine.detected().allowed();
        Allotments allotments = LocalPlacement.of(ROOT, Placing.planned(Tier.AUTO, 4), Catalogue.names());
        for (String name : Catalogue.names()) {
            Asked asked = Asked.of(allotments.of(name).environment());
            asked.cores()
                    .ifPresent(
                            cores -> assertThat(here.contains(cores)).as(name).isTrue());
            assertThat(asked.heap().orElseThrow()).isGreaterThan(Memory.NONE);
        }
        assertThat(allotments.report().getFirst()).contains("plan ", "memory 4096M");
    }

    @Test
    void tooLittleMemoryIsRefusedWithAWayOut() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> LocalPlacement.of(ROOT, Placing.planned(Tier.AUTO, 1), Catalogue.names()))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.PLAN_REFUSED))
                .withMessageContainingAll("are missing", "--no-placement");
    }

    /** Everybody on the first core, as a person wrote it. */
    @Test
    void aPlanThatAPersonWroteIsTaken() throws IOException {
        CoreSet here = ThisMachine.detected().allowed();
        String core = Integer.toString(here.numbers().getFirst());
        Path values = folder.resolve("my.env");
        Files.writeString(
                values,
                "# mine\nRISK_CPUSET=%s\nBROKER_CPUSET=\"%s\"\nRISK_EXCLUSIVE=false\nRISK_MEM=600M\n"
                        .formatted(core, core));
        Allotments allotments =
                LocalPlacement.of(ROOT, Placing.planned(Tier.AUTO, 4).with(values), Catalogue.names());
        if (Binding.ofThisSystem(here).binds()) {
            assertThat(allotments.of("risk").words()).endsWith(core);
            assertThat(allotments.of("broker").words()).endsWith(core);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            RISK_CPUSET=999 | :2: RISK_CPUSET (services.risk.cpuset) is "999": there is no core
            RISK_STANDBY_CPUSET=999 | :2: RISK_STANDBY_CPUSET (services.risk-standby.cpuset) is "999": there is no core
            RISK_CPUSETS=1 | :2: resource-profiles.yml has no variable RISK_CPUSETS
            RSK_HEAP=4G | :2: resource-profiles.yml has no variable RSK_HEAP
            NAUTILUS_CPUSET=0 | :2: resource-profiles.yml has no variable NAUTILUS_CPUSET
            RISK_HEAP=4G | :2: RISK_HEAP is "4G", and
            RISK_COLLECTOR=g2 | :2: RISK_COLLECTOR is "g2", and
            RISK_JVM_FLAGS=-Xmx9g | :2: RISK_JVM_FLAGS is "-Xmx9g", and
            RISK_MEM_RESERVATION=1M | :2: RISK_MEM_RESERVATION is "1M", and
            NGINX_HEAP=4G | :2: resource-profiles.yml has no variable NGINX_HEAP
            GRAFANA_JVM_FLAGS=-Xmx9g | :2: resource-profiles.yml has no variable GRAFANA_JVM_FLAGS
            PROMETHEUS_COLLECTOR=zgc | :2: resource-profiles.yml has no variable PROMETHEUS_COLLECTOR
            RISK_STANDBY_HEAP=9G | :2: RISK_STANDBY_HEAP is "9G", and that container is in no plan of this
            NGINX_MEM_RESERVATION=9G | :2: NGINX_MEM_RESERVATION is "9G", and "
            NAUTILUS_PLANNED_FOR="cores 0-99, memory 1M" | :2: NAUTILUS_PLANNED_FOR is "cores 0-99, memory 1M", and
            RISK_CPUSET | :2: this is not NAME=value
            export RISK_CPUSET=1 | :2: this is not NAME=value
            RISK_CPUSET="1 | :2: this is not NAME=value
            RISK_CPUSET=$ALL | :2: $ and \\ are not taken in a value
            ML_MEM=300M | :2: ML_MEM is there twice
            RISK_MEM=1M | :2: RISK_MEM (services.risk.mem_limit) is "1M": its JVM needs 520M (x-resident)
            RISK_MEM=3G | my.env:2: RISK_MEM (services.risk.mem_limit) is "3G": it is above x-memory-ceiling, 2048M
            ML_CPUSET=0-x | :2: ML_CPUSET (services.ml.cpuset) is "0-x": it has to be core numbers
            """)
    void aMistakeInAPlanThatAPersonWroteIsNamed(String line, String said) throws IOException {
        Path values = Files.writeString(folder.resolve("my.env"), "ML_MEM=300M\n" + line);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        LocalPlacement.of(ROOT, Placing.planned(Tier.AUTO, 4).with(values), Catalogue.names()))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.PLAN_REFUSED))
                .withMessageContaining(said);
    }

    /** What was printed for all goes with a start of a few; what was written into it for others does not. */
    @Test
    void linesOfWhatIsNotStartedHaveToBeThoseThatWerePrinted() throws IOException {
        String printed = String.join(
                "\n", PlacementEnv.lines(RepositoryProfiles.plan("16:64", Tier.AUTO), RepositoryProfiles.PROFILES));
        assertThat(few(printed).find("ml")).isEmpty();
        for (String line : List.of("ML_HEAP=9G", "ML_JVM_FLAGS=-Xmx9g", "NGINX_MEM_RESERVATION=1M")) {
            String name = line.substring(0, line.indexOf('=') + 1);
            String changed = printed.replaceFirst("\n" + name + ".*", "\n" + line);
            assertThat(changed).isNotEqualTo(printed);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> few(changed))
                    .withMessageContaining("follows from the other values and this machine");
        }
    }

    private Placement few(String values) throws IOException {
        Path file = Files.writeString(folder.resolve("printed.env"), values);
        return LocalPlacement.planned(
                ProfilesFile.of(ROOT, Optional.of(file)),
                KnownMachine.named("16:64"),
                Placing.planned(Tier.AUTO, Placing.ALL).with(file),
                List.of("broker", "marketdata", "risk", "portfolio"));
    }

    /** As Compose takes them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ML_MEM=300M",
                " ML_MEM = 300M ",
                "ML_MEM=\"300M\"",
                "ML_MEM='300M' # mine",
                "ML_MEM=\"300M\"  # \"mine\"",
                "ML_MEM=300M # it's mine, for $5",
                "ML_MEM=300M\nRISK_CPUSET=\nRISK_EXCLUSIVE='' # as if it were not there"
            })
    void valuesMayBeQuotedAndCommentedOn(String lines) throws IOException {
        Path values = Files.writeString(folder.resolve("my.env"), lines);
        Allotments allotments =
                LocalPlacement.of(ROOT, Placing.planned(Tier.AUTO, 4).with(values), Catalogue.names());
        assertThat(allotments.of("ml").jvmFlags()).isNotEmpty();
        Placement placement = LocalPlacement.planned(
                ProfilesFile.of(ROOT, Optional.of(values)),
                ThisMachine.detected().machine(),
                Placing.planned(Tier.AUTO, 4).with(values));
        assertThat(placement.find("ml").orElseThrow().memory()).isEqualTo(new Memory(300));
    }

    @Test
    void memoryThatIsNamedAndDoesNotFitIsNamedInTheRefusal() throws IOException {
        Path values = Files.writeString(folder.resolve("my.env"), "# too much\nML_MEM=3G\n");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        LocalPlacement.of(ROOT, Placing.planned(Tier.AUTO, 4).with(values), Catalogue.names()))
                .withMessageContaining("Of that is named: " + values + ":2: ML_MEM (services.ml.mem_limit) 3072M.");
    }

    /** What is not started takes neither cores nor memory from what is. */
    @Test
    void whatIsNotStartedKeepsNothing() {
        Placing placing = Placing.planned(Tier.AUTO, Placing.ALL);
        Placement all = LocalPlacement.planned(RepositoryProfiles.PROFILES, KnownMachine.named("16:8"), placing);
        Placement engines = LocalPlacement.planned(
                RepositoryProfiles.PROFILES, KnownMachine.named("16:8"), placing, Catalogue.names());
        Placement few = LocalPlacement.planned(
                RepositoryProfiles.PROFILES,
                KnownMachine.named("16:8"),
                placing,
                List.of("broker", "marketdata", "risk", "portfolio"));
        assertThat(all.find("portfolio").orElseThrow().cores().text()).isEqualTo("4-11");
        assertThat(engines.find("portfolio").orElseThrow().cores().text()).isEqualTo("4-15");
        assertThat(engines.find("nginx")).isEmpty();
        assertThat(few.find("portfolio").orElseThrow().memory())
                .isGreaterThan(engines.find("portfolio").orElseThrow().memory());
    }

    @Test
    void whatBindsOnlyInNameIsNotUsed() {
        Binding beyond = Binding.ofThisSystem(new CoreSet(List.of(CoreSet.HIGHEST)));
        assertThat(beyond.binds()).isFalse();
        assertThat(beyond.said()).startsWith("not bound: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '\n  factor:\n' | '\n  fcator:\n' | there is no entry services.factor
            '\n  nginx:\n' | '\n  ngnix:\n' | there is no entry services.nginx; services.ngnix is no container
            '\n  prometheus:\n' | '\n  promethius:\n' | there is no entry services.prometheus
            '\n  alertmanager:\n' | '\n  alert:\n' | there is no entry services.alertmanager
            '\n  grafana:\n' | '\n  grafna:\n' | there is no entry services.grafana
            '\n  risk-standby:\n' | '\n  risk-stand-by:\n' | there is no entry services.risk-standby
            '\n  strategy-standby:\n' | '\n  standby:\n' | there is no entry services.strategy-standby
            '\n  marketdata-standby:\n' | '\n  md-standby:\n' | there is no entry services.marketdata-standby
            '\n  nginx:\n' | '\n  proxy: {extends: {service: nginx}}\n\n  nginx:\n' | yml: services.proxy is no container
            ${RISK_CPUSET:-} | 0-999 | services.risk.cpuset is "0-999": there is no core
            x-heap: 192M | x-cores: 1 | x-cores is "1": the key is there twice
            '    x-heap: 192M\n' | '' | services.portfolio has no x-heap
            x-heap: 192M | x-heap: 900M | services.portfolio.x-heap is "900M"
            """)
    void aMistakeInTheFileIsNamedBeforeAnythingStarts(String old, String replacement, String said) throws IOException {
        String text = RepositoryProfiles.text();
        assertThat(text).contains(old);
        Files.writeString(folder.resolve(ProfilesFile.NAME), text.replace(old, replacement));
        Placing placing = Placing.planned(Tier.AUTO, 4);
        List<ThrowingCallable> plans = List.of(
                () -> LocalPlacement.of(folder, placing, Catalogue.names()),
                () -> LocalPlacement.planned(ProfilesFile.of(folder), KnownMachine.named("2:4"), placing));
        for (ThrowingCallable plan : plans) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(plan)
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.PLAN_REFUSED))
                    .withMessageContaining("resource-profiles.yml")
                    .withMessageContaining(said);
        }
    }
}
