package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Topics;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.faults.Api;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.Await;
import io.nautilus.launcher.faults.Journal;
import io.nautilus.launcher.faults.Journal.Entry;
import io.nautilus.launcher.faults.People;
import io.nautilus.launcher.faults.Platform;
import io.nautilus.launcher.faults.Platform.Ended;
import io.nautilus.launcher.faults.ProgramWriter;
import io.nautilus.launcher.faults.TopicLog;
import io.nautilus.launcher.faults.TopicLog.Asked;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.record.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.FileRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A log that lost its tail is noticed, trading is held, and a person goes on. */
class LogSystemTest {
    /** So that what waits while all is stopped is denied for the log's sake and not for its age. */
    private static final Map<String, String> WAITING_IS_ALLOWED = Map.of("NAUTILUS_MAX_REQUEST_AGE", "PT10M");

    private static final String INSTRUMENT = "BTC-USD.SIM";

    @RegisterExtension
    private final ShowLogs logs = new ShowLogs();

    @TempDir
    Path folder;

    @Test
    void holdsUntilTheLogIsAccepted() throws Exception {
        try (Platform platform = logs.of(new Platform(Repository.HOME, folder, WAITING_IS_ALLOWED))) {
            platform.start();
            Api api = new Api(platform);
            people(platform, api, "before").byHttp(Side.BUY, "0.01", null);
            platform.stop();

            noteAnotherBoot(platform);
            Ended started = platform.start();
            assertThat(started.output()).contains("the log may have lost its end");
            heldUntilAccepted(platform, api, "the machine was booted anew");

            long cut = lastRequestAlone(platform);
            platform.stop();
            cutTail(platform, cut);
            MessageId unseen = appendWithoutRisk(platform, cut);
            platform.start();
            heldUntilAccepted(platform, api, "offsets " + cut + " to " + cut + " are gone");
            everyRequestOnTheLogHasOneOutcome(platform, unseen);
        }
    }

    private static People people(Platform platform, Api api, String prefix) {
        return new People(platform, api, INSTRUMENT, prefix);
    }

    private static void noteAnotherBoot(Platform platform) {
        Path file = platform.data().run().resolve("boot.json");
        ObjectNode boot = (ObjectNode) JsonFile.read(file).orElseThrow();
        JsonFile.write(file, boot.put("clean", false).put("bootId", "another"));
    }

    private static void heldUntilAccepted(Platform platform, Api api, String why) throws Exception {
        assertThat(api.get("risk", "/risk/state").text("hold"))
                .startsWith("log-truncated: ")
                .contains(why);
        String order = "while-held-" + why.hashCode();
        Answer denied = api.order(People.order(order, INSTRUMENT, Side.BUY, "0.01", null));
        assertThat(denied.status()).isEqualTo(422);
        assertThat(denied.text("code")).isEqualTo("log-truncated");
        Ended accepted = platform.run("accept-log", "--reason", "a test");
        assertThat(accepted.exitCode()).as(accepted.output()).isZero();
        assertThat(api.get("risk", "/risk/state").text("hold")).isEmpty();
        people(platform, api, "after" + why.hashCode()).byHttp(Side.BUY, "0.01", null);
    }

    /** Writes one request in a record and batch of its own, and returns its offset when risk has answered it. */
    private static long lastRequestAlone(Platform platform) throws Exception {
        try (ProgramWriter program = new ProgramWriter(platform.bootstrap(), 1)) {
            MessageId last = program.write(ProgramWriter.market("lost", INSTRUMENT, Side.BUY, "0.01"));
            Await.until(
                    "the outcome of " + last,
                    () -> Journal.read(platform.bootstrap()).outcomes().keySet(),
                    answered -> answered.contains(last));
        }
        return TopicLog.end(platform.bootstrap(), Topics.ORDER_REQUESTS) - 1;
    }

    /** Cuts the newest segment at the boundary of its last batch, which holds the record at this offset alone. */
    private static void cutTail(Platform platform, long offset) throws IOException {
        Path segment = platform.data().kafka().resolve(Topics.ORDER_REQUESTS + "-0/00000000000000000000.log");
        try (FileRecords records = FileRecords.open(segment.toFile(), true)) {
            FileChannelRecordBatch last = null;
            for (FileChannelRecordBatch batch : records.batches()) {
                last = batch;
            }
            assertThat(last).isNotNull();
            assertThat(last.baseOffset()).isEqualTo(offset);
            assertThat(last.lastOffset()).isEqualTo(offset);
            records.truncateTo(last.position());
        }
    }

    /** The broker alone, as the launcher starts it, and a record that takes the lost one's offset. */
    private MessageId appendWithoutRisk(Platform platform, long offset) throws Exception {
        Path ready = folder.resolve("broker-alone-ready");
        Process broker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Repository.ROOT.resolve("launcher/target/launcher.jar").toString(),
                        "broker",
                        "--directory",
                        platform.data().kafka().toString(),
                        "--port",
                        Integer.toString(platform.port(Catalogue.BROKER)),
                        "--ready-file",
                        ready.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        platform.data().logs().resolve("broker-alone.log").toFile())
                .start();
        try (ProgramWriter program = writerWhenReady(platform, ready)) {
            MessageId id = program.write(ProgramWriter.market("unseen", INSTRUMENT, Side.BUY, "0.01"));
            assertThat(TopicLog.end(platform.bootstrap(), Topics.ORDER_REQUESTS))
                    .isEqualTo(offset + 1);
            return id;
        } finally {
            broker.destroy();
            assertThat(broker.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static ProgramWriter writerWhenReady(Platform platform, Path ready) {
        Await.until("the broker", () -> Files.exists(ready), there -> there);
        return new ProgramWriter(platform.bootstrap(), 2);
    }

    private static void everyRequestOnTheLogHasOneOutcome(Platform platform, MessageId unseen) {
        Map<MessageId, List<Entry>> outcomes =
                Journal.read(platform.bootstrap()).outcomes();
        assertThat(TopicLog.requests(platform.bootstrap()))
                .extracting(Asked::id)
                .contains(unseen)
                .allSatisfy(id -> assertThat(outcomes.get(id)).hasSize(1));
        assertThat(outcomes.get(unseen).getFirst().event())
                .isInstanceOfSatisfying(
                        OrderDenied.class, denied -> assertThat(denied.reason()).isEqualTo(DenialReason.LOG_TRUNCATED));
    }
}
