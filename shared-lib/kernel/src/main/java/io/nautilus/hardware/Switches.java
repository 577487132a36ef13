package io.nautilus.hardware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What the environment switches on and off, and how many threads a library may have at most. A switch has up to two
 * names, and is off where either says so.
 *
 * @param given what is set of {@link #NAMES}, in their order
 * @param mistakes what of it cannot be understood and is taken as not set, a sentence each
 */
public record Switches(Map<String, String> given, List<String> mistakes) {
    public static final String OPTIMIZATION = "M4_MAX_OPTIMIZATION";
    private static final String METAL = "METAL_FRAMEWORK";
    private static final String GPU = "GPU_ENABLED";
    private static final String NEURAL = "NEURAL_ENGINE";
    private static final String NEURAL_ENABLED = "NEURAL_ENGINE_ENABLED";
    private static final String UNIFIED = "UNIFIED_MEMORY_OPTIMIZATION";
    private static final String OMP = "OMP_NUM_THREADS";
    private static final String VECLIB = "VECLIB_MAXIMUM_THREADS";

    static final String NO_GPU = "nothing in Nautilus computes on a GPU yet";
    static final String NO_CORE_ML = "nothing in Nautilus uses Core ML yet";

    public static final List<String> NAMES =
            List.of(OPTIMIZATION, METAL, GPU, NEURAL, NEURAL_ENABLED, UNIFIED, OMP, VECLIB);

    private static final List<String> ON = List.of("true", "1", "on", "yes");
    private static final List<String> OFF = List.of("false", "0", "off", "no");
    private static final List<String> COUNTS = List.of(OMP, VECLIB);
    private static final int MOST_THREADS = 1_024;
    private static final int LONGEST_SHOWN = 40;

    /**
     * A switch as an engine shows it.
     *
     * @param requested what is set, as it is written, or "not set"
     * @param active what holds here
     * @param reason why that, where it is not what was requested, and what the switch does
     */
    public record Switch(String name, String requested, String active, String reason) {}

    /**
     * What a process has that switches are about.
     *
     * @param cores that it was granted
     * @param plan of its placement; empty if nothing was planned for it
     * @param unplanned why not
     * @param threads that its libraries compute on; empty if it has none that could have several
     */
    public record Process(int cores, Optional<String> plan, String unplanned, OptionalInt threads) {}

    public Switches {
        given = new LinkedHashMap<>(given);
        mistakes = List.copyOf(mistakes);
    }

    public static Switches of(Map<String, String> environment) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> mistakes = new ArrayList<>();
        for (String name : NAMES) {
            String text = environment.getOrDefault(name, "").strip();
            if (!text.isEmpty()) {
                given.put(name, text);
                mistake(name, text).ifPresent(mistakes::add);
            }
        }
        return new Switches(given, mistakes);
    }

    private static Optional<String> mistake(String name, String text) {
        if (COUNTS.contains(name)) {
            return count(text).isPresent()
                    ? Optional.empty()
                    : Optional.of(name + " is \"" + shown(text) + "\"; it has to be a whole number from 1 to "
                            + MOST_THREADS + ".");
        }
        return ON.contains(lower(text)) || OFF.contains(lower(text))
                ? Optional.empty()
                : Optional.of(name + " is \"" + shown(text) + "\"; it has to be true or false.");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(LONGEST_SHOWN, text.length())).replaceAll("\\p{Cntrl}", "?");
    }

    private static OptionalInt count(String text) {
        if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > MOST_THREADS) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    /** What the placement's switch says where it is off. */
    public Optional<String> optimizationOff() {
        return off(OPTIMIZATION);
    }

    /** Which switch turns the GPU off, if one does. */
    Optional<String> gpuOff() {
        return Stream.of(METAL, GPU).filter(name -> off(name).isPresent()).findFirst();
    }

    /** Which switch turns the Neural Engine off, if one does. */
    Optional<String> neuralEngineOff() {
        return Stream.of(NEURAL, NEURAL_ENABLED)
                .filter(name -> off(name).isPresent())
                .findFirst();
    }

    /** How many threads a model may be computed on: one, or as many as are asked for and there are cores. */
    public int modelThreads(int cores) {
        return capped(OMP, cores).orElse(1);
    }

    private OptionalInt capped(String name, int cores) {
        OptionalInt asked = count(given.getOrDefault(name, ""));
        return asked.isEmpty() ? asked : OptionalInt.of(Math.min(asked.getAsInt(), Math.max(1, cores)));
    }

    private Optional<String> off(String name) {
        return Optional.ofNullable(given.get(name)).filter(text -> OFF.contains(lower(text)));
    }

    /** All of them, as a process honours them. */
    public List<Switch> shown(Process process) {
        return List.of(
                optimization(process),
                unused(METAL, GPU, NO_GPU),
                unused(GPU, METAL, NO_GPU),
                unused(NEURAL, NEURAL_ENABLED, NO_CORE_ML),
                unused(NEURAL_ENABLED, NEURAL, NO_CORE_ML),
                unused(UNIFIED, UNIFIED, "there is no accelerator process yet whose buffers could be shared"),
                modelThreads(process),
                shown(VECLIB, "none", "nothing here uses Apple's Accelerate library, which is what reads it"));
    }

    private Switch optimization(Process process) {
        return process.plan()
                .map(plan -> shown(OPTIMIZATION, "on", "placed by plan " + plan))
                .orElseGet(() -> shown(OPTIMIZATION, "off", "nothing was planned: " + process.unplanned()));
    }

    /** Of what does not exist yet: off whatever is requested, and the reason says whose doing it is. */
    private Switch unused(String name, String other, String absent) {
        boolean offByOther = off(name).isEmpty() && off(other).isPresent();
        return shown(name, "off", (offByOther ? other + " is off, and off wins; " : "") + absent);
    }

    private Switch modelThreads(Process process) {
        if (process.threads().isEmpty()) {
            return shown(OMP, "none", "no library of this engine has threads of its own");
        }
        OptionalInt asked = count(given.getOrDefault(OMP, ""));
        String reason = asked.isEmpty()
                ? "models are computed on one thread unless it asks for more"
                : asked.getAsInt() > process.cores()
                        ? "no more threads than the " + process.cores() + " cores that were granted"
                        : "";
        return shown(OMP, Integer.toString(process.threads().getAsInt()), reason);
    }

    private Switch shown(String name, String active, String reason) {
        String mistake = mistakes.stream()
                .filter(each -> each.startsWith(name + " "))
                .map(each -> each + " Taken as not set; ")
                .findFirst()
                .orElse("");
        String requested =
                Optional.ofNullable(given.get(name)).map(Switches::shown).orElse("not set");
        return new Switch(name, requested, active, mistake + reason);
    }
}
