package io.nautilus.launcher.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Memory;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.desktop.SettingsFile.Change;
import io.nautilus.launcher.placement.KnownMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On settings files in the form of Docker Desktop's own. */
class DockerDesktopTest {
    private static final Machine M4_MAX = KnownMachine.named("m4max-16");
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
    private static final String STORE = """
            {
              "AutoStart": false,
              "Cpus": 4,
              "FilesharingDirectories": ["/Users", "/Volumes"],
              "LicenseTermsVersion": 2,
              "MemoryMiB": 8092,
              "Proxy": {"Mode": "system", "Excluded": null},
              "SettingsVersion": 43,
              "UseVirtualizationFrameworkVirtioFS": true
            }
            """;
    private static final String OLDER = """
            {"cpus": 16, "memoryMiB": 16384, "swapMiB": 1024, "useVirtualizationFramework": true, "kernelForUDP": true}
            """;

    @TempDir
    Path folder;

    private static TierSettings tiers() {
        return TierSettings.read(Path.of("..", TierSettings.NAME));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"DEVELOPMENT,8,16384", "TESTING,12,24576", "PRODUCTION,14,28672", "AUTO,14,28672"})
    void aTierHasItsSize(Tier tier, int cpus, int mebibytes) {
        Map<String, JsonNode> settings = tiers().of(tier, M4_MAX);
        assertThat(settings.get("Cpus").intValue()).isEqualTo(cpus);
        assertThat(settings.get("MemoryMiB").intValue()).isEqualTo(mebibytes);
    }

    @Test
    void autoIsTheLargestTierThatFitsAndNoneIsRefused() {
        Machine ten = Machine.of("ten", 10, Memory.ofGibibytes(32), "as asked");
        assertThat(tiers().of(Tier.AUTO, ten).get("Cpus").intValue()).isEqualTo(8);
        refused(() -> tiers().of(Tier.PRODUCTION, ten), "production", "14 cores and 28672M", "has 10 and 32768M");
        Machine small = Machine.of("small", 8, Memory.ofGibibytes(16), "as asked");
        refused(() -> tiers().of(Tier.AUTO, small), "development", "80 %");
    }

    @Test
    void onlyTheKeysOfTheTierChangeAndTheRestStays() throws IOException {
        Path file = file("settings-store.json", STORE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        SettingsFile settings = SettingsFile.read(file);
        List<Change> changes = settings.changes(tiers().of(Tier.PRODUCTION, M4_MAX));
        assertThat(changes)
                .extracting(Change::key)
                .containsExactly("Cpus", "MemoryMiB", "SwapMiB", "UseVirtualizationFramework");
        assertThat(settings.diff(changes))
                .containsSubsequence(
                        "--- " + file, "-  \"Cpus\": 4", "+  \"Cpus\": 14", "+  \"UseVirtualizationFramework\": true")
                .doesNotContain("+  \"UseVirtualizationFrameworkVirtioFS\": true");
        assertThat(Files.readString(file)).as("a diff writes nothing").isEqualTo(STORE);

        Path backup = settings.apply(tiers().of(Tier.PRODUCTION, M4_MAX), changes, NOW);
        assertThat(backup.getFileName()).hasToString("settings-store.json.20261129T030000000Z.backup");
        assertThat(Files.readString(backup)).isEqualTo(STORE);
        assertThat(names())
                .containsExactly("settings-store.json", backup.getFileName().toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        JsonNode expected = JsonFile.parse(STORE.replace("\"Cpus\": 4", "\"Cpus\": 14")
                        .replace("8092", "28672, \"SwapMiB\": 1024, \"UseVirtualizationFramework\": true"))
                .orElseThrow();
        assertThat(JsonFile.read(file)).contains(expected);
        assertThat(SettingsFile.read(file).changes(tiers().of(Tier.PRODUCTION, M4_MAX)))
                .as("what is so already changes nothing")
                .isEmpty();
    }

    @Test
    void anOlderFileKeepsItsSpelling() throws IOException {
        SettingsFile settings = SettingsFile.read(file("settings.json", OLDER));
        List<Change> changes = settings.changes(tiers().of(Tier.TESTING, M4_MAX));
        assertThat(changes)
                .extracting(Change::key)
                .containsExactly("cpus", "memoryMiB", "useVirtualizationFrameworkVirtioFS");
    }

    @Test
    void theNewerFileIsTakenWhereBothAreThere() throws IOException {
        Path linux = Files.createDirectories(folder.resolve(".docker/desktop"));
        assertThat(SettingsFile.ofUser(folder, false)).isEqualTo(linux.resolve("settings-store.json"));
        Files.writeString(linux.resolve("settings.json"), OLDER);
        assertThat(SettingsFile.ofUser(folder, false)).isEqualTo(linux.resolve("settings.json"));
        Files.writeString(linux.resolve("settings-store.json"), STORE);
        assertThat(SettingsFile.ofUser(folder, false)).isEqualTo(linux.resolve("settings-store.json"));
        assertThat(SettingsFile.ofUser(folder, true))
                .isEqualTo(folder.resolve("Library/Group Containers/group.com.docker/settings-store.json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"Cpus": "many"}               | Cpus is "many"; it has to be a whole number
            {"Cpus": 4.5}                  | Cpus is 4.5; it has to be a whole number
            {"MemoryMiB": -1}              | MemoryMiB is -1
            {"SwapMiB": null}              | SwapMiB is null
            {"UseVirtualizationFramework": 1} | UseVirtualizationFramework is 1; it has to be true or false
            {"Cpus": 4, "cpus": 5}         | cpus is there too
            [1, 2]                         | it holds no JSON object
            {"Cpus": 4                     | it is not JSON
            ''                             | it holds no JSON object
            """)
    void whatCannotBeUnderstoodIsNamedAndNothingChanges(String text, String said) throws IOException {
        Path file = file("settings-store.json", text);
        refused(
                () -> SettingsFile.read(file).changes(tiers().of(Tier.AUTO, M4_MAX)),
                file.toString(),
                said,
                "Nothing was changed");
        assertThat(names()).containsExactly("settings-store.json");
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void whereThereIsNoFileItIsSaidWhoMakesIt() {
        Path absent = folder.resolve("settings-store.json");
        refused(() -> SettingsFile.read(absent), "no file " + absent, "start it once", "Nothing was changed");
        refused(() -> SettingsFile.read(folder), folder + " cannot be read");
    }

    @Test
    void whatCannotBeWrittenIsSaidBeforeAnythingIs() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere");
        Path file = file("settings-store.json", STORE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        refused(() -> SettingsFile.read(file), file.toString(), "cannot be written: permission denied");
    }

    @Test
    void aBackupThatCannotBeMadeChangesNothing() throws IOException {
        Path file = file("settings-store.json", STORE);
        Files.writeString(folder.resolve("settings-store.json.20261129T030000000Z.backup"), "an older one");
        SettingsFile settings = SettingsFile.read(file);
        Map<String, JsonNode> asked = tiers().of(Tier.AUTO, M4_MAX);
        List<Change> changes = settings.changes(asked);
        refused(() -> settings.apply(asked, changes, NOW), "backup", "cannot be made", "Nothing was changed");
        assertThat(Files.readString(file)).isEqualTo(STORE);
    }

    /** Docker Desktop writes the file too, while somebody looks at what would change, and when it is stopped. */
    @Test
    void whatIsWrittenMeanwhileStays() throws IOException {
        Path file = file("settings-store.json", STORE);
        SettingsFile settings = SettingsFile.read(file);
        Map<String, JsonNode> asked = tiers().of(Tier.AUTO, M4_MAX);
        List<Change> changes = settings.changes(asked);
        String meanwhile = STORE.replace("\"AutoStart\": false", "\"AutoStart\": true, \"Added\": 1");
        Files.writeString(file, meanwhile);
        Path backup = settings.apply(asked, changes, NOW);
        assertThat(Files.readString(backup)).isEqualTo(meanwhile);
        JsonNode written = JsonFile.read(file).orElseThrow();
        assertThat(written.path("AutoStart").booleanValue()).isTrue();
        assertThat(written.path("Added").intValue()).isEqualTo(1);
        assertThat(written.path("Cpus").intValue()).isEqualTo(14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Cpus\": 4|\"Cpus\": 6",
                "\"Cpus\": 4|\"Cpus\": 14",
                "\"Cpus\": 4,|",
                "\"AutoStart\"|\"SwapMiB\": 7, \"AutoStart\"",
                "VirtioFS\": true|VirtioFS\": false"
            })
    void whatWouldChangeOtherwiseThanWasShownIsRefused(String change) throws IOException {
        Path file = file("settings-store.json", STORE);
        SettingsFile settings = SettingsFile.read(file);
        Map<String, JsonNode> asked = tiers().of(Tier.AUTO, M4_MAX);
        List<Change> changes = settings.changes(asked);
        String[] sides = change.split("\\|", 2);
        String meanwhile = STORE.replace(sides[0], sides[1]);
        assertThat(meanwhile).isNotEqualTo(STORE);
        Files.writeString(file, meanwhile);
        refused(() -> settings.apply(asked, changes, NOW), file + " was changed meanwhile", "Nothing was changed");
        assertThat(Files.readString(file)).isEqualTo(meanwhile);
        assertThat(names()).containsExactly("settings-store.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Cpus\": 8|\"Cpus\": true",
                "\"Cpus\": 8,|",
                "\"SwapMiB\"|\"SwapMib\"",
                "\"development\"|\"developing\""
            })
    void aMistakeInOurOwnFileIsNamed(String change) throws IOException {
        String[] sides = change.split("\\|", 2);
        String text = Files.readString(Path.of("..", TierSettings.NAME));
        Path file = file("ours.json", text.replaceFirst(sides[0], sides[1]));
        refused(() -> TierSettings.read(file), file.toString(), "development");
    }

    private static void refused(Runnable what, String... said) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(what::run)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.SETTINGS_UNUSABLE))
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(said));
    }
}
