package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FolderLock;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Home;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@code start --detach} leaves in the background. */
@Command(
        name = "supervise",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Starts everything and looks after it, for start --detach.")
final class SuperviseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanOptions options;

    @Mixin
    private DataOption dataOption;

    @Override
    public Integer call() {
        Home home = Home.ofThisProcess();
        DataFolder data = dataOption.folder(home);
        try (FolderLock _ = data.tryLock("supervise").orElseThrow(data::inUse)) {
            new Supervision(home, data, options.plan())
                    .run(Terminal.of(spec.commandLine().getOut()), () -> report(data));
        }
        return ExitCode.OK.status();
    }

    private static void report(DataFolder data) {
        JsonFile.write(
                file(data), JsonFile.object().put("pid", ProcessHandle.current().pid()));
    }

    /** Whether the launcher with this process id has reported that everything is healthy. */
    static boolean reported(DataFolder data, long pid) {
        return JsonFile.read(file(data))
                .filter(report -> report.path("pid").asLong() == pid)
                .isPresent();
    }

    /** Where it reports. */
    static Path file(DataFolder data) {
        return data.run().resolve("all-healthy.json");
    }
}
