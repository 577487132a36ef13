package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.containers.ContainerNote;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FolderLock;
import io.nautilus.launcher.placement.Allotments;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.EngineTool;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.OwnBroker;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.process.RunFolder;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Decides again what the journals say was decided. */
@Command(
        name = "verify-log",
        mixinStandardHelpOptions = true,
        description = "Decides the inputs on the log again and compares the journals, running or stopped.")
final class VerifyLogCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption dataOption;

    @Override
    public Integer call() {
        Home home = Home.ofThisProcess();
        DataFolder data = dataOption.folder(home);
        new Catalogue(home, data, Allotments.none()).checkBuilt();
        data.check();
        if (new RunFolder(data).isAlive(Catalogue.BROKER) || new ContainerNote(data).areOurs(home)) {
            int basePort = Plan.read(data).map(Plan::basePort).orElse(Plan.DEFAULT_BASE_PORT);
            return verify(home, data, "127.0.0.1:" + Catalogue.port(Catalogue.BROKER, basePort));
        }
        return withOwnBroker(home, data);
    }

    private int withOwnBroker(Home home, DataFolder data) {
        if (!Files.exists(data.kafka().resolve("meta.properties"))) {
            String where = new ContainerNote(data).isThere()
                    ? " was last started in containers, whose log lies in a volume: start it, then verify."
                    : " holds no log yet: nothing to verify.";
            throw new Refusal(ExitCode.DATA_HALF_WRITTEN, data.root() + where);
        }
        FolderLock lock = data.tryLock("verify-log").orElseThrow(data::inUse);
        try (lock;
                OwnBroker broker = OwnBroker.start(home, data)) {
            return verify(home, data, broker.bootstrapServers());
        }
    }

    private int verify(Home home, DataFolder data, String bootstrap) {
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        int differing = 0;
        try (ExecutorService tools = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Verification each : verifications(home, data, bootstrap, tools)) {
                EngineTool.Result result = each.result().join();
                terminal.print(result.output());
                if (result.status() == ExitCode.LOG_DIFFERS.status()) {
                    differing++;
                } else if (result.status() != 0) {
                    throw new Refusal(
                            ExitCode.FAILED,
                            "verify-log: " + each.engine() + " could not be verified (status " + result.status()
                                    + "), see " + result.log());
                }
            }
        }
        terminal.print("verify-log: "
                + (differing == 0
                        ? EngineTool.ENGINES.size() + " journals, equal as far as compared"
                        : differing + " of " + EngineTool.ENGINES.size() + " journals DIFFER"));
        return (differing == 0 ? ExitCode.OK : ExitCode.LOG_DIFFERS).status();
    }

    /** What is found out about an engine's journal. */
    private record Verification(String engine, CompletableFuture<EngineTool.Result> result) {}

    /** Each in a process of its own, and all at once. */
    private static List<Verification> verifications(
            Home home, DataFolder data, String bootstrap, ExecutorService tools) {
        return EngineTool.ENGINES.stream()
                .map(engine -> new Verification(
                        engine,
                        CompletableFuture.supplyAsync(() -> new EngineTool(home, data, engine).run(bootstrap), tools)))
                .toList();
    }
}
