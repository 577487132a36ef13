package io.nautilus.launcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.Memory;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.placement.DockerInfo;
import io.nautilus.launcher.placement.Programs;
import io.nautilus.launcher.placement.SystemProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A Docker engine, where there is one, and Nautilus's containers on it. */
final class DockerCheckup {
    private static final String ENGINE = "Docker engine";
    private static final Memory LEAST = Memory.ofGibibytes(16);
    private static final Memory RECOMMENDED = Memory.ofGibibytes(24);
    /** A virtual machine of 16 GiB tells of less: its kernel has taken some. */
    private static final int TOLD_PERCENT = 95;

    private static final double HIGH_PERCENT = 90;
    private static final String FORMAT = "{{json .}}";
    private static final String OURS = "name=nautilus-";
    /** What a container ends with that was stopped in order. */
    private static final List<String> IN_ORDER = List.of("Exited (0)", "Exited (143)", "Exited (130)");

    private final Programs programs;

    DockerCheckup(Programs programs) {
        this.programs = programs;
    }

    List<Diagnosis> examine() {
        return with(told -> {
            List<Diagnosis> all = new ArrayList<>(engine(told));
            all.addAll(containers());
            all.add(disk());
            return List.copyOf(all);
        });
    }

    /** What there is and what each container uses of it, whether that is much or not. */
    List<Diagnosis> resources() {
        return with(told -> {
            List<Diagnosis> all = new ArrayList<>(engine(told));
            all.addAll(usage());
            all.add(disk());
            return List.copyOf(all);
        });
    }

    /** One line of it, for who runs without containers. */
    Diagnosis brief() {
        List<Diagnosis> all = with(DockerCheckup::engine);
        return all.size() == 1
                ? Diagnosis.ok(ENGINE, all.getFirst().saw())
                : Diagnosis.ok(
                        ENGINE,
                        all.get(0).saw() + ", cores " + all.get(1).saw() + ", "
                                + all.get(2).saw());
    }

    /** What follows from what the engine tells of itself; or that there is none, or that it does not answer. */
    private List<Diagnosis> with(Function<JsonNode, List<Diagnosis>> follows) {
        SystemProgram.Answer version = programs.ask("docker", "--version");
        if (!version.good()) {
            return List.of(Diagnosis.ok(ENGINE, "none (" + version.problem() + "); only containers would need one"));
        }
        DockerInfo info = DockerInfo.of(programs.ask("docker", "info", "--format", FORMAT));
        return info.engine()
                .map(follows)
                .orElseGet(() -> List.of(Diagnosis.warn(
                        ENGINE,
                        "does not answer: " + info.problem(),
                        "Start Docker Desktop or dockerd; only containers need it.")));
    }

    private static List<Diagnosis> engine(JsonNode told) {
        String system = told.path("OperatingSystem").asText("an unknown system");
        Memory memory = Memory.ofBytes(Math.max(0, told.path("MemTotal").asLong()));
        return List.of(
                Diagnosis.ok(ENGINE, told.path("ServerVersion").asText("of an unknown version") + " on " + system),
                Diagnosis.ok("Docker engine's cores", told.path("NCPU").asText()),
                memory(system, memory));
    }

    /** Whether an engine on this system has enough for all containers. */
    static Diagnosis memory(String system, Memory memory) {
        String saw =
                memory + " of memory; " + LEAST + " are needed for all containers, " + RECOMMENDED + " recommended";
        String advice = system.equals("Docker Desktop")
                ? "scripts/start-m4max-optimized.sh --apply-docker-desktop gives its virtual machine more."
                : "Give the machine of the engine more, or run without containers (--mode local).";
        return memory.isBelow(LEAST.percent(TOLD_PERCENT))
                ? Diagnosis.warn("Docker engine's memory", saw, advice)
                : Diagnosis.ok("Docker engine's memory", saw);
    }

