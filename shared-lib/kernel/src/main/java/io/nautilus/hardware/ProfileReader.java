package io.nautilus.hardware;

import io.nautilus.hardware.ComposeFile.Setting;
import io.nautilus.hardware.ContainerProfile.Ask;
import io.nautilus.hardware.ContainerProfile.Jvm;
import io.nautilus.hardware.ContainerProfile.Pinned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what containers ask for; every mistake is found here that needs no machine to be seen. */
final class ProfileReader {
    private static final String REASON = "x-reason-";
    /** What is asked for by a key, and its name in the reasons. */
    private static final Map<String, String> ASKS = Map.of(
            "mem_swappiness", "swappiness",
            "x-huge-pages", "huge-pages",
            "x-nice", "nice",
            "x-realtime-runtime", "realtime-runtime");
    /** The keys that every container has, by itself or by its profile. */
    private static final Set<String> NEEDED = Set.of(
            "image",
            "cpuset",
            "cpu_shares",
            "mem_limit",
            "mem_reservation",
            "x-core-set",
            "x-memory-ceiling",
            "x-memory-weight");

    private static final Set<String> OPTIONAL = Set.of(
            "ulimits.memlock",
            "x-collector",
            "x-cores",
            "x-exclusive",
            "x-heap",
            "x-heap-percent",
            "x-optional",
            "x-pre-touch",
            "x-resident",
            "x-standby-of");
    private static final int MOST_NUMBER = 1_000;
    private static final int MOST_SWAPPINESS = 100;
    private static final int LEAST_NICE = -20;
    private static final int MOST_NICE = 19;
    private static final int MOST_MICROS = 999_999_999;
    private static final Memory LEAST_HEAP = new Memory(32);
    private static final Memory LEAST_BESIDE_HEAP = new Memory(64);

    private final ComposeFile compose;

    ProfileReader(String file, String text, Map<String, Given> given) {
        compose = new ComposeFile(file, text, given);
    }

    ResourceProfiles read() {
        checkTop();
        compose.checkExtends();
        checkProfiles();
        List<ContainerProfile> containers = new ArrayList<>();
        for (String name : compose.containers()) {
            containers.add(container(name));
        }
        if (containers.isEmpty()) {
            throw new ProfileMistake(compose.file(), "there is no container under the key services");
        }
        checkOneExclusive(containers);
        checkStandbys(containers);
        return new ResourceProfiles(compose.file(), containers, compose.variables(), compose.given());
    }

    private void checkTop() {
        compose.top().forEach((key, setting) -> {
            if (!key.equals("name")
                    && !(key.startsWith(REASON) && ASKS.containsValue(key.substring(REASON.length())))) {
                throw setting.origin().mistake(setting.text(), "there is no such key");
            }
        });
    }

    private void checkProfiles() {
        for (String profile : compose.profiles()) {
            new Keys(profile).checkKnown();
        }
    }

    private ContainerProfile container(String name) {
        Keys keys = new Keys(name);
        keys.checkKnown();
        keys.checkNeeded();
        checkOthers(keys);
        Memory minimum = keys.memory("mem_limit");
        Memory ceiling = keys.memory("x-memory-ceiling");
        Optional<Jvm> jvm = keys.has("x-heap") ? Optional.of(jvm(keys, minimum)) : Optional.empty();
        if (ceiling.isBelow(minimum)) {
            throw keys.mistake("mem_limit", "it is above x-memory-ceiling, " + ceiling);
        }
        // Where the limit is given, half of it is reserved: what the file reserves goes with the file's limit.
        if (!keys.isGiven("mem_limit") && minimum.isBelow(keys.memory("mem_reservation"))) {
            throw keys.mistake("mem_reservation", "it is above mem_limit, " + minimum);
        }
        return new ContainerProfile(
                name,
                compose.profileOf(name),
                keys.choice("x-core-set", CoreGroup.class),
                keys.number("cpu_shares", CpuShares.LEAST, CpuShares.MOST),
                keys.has("x-cores") ? keys.number("x-cores", 1, CoreSet.HIGHEST) : 0,
                keys.flag("x-exclusive"),
                keys.cores("cpuset").map(cores -> new Pinned(cores, keys.origin("cpuset"))),
                minimum,
                keys.isGiven("mem_limit") ? minimum : ceiling,
                keys.isGiven("mem_limit") ? Optional.of(keys.origin("mem_limit")) : Optional.empty(),
                keys.number("x-memory-weight", 1, MOST_NUMBER),
                jvm,
                keys.has("x-optional") ? keys.number("x-optional", 1, MOST_NUMBER) : 0,
                keys.text("x-standby-of"),
                asks(keys));
    }

    private static Jvm jvm(Keys keys, Memory minimum) {
        Memory heap = keys.memory("x-heap");
        Memory resident = keys.memory("x-resident");
        if (heap.isBelow(LEAST_HEAP)) {
            throw keys.mistake("x-heap", "no JVM of ours starts in less than " + LEAST_HEAP);
        }
        if (resident.isBelow(heap.plus(LEAST_BESIDE_HEAP))) {
            throw keys.mistake(
                    "x-heap", "a JVM needs " + LEAST_BESIDE_HEAP + " beside its heap, and x-resident is " + resident);
        }
        if (minimum.isBelow(resident)) {
            throw keys.mistake("mem_limit", "its JVM needs " + resident + " (x-resident)");
        }
        return new Jvm(
                heap,
                resident,
                keys.number("x-heap-percent", 1, 90),
                keys.choice("x-collector", Collector.class),
                keys.flag("x-pre-touch"),
                keys.has("x-huge-pages"));
    }

