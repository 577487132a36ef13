package io.nautilus.launcher.containers;

import io.nautilus.launcher.placement.SystemProgram.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An engine that keeps images and containers in memory, and answers in the form that a real one's answers have. */
final class RecordedDocker implements Docker {
    /** Everything that changes something, without the file's name. */
    final List<String> did = new ArrayList<>();

    final Set<String> images = new TreeSet<>();
    final Set<String> running = new TreeSet<>();
    /** When every image was made; an engine says it in this form. */
    String made = "2026-11-29T14:49:06.306372282Z";
    /** Each with its label, or with nothing. */
    final Map<String, String> volumes = new TreeMap<>();
    /** What cannot be built, fetched or brought up. */
    final Set<String> failing = new TreeSet<>();

    private static final Answer ABSENT = new Answer("", "docker: No such object");

    @Override
    public Answer ask(List<String> words) {
        String name = words.getLast();
        return switch (words.getFirst()) {
            case "image" -> images.contains(name) ? new Answer(image(name), "") : ABSENT;
            case "container" -> running.contains(name) ? new Answer(healthy(), "") : ABSENT;
            case "volume" -> volume(words.get(1), words);
            case "logs" -> new Answer("the last lines of " + name, "");
            case "compose" -> new Answer("""
                {"services":{"nginx":{"image":"nginx:1"},"prometheus":{"image":"prom/prometheus:2"},
                 "alertmanager":{"image":"prom/alertmanager:0"},"grafana":{"image":"grafana/grafana:12"}}}
                """, "");
            default -> throw new AssertionError(words);
        };
    }

    private String image(String name) {
        return "{\"Id\":\"sha256:" + name + "\",\"Created\":\"" + made + "\"}";
    }

    private Answer volume(String what, List<String> words) {
        String name = words.getLast();
        switch (what) {
            case "create" -> volumes.putIfAbsent(name, words.get(3));
            case "rm" -> volumes.remove(name);
            default -> {
                String[] label = volumes.getOrDefault(name, "").split("=");
                String labels = label.length == 2 ? "{\"" + label[0] + "\":\"" + label[1] + "\"}" : "null";
                return volumes.containsKey(name) ? new Answer("{\"Labels\":" + labels + "}", "") : ABSENT;
            }
        }
        return new Answer(name, "");
    }

    private static String healthy() {
        return """
            {"State":{"Status":"running","Running":true,"Restarting":false,"OOMKilled":false,"Pid":17,"ExitCode":0,
             "Error":"","Health":{"Status":"healthy","FailingStreak":0}},"RestartCount":0}
            """;
    }

    @Override
    public int run(Path log, List<String> words) {
        List<String> rest = words.subList(3, words.size());
        did.add(String.join(" ", rest));
        List<String> named =
                rest.stream().filter(word -> !word.startsWith("--")).toList();
        List<String> services = named.subList(1, named.size());
        if (services.stream().anyMatch(failing::contains)) {
            return 1;
        }
        switch (named.getFirst()) {
            case "build" -> services.forEach(service -> images.add(Images.name(service)));
            case "pull" -> services.forEach(service -> images.add(service));
            case "up" -> {
                volumes.putIfAbsent("nautilus_kafka", "");
                services.forEach(service -> running.add(Compose.container(service)));
            }
            default -> throw new AssertionError(words);
        }
        return 0;
    }

    @Override
    public int show(List<String> words) {
        did.add(String.join(" ", words));
        return 0;
    }
}
