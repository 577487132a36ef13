package io.nautilus.launcher.command;

import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FolderLock;
import io.nautilus.launcher.process.Background;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Hints;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.process.RunFolder;
import io.nautilus.launcher.process.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a start would do, as a person could do it by hand: every command, phase by phase, and every file. */
final class DryRun {
    private final Home home;
    private final DataFolder data;
    private final Plan plan;
    private final boolean detach;
    private final RunFolder run;

    DryRun(Home home, DataFolder data, Plan plan, boolean detach) {
        this.home = home;
        this.data = data;
        this.plan = plan;
        this.detach = detach;
        this.run = new RunFolder(data);
    }

    List<String> lines(Supervision supervision, Optional<FolderLock.Holder> holder) {
        List<String> lines = new ArrayList<>();
        lines.add("data folder  " + data.root()
                + holder.map(other -> ", looked after by process " + other.pid())
                        .orElse(""));
        lines.add("feed         " + plan.feed().text() + (plan.loop() ? ", in a loop" : ""));
        supervision.machine().forEach(line -> lines.add("machine      " + line));
        supervision.placement().forEach(line -> lines.add("placement    " + line));
        List<Service> services = supervision.services();
        if (holder.isEmpty() && detach) {
            lines.add("would start  a launcher in the background, which does all that follows");
            lines.add("    "
                    + command(Background.ENVIRONMENT, Background.command(home, DetachedStart.arguments(data, plan))));
        }
        if (holder.isEmpty() && !supervision.apart().isEmpty()) {
            lines.add("would bind   " + String.join(" ", supervision.apart()) + "  # the launcher itself");
        }
        files(services, detach && holder.isEmpty()).forEach(line -> lines.add("would write  " + line));
        List<Integer> phases =
                services.stream().map(Service::phase).distinct().sorted().toList();
        for (int phase : phases) {
            List<Service> together =
                    services.stream().filter(each -> each.phase() == phase).toList();
            lines.add("");
            lines.add("phase %d/%d: %s; then waits until healthy (%s)"
                    .formatted(
                            phases.indexOf(phase) + 1,
                            phases.size(),
                            together.stream().map(Service::name).collect(Collectors.joining(", ")),
                            together.stream().map(DryRun::health).collect(Collectors.joining(", "))));
            together.forEach(service -> lines.addAll(service(service)));
        }
        lines.add("");
        lines.add("This was a dry run: nothing was started, written or changed.");
        return lines;
    }

    private static String health(Service service) {
        return service.name().equals(Catalogue.BROKER)
                ? "its topics, by Kafka's protocol on port " + service.port()
                : "GET http://127.0.0.1:" + service.port() + "/health/ready";
    }

    private List<String> service(Service service) {
        boolean runs = run.isAlive(service.name());
        String first = "%-11s  port %d, %s"
                .formatted(service.name(), service.port(), runs ? "runs already" : "would be started");
        return runs ? List.of(first) : List.of(first, "    " + command(service.environment(), service.command()));
    }

    /** As a shell would take it. */
    private static String command(Map<String, String> environment, List<String> command) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            words.add(variable.getKey() + "=" + Hints.quoted(variable.getValue()));
        }
        command.forEach(word -> words.add(Hints.quoted(word)));
        return String.join(" ", words);
    }

    /** Of the launcher itself; what the broker and the engines keep lies in folders of their names. */
    private List<String> files(List<Service> services, boolean launcher) {
        List<Path> files = new ArrayList<>(List.of(
                data.root().resolve("lock"),
                data.root().resolve("version"),
                data.secrets().resolve("viewer.token"),
                data.secrets().resolve("trader.token"),
                data.secrets().resolve("admin.token"),
                data.secrets().resolve("token-hashes.json"),
                data.run().resolve("boot.json"),
                data.run().resolve("plan.json"),
                data.logs().resolve(StartLog.NAME + ".log")));
        if (launcher) {
            files.add(data.logs().resolve(DetachedStart.LOG + ".log"));
            files.add(SuperviseCommand.file(data));
        }
        for (Service service : services) {
            if (!run.isAlive(service.name())) {
                files.add(data.run().resolve(service.name() + ".json"));
                files.add(data.logs().resolve(service.name() + ".log"));
            }
        }
        List<String> lines = new ArrayList<>(files.stream()
                .map(file -> file + (Files.exists(file) ? " (is there)" : ""))
                .toList());
        lines.add(data.kafka() + (Files.exists(data.kafka()) ? " (is there)" : ", formatted once"));
        return lines;
    }
}
