package io.nautilus.launcher.placement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.hardware.ContainerPlacement;
import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Placement;
import io.nautilus.launcher.data.JsonFile;

/** A placement as programs read it. */
public final class PlacementJson {
    private PlacementJson() {}

    /** {@code holds} says for whom the plan is. */
    public static ObjectNode of(Placement placement, String holds) {
        ObjectNode json = JsonFile.object();
        json.put("tier", placement.tier().text());
        json.set("machine", machine(placement.machine()));
        json.set("used", machine(placement.used()));
        ObjectNode containers = json.putObject("containers");
        placement.containers().forEach(each -> containers.set(each.name(), container(each)));
        ObjectNode leftOut = json.putObject("leftOut");
        placement.leftOut().forEach(each -> leftOut.put(each.name(), each.reason()));
        ArrayNode notes = json.putArray("notes").add(holds);
        placement.notes().forEach(notes::add);
        return json;
    }

    private static ObjectNode machine(Machine machine) {
        return JsonFile.object()
                .put("name", machine.name())
                .put("cores", machine.wholeCores().size())
                .put("cpuset", machine.cores().text())
                .put("memoryBytes", machine.memory().bytes())
                .put("origin", machine.origin());
    }

    /** {@code heapBytes} is null where no JVM of ours runs. */
    private static ObjectNode container(ContainerPlacement each) {
        ObjectNode json = JsonFile.object()
                .put("cpuset", each.cores().text())
                .put("exclusive", each.exclusive())
                .put("shares", each.shares())
                .put("memoryBytes", each.memory().bytes());
        each.heap().ifPresentOrElse(heap -> json.put("heapBytes", heap.bytes()), () -> json.putNull("heapBytes"));
        ArrayNode flags = json.putArray("jvmFlags");
        each.jvmFlags().forEach(flags::add);
        ArrayNode reasons = json.putArray("reasons");
        each.reasons().forEach(reasons::add);
        return json;
    }
}
