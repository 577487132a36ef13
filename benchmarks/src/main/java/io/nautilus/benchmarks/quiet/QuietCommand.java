package io.nautilus.benchmarks.quiet;

import io.nautilus.benchmarks.quiet.TopicSizes.Size;
import io.nautilus.benchmarks.report.Machine;
import io.nautilus.benchmarks.report.Output;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.contracts.Topic;
import io.nautilus.contracts.Topic.Kept;
import io.nautilus.contracts.Topics;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how the log grows while nobody trades. */
@Command(
        name = "quiet",
        mixinStandardHelpOptions = true,
        description = {
            "The simulated market at its usual speed, all nine engines, and no order: how much each topic grows, as"
                    + " megabytes in a day at that rate.",
            "Takes six minutes."
        })
public final class QuietCommand implements Callable<Integer> {
    private static final String MARK = "quiet";
    private static final Duration SETTLING = Duration.ofSeconds(45);
    private static final double DAY_SECONDS = 86_400;
    private static final double AIM_MB = 50;
    private static final List<String> NOTES = List.of(
            "Bytes are those of the segments; their indexes take 20 bytes for each 4 KiB more.",
            "What is kept for ever is order-requests, commands and order-events: with no order, order-events grows"
                    + " by the frames that say how far risk has read market data and what its timers found, and"
                    + " order-requests by those that say how far strategy has read.");

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Option(names = "--minutes", defaultValue = "5", paramLabel = "N", description = "How long to look; five minutes.")
    private int minutes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Machine machine = Machine.before();
        boolean shortened = output.shortened();
        Table table;
        try (Stand stand = Stand.open()) {
            for (String service : Catalogue.names()) {
                output.progress(err, "starting " + service);
                stand.start(service);
            }
            table = table(stand, shortened ? Duration.ZERO : SETTLING, look(shortened), err);
        }
        String arguments = MARK + (shortened ? "" : " --minutes " + minutes);
        output.print(spec.commandLine().getOut(), MARK, arguments, machine, List.of(table), NOTES);
        return 0;
    }

    private Duration look(boolean shortened) {
        return shortened ? Duration.ofSeconds(5) : Duration.ofMinutes(minutes);
    }

    private Table table(Stand stand, Duration settling, Duration look, PrintWriter err) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stand.bootstrap(), "client.id", "quiet"))) {
            output.progress(err, "letting it settle");
            Thread.sleep(settling);
            TopicSizes before = TopicSizes.read(admin);
            output.progress(err, "looking on for " + look.toSeconds() + " s");
            Thread.sleep(look);
            stand.check();
            return growth(before, TopicSizes.read(admin));
        }
    }

    private static Table growth(TopicSizes before, TopicSizes after) {
        Table table = Table.of(
                "Growth with no orders", List.of("topic", "kept", "records/s", "bytes each", "MB a day", "aim MB"));
        double seconds = (after.atNanos() - before.atNanos()) / 1e9;
        for (Topic topic : Topics.ALL) {
            Size from = before.of(topic);
            Size to = after.of(topic);
            long records = to.records() - from.records();
            long bytes = to.bytes() - from.bytes();
            if (records > 0) {
                table = table.with(
                        topic.name(),
                        kept(topic.kept()),
                        records / seconds,
                        (double) bytes / records,
                        bytes / seconds * DAY_SECONDS / 1e6,
                        topic.name().equals(Topics.ORDER_EVENTS) ? String.format(Locale.ROOT, "%.0f", AIM_MB) : "");
            }
        }
        return table;
    }

    private static String kept(Kept kept) {
        return switch (kept) {
            case Kept.ForEver() -> "for ever";
            case Kept.Within(Duration time, long maxBytes) ->
                time.toHours() + " h" + (maxBytes < 0 ? "" : " or " + (maxBytes >> 30) + " GiB");
            case Kept.NewestOfKey() -> "newest of a key";
        };
    }
}
