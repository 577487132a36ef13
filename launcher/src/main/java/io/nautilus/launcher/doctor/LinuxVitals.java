package io.nautilus.launcher.doctor;

import io.nautilus.hardware.HugePages;
import io.nautilus.hardware.KernelFiles;
import io.nautilus.hardware.Memory;
import io.nautilus.launcher.placement.Programs;
import io.nautilus.launcher.placement.SystemProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As the Linux kernel tells in /proc and /sys. */
final class LinuxVitals implements Vitals {
    private static final String ZONES = "/sys/class/thermal";
    private static final String CPUS = "/sys/devices/system/cpu";
    private static final String CLOCKS = "/sys/devices/system/clocksource/clocksource0/current_clocksource";
    private static final String PRESSURE = "/proc/pressure/memory";
    private static final Pattern AVERAGE = Pattern.compile("avg10=(\\d{1,3}(?:\\.\\d+)?)");
    /** From these on the kernel or the firmware slows the processor down. */
    private static final List<String> SLOWING = List.of("passive", "hot", "critical");
    /** A reading of one of them is a call into slow hardware. */
    private static final List<String> SLOW_CLOCKS = List.of("hpet", "acpi_pm", "jiffies", "pit");

    private static final double WAITING_PERCENT = 10;
    private static final int KIBI = 1024;

    private final KernelFiles files;
    private final Programs programs;

    LinuxVitals(KernelFiles files, Programs programs) {
        this.files = files;
        this.programs = programs;
    }

    @Override
    public Diagnosis system() {
        return files.text("/proc/sys/kernel/osrelease")
                .map(release -> Diagnosis.ok("system", "Linux " + release))
                .orElseGet(() -> Diagnosis.unknown("system", "/proc/sys/kernel/osrelease cannot be read"));
    }

    /** A zone of the machine that has a temperature. */
    private record Zone(String type, long milliCelsius, boolean slows) {
        String text() {
            return String.format(Locale.ROOT, "%s %.0f °C", type, milliCelsius / 1e3);
        }
    }

    @Override
    public Diagnosis thermal() {
        List<Zone> zones = zones();
        List<String> slowed = new ArrayList<>(zones.stream()
                .filter(Zone::slows)
                .map(zone -> zone.text() + " has reached its trip point")
                .toList());
        slowed.addAll(coolers());
        OptionalLong throttled = throttleCount();
        if (!slowed.isEmpty()) {
            return Vitals.throttled(String.join("; ", slowed));
        }
        if (zones.isEmpty() && throttled.isEmpty()) {
            return Diagnosis.unknown(
                    "thermal state",
                    ZONES + " has no zone and the processor no throttle counter, as in a virtual machine");
        }
        List<String> saw = new ArrayList<>();
        zones.stream()
                .max((some, other) -> Long.compare(some.milliCelsius(), other.milliCelsius()))
                .ifPresent(zone -> saw.add("hottest is " + zone.text() + ", below its trip points"));
        throttled.ifPresent(count -> saw.add("throttled " + count + " times since the machine was started"));
        return Diagnosis.ok("thermal state", String.join("; ", saw));
    }

    private List<Zone> zones() {
        List<Zone> zones = new ArrayList<>();
        for (String name : files.names(ZONES)) {
            String zone = ZONES + "/" + name;
            OptionalLong temperature = number(zone + "/temp");
            if (name.startsWith("thermal_zone") && temperature.isPresent()) {
                long now = temperature.getAsLong();
                zones.add(new Zone(files.text(zone + "/type").orElse(name), now, slows(zone, now)));
            }
        }
        return zones;
    }

    private boolean slows(String zone, long milliCelsius) {
        return files.names(zone).stream()
                .filter(name -> name.matches("trip_point_\\d+_type"))
                .filter(name -> SLOWING.contains(files.text(zone + "/" + name).orElse("")))
                .map(name -> number(zone + "/" + name.replace("_type", "_temp")))
                .anyMatch(trip -> trip.isPresent() && trip.getAsLong() > 0 && milliCelsius >= trip.getAsLong());
    }

    /** What cools by slowing the processor down, and does. */
    private List<String> coolers() {
        List<String> working = new ArrayList<>();
        for (String name : files.names(ZONES)) {
            String cooler = ZONES + "/" + name;
            String type = files.text(cooler + "/type").orElse("");
            boolean slowsProcessor = type.equals("Processor") || type.contains("cpufreq");
            if (name.startsWith("cooling_device") && slowsProcessor) {
                number(cooler + "/cur_state").ifPresent(state -> {
                    if (state > 0) {
                        working.add(name + " (" + type + ") slows the processor down, step " + state);
                    }
                });
            }
        }
        return working;
    }

