package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.hardware.Tier;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.placement.Placing;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Feed;
import io.nautilus.launcher.process.Plan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flags that the doctor passes over, since something else was started. */
class DoctorCommandTest {
    private static final Plan SIMULATED =
            new Plan(28_100, new Feed.Simulated(), false, true, Catalogue.engineNames(), Placing.planned(Tier.AUTO, 8));
    private static final Plan REPLAY = new Plan(
            28_100,
            Feed.parse("replay:/gone/since.jsonl", Path.of("/")),
            true,
            false,
            List.of("marketdata", "risk"),
            Placing.planned(Tier.TESTING, Placing.ALL).with(Path.of("own.env")));

    @TempDir
    Path folder;

    private DataFolder data;

    private static String homeBefore;

    @BeforeAll
    static void theRepositoryIsTheHome() {
        homeBefore = System.getProperty("nautilus.home");
        System.setProperty("nautilus.home", "..");
    }

    @AfterAll
    static void theHomeIsAsBefore() {
        if (homeBefore == null) {
            System.clearProperty("nautilus.home");
        } else {
            System.setProperty("nautilus.home", homeBefore);
        }
    }

    @BeforeEach
    void newFolder() throws Exception {
        data = new DataFolder(folder.resolve("data"));
        Files.createDirectories(data.run());
        Files.writeString(data.root().resolve("version"), "nautilus-data 1\n");
    }

    private String doctor(Plan noted, String... flags) {
        noted.write(data);
        return doctor(flags);
    }

    private String doctor(String... flags) {
        List<String> all =
                new ArrayList<>(List.of("doctor", "--data", data.root().toString()));
        all.addAll(List.of(flags));
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        int status = Nautilus.commandLine().setOut(out).setErr(out).execute(all.toArray(String[]::new));
        assertThat(status).as(text.toString()).isIn(ExitCode.OK.status(), ExitCode.UNWELL.status());
        return text.toString();
    }

    @Test
    void theSameInAnotherSpellingIsNotPassedOver() {
        String all = String.join(",", Catalogue.engineNames().reversed());
        String engines = "--engines=" + all;
        assertThat(doctor(SIMULATED, "--base-port=028100", "--memory=08", "--tier=AUTO", engines, "--mode=local"))
                .doesNotContain("passed over");
        assertThat(doctor(
                        REPLAY,
                        "--feed=replay:/gone/../gone/since.jsonl,",
                        "--loop",
                        "--no-strategies",
                        "--engines=risk,marketdata",
                        "--tier=Testing",
                        "--memory=0",
                        "--env-file=./own.env",
                        "--mode=auto"))
                .doesNotContain("passed over");
    }

    @Test
    void whatAsksForSomethingElseIs() {
        assertThat(doctor(SIMULATED, "--memory=9", "--tier=auto", "--mode=docker", "--engines=risk"))
                .contains(
                        "--memory, --mode, --engines passed over",
                        "the start that was noted, --base-port 28100 --feed simulated --tier auto --memory 8");
        assertThat(doctor(SIMULATED, "--loop", "--no-placement")).contains("--loop, --no-placement passed over");
    }

    /** Also such as nobody can start: the start that was noted is looked at all the same. */
    @Test
    void whatCannotBeStartedIsRefusedInARow() {
        assertThat(doctor(SIMULATED, "--base-port=1"))
                .containsPattern("warn +flags +--base-port is 1; it has to be from 1024 to 64000\\.")
                .contains("-> A start with these flags is refused.", "data folder");
        assertThat(doctor(SIMULATED, "--engines=risk,gone")).contains("--engines names \"gone\"; there are: ");
    }

    /** What the notes themselves are is a row of its own. */
    @Test
    void withoutAPlanThatCanBeReadTheFlagsCount() throws Exception {
        Files.writeString(data.run().resolve("plan.json"), "{");

        assertThat(doctor("--base-port=28200", "--engines=risk", "--no-placement"))
                .contains("plan.json: it is not JSON", "(base port 28200)")
                .doesNotContain("passed over");
    }

    /** Nothing is planned then, whoever says so. */
    @Test
    void noPlacementIsTheSameByTheSwitchAndByTheFlag() {
        Plan switched = new Plan(
                28_100,
                new Feed.Simulated(),
                false,
                true,
                Catalogue.engineNames(),
                Placing.none("M4_MAX_OPTIMIZATION is false"));
        assertThat(doctor(switched, "--no-placement")).doesNotContain("passed over");
    }
}
