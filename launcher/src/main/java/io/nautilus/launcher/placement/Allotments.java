package io.nautilus.launcher.placement;

import io.nautilus.hardware.ResourceProfiles;
import java.util.List;
import java.util.function.Function;

/** What each process on this machine is given. */
public final class Allotments {
    /**
     * What one process is given.
     *
     * @param jvmFlags heap and collector
     */
    public record Allotment(List<String> jvmFlags) {
        public Allotment {
            jvmFlags = List.copyOf(jvmFlags);
        }
    }

    private final Function<String, Allotment> each;

    private Allotments(Function<String, Allotment> each) {
        this.each = each;
    }

    /** The heap that each needs at least, and all cores. */
    public static Allotments least(ResourceProfiles profiles) {
        return new Allotments(service -> new Allotment(
                List.of("-Xmx" + ProfilesFile.jvm(profiles, service).heap().mebibytes() + "m", "-XX:+UseSerialGC")));
    }

    /** For who only asks processes how they are, and starts none. */
    public static Allotments none() {
        return new Allotments(_ -> new Allotment(List.of()));
    }

    public Allotment of(String service) {
        return each.apply(service);
    }
}