    /** The planner does not calculate with these; a value that means nothing is a mistake all the same. */
    private static void checkOthers(Keys keys) {
        keys.check("x-huge-pages", "2M", "it has to be 2M");
        keys.check("ulimits.memlock", "-1|[1-9]\\d{0,17}", "it has to be -1 or a number of bytes");
        keys.check("mem_swappiness", 0, MOST_SWAPPINESS);
        keys.check("x-nice", LEAST_NICE, MOST_NICE);
        keys.check("x-realtime-runtime", 1, MOST_MICROS);
    }

    private List<Ask> asks(Keys keys) {
        List<Ask> asks = new ArrayList<>();
        for (String key : new TreeSet<>(ASKS.keySet())) {
            if (keys.has(key)) {
                asks.add(new Ask(key, keys.text(key).orElseThrow(), reason(keys, key)));
            }
        }
        return asks;
    }

    private String reason(Keys keys, String key) {
        Setting reason = compose.top().get(REASON + ASKS.get(key));
        if (reason == null) {
            throw keys.mistake(key, "the file has to say why that cannot be enforced, as " + REASON + ASKS.get(key));
        }
        return reason.text().strip();
    }

    /** A machine has one place for exclusive cores; more of them need cores that the file names. */
    private void checkOneExclusive(List<ContainerProfile> containers) {
        List<ContainerProfile> asking = containers.stream()
                .filter(container -> container.exclusive() && container.pinned().isEmpty())
                .toList();
        for (ContainerProfile container : asking) {
            if (asking.size() > 1 && container != asking.getFirst() || container.group() != CoreGroup.CRITICAL) {
                throw new Keys(container.name())
                        .mistake("x-exclusive", "without a cpuset only one container can have it, on the critical set");
            }
        }
    }

    private void checkStandbys(List<ContainerProfile> containers) {
        for (ContainerProfile container : containers) {
            Optional<String> engine = container.standbyOf();
            if (engine.isPresent()
                    && containers.stream().noneMatch(other -> other.name().equals(engine.get()))) {
                throw new Keys(container.name()).mistake("x-standby-of", "there is no such container in the file");
            }
        }
    }

    /** One service's settings, typed. */
    private final class Keys {
        private final String service;
        private final Map<String, Setting> settings;

        Keys(String service) {
            this.service = service;
            this.settings = compose.resolved(service);
        }

        void checkKnown() {
            for (String key : settings.keySet()) {
                if (!NEEDED.contains(key) && !OPTIONAL.contains(key) && !ASKS.containsKey(key)) {
                    throw mistake(key, "there is no such key");
                }
            }
        }

        void checkNeeded() {
            for (String key : new TreeSet<>(NEEDED)) {
                if (!has(key)) {
                    throw missing(key);
                }
            }
        }

        boolean has(String key) {
            return settings.containsKey(key);
        }

        boolean isGiven(String key) {
            return has(key) && settings.get(key).given();
        }

        Origin origin(String key) {
            return settings.get(key).origin();
        }

        Optional<String> text(String key) {
            return Optional.ofNullable(settings.get(key)).map(Setting::text);
        }

        private String needed(String key) {
            return text(key).orElseThrow(() -> missing(key));
        }

        private ProfileMistake missing(String key) {
            return new ProfileMistake(compose.file(), "services." + service + "." + key + " is missing");
        }

        Memory memory(String key) {
            try {
                return Memory.parse(needed(key));
            } catch (IllegalArgumentException unreadable) {
                throw mistake(key, unreadable.getMessage());
            }
        }

        Optional<CoreSet> cores(String key) {
            try {
                return text(key).filter(text -> !text.isEmpty()).map(CoreSet::parse);
            } catch (IllegalArgumentException unreadable) {
                throw mistake(key, unreadable.getMessage());
            }
        }

        int number(String key, int least, int most) {
            String text = needed(key);
            if (!text.matches("-?\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw mistake(key, "it has to be a whole number from " + least + " to " + most);
            }
            return Integer.parseInt(text);
        }

        /** Where the key is there, as {@link #number}. */
        void check(String key, int least, int most) {
            if (has(key)) {
                number(key, least, most);
            }
        }

        /** Where the key is there. */
        void check(String key, String pattern, String why) {
            if (has(key) && !needed(key).matches(pattern)) {
                throw mistake(key, why);
            }
        }

        boolean flag(String key) {
            String text = text(key).orElse("false");
            if (!text.equals("true") && !text.equals("false")) {
                throw mistake(key, "it has to be true or false");
            }
            return text.equals("true");
        }

        <E extends Enum<E>> E choice(String key, Class<E> type) {
            String text = needed(key);
            List<String> names = new ArrayList<>();
            for (E constant : type.getEnumConstants()) {
                String name = constant.name().toLowerCase(Locale.ROOT);
                if (name.equals(text)) {
                    return constant;
                }
                names.add(name);
            }
            throw mistake(key, "it has to be one of " + String.join(", ", names));
        }

        ProfileMistake mistake(String key, String why) {
            return origin(key).mistake(settings.get(key).text(), why);
        }
    }
}
