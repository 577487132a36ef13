package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The repository's resource-profiles.yml, and what is said about mistakes in such a file. */
class ResourceProfilesTest {
    private static final ResourceProfiles PROFILES = CommittedProfiles.read();

    private static void assertMistake(String text, String... parts) {
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(() -> ResourceProfiles.parse(CommittedProfiles.FILE, text))
                .satisfies(mistake -> assertThat(mistake.getMessage())
                        .startsWith(CommittedProfiles.FILE)
                        .contains(parts));
    }

    @Test
    void everyContainerHasItsProfile() {
        assertThat(PROFILES.containers())
                .extracting(ContainerProfile::name, ContainerProfile::profile, ContainerProfile::shares)
                .containsExactlyInAnyOrder(
                        tuple("broker", "database_optimized", 1280),
                        tuple("risk", "trading_critical", 2048),
                        tuple("marketdata", "trading_critical", 2048),
                        tuple("strategy", "trading_critical", 2048),
                        tuple("websocket", "realtime_communication", 1024),
                        tuple("factor", "analytics_heavy", 1536),
                        tuple("portfolio", "analytics_heavy", 1536),
                        tuple("analytics", "analytics_heavy", 1536),
                        tuple("features", "analytics_heavy", 1536),
                        tuple("ml", "ml_accelerated", 1536),
                        tuple("nginx", "background_tasks", 512),
                        tuple("prometheus", "background_tasks", 512),
                        tuple("alertmanager", "background_tasks", 512),
                        tuple("grafana", "background_tasks", 512),
                        tuple("risk-standby", "trading_critical", 2048),
                        tuple("strategy-standby", "trading_critical", 2048),
                        tuple("marketdata-standby", "trading_critical", 2048));
    }

    @Test
    void whatTheFileCannotBringAboutHasAReason() {
        assertThat(PROFILES.asks().keySet())
                .extracting(ContainerProfile.Ask::setting, ContainerProfile.Ask::value)
                .containsExactlyInAnyOrder(
                        tuple("mem_swappiness", "1"),
                        tuple("x-huge-pages", "2M"),
                        tuple("x-realtime-runtime", "950000"),
                        tuple("x-nice", "10"));
        assertThat(PROFILES.asks().keySet())
                .extracting(ContainerProfile.Ask::reason)
                .noneMatch(String::isBlank);
        assertThat(PROFILES.asks().values()).contains(Set.of("trading_critical"), Set.of("background_tasks"));
    }

