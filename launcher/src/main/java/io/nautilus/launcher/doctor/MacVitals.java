package io.nautilus.launcher.doctor;

import io.nautilus.hardware.Memory;
import io.nautilus.launcher.placement.Programs;
import io.nautilus.launcher.placement.SystemProgram;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As programs of macOS tell that need no administrator. */
final class MacVitals implements Vitals {
    private static final int OLDEST = 14;
    private static final Pattern VERSION = Pattern.compile("(\\d{1,3})(?:\\.\\d+)*");
    private static final Pattern LIMIT = Pattern.compile("(CPU_(?:Speed|Scheduler)_Limit)\\s*=\\s*(\\d{1,3})");
    private static final Pattern LEVEL =
            Pattern.compile("(?i)(thermal|performance) warning level[^\\n\\d]*([1-9]\\d?)");
    private static final String NO_LEVEL = "No thermal warning level has been recorded";
    private static final Pattern FREE = Pattern.compile("memory free percentage: (\\d{1,3})%");
    private static final Pattern ALL = Pattern.compile("The system has (\\d{1,16})\\D");
    private static final Pattern SWAP = Pattern.compile("used = (\\d{1,12})(?:[.,]\\d+)?M");
    private static final String PRESSURE_LEVEL = "kern.memorystatus_vm_pressure_level";

    private final String version;
    private final Programs programs;

    MacVitals(String version, Programs programs) {
        this.version = version;
        this.programs = programs;
    }

    @Override
    public Diagnosis system() {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return Diagnosis.unknown("system", "macOS of version \"" + version + "\"");
        }
        return Integer.parseInt(matcher.group(1)) >= OLDEST
                ? Diagnosis.ok("system", "macOS " + version)
                : Diagnosis.warn(
                        "system",
                        "macOS " + version,
                        "Nautilus is made for macOS " + OLDEST + " and later: update in System Settings, General.");
    }

    @Override
    public Diagnosis thermal() {
        SystemProgram.Answer told = programs.ask("pmset", "-g", "therm");
        if (!told.good()) {
            return Diagnosis.unknown("thermal state", told.problem());
        }
        Matcher limit = LIMIT.matcher(told.text());
        boolean limits = false;
        while (limit.find()) {
            limits = true;
            if (Integer.parseInt(limit.group(2)) < 100) {
                return Vitals.throttled("pmset -g therm: " + limit.group(1) + " = " + limit.group(2));
            }
        }
        Matcher level = LEVEL.matcher(told.text());
        if (level.find()) {
            return Vitals.throttled("pmset -g therm: " + level.group());
        }
        return limits || told.text().contains(NO_LEVEL)
                ? Diagnosis.ok("thermal state", "pmset -g therm: no limit and no warning")
                : Diagnosis.unknown("thermal state", "pmset -g therm says nothing about heat");
    }

    @Override
    public Optional<Memory> available() {
        String text = programs.ask("memory_pressure", "-Q").text();
        OptionalLong percent = number(FREE, text);
        OptionalLong bytes = number(ALL, text);
        return percent.isPresent() && bytes.isPresent()
                ? Optional.of(Memory.ofBytes(bytes.getAsLong()).percent((int) percent.getAsLong()))
                : Optional.empty();
    }

    @Override
    public Diagnosis memory() {
        SystemProgram.Answer told = programs.ask("memory_pressure", "-Q");
        OptionalLong free = number(FREE, told.text());
        if (free.isEmpty()) {
            String why = told.good() ? "memory_pressure -Q does not say how much is free" : told.problem();
            return Diagnosis.unknown("memory pressure", why);
        }
        String level = programs.ask("sysctl", "-n", PRESSURE_LEVEL).text().strip();
        String said =
                switch (level) {
                    case "1" -> "the kernel calls the pressure normal";
                    case "2" -> "the kernel warns of pressure";
                    case "4" -> "the kernel calls the pressure critical";
                    default -> "the kernel does not say how it calls the pressure";
                };
        String saw = free.getAsLong() + " % of the memory is free; " + said;
        return pressure(free.getAsLong(), level.equals("2"), level.equals("4"), saw);
    }

    @Override
    public Diagnosis swap() {
        SystemProgram.Answer told = programs.ask("sysctl", "vm.swapusage");
        OptionalLong used = number(SWAP, told.text());
        if (used.isEmpty()) {
            String why = told.good() ? "sysctl vm.swapusage does not say how much is used" : told.problem();
            return Diagnosis.unknown("swap", why);
        }
        return swapped(new Memory(used.getAsLong()), used.getAsLong() + "M used");
    }

    @Override
    public Diagnosis hugePages() {
        return Diagnosis.ok("huge pages", "macOS has none that a JVM could ask for, and no plan asks here");
    }

    @Override
    public List<Diagnosis> clock() {
        return List.of(Diagnosis.unknown(
                "clock",
                "macOS tells only administrators whether it is synchronised: sudo systemsetup -getusingnetworktime"));
    }

    private static OptionalLong number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
