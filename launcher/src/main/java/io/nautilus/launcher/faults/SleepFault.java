package io.nautilus.launcher.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.launcher.faults.Journal.Entry;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.ProcessIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The machine sleeps: every process is stopped for a minute and continued. Orders go on coming from a program that does
 * not sleep. Nothing is filled from the prices of before, nothing is lost, and nobody takes over: a reign that begins
 * is that of a process which ended because a frame of it was not acknowledged in time.
 */
final class SleepFault {
    private static final Duration SLEEP = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private final FaultRun run;
    private final long seed;
    private final Tally tally = new Tally();

    SleepFault(FaultRun run, long seed) {
        this.run = run;
        this.seed = seed;
    }

    Tally run() throws Exception {
        Path folder = run.folder().resolve("sleep-" + seed);
        try (Platform platform = run.platform(folder)) {
            platform.start();
            try (Flow flow = new Flow(platform, "sleep", seed)) {
                flow.awaitAnswers(true);
                long before = reigns(flow);
                List<ProcessIdentity> all = everybody(platform);
                Instant slept = sleep(all);
                Instant woke = Instant.now();
                JsonNode status =
                        Await.until("everybody to be healthy", PATIENCE, platform::status, now -> now.path("healthy")
                                .asBoolean());
                flow.awaitAnswers(true);
                Journal journal = flow.audited(tally);
                nothingFilledAsleep(journal, slept, woke);
                Check.equal(reigns(flow) - before, restarts(status), "reigns that began, by risk's restarts");
                tally.add("restartsOfRisk", restarts(status));
            }
        }
        return tally;
    }

    private static List<ProcessIdentity> everybody(Platform platform) {
        List<ProcessIdentity> all = new ArrayList<>();
        all.add(ProcessIdentity.of(platform.data().holder().orElseThrow().pid()).orElseThrow());
        Catalogue.names().forEach(name -> all.add(platform.process(name)));
        return all;
    }

    /** Returns the moment from which everybody slept. */
    private Instant sleep(List<ProcessIdentity> all) throws Exception {
        Random random = new Random(seed);
        Collections.shuffle(all, random);
        List<ProcessIdentity> asleep = new ArrayList<>();
        try {
            for (ProcessIdentity process : all) {
                Signal.send("-STOP", process, () -> {});
                asleep.add(process);
            }
            Instant slept = Instant.now();
            Await.pass(SLEEP);
            return slept;
        } finally {
            Collections.shuffle(asleep, random);
            for (ProcessIdentity process : asleep) {
                Signal.send("-CONT", process, () -> {});
            }
        }
    }

    private static void nothingFilledAsleep(Journal journal, Instant slept, Instant woke) {
        long fromNanos = ProgramWriter.nanos(slept);
        long toNanos = ProgramWriter.nanos(woke.minusSeconds(1));
        for (Entry entry : journal.entries().toList()) {
            long clockNanos = entry.frame().header().clockNanos();
            boolean asleep = clockNanos > fromNanos && clockNanos < toNanos;
            Check.that(!(asleep && entry.event() instanceof OrderFilled), "%s was filled asleep", entry.event());
        }
    }

    private static long reigns(Flow flow) {
        return flow.tail().records().stream()
                .filter(at -> FrameReader.header(at.value()).epoch())
                .count();
    }

    private static long restarts(JsonNode status) {
        for (JsonNode service : status.path("services")) {
            if (service.path("name").asText().equals(Fleet.RISK)) {
                return service.path("restarts").asLong();
            }
        }
        throw Check.broken("risk is in %s", status);
    }
}