    @Test
    void aStandbyAsksForTheMemoryOfItsEngine() {
        for (ContainerProfile standby : PROFILES.containers()) {
            standby.standbyOf().flatMap(PROFILES::find).ifPresent(engine -> {
                assertThat(standby.name()).isEqualTo(engine.name() + "-standby");
                assertThat(standby.minimum()).isEqualTo(engine.minimum());
                assertThat(standby.jvm()).isEqualTo(engine.jvm());
                assertThat(standby.exclusive()).isFalse();
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            risk | x-cores: 2 | x-core: 2 | services.risk.x-core is "2": there is no such key
            risk | x-cores: 2 | x-cores: two | services.risk.x-cores is "two": it has to be a whole number
            risk | x-cores: 2 | x-cores: 99999999999 | it has to be a whole number from 1 to 1023
            risk | x-cores: 2 | x-cores: [2] | services.risk.x-cores has to be one value
            risk | x-cores: 2 | x-heap: 384M | x-heap is "384M": the key is there twice
            risk | x-exclusive: ${RISK_EXCLUSIVE:-true} | x-exclusive: yes | services.risk.x-exclusive is "yes": it has to be
            risk | ${RISK_CPUSET:-} | 0-9999 | services.risk.cpuset is "0-9999": core numbers end at 1023
            risk | ${RISK_CPUSET:-} | ${RISK_CPUSET:-3-1} | services.risk.cpuset is "3-1": the range 3-1 runs backwards
            risk | ${RISK_CPUSET:-} | ${RISK_CPUSET:?gone} | variables have to be ${NAME:-default} or ${NAME}
            risk | ${RISK_CPUSET:-} | $RISK_CPUSET | variables have to be ${NAME:-default} or ${NAME}
            risk | ${RISK_MEM:-520M} | ${RISK_MEM} | services.risk.mem_limit is "": it has to be whole MiB or GiB
            risk | ${RISK_MEM:-520M} | 512m | services.risk.mem_limit is "512m": it has to be whole MiB or GiB
            risk | ${RISK_MEM:-520M} | 519M | services.risk.mem_limit is "519M": its JVM needs 520M
            risk | ${RISK_MEM:-520M} | 9G | services.risk.mem_limit is "9G": it is above x-memory-ceiling, 2048M
            risk | RESERVATION:-260M | RESERVATION:-521M | services.risk.mem_reservation is "521M": it is above mem_limit
            risk | x-heap: 384M | x-heap: 520M | services.risk.x-heap is "520M": a JVM needs 64M beside its heap
            risk | x-heap: 384M | x-heap: 31M | services.risk.x-heap is "31M": no JVM of ours starts in less than 32M
            nginx | extends: {service: background_tasks} | image: scratch | services.nginx extends no profile
            risk | x-resident: 520M | '' | services.risk.x-resident is missing
            risk | trading_critical | trading_wild | services.risk.extends.service is "trading_wild": there is no such
            risk | trading_critical | risk | services.risk.extends.service is "risk": it extends itself in the end
            risk | {service: | {file: other.yml, service: | services.risk.extends.file is "other.yml": there is no such key
            factor | x-cores: 8 | x-exclusive: true | services.factor.x-exclusive is "true": without a cpuset only one
            strategy | x-heap: 128M | x-exclusive: true | services.strategy.x-exclusive is "true": without a cpuset only
            risk-standby | x-standby-of: risk | x-standby-of: riks | x-standby-of is "riks": there is no such container
            trading_critical | x-collector: zgc | x-collector: shenandoah | is "shenandoah": it has to be one of serial,
            trading_critical | x-core-set: critical | '' | x-core-set is missing
            trading_critical | cpu_shares: 2048 | cpu_shares: 1 | cpu_shares is "1": it has to be a whole number from 2
            trading_critical | x-huge-pages: 2M | x-huge-pages: false | x-huge-pages is "false": it has to be 2M
            trading_critical | mem_swappiness: 1 | mem_swappiness: lots | "lots": it has to be a whole number from 0 to
            trading_critical | x-realtime-runtime: 950000 | x-realtime-runtime: "-" | "-": it has to be a whole number
            trading_critical | ${NAUTILUS_MEMLOCK:--1} | banana | ulimits.memlock is "banana": it has to be -1 or
            trading_critical | ${NAUTILUS_MEMLOCK:--1} | 0 | ulimits.memlock is "0": it has to be -1 or a number
            background_tasks | x-nice: 10 | x-nice: banana | x-nice is "banana": it has to be a whole number
            background_tasks | x-nice: 10 | x-nice: 20 | x-nice is "20": it has to be a whole number from -20 to 19
            trading_critical | image: scratch | profiles: all | profiles is "all": there is no such key
            """)
    void aMistakeIsNamedWithFileKeyAndValue(String service, String old, String replacement, String said) {
        assertMistake(CommittedProfiles.changed(service, old, replacement), said);
    }

    @Test
    void valuesAtTheirLimitsAreTaken() {
        String text = CommittedProfiles.changed("background_tasks", "x-nice: 10", "x-nice: -20")
                .replace("mem_swappiness: 1", "mem_swappiness: 0")
                .replace("${NAUTILUS_MEMLOCK:--1}", "${NAUTILUS_MEMLOCK:-8388608}");
        assertThat(ResourceProfiles.parse("f", text).asks().keySet())
                .extracting(ContainerProfile.Ask::value)
                .contains("-20", "0");
    }

    @Test
    void aMistakeIsNamedWithItsLine() {
        String text = CommittedProfiles.changed("risk", "x-cores: 2", "x-cores: two");
        long line = text.substring(0, text.indexOf("x-cores: two")).lines().count();
        assertMistake(text, "resource-profiles.yml:" + line + ": services.risk.x-cores");
    }

    @Test
    void whatIsNoSuchFileIsSaid() {
        assertMistake("", "it is empty");
        assertMistake("services:", "services has to be a map");
        assertMistake("[1, 2]", "the file has to be a map");
        assertMistake("name: x", "there is no container under the key services");
        assertMistake("services: {a: {}}\nservices: {b: {}}", ":2: services is there twice");
        assertMistake("services: {risk: 1}", ":1: services.risk has to be a map");
        assertMistake("services: {risk: {}, risk: {}}", "services.risk is there twice");
        assertMistake("services:\n  risk: {", ":2: it is not YAML");
        assertMistake("servces: 1", "servces is \"1\": there is no such key");
        assertMistake("a: b\n---\na: b\n", "it is not YAML");
        assertMistake("a: \u0001", "it is not YAML");
        assertMistake("[".repeat(50), "it is not YAML");
        assertMistake("a: " + "b".repeat(1 << 19), "it is not YAML");
        assertMistake("services: {" + "k".repeat(41) + ": 1}", "a key of services is \"kkk", "1 to 40 of a-z");
        assertMistake("services: {a b: 1}", "a key of services is \"a b\"");
        assertMistake("name: " + "n".repeat(1001), "name is \"nnn", "at most 1000 characters");
        assertMistake("name: \"a\\e[31m\"", "name is \"a?[31m\"", "no control characters");
        assertMistake("services:\n" + services(257), "more than 256 services");
        assertMistake(CommittedProfiles.text().replace("x-reason-nice", "x-reason-nicer"), "x-reason-nicer");
        assertMistake(CommittedProfiles.text().replaceFirst("x-reason-nice: >-\n.*\n", ""), "x-nice", "has to say why");
    }

    private static String services(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "  s" + number + ": {}\n")
                .collect(Collectors.joining());
    }

    @Test
    void aContainerWithoutAnEntryIsNamed() {
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(() -> PROFILES.require(List.of("risk", "zeta", "alpha")))
                .withMessage(
                        "resource-profiles.yml: there is no entry services.alpha, which must run; nor one for zeta.");
        PROFILES.require(List.of("risk", "broker"));
    }

    @Test
    void entriesAreComparedBothWays() {
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(() -> ResourceProfiles.parse(
                                "f",
                                CommittedProfiles.text()
                                        .replace("\n  grafana:\n", "\n  grafna:\n")
                                        .replace("\n  nginx:\n", "\n  ngnix:\n"))
                        .requireExactly(PROFILES.containers().stream()
                                .map(ContainerProfile::name)
                                .toList()))
                .withMessage("f: there is no entry services.grafana; there is no entry services.nginx;"
                        + " services.grafna is no container of the platform;"
                        + " services.ngnix is no container of the platform.");
    }

    @Test
    void whatMustRunCannotBeLeftOut() {
        for (String key : List.of("x-optional: 1", "x-standby-of: risk")) {
            ResourceProfiles profiles = ResourceProfiles.parse("f", CommittedProfiles.changed("ml", "x-cores: 8", key));
            assertThatExceptionOfType(ProfileMistake.class)
                    .isThrownBy(() -> profiles.require(List.of("risk", "ml")))
                    .withMessage("f: services.ml." + key.substring(0, key.indexOf(':'))
                            + ": it must run, and cannot be left out.");
        }
    }

    /** Lines lost, doubled and cut at random: a mistake is found, or the file still makes sense; nothing else. */
    @Property(tries = 300)
    void noDamageEndsOtherwiseThanInAMistake(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(CommittedProfiles.text().lines().toList());
        for (int i = 0; i < 3; i++) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
                default ->
                    lines.set(
                            at,
                            lines.get(at).substring(random.nextInt(lines.get(at).length() + 1)));
            }
        }
        try {
            assertThat(ResourceProfiles.parse("f", String.join("\n", lines)).containers())
                    .isNotEmpty();
        } catch (ProfileMistake mistake) {
            assertThat(mistake.getMessage()).startsWith("f");
        }
    }
}
