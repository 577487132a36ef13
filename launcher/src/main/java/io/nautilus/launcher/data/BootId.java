package io.nautilus.launcher.data;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which boot of the machine this is: equal as long as the machine has not lost what was not yet on its disk. */
public final class BootId {
    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Pattern SECONDS = Pattern.compile("\\bsec = (\\d+)");

    private BootId() {}

    public static String read() {
        try {
            if (Files.exists(LINUX)) {
                return Files.readString(LINUX).strip();
            }
            return fromSysctl(sysctl())
                    .orElseThrow(() -> new Refusal(ExitCode.FAILED, "sysctl does not say when the machine booted."));
        } catch (IOException failed) {
            throw new Refusal(ExitCode.FAILED, "Cannot read which boot of the machine this is: " + failed);
        }
    }

    private static String sysctl() throws IOException {
        Process process = new ProcessBuilder("sysctl", "-n", "kern.boottime").start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The boot's second in macOS's {@code { sec = 1763895971, usec = 123456 } Sun Nov 23 ...}. */
    static Optional<String> fromSysctl(String output) {
        Matcher seconds = SECONDS.matcher(output);
        return seconds.find() ? Optional.of("booted-" + seconds.group(1)) : Optional.empty();
    }
}
