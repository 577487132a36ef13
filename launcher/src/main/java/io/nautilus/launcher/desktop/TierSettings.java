package io.nautilus.launcher.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Memory;
import io.nautilus.hardware.Tier;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each tier asks of Docker Desktop, as {@value #NAME} says it. */
public final class TierSettings {
    public static final String NAME = "docker-desktop-m4max.json";
    private static final String CPUS = "Cpus";
    private static final String MEMORY = "MemoryMiB";
    /** The rest is the system's and of what else runs there. */
    private static final int MOST_PERCENT = 80;
    /** The largest first. */
    private static final List<Tier> TIERS = List.of(Tier.PRODUCTION, Tier.TESTING, Tier.DEVELOPMENT);

    /** What a value has to be. */
    enum Kind {
        NUMBER,
        SWITCH;

        boolean fits(JsonNode value) {
            return switch (this) {
                case NUMBER -> value.isInt() && value.intValue() >= 0;
                case SWITCH -> value.isBoolean();
            };
        }

        String words() {
            return this == NUMBER ? "a whole number, 0 or more" : "true or false";
        }
    }

    /** The keys that are set; all others of the user's are left as they are. */
    static final Map<String, Kind> KEYS = keys();

    private final Path file;
    private final Map<Tier, Map<String, JsonNode>> tiers;

    private TierSettings(Path file, Map<Tier, Map<String, JsonNode>> tiers) {
        this.file = file;
        this.tiers = tiers;
    }

    private static Map<String, Kind> keys() {
        Map<String, Kind> keys = new LinkedHashMap<>();
        keys.put(CPUS, Kind.NUMBER);
        keys.put(MEMORY, Kind.NUMBER);
        keys.put("SwapMiB", Kind.NUMBER);
        keys.put("UseVirtualizationFramework", Kind.SWITCH);
        keys.put("UseVirtualizationFrameworkVirtioFS", Kind.SWITCH);
        return keys;
    }

    /** Refuses what it cannot understand, with file, key and value. */
    public static TierSettings read(Path file) {
        JsonNode all = SettingsFile.object(file, "It belongs to this project: bring it back.");
        Map<Tier, Map<String, JsonNode>> tiers = new LinkedHashMap<>();
        for (Tier tier : TIERS) {
            tiers.put(tier, settings(file, all, name(tier)));
        }
        all.fieldNames().forEachRemaining(name -> {
            if (TIERS.stream().noneMatch(tier -> name(tier).equals(name))) {
                throw SettingsFile.refused(file, name, all.path(name), "there is no such tier");
            }
        });
        return new TierSettings(file, tiers);
    }

    private static String name(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, JsonNode> settings(Path file, JsonNode all, String tier) {
        JsonNode asked = all.path(tier);
        if (!asked.isObject()) {
            throw SettingsFile.refused(file, tier, asked, "it has to be an object of settings");
        }
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        asked.properties().forEach(setting -> {
            Kind kind = KEYS.get(setting.getKey());
            String key = tier + "." + setting.getKey();
            if (kind == null) {
                throw SettingsFile.refused(
                        file, key, setting.getValue(), "it has to be one of " + String.join(", ", KEYS.keySet()));
            }
            if (!kind.fits(setting.getValue())) {
                throw SettingsFile.refused(file, key, setting.getValue(), "it has to be " + kind.words());
            }
            settings.put(setting.getKey(), setting.getValue());
        });
        for (String key : List.of(CPUS, MEMORY)) {
            if (!settings.containsKey(key)) {
                throw SettingsFile.refused(file, tier + "." + key, asked.path(key), "it has to be there");
            }
        }
        return settings;
    }

    /** The settings of a tier that fits the machine; of auto, those of the largest that does. */
    public Map<String, JsonNode> of(Tier tier, Machine machine) {
        List<Tier> wanted = tier == Tier.AUTO ? TIERS : List.of(tier);
        return wanted.stream()
                .filter(each -> fits(each, machine))
                .findFirst()
                .map(tiers::get)
                .orElseThrow(() -> tooMuch(wanted.getLast(), machine));
    }

    private boolean fits(Tier tier, Machine machine) {
        return cpus(tier) <= machine.cores().size()
                && !machine.memory().percent(MOST_PERCENT).isBelow(memory(tier));
    }

    private int cpus(Tier tier) {
        return tiers.get(tier).get(CPUS).intValue();
    }

    private Memory memory(Tier tier) {
        return new Memory(tiers.get(tier).get(MEMORY).intValue());
    }

    private RuntimeException tooMuch(Tier tier, Machine machine) {
        return SettingsFile.refused("The tier " + name(tier) + " of " + file.getFileName() + " asks for " + cpus(tier)
                + " cores and " + memory(tier) + " of memory; this machine has "
                + machine.cores().size() + " and "
                + machine.memory() + ", of which Docker Desktop had better not have more than " + MOST_PERCENT
                + " %. Nothing was changed.");
    }
}
