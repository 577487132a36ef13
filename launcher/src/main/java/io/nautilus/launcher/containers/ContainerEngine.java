package io.nautilus.launcher.containers;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Memory;
import io.nautilus.launcher.placement.DockerInfo;
import io.nautilus.launcher.placement.Programs;
import io.nautilus.launcher.placement.SystemProgram;
import io.nautilus.launcher.placement.ThisMachine;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A container engine that answers, and what it has to give.
 *
 * @param system where it runs; on a Mac that is a virtual machine, whose cores and memory these are
 * @param controlGroups their version, 1 or 2; 0 where it does not say
 */
public record ContainerEngine(
        String version, String system, String compose, int cores, Memory memory, int controlGroups) {
    private static final String FORMAT = "{{json .}}";
    private static final int OLDEST_COMPOSE = 2;

    /**
     * What came of asking for one.
     *
     * @param problem why there is none that can be used; empty where there is
     */
    public record Answer(Optional<ContainerEngine> engine, String problem) {
        static Answer none(String problem) {
            return new Answer(Optional.empty(), problem);
        }

        /** Whose cores and memory a plan for containers gives away. */
        public String plannedFor() {
            return engine.map(there -> "Planned for what their engine has: " + there.text() + ".")
                    .orElse("Planned for this machine itself: " + problem + ".");
        }
    }

    /** Asks the engine that {@code docker} on the path speaks to. */
    public static Answer ask(Programs programs) {
        DockerInfo info = DockerInfo.of(programs.ask("docker", "info", "--format", FORMAT));
        if (info.engine().isEmpty()) {
            return Answer.none("no container engine answers: " + info.problem());
        }
        JsonNode told = info.engine().get();
        if (told.path("MemTotal").asLong() <= 0) {
            return Answer.none("the container engine does not say how much memory it has");
        }
        SystemProgram.Answer compose = programs.ask("docker", "compose", "version", "--short");
        String version = compose.text().strip();
        if (!compose.good() || !isUsable(version)) {
            return Answer.none("its Compose cannot be used: "
                    + (compose.good() ? "version " + version + ", 2 is needed" : compose.problem()));
        }
        return new Answer(Optional.of(of(told, version)), "");
    }

    private static boolean isUsable(String version) {
        String major = version.replaceFirst("^v", "").replaceAll("\\D.*", "");
        return !major.isEmpty() && major.length() < 4 && Integer.parseInt(major) >= OLDEST_COMPOSE;
    }

    private static ContainerEngine of(JsonNode told, String compose) {
        return new ContainerEngine(
                told.path("ServerVersion").asText("of an unknown version"),
                told.path("OperatingSystem").asText("an unknown system"),
                compose,
                told.path("NCPU").asInt(),
                Memory.ofBytes(told.path("MemTotal").asLong()),
                told.path("CgroupVersion").asInt());
    }

    /** It runs in a machine of its own, of which this one's system knows nothing. */
    public boolean isVirtual() {
        return system.equals("Docker Desktop");
    }

    /** The cores and the memory that containers can have: those of this machine, where it is the same one. */
    public Machine machine() {
        return machine(() -> ThisMachine.detected().machine());
    }

    Machine machine(Supplier<Machine> here) {
        Machine seen = isVirtual() ? null : here.get();
        return seen != null && seen.cores().size() == cores
                ? seen.first(cores, memory)
                : Machine.of(system, cores, memory, text() + ", whose cores float where it is a virtual machine");
    }

    public String text() {
        return "Docker " + version + " on " + system + " with Compose " + compose + ", " + cores + " cores, " + memory;
    }
}
