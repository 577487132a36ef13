package io.nautilus.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.hardware.Asked;
import io.nautilus.hardware.CgroupLimits;
import io.nautilus.hardware.Comparison;
import io.nautilus.hardware.Comparison.Verdict;
import io.nautilus.hardware.Granted;
import io.nautilus.hardware.KernelFiles;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.placement.Allotments;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the broker was promised and has: it says nothing of itself, but the kernel tells of it. */
final class BrokerPlacement {
    private BrokerPlacement() {}

    /** In the form of an engine's; missing where no kernel tells of the process, or nothing was promised to it. */
    static JsonNode of(KernelFiles files, long pid) {
        Map<String, String> environment = files.text("/proc/" + pid + "/environ").stream()
                .flatMap(text -> Stream.of(text.split("\0")))
                .map(variable -> variable.split("=", 2))
                .filter(parts -> parts.length == 2 && Allotments.PROMISES.contains(parts[0]))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (first, _) -> first));
        Map<String, Integer> threads = Granted.threads(files, Long.toString(pid));
        if (environment.isEmpty() || threads.isEmpty()) {
            return MissingNode.getInstance();
        }
        Asked asked = Asked.of(environment);
        Comparison compared = new Comparison(
                asked,
                List.of(
                        Comparison.cores(asked, threads),
                        Comparison.memory(asked, CgroupLimits.read(files, Long.toString(pid)))));
        return json(compared, environment.getOrDefault(Allotments.UNPLACED, ""));
    }

    private static ObjectNode json(Comparison compared, String unplaced) {
        Asked asked = compared.asked();
        ObjectNode json = JsonFile.object();
        asked.planId().ifPresent(id -> json.put("planId", id));
        json.put("reason", unplaced.isEmpty() ? compared.mismatch().orElse("") : "nothing was planned: " + unplaced);
        ArrayNode resources = json.putArray("resources");
        compared.lines().forEach(line -> resources
                .addObject()
                .put("name", line.resource())
                .put("asked", line.asked().orElse(null))
                .put("granted", line.granted().orElse(null))
                .put("verdict", line.verdict().name())
                .put("reason", line.reason()));
        // What its JVM made of it no kernel tells.
        asked.heap().ifPresent(heap -> resources
                .addObject()
                .put("name", "heap")
                .put("asked", heap.text())
                .put("verdict", Verdict.UNKNOWN.name()));
        return json;
    }
}
