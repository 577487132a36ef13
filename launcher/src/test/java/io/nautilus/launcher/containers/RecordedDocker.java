package io.nautilus.launcher.containers;

import io.nautilus.launcher.placement.SystemProgram.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An engine that keeps images and containers in memory, and answers in the form and words of Docker 20.10, as Debian 12
 * has it: of what is read, 28.2 has the same keys.
 */
final class RecordedDocker implements Docker {
    /** Everything that changes something, without the file's name. */
    final List<String> did = new ArrayList<>();

    final Set<String> images = new TreeSet<>();
    /** How often each was built: every time it is another. */
    private final Map<String, Integer> builds = new TreeMap<>();
    /** What lost its tag to a newer one: ids with another tag, or with nothing. */
    final Map<String, String> replaced = new TreeMap<>();
    /** Tags of a person's own, by the id. */
    final Map<String, String> kept = new TreeMap<>();
    /** Ids that a container uses. */
    final Set<String> used = new TreeSet<>();

    final Set<String> running = new TreeSet<>();
    /** When every image was made; an engine says it in this form. */
    String made = "2026-11-29T14:49:06.306372282Z";
    /** Each with its label, or with nothing. */
    final Map<String, String> volumes = new TreeMap<>();
    /** What cannot be built, fetched or brought up. */
    final Set<String> failing = new TreeSet<>();

    private static Answer absent(String kind, String name) {
        return new Answer("\n", "docker ended with 1: Error: No such " + kind + ": " + name);
    }

    @Override
    public Answer ask(List<String> words) {
        String name = words.getLast();
        return switch (words.getFirst()) {
            case "image" -> words.get(1).equals("rm") ? removed(name) : image(name);
            case "container" -> running.contains(name) ? new Answer(healthy(name), "") : absent("container", name);
            case "volume" -> volume(words.get(1), words);
            case "logs" -> new Answer("the last lines of " + name, "");
            case "compose" -> new Answer("""
                {"name":"nautilus","networks":{"platform":{"name":"nautilus_platform","ipam":{}}},
                 "services":{"nginx":{"image":"nginx:1"},"prometheus":{"image":"prom/prometheus:2"},
                 "alertmanager":{"image":"prom/alertmanager:0"},"grafana":{"image":"grafana/grafana:12"}}}
                """, "");
            default -> throw new AssertionError(words);
        };
    }

    private Answer image(String name) {
        if (replaced.containsKey(name)) {
            return new Answer(described(name, replaced.get(name)), "");
        }
        return images.contains(name) ? new Answer(described(id(name), name), "") : absent("image", name);
    }

    String id(String name) {
        int number = builds.getOrDefault(name, 0);
        return "sha256:%064x".formatted((name + number).hashCode());
    }

    private String described(String id, String tag) {
        String tags = tag.isEmpty() ? "" : '"' + tag + '"';
        return """
            {"Id":"%s","RepoTags":[%s],"RepoDigests":[],"Parent":"","Comment":"","Created":"%s",
             "DockerVersion":"","Author":"","Architecture":"amd64","Os":"linux","Size":412090368}
            """.formatted(id, tags, made);
    }

    private Answer removed(String id) {
        if (used.contains(id)) {
            return new Answer("", "docker ended with 1: Error response from daemon: conflict: unable to delete " + id);
        }
        did.add("image rm " + id);
        replaced.remove(id);
        return new Answer("Deleted: " + id, "");
    }

    private void build(String name) {
        if (!images.add(name)) {
            replaced.put(id(name), kept.getOrDefault(id(name), ""));
        }
        builds.merge(name, 1, Integer::sum);
    }

    private Answer volume(String what, List<String> words) {
        String name = words.getLast();
        switch (what) {
            case "create" -> volumes.putIfAbsent(name, words.get(3));
            case "rm" -> {
                if (volumes.remove(name) == null) {
                    return absent("volume", name);
                }
            }
            default -> {
                return volumes.containsKey(name) ? new Answer(described(name), "") : absent("volume", name);
            }
        }
        return new Answer(name, "");
    }

    private String described(String volume) {
        String[] label = volumes.get(volume).split("=");
        String labels = label.length == 2 ? "{\"%s\":\"%s\"}".formatted((Object[]) label) : "null";
        return """
            {"CreatedAt":"2026-11-29T13:02:11Z","Driver":"local","Labels":%2$s,
             "Mountpoint":"/var/lib/docker/volumes/%1$s/_data","Name":"%1$s","Options":null,"Scope":"local"}
            """.formatted(volume, labels);
    }

    private static String healthy(String name) {
        return """
            {"Id":"b2a5e0c1d94f","Created":"2026-11-29T13:02:11.306372282Z","Path":"nautilus-run","Args":[],
             "State":{"Status":"running","Running":true,"Paused":false,"Restarting":false,"OOMKilled":false,
              "Dead":false,"Pid":17,"ExitCode":0,"Error":"","StartedAt":"2026-11-29T13:02:12.1Z",
              "FinishedAt":"0001-01-01T00:00:00Z",
              "Health":{"Status":"healthy","FailingStreak":0,"Log":[{"Start":"2026-11-29T13:02:17.4Z",
               "End":"2026-11-29T13:02:17.5Z","ExitCode":0,"Output":""}]}},
             "Image":"sha256:7f3b","Name":"/%s","RestartCount":0,"Driver":"overlay2"}
            """.formatted(name);
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
            case "build" -> services.forEach(service -> build(Images.name(service)));
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
