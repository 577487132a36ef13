package io.nautilus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.hardware.Collector;
import io.nautilus.hardware.Switches;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.placement.Allotments;
import io.nautilus.launcher.placement.Placing;
import io.nautilus.launcher.placement.ProfilesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    @TempDir
    Path folder;

    @BeforeEach
    void hasProfiles() throws IOException {
        Files.copy(Path.of("..", ProfilesFile.NAME), folder.resolve(ProfilesFile.NAME));
    }

    @Test
    void letsRequestsNameTheFilesThatAreReplayed() throws IOException {
        Path real = Files.createDirectories(folder.toRealPath().resolve("real"));
        Files.createFile(real.resolve("a.ws"));
        Files.createFile(real.resolve("b.ws"));
        Files.createSymbolicLink(folder.resolve("link.ws"), real.resolve("b.ws"));
        Map<String, String> environment = marketdata(Feed.parse("replay:real/a.ws,link.ws", folder));
        assertThat(environment.get("NAUTILUS_DATA_ROOTS"))
                .endsWith(real.toString())
                .doesNotContain(",");
        assertThat(marketdata(new Feed.Simulated())).doesNotContainKey("NAUTILUS_DATA_ROOTS");
    }

    @Test
    void startsEachServiceWithTheCacheThatItHas() throws IOException {
        for (String name : Catalogue.names()) {
            assertThat(service(name, new Feed.Simulated()).command()).noneMatch(flag -> flag.contains("AOTCache"));
            Path cache = StartCache.used(home()).file(name, Collector.SERIAL);
            Files.createDirectories(cache.getParent());
            Files.createFile(cache);
            assertThat(service(name, new Feed.Simulated()).command()).contains("-XX:AOTCache=" + cache);
        }
    }

    /** Of the four collectors one needs a cache of its own. */
    @Test
    void aCacheThatDoesNotFitTheCollectorIsNotUsedAndMissed() throws IOException {
        Plan plan = Plan.simulated(Plan.DEFAULT_BASE_PORT);
        StartCache caches = StartCache.used(home());
        assertThat(caches.file("risk", Collector.G1)).isEqualTo(caches.file("risk", Collector.SERIAL));
        for (String name : Catalogue.names()) {
            Path cache = caches.file(name, name.equals("risk") ? Collector.ZGC : Collector.SERIAL);
            Files.createDirectories(cache.getParent());
            Files.createFile(cache);
        }
        Catalogue catalogue = new Catalogue(home(), new DataFolder(folder.resolve("data")));
        assertThat(catalogue.untrained(plan)).containsExactly("risk");
        assertThat(service("risk", new Feed.Simulated()).command()).noneMatch(flag -> flag.contains("AOTCache"));
        Files.createFile(caches.file("risk", Collector.SERIAL));
        assertThat(catalogue.untrained(plan)).isEmpty();
    }

    @Test
    void whereNothingIsTrainedNothingIsMissed() {
        Catalogue catalogue = new Catalogue(home(), new DataFolder(folder.resolve("data")));
        assertThat(catalogue.untrained(Plan.simulated(Plan.DEFAULT_BASE_PORT))).isEmpty();
    }

    /** What an engine reads once, when it starts, no second start changes. */
    @Test
    void otherSwitchesAreAnotherWayToStart() {
        String none = ml(Map.of()).fingerprint();
        String two = ml(Map.of("OMP_NUM_THREADS", "2")).fingerprint();
        assertThat(two).isNotEqualTo(none);
        assertThat(ml(Map.of("OMP_NUM_THREADS", "2", "PATH", "/bin")).fingerprint())
                .isEqualTo(two);
        assertThat(ml(Map.of("OMP_NUM_THREADS", "1")).fingerprint()).isNotIn(none, two);
        assertThat(ml(Map.of(Switches.OPTIMIZATION, "true")).fingerprint()).isEqualTo(none);
    }

    private Service ml(Map<String, String> environment) {
        Catalogue catalogue = new Catalogue(
                home(),
                new DataFolder(folder.resolve("data")),
                Allotments.none(),
                StartCache.used(home()),
                Switches.of(environment));
        return catalogue.services(Plan.simulated(Plan.DEFAULT_BASE_PORT)).stream()
                .filter(service -> service.name().equals("ml"))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> marketdata(Feed feed) {
        return service("marketdata", feed).environment();
    }

    private Service service(String name, Feed feed) {
        return new Catalogue(home(), new DataFolder(folder.resolve("data")))
                        .services(new Plan(
                                Plan.DEFAULT_BASE_PORT,
                                feed,
                                false,
                                false,
                                Catalogue.engineNames(),
                                Placing.none("test")))
                        .stream()
                        .filter(service -> service.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private Home home() {
        return new Home(folder, Path.of("java"), "");
    }
}
