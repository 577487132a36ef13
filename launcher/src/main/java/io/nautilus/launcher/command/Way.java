package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.containers.ContainerEngine;
import io.nautilus.launcher.containers.ContainerNote;
import io.nautilus.launcher.containers.ContainerStart;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.process.Plan;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which way a start takes, and why: the journals of the two ways are different ones, so a start never changes over by
 * itself.
 *
 * @param engine that the containers run on; empty for processes on this machine
 */
record Way(Optional<ContainerEngine> engine, String why) {
    static Way of(Mode mode, Plan plan, DataFolder data, Supplier<ContainerEngine.Answer> ask) {
        return switch (mode) {
            case LOCAL -> local("as asked");
            case DOCKER -> docker(ask.get(), "as asked");
            case AUTO -> auto(plan, data, ask);
        };
    }

    private static Way auto(Plan plan, DataFolder data, Supplier<ContainerEngine.Answer> ask) {
        // Its log lies there also where another folder's containers run by now.
        if (new ContainerNote(data).isThere()) {
            return docker(ask.get(), "it was started so");
        }
        if (Files.exists(data.kafka())) {
            return local("the data folder holds a log that processes on this machine wrote");
        }
        Optional<String> refused = ContainerStart.refusal(plan);
        if (refused.isPresent()) {
            return local(refused.get());
        }
        ContainerEngine.Answer answer = ask.get();
        return answer.engine().isPresent() ? docker(answer, "a container engine answers") : local(answer.problem());
    }

    private static Way local(String why) {
        return new Way(Optional.empty(), "processes on this machine: " + why);
    }

    private static Way docker(ContainerEngine.Answer answer, String why) {
        if (answer.engine().isEmpty()) {
            throw new Refusal(
                    ExitCode.NO_CONTAINERS,
                    "It cannot run in containers: " + answer.problem()
                            + "\nStart Docker Desktop or dockerd, or use --mode local.");
        }
        return new Way(answer.engine(), "containers: " + why);
    }
}
