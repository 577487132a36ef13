package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.doctor.Diagnosis;
import io.nautilus.launcher.doctor.Diagnosis.Verdict;
import io.nautilus.launcher.doctor.Doctor;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong and what to do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks at the machine, Docker, the data folder and what runs; says of each thing what it saw and,"
                + " where something is wrong, what to do. Changes nothing.")
final class DoctorCommand implements Callable<Integer> {
    private static final String ROW = "%s  %-24s  %s";

    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanOptions options;

    @Mixin
    private DataOption dataOption;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Home home = Home.ofThisProcess();
        DataFolder data = dataOption.unchecked(home);
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        List<Diagnosis> all = new Doctor().examine(home, data, plan(data));
        if (json) {
            terminal.print(JsonFile.text(Diagnosis.json(all)).strip());
        } else {
            lines(all, terminal).forEach(terminal::print);
        }
        return (Diagnosis.worst(all) == Verdict.FAIL ? ExitCode.UNWELL : ExitCode.OK).status();
    }

    /** What was noted at the last start, or what a start with these flags would be. */
    private Plan plan(DataFolder data) {
        try {
            Optional<Plan> noted = Plan.read(data);
            return noted.orElseGet(options::plan);
        } catch (FileFailure | Refusal unreadable) {
            return options.plan();
        }
    }

    static List<String> lines(List<Diagnosis> all, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        for (Diagnosis each : all) {
            String word = "%-7s".formatted(each.verdict().text());
            String coloured =
                    switch (each.verdict()) {
                        case OK -> terminal.good(word);
                        case UNKNOWN -> word;
                        case WARN, FAIL -> terminal.bad(word);
                    };
            lines.add(ROW.formatted(coloured, each.what(), each.saw()));
            if (!each.advice().isEmpty()) {
                lines.add(ROW.formatted(" ".repeat(7), "", "-> " + each.advice()));
            }
        }
        lines.add("");
        lines.add("%d ok, %d not known, %d warnings, %d failures"
                .formatted(
                        count(all, Verdict.OK),
                        count(all, Verdict.UNKNOWN),
                        count(all, Verdict.WARN),
                        count(all, Verdict.FAIL)));
        return lines;
    }

    private static long count(List<Diagnosis> all, Verdict verdict) {
        return all.stream().filter(each -> each.verdict() == verdict).count();
    }
}
