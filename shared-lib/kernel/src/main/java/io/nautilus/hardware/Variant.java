package io.nautilus.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which kind of image a process was to run in, and what of it there is: <i>optimized</i> is a Java runtime and the
 * engine, <i>metal</i> adds what a GPU needs, <i>coreml</i> what the Neural Engine needs. Until something computes on
 * either, both do what optimized does.
 *
 * @param active what the process does, whatever its image has
 * @param reason why that is not what was requested; empty where it is
 */
public record Variant(String requested, String active, String reason) {
    /** What is asked for, in the environment. */
    public static final String REQUESTED = "NAUTILUS_VARIANT";
    /** What its image was built as. */
    public static final String IMAGE = "NAUTILUS_IMAGE";

    private static final String NONE = "none";
    private static final String OPTIMIZED = "optimized";
    private static final String METAL = "metal";
    private static final String CORE_ML = "coreml";
    private static final List<String> ALL = List.of(OPTIMIZED, METAL, CORE_ML);
    private static final String LOADER = "libvulkan.so.1";
    private static final List<String> LIBRARIES = List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu");

    public static Variant of(Map<String, String> environment, KernelFiles files) {
        String image = environment.getOrDefault(IMAGE, "");
        String requested = Optional.of(environment.getOrDefault(REQUESTED, ""))
                .filter(text -> !text.isEmpty())
                .orElse(image);
        if (image.isEmpty()) {
            return new Variant(
                    requested.isEmpty() ? NONE : shown(requested), NONE, "it is a process without a container's image");
        }
        if (!ALL.contains(requested)) {
            return new Variant(shown(requested), OPTIMIZED, "there is no such variant, only " + String.join(", ", ALL));
        }
        List<String> reasons = reasons(requested, image, environment, files);
        return new Variant(requested, reasons.isEmpty() ? requested : OPTIMIZED, String.join("; ", reasons));
    }

    private static List<String> reasons(
            String requested, String image, Map<String, String> environment, KernelFiles files) {
        List<String> reasons = new ArrayList<>();
        if (!requested.equals(image)) {
            reasons.add("its image is the variant " + shown(image));
        }
        Switches switches = Switches.of(environment);
        switch (requested) {
            case METAL -> {
                switches.gpuOff().ifPresent(name -> reasons.add(name + " is off"));
                reasons.add(Switches.NO_GPU);
                reasons.addAll(gpu(files));
            }
            case CORE_ML -> {
                switches.neuralEngineOff().ifPresent(name -> reasons.add(name + " is off"));
                reasons.add(Switches.NO_CORE_ML);
                reasons.add("a Linux container never sees the Neural Engine");
            }
            default -> {}
        }
        return reasons;
    }

    /** What of a GPU's way into a container is missing. */
    private static List<String> gpu(KernelFiles files) {
        List<String> missing = new ArrayList<>();
        if (files.names("/dev/dri").isEmpty()) {
            missing.add("no device of /dev/dri is in this container, and Docker Desktop gives none");
        }
        Stream<String> libraries = LIBRARIES.stream().flatMap(folder -> files.names(folder).stream());
        if (libraries.noneMatch(LOADER::equals)) {
            missing.add("no Vulkan loader is in its image");
        }
        return missing;
    }

    private static String shown(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._-]", "?");
        return plain.substring(0, Math.min(40, plain.length()));
    }
}
