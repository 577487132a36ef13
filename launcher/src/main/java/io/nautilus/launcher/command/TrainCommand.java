package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.placement.LocalPlacement;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a build does last. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Starts everything once on a temporary data folder, so that later starts load classes faster.")
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlacingOptions placing;

    @Override
    public Integer call() throws IOException {
        Home home = Home.ofThisProcess();
        Path folder = Files.createTempDirectory("nautilus-train-");
        try {
            new Training(
                            home,
                            new DataFolder(folder.resolve("data")),
                            LocalPlacement.of(home.root(), placing.placing(), Catalogue.names()),
                            Terminal.of(spec.commandLine().getOut()))
                    .run();
        } finally {
            delete(folder);
        }
        return ExitCode.OK.status();
    }

    private static void delete(Path folder) throws IOException {
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }
}
