package io.nautilus.launcher.placement;

import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Memory;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A machine that a person names: a variant of the M4 Max, or a number of cores and of GiB. */
public final class KnownMachine {
    private static final Pattern CORES_AND_GIBIBYTES = Pattern.compile("(\\d{1,4}):(\\d{1,5})");
    private static final int MOST_CORES = CoreSet.HIGHEST + 1;
    private static final int MOST_GIBIBYTES = 16_384;

    private KnownMachine() {}

    public static Machine named(String name) {
        return switch (name) {
            case "m4max-14" -> m4Max(name, 10, 36);
            case "m4max-16" -> m4Max(name, 12, 48);
            default -> counted(name);
        };
    }

    private static Machine m4Max(String name, int performanceCores, int gibibytes) {
        int efficiencyCores = 4;
        return Machine.of(
                name,
                performanceCores + efficiencyCores,
                Memory.ofGibibytes(gibibytes),
                performanceCores + " performance and " + efficiencyCores + " efficiency cores, the least memory it is"
                        + " sold with; numbers are those of Docker Desktop's virtual machine, whose cores float");
    }

    private static Machine counted(String name) {
        Matcher matcher = CORES_AND_GIBIBYTES.matcher(name);
        if (matcher.matches()) {
            int cores = Integer.parseInt(matcher.group(1));
            int gibibytes = Integer.parseInt(matcher.group(2));
            if (cores >= 1 && cores <= MOST_CORES && gibibytes >= 1 && gibibytes <= MOST_GIBIBYTES) {
                return Machine.of(name, cores, Memory.ofGibibytes(gibibytes), "as asked");
            }
        }
        throw new Refusal(
                ExitCode.BAD_FLAGS,
                "--machine is \"" + name + "\"; it has to be m4max-14, m4max-16 or CORES:GB such as 8:32, with 1 to "
                        + MOST_CORES + " cores and 1 to " + MOST_GIBIBYTES + " GB.");
    }
}
