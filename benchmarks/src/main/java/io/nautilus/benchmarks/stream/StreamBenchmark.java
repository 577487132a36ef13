package io.nautilus.benchmarks.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.benchmarks.stand.Failures;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.launcher.process.LocalHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** How much reaches how many clients how late, and what that costs. */
final class StreamBenchmark {
    static final String MARKETDATA = "marketdata";
    static final String WEBSOCKET = "websocket";

    private static final String BARE = "bare-sockets";
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long KIB_PER_MIB = 1_024;

    /** How much is measured. The most connections are what the bare sockets get too. */
    record Size(List<Integer> connections, int warmUpSeconds, int seconds) {
        static final Size FULL = new Size(List.of(1, 200, 2_000), 5, 20);
        static final Size SHORT = new Size(List.of(1, 20), 1, 2);

        Size with(List<Integer> others) {
            return new Size(others, warmUpSeconds, seconds);
        }
    }

    /** What one round gave. */
    private record Round(double seconds, long messages, long bytes, Histogram nanos, long serverNanos, long ownNanos) {
        double perSecond() {
            return messages / seconds;
        }
    }

    private final Stand stand;
    private final Size size;
    private final Consumer<String> progress;
    private final Failures failures = new Failures();
    private Table table = Table.of(
            "Market data to clients, one instrument each",
            List.of(
                    "way",
                    "connections",
                    "messages",
                    "messages/s",
                    "MB/s",
                    "p50 ms",
                    "p99 ms",
                    "resident MiB",
                    "CPU ms/s",
                    "CPU µs each",
                    "clients' CPU ms/s"));

    StreamBenchmark(Stand stand, Size size, Consumer<String> progress) {
        this.stand = stand;
        this.size = size;
        this.progress = progress;
    }

    Table run() throws IOException, InterruptedException {
        List<String> instruments = instruments();
        Round last = null;
        for (int connections : size.connections()) {
            last = ours(instruments, connections);
        }
        int most = size.connections().getLast();
        double perInstrument = last.perSecond() / most;
        int bytes = (int) (last.bytes() / Math.max(1, last.messages()));
        bare(instruments.size(), most, perInstrument, bytes);
        return table;
    }

    /** Websocket knows an instrument when it has its definition. */
    private List<String> instruments() {
        List<String> found = new ArrayList<>();
        failures.await("instruments on the websocket", () -> {
            found.clear();
            found.addAll(keys());
            return !found.isEmpty();
        });
        return found;
    }

    private List<String> keys() {
        try {
            JsonNode topics = new JsonMapper()
                    .readTree(LocalHttp.get(stand.port(WEBSOCKET), "/topics").body());
            List<String> keys = new ArrayList<>();
            for (JsonNode topic : topics) {
                if (topic.path("topic").asText().equals("market-data")) {
                    topic.path("streams")
                            .forEach(stream -> keys.add(stream.path("key").asText()));
                }
            }
            return keys;
        } catch (IOException silent) {
            throw new UncheckedIOException("websocket does not say its topics", silent);
        }
    }

    private Round ours(List<String> instruments, int connections) throws IOException, InterruptedException {
        progress.accept("%,d connections".formatted(connections));
        try (StreamClients clients = StreamClients.connect(stand.port(WEBSOCKET), connections)) {
            clients.subscribe(instruments);
            return measured("websocket", WEBSOCKET, clients, connections);
        }
    }

    private void bare(int instruments, int connections, double perSecond, int bytes)
            throws IOException, InterruptedException {
        progress.accept("%,d bare sockets".formatted(connections));
        int port = stand.port(WEBSOCKET) + 1;
        stand.startLike(
                WEBSOCKET,
                BARE,
                BareFanout.class.getName(),
                List.of(
                        Integer.toString(port),
                        Integer.toString(instruments),
                        Double.toString(perSecond),
                        Integer.toString(bytes)));
        failures.await("bare sockets", () -> BareFanout.listens(port));
        try (StreamClients clients = StreamClients.connect(port, connections)) {
            measured("bare sockets", BARE, clients, connections);
        }
        stand.stop(BARE);
    }

    private Round measured(String way, String server, StreamClients clients, int connections)
            throws InterruptedException {
        clients.start();
        Thread.sleep(Duration.ofSeconds(size.warmUpSeconds()));
        clients.reset();
        long begunNanos = System.nanoTime();
        long serverBefore = stand.cpu(server).toNanos();
        long ownBefore = ownCpuNanos();
        Thread.sleep(Duration.ofSeconds(size.seconds()));
        StreamClients.Received received = clients.received();
        double seconds = (System.nanoTime() - begunNanos) / NANOS_PER_SECOND;
        Round round = new Round(
                seconds,
                received.messages(),
                received.bytes(),
                received.latencyNanos(),
                stand.cpu(server).toNanos() - serverBefore,
                ownCpuNanos() - ownBefore);
        stand.check();
        row(way, server, connections, round);
        return round;
    }

    private static long ownCpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private void row(String way, String server, int connections, Round round) {
        var kib = stand.mostResidentKib(server);
        table = table.with(
                way,
                connections,
                round.messages(),
                round.perSecond(),
                round.bytes() / round.seconds() / 1e6,
                round.nanos().getValueAtPercentile(50) / NANOS_PER_MILLI,
                round.nanos().getValueAtPercentile(99) / NANOS_PER_MILLI,
                kib.isPresent() ? kib.getAsLong() / KIB_PER_MIB : Table.UNKNOWN,
                round.serverNanos() / NANOS_PER_MILLI / round.seconds(),
                round.serverNanos() / 1e3 / Math.max(1, round.messages()),
                round.ownNanos() / NANOS_PER_MILLI / round.seconds());
    }
}
