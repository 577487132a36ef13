package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.command.LauncherProcess.Ended;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FolderLock;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.faults.Platform;
import io.nautilus.launcher.placement.Binding;
import io.nautilus.launcher.placement.ThisMachine;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.ProcessIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
    private static final int RISK = 200;
    private static final int PORTFOLIO = 900;

    @TempDir
    Path home;

    private LauncherProcess nautilus;

    @BeforeEach
    void installStandIns() throws IOException {
        nautilus = new LauncherProcess(home, Platform.BASE_PORT);
    }

    @AfterEach
    void stopEverything() throws Exception {
        nautilus.run("stop");
    }

    @Test
    void startsDetachedRestartsAdoptsAndStops() throws Exception {
        Ended first = nautilus.start("--detach");
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output())
                .contains("broker      healthy", "portfolio   healthy", "BTC-USD.SIM", "trader.token");

        assertThat(nautilus.run("status").output()).contains("trading is HALTED for all accounts (lunch)");

        Ended again = nautilus.start("--detach");
        assertThat(again.exitCode()).isZero();
        assertThat(again.output()).startsWith("Nautilus runs already, as asked.");

        Ended other = nautilus.run("start", "--base-port", Integer.toString(Platform.BASE_PORT + 1));
        assertThat(other.exitCode()).isEqualTo(ExitCode.OTHER_PLAN.status());
        assertThat(other.output())
                .contains("base port: %d runs, %d is asked for".formatted(Platform.BASE_PORT, Platform.BASE_PORT + 1));

        Ended switched = nautilus.with("OMP_NUM_THREADS", "2").start("--detach");
        assertThat(switched.exitCode()).isEqualTo(ExitCode.OTHER_PLAN.status());
        assertThat(switched.output()).contains("risk: an older build, or one started with other switches");
        nautilus.with("OMP_NUM_THREADS", "");

        kill(nautilus.pid("risk"));
        kill(nautilus.pid("broker"));
        JsonNode status = statusWhen(all -> restartedOnce(all, "risk") && restartedOnce(all, "broker"));
        assertThat(service(status, "risk").path("lastEnd").asText()).isEqualTo("killed by signal 9");

        long risk = nautilus.pid("risk");
        kill(new DataFolder(nautilus.data()).holder().orElseThrow().pid());
        kill(nautilus.pid("portfolio"));
        Ended adopted = nautilus.start("--detach");
        assertThat(adopted.exitCode()).as(adopted.output()).isZero();
        assertThat(adopted.output())
                .contains("risk        runs already (process " + risk + ")", "portfolio   starting");
        assertThat(nautilus.pid("risk")).isEqualTo(risk);
        assertThat(nautilus.note("risk").path("restarts").asInt()).isEqualTo(1);
        assertThat(nautilus.note("portfolio").path("restarts").asInt()).isEqualTo(1);
        assertThat(nautilus.note("portfolio").path("lastEnd").asText())
                .isEqualTo("ended while no launcher looked after it");

        Ended stop = nautilus.run("stop");
        assertThat(stop.exitCode()).isZero();
        assertThat(stop.output())
                .contains("launcher    asked to stop", "Nautilus has stopped.")
                .contains("portfolio   stopped", "risk        stopped", "marketdata  stopped", "broker      stopped");
        assertThat(ProcessIdentity.of(risk)).isEmpty();
        assertThat(nautilus.note("boot").path("clean").asBoolean()).isTrue();
        assertThat(nautilus.run("status").exitCode()).isEqualTo(ExitCode.NOT_HEALTHY.status());
    }

    @Test
    void stopsWhatItStartedOnInterrupt() throws Exception {
        Process start = nautilus.startInForeground();
        BufferedReader output = start.inputReader();
        while (!output.readLine().startsWith("Ctrl-C")) {
            assertThat(start.isAlive()).isTrue();
        }
        long broker = nautilus.pid("broker");
        boolean ignored = ignoresInterrupt(start.pid());
        if (ignored) {
            start.destroy();
        }
        assumeThat(ignored)
                .as("a job in the background ignores SIGINT, and so does what it starts")
                .isFalse();
        new ProcessBuilder("kill", "-INT", Long.toString(start.pid())).start().waitFor();
        assertThat(start.waitFor()).isEqualTo(130);
        assertThat(output.lines()).anyMatch(line -> line.endsWith("broker      stopped"));
        assertThat(ProcessIdentity.of(broker)).isEmpty();
        assertThat(nautilus.note("boot").path("clean").asBoolean()).isTrue();
    }

    /** Where a process says which signals it ignores, a mask in hexadecimal of which the second bit is SIGINT. */
    private static boolean ignoresInterrupt(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        }
    }

    @Test
    void tellsEnginesOfAnotherBootWithoutACleanStopUntilTheyKnow() throws Exception {
        nautilus.start("--detach");
        nautilus.run("stop");
        ObjectNode boot = (ObjectNode) nautilus.note("boot");
        JsonFile.write(nautilus.noteFile("boot"), boot.put("clean", false).put("bootId", "another"));
        Files.writeString(home.resolve("kraken.ws"), "1618678132.8: {\"event\":\"heartbeat\"}\n");
        Ended start = nautilus.start("--detach", "--feed", "replay:kraken.ws", "--loop");
        assertThat(start.output()).contains("the log may have lost its end", "\"instrument\":\"XMR-USD.KRAKEN\"");
        assertThat(nautilus.ask(RISK, "/status")).contains("NAUTILUS_FEED=replay:" + home.resolve("kraken.ws"));
        assertThat(nautilus.ask(RISK, "/status")).contains("NAUTILUS_DATA_ROOTS=" + home.toRealPath());
        assertThat(nautilus.ask(RISK, "/status")).contains("NAUTILUS_LOG_SUSPECT=the machine was booted anew");
        assertThat(nautilus.ask(PORTFOLIO, "/status")).contains("NAUTILUS_LOG_SUSPECT=");
        kill(nautilus.pid("risk"));
        statusWhen(all -> restartedOnce(all, "risk"));
        assertThat(nautilus.ask(RISK, "/status"))
                .doesNotContain("NAUTILUS_LOG_SUSPECT")
                .contains("NAUTILUS_ENGINE=risk");
        Ended accepted = nautilus.run("accept-log");
        String token =
                Files.readString(nautilus.data().resolve("secrets/admin.token")).strip();
        assertThat(accepted).isEqualTo(new Ended(0, "POST Bearer " + token + "\n"));
    }

    @Test
    void leavesNoCacheWhereOneCouldNotBeMade() throws Exception {
        Path old = home.resolve("engines/risk/target/quarkus-app/app.aot");
        Files.writeString(old, "of an older build");
        Process train = nautilus.launch(List.of("train"));
        BufferedReader output = train.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains("strategy    starts to be trained")) {
                kill(trained(train, "marketdata"));
            }
        }
        assertThat(train.waitFor()).as(said.toString()).isEqualTo(ExitCode.START_FAILED.status());
        assertThat(said).contains("portfolio   starts to be trained", "marketdata left no cache");
        try (Stream<Path> files = Files.walk(home.resolve("engines"))) {
            assertThat(files).noneMatch(file -> file.toString().contains(".aot"));
        }
    }

    private static long trained(Process train, String engine) {
        return train.descendants()
                .filter(each -> Stream.of(each.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.contains("/engines/" + engine + "/")))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    @Test
    void saysWhyTheTrainingFailed() throws Exception {
        Files.writeString(home.resolve("engines/risk/target/quarkus-app/quarkus-run.jar"), "no program");
        Ended train = nautilus.run("train");
        assertThat(train.exitCode()).as(train.output()).isEqualTo(ExitCode.START_FAILED.status());
        assertThat(train.output()).contains("Training failed", "risk does not answer", "quarkus-run.jar");
    }

    @Test
    void showsWhyAnEngineDoesNotStartAndLeavesNothingRunning() throws Exception {
        Files.writeString(home.resolve("fails-risk"), "the reason is here");
        Ended start = nautilus.start("--detach");
        assertThat(start.exitCode()).isEqualTo(ExitCode.START_FAILED.status());
        assertThat(start.output()).contains("risk died 3 times", "the reason is here", "broker      stopped");
        assertThat(nautilus.run("status").output()).startsWith("Nautilus is not running.");
    }

    @Test
    void refusesAPortThatIsTakenBeforeItStartsAnything() throws Exception {
        try (ServerSocket socket = new ServerSocket(nautilus.port(PORTFOLIO), 1, InetAddress.getLoopbackAddress())) {
            Ended start = nautilus.start("--detach");
            assertThat(start.exitCode()).isEqualTo(ExitCode.PORT_BUSY.status());
            assertThat(start.output())
                    .contains(
                            "Port " + socket.getLocalPort(),
                            "process " + ProcessHandle.current().pid());
        }
        assertThat(nautilus.data().resolve("run")).doesNotExist();
    }

    @Test
    void refusesADataFolderThatAnotherCommandUses() throws Exception {
        try (FolderLock _ = new DataFolder(nautilus.data()).tryLock("stop").orElseThrow()) {
            Ended start = nautilus.start();
            assertThat(start.exitCode()).isEqualTo(ExitCode.DATA_IN_USE.status());
            assertThat(start.output())
                    .contains("process " + ProcessHandle.current().pid() + " (nautilus stop)");
        }
    }

    @Test
    void saysWhatItWouldDoAndDoesNothing() throws Exception {
        Map<Path, FileTime> before = files();
        Ended plan = nautilus.start("--dry-run");
        assertThat(plan.exitCode()).isZero();
        assertThat(plan.output())
                .contains("risk         port %d, would be started".formatted(Platform.BASE_PORT + 200))
                .contains("phase 2/5: marketdata, risk; then waits until healthy (GET http://127.0.0.1:")
                .containsPattern(
                        "    .*NAUTILUS_ENGINE=risk .*java .*-Xmx.*/engines/risk/target/quarkus-app/quarkus-run.jar")
                .contains("would write  " + nautilus.data().resolve("run/risk.json"))
                .contains("not enforceable here: cpu_shares, ", "not enforceable here: x-nice 10: ")
                .endsWith("This was a dry run: nothing was started, written or changed.\n");
        if (Binding.ofThisSystem(ThisMachine.detected().machine().cores()).binds()) {
            assertThat(plan.output())
                    .containsPattern("would bind   taskset -a -c -p [\\d,-]+ \\$\\$  # the launcher itself\n");
        }
        assertThat(files()).isEqualTo(before);
    }

    /** Whatever lies in the project's folder and below, with its date. */
    private Map<Path, FileTime> files() throws IOException {
        Map<Path, FileTime> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(home)) {
            for (Path each : walk.toList()) {
                files.put(each, Files.getLastModifiedTime(each));
            }
        }
        return files;
    }

    @Test
    void everyStartIsLoggedWithoutASecretAndTheDoctorSeesWhatItLeft() throws Exception {
        Path log = nautilus.data().resolve("logs/start.log");
        Ended start = nautilus.start("--detach");
        assertThat(start.exitCode()).as(start.output()).isZero();
        assertThat(start.output())
                .containsSubsequence(
                        "phase 1/5   broker\n",
                        "phase 1/5   healthy after ",
                        "phase 5/5   portfolio, strategy\n",
                        "phase 5/5   healthy after ")
                .contains("What this start said: " + log);
        assertThat(nautilus.start("--loop", "--feed", "replay:absent").exitCode())
                .isNotZero();
        assertThat(nautilus.start("--no-placement").exitCode()).isEqualTo(ExitCode.OTHER_PLAN.status());
        assertThat(Files.readString(log))
                .containsPattern("--- \\S+Z start, process \\d+: --base-port " + Platform.BASE_PORT)
                .contains("phase 5/5   healthy after ", "machine     ", "placement: tier auto, at most 4 GiB runs")
                .doesNotContain("trader.token", Files.readString(nautilus.data().resolve("secrets/trader.token")));
        assertThat(nautilus.run("logs", "start", "-n", "5").output()).contains("Nothing was changed.");

        Ended runs = doctor();
        assertThat(runs.output())
                .containsPattern("ok +what runs +broker, marketdata, risk,")
                .contains("looks after what runs")
                .doesNotContain("passed over");
        assertThat(nautilus.run("doctor", "--tier", "testing", "--no-strategies", "--json")
                        .output())
                .contains("--tier, --no-strategies passed over: what is looked at is the start that was noted, ");
        kill(nautilus.pid("risk"));
        statusWhen(all -> restartedOnce(all, "risk"));
        assertThat(doctor().output()).containsPattern("warn +risk +started again 1 times, last: killed by signal 9");
        kill(new DataFolder(nautilus.data()).holder().orElseThrow().pid());
        assertThat(doctor().output()).contains("nobody looks after what runs");
        for (String name : Catalogue.names()) {
            kill(nautilus.pid(name));
        }
        assertThat(doctor().output())
                .containsPattern("warn +leftovers +notes of a start whose processes are gone: the plan and broker,");
        try (ServerSocket _ = new ServerSocket(nautilus.port(PORTFOLIO), 1, InetAddress.getLoopbackAddress())) {
            Ended taken = doctor();
            assertThat(taken.exitCode()).isEqualTo(ExitCode.UNWELL.status());
            assertThat(taken.output())
                    .containsPattern("fail +port " + nautilus.port(PORTFOLIO) + " +portfolio needs it, and process "
                            + ProcessHandle.current().pid());
        }
    }

    private Ended doctor() throws Exception {
        return nautilus.run("doctor", "--base-port", Integer.toString(Platform.BASE_PORT));
    }

    private JsonNode statusWhen(Predicate<JsonNode> condition) throws Exception {
        long giveUp = System.nanoTime() + 60_000_000_000L;
        while (true) {
            JsonNode status =
                    JsonFile.parse(nautilus.run("status", "--json").output()).orElseThrow();
            if (condition.test(status)) {
                return status;
            }
            assertThat(System.nanoTime()).as(status.toString()).isLessThan(giveUp);
        }
    }

    private static boolean restartedOnce(JsonNode status, String name) {
        return service(status, name).path("restarts").asInt() == 1
                && status.path("healthy").asBoolean();
    }

    private static JsonNode service(JsonNode status, String name) {
        for (JsonNode service : status.path("services")) {
            if (service.path("name").asText().equals(name)) {
                return service;
            }
        }
        throw new AssertionError("no " + name + " in " + status);
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }
}