    private OptionalLong throttleCount() {
        return files.names(CPUS).stream()
                .filter(name -> name.matches("cpu\\d+"))
                .map(name -> number(CPUS + "/" + name + "/thermal_throttle/core_throttle_count"))
                .flatMapToLong(OptionalLong::stream)
                .reduce(Long::sum);
    }

    @Override
    public Optional<Memory> available() {
        OptionalLong kib = meminfo("MemAvailable");
        return kib.isPresent() ? Optional.of(Memory.ofBytes(kib.getAsLong() * KIBI)) : Optional.empty();
    }

    @Override
    public Diagnosis memory() {
        OptionalLong total = meminfo("MemTotal");
        OptionalLong available = meminfo("MemAvailable");
        if (total.isEmpty() || available.isEmpty() || total.getAsLong() == 0) {
            return Diagnosis.unknown("memory pressure", "/proc/meminfo does not tell how much memory is available");
        }
        Optional<Double> waited = waited();
        long percent = 100 * available.getAsLong() / total.getAsLong();
        String saw = "%d %% of the memory is available; %s"
                .formatted(
                        percent,
                        waited.map(share -> String.format(
                                        Locale.ROOT,
                                        "in the last 10 s something waited for memory %.0f %% of the time",
                                        share))
                                .orElse("the kernel does not tell who waits for memory (no " + PRESSURE + ")"));
        return pressure(
                percent, waited.filter(share -> share >= WAITING_PERCENT).isPresent(), false, saw);
    }

    private Optional<Double> waited() {
        return files.text(PRESSURE).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("some "))
                .map(AVERAGE::matcher)
                .filter(Matcher::find)
                .map(found -> Double.parseDouble(found.group(1)))
                .findFirst();
    }

    @Override
    public Diagnosis swap() {
        OptionalLong total = meminfo("SwapTotal");
        OptionalLong free = meminfo("SwapFree");
        if (total.isEmpty() || free.isEmpty()) {
            return Diagnosis.unknown("swap", "/proc/meminfo does not tell");
        }
        if (total.getAsLong() == 0) {
            return Diagnosis.ok("swap", "there is none");
        }
        Memory used = Memory.ofBytes((total.getAsLong() - free.getAsLong()) * KIBI);
        String eagerness = files.text("/proc/sys/vm/swappiness")
                .map(value -> ", swappiness " + value)
                .orElse("");
        return swapped(used, used + " of " + Memory.ofBytes(total.getAsLong() * KIBI) + " used" + eagerness);
    }

    @Override
    public Diagnosis hugePages() {
        Optional<String> enabled = files.text(HugePages.FILE);
        if (enabled.isEmpty()) {
            return Diagnosis.unknown("huge pages", HugePages.FILE + " is not there");
        }
        String saw = "transparent ones: " + enabled.get() + "; reserved ones: "
                + files.value("/proc/meminfo", "HugePages_Total").orElse("not told");
        return enabled.get().contains("[never]")
                ? Diagnosis.warn(
                        "huge pages",
                        saw,
                        "A JVM that asks for them gets none, and is as fast as without: echo madvise > "
                                + HugePages.FILE + " as root, where heaps of 1 GiB and more are planned.")
                : Diagnosis.ok("huge pages", saw);
    }

    @Override
    public List<Diagnosis> clock() {
        SystemProgram.Answer told = programs.ask("timedatectl", "show", "--property=NTPSynchronized", "--value");
        Diagnosis synchronised =
                switch (told.text().strip()) {
                    case "yes" -> Diagnosis.ok("clock", "synchronised, says timedatectl");
                    case "no" ->
                        Diagnosis.warn(
                                "clock",
                                "not synchronised, says timedatectl",
                                "timedatectl set-ntp true, as root: times of events are only as right as the clock.");
                    default ->
                        Diagnosis.unknown(
                                "clock",
                                "whether it is synchronised is not known: "
                                        + (told.good() ? "timedatectl did not say" : told.problem()));
                };
        Diagnosis source = files.text(CLOCKS)
                .map(LinuxVitals::source)
                .orElseGet(() -> Diagnosis.unknown("clock source", CLOCKS + " is not there"));
        return List.of(synchronised, source);
    }

    private static Diagnosis source(String name) {
        return SLOW_CLOCKS.contains(name)
                ? Diagnosis.warn(
                        "clock source",
                        name + ", which takes long to read",
                        "See in `dmesg` why the kernel does not trust the processor's own counter.")
                : Diagnosis.ok("clock source", name);
    }

    private OptionalLong meminfo(String key) {
        return files.value("/proc/meminfo", key)
                .filter(text -> text.matches("\\d{1,15} kB"))
                .map(text -> OptionalLong.of(Long.parseLong(text.substring(0, text.length() - 3))))
                .orElse(OptionalLong.empty());
    }

    private OptionalLong number(String path) {
        return files.text(path)
                .filter(text -> text.matches("-?\\d{1,15}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }
}
