package io.nautilus.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.Collector;
import io.nautilus.hardware.Switches;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.placement.ProfilesFile;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.LocalHttp;
import io.nautilus.launcher.process.StartCache;
import io.nautilus.launcher.system.Repository;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The real command in processes of its own, with stand-ins for the engines and the real broker. */
final class LauncherProcess {
    private final Path home;
    private final int basePort;
    private final Map<String, String> environment =
            new HashMap<>(Map.of("NAUTILUS_PLAN_GB", "4", "NAUTILUS_MODE", "local"));

    /** How a command ended and what it printed. */
    record Ended(int exitCode, String output) {}

    LauncherProcess(Path home, int basePort) throws IOException {
        this.home = home;
        this.basePort = basePort;
        Files.copy(Path.of("..", ProfilesFile.NAME), home.resolve(ProfilesFile.NAME));
        for (String engine : Catalogue.engineNames()) {
            Path jar = home.resolve("engines/" + engine + "/target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(jar.getParent());
            writeJar(jar);
        }
        useTheCacheOf(Catalogue.BROKER);
    }

    /** Of the packaged launcher, where it has been trained. */
    private void useTheCacheOf(String service) throws IOException {
        Path trained = StartCache.used(Repository.HOME).file(service, Collector.SERIAL);
        if (Files.exists(trained)) {
            Path here = home.resolve(Repository.ROOT.relativize(trained));
            Files.createDirectories(here.getParent());
            Files.createSymbolicLink(here, trained);
        }
    }

    /** A program without a class of its own: its manifest points at the test's classes. */
    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, StandInEngine.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                StandInEngine.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        try (OutputStream file = Files.newOutputStream(jar)) {
            new JarOutputStream(file, manifest).close();
        }
    }

    /** Sets a variable for the commands from now on. */
    LauncherProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Path home() {
        return home;
    }

    Path data() {
        return home.resolve("data");
    }

    int port(int offset) {
        return basePort + offset;
    }

    Ended start(String... flags) throws IOException, InterruptedException {
        return run(withBasePort(flags));
    }

    /** Starts {@code nautilus start} and returns while it runs. */
    Process startInForeground(String... flags) throws IOException {
        return launch(withBasePort(flags));
    }

    private List<String> withBasePort(String... flags) {
        List<String> arguments = new ArrayList<>(List.of("start", "--base-port", Integer.toString(basePort)));
        arguments.addAll(List.of(flags));
        return arguments;
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(arguments));
    }

    private Ended run(List<String> arguments) throws IOException, InterruptedException {
        Process process = launch(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    Process launch(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx48m",
                "-Dnautilus.home=" + home,
                "-cp",
                Repository.HOME.classpath(),
                Nautilus.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        // What whoever runs the tests has set for a platform of theirs is not for these.
        builder.environment().keySet().removeIf(name -> name.startsWith("NAUTILUS_") || Switches.NAMES.contains(name));
        builder.environment().putAll(environment);
        return builder.start();
    }

    String ask(int offset, String path) throws IOException {
        return LocalHttp.get(port(offset), path).body();
    }

    Path noteFile(String name) {
        return data().resolve("run").resolve(name + ".json");
    }

    JsonNode note(String name) {
        return JsonFile.read(noteFile(name)).orElseThrow();
    }

    long pid(String name) {
        return note(name).path("pid").asLong();
    }
}
