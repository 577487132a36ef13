package io.nautilus.launcher.doctor;

import io.nautilus.hardware.Memory;
import io.nautilus.launcher.containers.ContainerEngine;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.placement.Programs;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at everything that a start needs or suffers from, and changes nothing. */
public final class Doctor {
    private final Vitals vitals;
    private final Programs programs;

    public Doctor() {
        this(Vitals.ofThisSystem(), Programs.REAL);
    }

    Doctor(Vitals vitals, Programs programs) {
        this.vitals = vitals;
        this.programs = programs;
    }

    /** {@code plan} is what would be started, or runs. */
    public List<Diagnosis> examine(Home home, DataFolder data, Plan plan) {
        List<Diagnosis> all = new ArrayList<>(new MachineCheckup(vitals).examine());
        all.addAll(new DockerCheckup(programs).examine());
        all.addAll(new PlatformCheckup(home, data, plan, programs).examine());
        return List.copyOf(all);
    }

    /** What a Docker engine has and what of it is used. */
    public List<Diagnosis> containers() {
        return new DockerCheckup(programs).resources();
    }

    /** What a start says of the machine: what it is, how warm, and what is not as it should be. {@code least} has to fit. */
    public List<Diagnosis> beforeStart(Memory least) {
        List<Diagnosis> all =
                new ArrayList<>(List.of(vitals.system(), vitals.thermal(), new DockerCheckup(programs).brief()));
        Diagnosis memory = vitals.memory();
        if (memory.verdict() != Diagnosis.Verdict.OK) {
            all.add(memory);
        }
        vitals.available().flatMap(available -> tight(available, least)).ifPresent(all::add);
        return List.copyOf(all);
    }

    /** What a start in containers says of the machine; what they can have is their engine's. */
    public List<Diagnosis> before(ContainerEngine engine) {
        List<Diagnosis> all = new ArrayList<>(List.of(vitals.system(), vitals.thermal()));
        Stream.of(vitals.memory(), DockerCheckup.memory(engine.system(), engine.memory()))
                .filter(each -> each.verdict() != Diagnosis.Verdict.OK)
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static Optional<Diagnosis> tight(Memory available, Memory least) {
        return available.isBelow(least)
                ? Optional.of(Diagnosis.warn(
                        "memory",
                        available + " are available now, what is started needs " + least + " at least",
                        "End what else needs memory, or start with fewer --engines."))
                : Optional.empty();
    }
}
