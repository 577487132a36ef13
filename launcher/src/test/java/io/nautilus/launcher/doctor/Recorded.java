package io.nautilus.launcher.doctor;

import io.nautilus.launcher.placement.Programs;
import io.nautilus.launcher.placement.SystemProgram.Answer;
import java.util.HashMap;
import java.util.Map;

/** Programs of a system that answer what a test gives them, in the form of the real ones; all others are not there. */
public final class Recorded implements Programs {
    private final Map<String, Answer> answers = new HashMap<>();

    public Recorded with(String command, String output) {
        answers.put(command, new Answer(output, ""));
        return this;
    }

    public Recorded failing(String command, String problem) {
        return failing(command, "", problem);
    }

    /** One that says something all the same. */
    public Recorded failing(String command, String output, String problem) {
        answers.put(command, new Answer(output, problem));
        return this;
    }

    @Override
    public Answer ask(String... command) {
        return answers.getOrDefault(
                String.join(" ", command), new Answer("", command[0] + " is not there, or is no program"));
    }
}
