package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.containers.ContainerNote;
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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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
        Optional<Plan> noted = noted(data);
        List<Diagnosis> all = new ArrayList<>();
        noted.flatMap(plan -> passedOver(plan, new ContainerNote(data).isThere()))
                .ifPresent(all::add);
        all.addAll(new Doctor().examine(home, data, noted.orElseGet(options::plan)));
        if (json) {
            terminal.print(JsonFile.text(Diagnosis.json(all)).strip());
        } else {
            lines(all, terminal).forEach(terminal::print);
        }
        return (Diagnosis.worst(all) == Verdict.FAIL ? ExitCode.UNWELL : ExitCode.OK).status();
    }

    /** What was noted at the last start; without it a start with these flags is looked at. */
    private static Optional<Plan> noted(DataFolder data) {
        try {
            return Plan.read(data);
        } catch (FileFailure unreadable) {
            return Optional.empty();
        }
    }

    /** Flags that ask for something else than what was noted. */
    private Optional<Diagnosis> passedOver(Plan noted, boolean inContainers) {
        List<OptionSpec> given = given();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        List<String> flags = PlanOptions.flags(noted);
        List<String> asked;
        try {
            asked = PlanOptions.flags(options.asked());
        } catch (Refusal refused) {
            return Optional.of(Diagnosis.warn("flags", refused.getMessage(), "A start with these flags is refused."));
        }
        String others = given.stream()
                .filter(option -> option.longestName().equals(PlanOptions.MODE)
                        ? options.mode().isOther(inContainers)
                        : !as(option, asked).equals(as(option, flags)))
                .map(OptionSpec::longestName)
                .distinct()
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Diagnosis.warn(
                        "flags",
                        others + " passed over: what is looked at is the start that was noted, "
                                + String.join(" ", flags),
                        "They count where nothing was started, or all was stopped."));
    }

    /** Those of a plan. */
    private List<OptionSpec> given() {
        Set<String> ofAPlan = spec.mixins().get("options").optionsMap().keySet();
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> ofAPlan.contains(option.longestName()))
                .toList();
    }

    /** A flag with its value, as it stands among those of a plan. */
    private static List<String> as(OptionSpec option, List<String> flags) {
        int at = flags.indexOf(option.longestName());
        return at < 0 ? List.of() : flags.subList(at, at + 1 + option.arity().max());
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
