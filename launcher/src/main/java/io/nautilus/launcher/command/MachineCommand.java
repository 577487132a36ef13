package io.nautilus.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.DetectedMachine;
import io.nautilus.hardware.Finding;
import io.nautilus.hardware.Machine;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.placement.ThisMachine;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what was found out about this machine. */
@Command(
        name = "machine",
        mixinStandardHelpOptions = true,
        description = "Says what was found out about this machine, where each value comes from, and what was not found"
                + " and why.")
final class MachineCommand implements Callable<Integer> {
    private static final String ROW = "%-24s  %-28s  %s";

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        DetectedMachine detected = ThisMachine.lookedAtClosely();
        if (json) {
            terminal.print(JsonFile.text(json(detected)).strip());
        } else {
            table(detected).forEach(terminal::print);
        }
        return ExitCode.OK.status();
    }

    static List<String> table(DetectedMachine detected) {
        List<String> lines = detected.findings().stream()
                .map(each -> ROW.formatted(each.what(), each.value().orElse("not found"), each.from()))
                .collect(Collectors.toList());
        Machine machine = detected.machine();
        lines.add("");
        lines.add("A plan for it uses " + machine.memory() + " and these cores, the first for the order path: "
                + cores(machine));
        return lines;
    }

    private static String cores(Machine machine) {
        return machine.wholeCores().stream().map(CoreSet::text).collect(Collectors.joining(" "));
    }

    static ObjectNode json(DetectedMachine detected) {
        ObjectNode all = JsonFile.object();
        ArrayNode findings = all.putArray("findings");
        for (Finding each : detected.findings()) {
            ObjectNode node = findings.addObject().put("what", each.what());
            each.value().ifPresentOrElse(value -> node.put("value", value), () -> node.putNull("value"));
            node.put("from", each.from());
        }
        Machine machine = detected.machine();
        ArrayNode cores = all.putArray("cores");
        machine.wholeCores().forEach(core -> cores.add(core.text()));
        return all.put("memoryBytes", machine.memory().bytes());
    }
}
