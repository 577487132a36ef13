package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.containers.ContainerEngine;
import io.nautilus.launcher.containers.DockerProgram;
import io.nautilus.launcher.containers.Images;
import io.nautilus.launcher.placement.Programs;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Home;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a start in containers does first. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = "Builds the images of the broker and the engines that are missing, or older than the programs.")
final class ImagesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Home home = Home.ofThisProcess();
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        ContainerEngine.Answer answer = ContainerEngine.ask(Programs.REAL);
        if (answer.engine().isEmpty()) {
            throw new Refusal(ExitCode.NO_CONTAINERS, "Images cannot be built: " + answer.problem() + ".");
        }
        Images images =
                Images.of(home, new DockerProgram(home.root()), home.root().resolve("target/images"));
        List<String> stale = images.stale(Catalogue.names());
        images.build(stale, terminal);
        terminal.print(stale.isEmpty() ? "All images are built." : "Built: " + String.join(", ", stale));
        return ExitCode.OK.status();
    }
}