    private List<Diagnosis> containers() {
        SystemProgram.Answer answer = programs.ask("docker", "ps", "--all", "--filter", OURS, "--format", FORMAT);
        if (!answer.good()) {
            return List.of(Diagnosis.unknown("containers", answer.problem()));
        }
        List<JsonNode> ours = lines(answer);
        List<Diagnosis> all = new ArrayList<>();
        ours.forEach(container -> trouble(container).ifPresent(all::add));
        boolean runs =
                ours.stream().anyMatch(each -> each.path("State").asText().equals("running"));
        if (runs) {
            all.addAll(highMemory());
        }
        if (all.isEmpty()) {
            all.add(Diagnosis.ok(
                    "containers", ours.isEmpty() ? "none of Nautilus" : ours.size() + ", none in trouble"));
        }
        return all;
    }

    private static List<JsonNode> lines(SystemProgram.Answer answer) {
        return answer.text()
                .lines()
                .flatMap(line -> JsonFile.parse(line).stream())
                .filter(JsonNode::isObject)
                .toList();
    }

    private static Optional<Diagnosis> trouble(JsonNode container) {
        String name = container.path("Names").asText();
        String status = container.path("Status").asText();
        String logs = "`docker logs --tail 50 " + name + "` says why.";
        boolean inOrder = IN_ORDER.stream().anyMatch(status::startsWith);
        return switch (container.path("State").asText()) {
            case "running" ->
                status.contains("(unhealthy)") ? Optional.of(failed(name, status, logs)) : Optional.empty();
            case "exited" ->
                inOrder
                        ? Optional.empty()
                        : Optional.of(failed(
                                name,
                                status,
                                status.startsWith("Exited (137)")
                                        ? "It was killed: `docker inspect --format '{{.State.OOMKilled}}' " + name
                                                + "` says whether its memory limit did it."
                                        : logs));
            case "restarting", "dead" -> Optional.of(failed(name, status, logs));
            case "created" ->
                Optional.of(Diagnosis.warn(
                        "container " + name,
                        "was made and never ran (" + status + ")",
                        "`docker start " + name + "` says what is in its way."));
            default -> Optional.empty();
        };
    }

    private static Diagnosis failed(String name, String status, String advice) {
        return Diagnosis.fail("container " + name, status, advice);
    }

    private List<Diagnosis> highMemory() {
        return usage().stream()
                .filter(each -> each.verdict() != Diagnosis.Verdict.OK)
                .toList();
    }

    /** Of each container of Nautilus that runs. */
    private List<Diagnosis> usage() {
        SystemProgram.Answer answer = programs.ask("docker", "stats", "--no-stream", "--format", FORMAT);
        if (!answer.good()) {
            return List.of(Diagnosis.unknown("memory of containers", answer.problem()));
        }
        return lines(answer).stream()
                .filter(each -> each.path("Name").asText().startsWith("nautilus-"))
                .map(DockerCheckup::usage)
                .toList();
    }

    private static Diagnosis usage(JsonNode container) {
        String what = "container " + container.path("Name").asText();
        String percent = container.path("MemPerc").asText();
        String saw = "uses " + container.path("MemUsage").asText() + " (" + percent + " of its limit), processor "
                + container.path("CPUPerc").asText("not told");
        return percent(percent) < HIGH_PERCENT
                ? Diagnosis.ok(what, saw)
                : Diagnosis.warn(
                        what,
                        saw,
                        "It is killed at the limit: a larger --tier, or more memory for it in resource-profiles.yml.");
    }

    private static double percent(String text) {
        return text.matches("\\d{1,4}(\\.\\d+)?%") ? Double.parseDouble(text.substring(0, text.length() - 1)) : 0;
    }

    private Diagnosis disk() {
        SystemProgram.Answer answer = programs.ask("docker", "system", "df", "--format", FORMAT);
        List<String> parts = lines(answer).stream()
                .map(each ->
                        each.path("Type").asText() + " " + each.path("Size").asText() + ", reclaimable "
                                + each.path("Reclaimable").asText())
                .toList();
        return !answer.good() || parts.isEmpty()
                ? Diagnosis.unknown("Docker's disk", answer.good() ? "docker system df said nothing" : answer.problem())
                : Diagnosis.ok("Docker's disk", String.join("; ", parts));
    }
}
