package io.nautilus.hardware;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is to get what on one machine.
 *
 * @param machine what there is
 * @param used the part of it that the tier uses
 * @param background where whatever else runs belongs; empty where the containers have all cores alone
 * @param notes what holds for all containers
 */
public record Placement(
        Machine machine,
        Tier tier,
        Machine used,
        List<ContainerPlacement> containers,
        CoreSet background,
        List<LeftOut> leftOut,
        List<String> notes) {
    /** A container that does not run, and why. */
    public record LeftOut(String name, String reason) {}

    public Placement {
        containers = List.copyOf(containers);
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }

    public Optional<ContainerPlacement> find(String name) {
        return containers.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    public Memory memory() {
        return containers.stream().map(ContainerPlacement::memory).reduce(Memory.NONE, Memory::plus);
    }

    /**
     * How many whole cores a container has when everybody on them wants all they can get: of each of its threads the part
     * that its shares are of all shares there.
     */
    public double guaranteedCores(ContainerPlacement container) {
        Map<Integer, Long> shares = new HashMap<>();
        for (ContainerPlacement each : containers) {
            each.cores().numbers().forEach(core -> shares.merge(core, (long) each.shares(), Long::sum));
        }
        return used.wholeCores().stream()
                .mapToDouble(core -> container.cores().common(core).numbers().stream()
                        .mapToDouble(thread -> (double) container.shares() / shares.get(thread) / core.size())
                        .sum())
                .sum();
    }
}
