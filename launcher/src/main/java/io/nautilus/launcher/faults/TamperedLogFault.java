package io.nautilus.launcher.faults;

import io.nautilus.contracts.Topics;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.faults.LogTails.Batch;
import io.nautilus.launcher.faults.Platform.Ended;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Somebody changes one thing in risk's journal, in the broker's own file and with the batch's checksum made good: the
 * broker serves it, and {@code verify-log} names the frame. The seed says which; what was not changed is equal.
 */
final class TamperedLogFault {
    private static final int ATTEMPTS = 10_000;
    private static final Pattern EQUAL = Pattern.compile("verify-log: \\d+ journals, equal as far as compared");
    private static final Pattern ONE_DIFFERS = Pattern.compile("verify-log: 1 of \\d+ journals DIFFER");

    private final FaultRun run;
    private final long seed;
    private final Random random;
    private final Tally tally = new Tally();

    TamperedLogFault(FaultRun run, long seed) {
        this.run = run;
        this.seed = seed;
        this.random = new Random(seed);
    }

    Tally run() throws Exception {
        Path folder = run.folder().resolve("tampered-log-" + seed);
        try (Platform platform = run.platform(folder)) {
            platform.start();
            try (Flow flow = new Flow(platform, "tampered", seed)) {
                flow.awaitMixed();
                flow.audited(tally);
            }
            platform.stop();
            verifyUntouched(platform);
            for (Tampering kind : Tampering.values()) {
                verifyTampered(platform, folder.resolve(kind.label()), kind);
            }
        }
        return tally;
    }

    private void verifyUntouched(Platform platform) throws Exception {
        Ended equal = platform.run("verify-log");
        Check.equal(equal.exitCode(), ExitCode.OK.status(), "verify-log, which says %s", equal.output());
        Check.that(EQUAL.matcher(equal.output()).find(), "verify-log says so at its end: %s", equal.output());
    }

    private void verifyTampered(Platform original, Path copy, Tampering kind) throws Exception {
        Platform platform = new Platform(original.home(), copy, original.environment());
        copy(original.data().root(), platform.data().root());
        long offset = tamper(platform.data().kafka().resolve(Topics.ORDER_EVENTS + "-0"), kind);
        Ended different = platform.run("verify-log");
        String said =
                "verify-log, with a " + kind.label() + " changed at " + offset + ", which says " + different.output();
        Check.equal(different.exitCode(), ExitCode.LOG_DIFFERS.status(), "%s", said);
        Check.that(ONE_DIFFERS.matcher(different.output()).find(), "%s", said);
        Check.that(
                different.output().contains("DIFFERENT at offset " + offset + ":")
                        || different.output().contains("DIFFERENT at offset " + offset + " "),
                "%s",
                said);
        tally.add("found." + kind.label(), 1);
    }

    /** Changes one record, and returns its offset. */
    private long tamper(Path partition, Tampering kind) throws IOException {
        List<Batch> batches = LogTails.batches(partition);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Batch batch = batches.get(random.nextInt(batches.size()));
            Optional<byte[]> changed = kind.of(batch.value());
            if (changed.isPresent()) {
                LogTails.replace(batch, changed.get());
                return batch.offset();
            }
        }
        throw Check.broken("no frame of %s has a %s to be changed", partition, kind.label());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes found) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes found) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
