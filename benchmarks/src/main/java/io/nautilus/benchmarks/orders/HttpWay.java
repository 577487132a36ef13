package io.nautilus.benchmarks.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** Through risk's HTTP interface: orders are submitted and cancelled in turn over some kept connections. */
final class HttpWay implements Way {
    static final String NAME = "ours over HTTP";

    /** So many that they do not wait for each other: each sends its next call when its last was answered. */
    static final int CONNECTIONS = 20;

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final long FIRST_NANOS = 10_000_000;
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final List<HttpConnection> connections = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final Histogram late;
    private final long owner;
    private long firstOfRound;

    HttpWay(int port, String token, long owner, Histogram late) {
        this.owner = owner;
        this.late = late;
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(new HttpConnection(port, token));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Latencies round(int count, long intervalNanos) {
        Latencies latencies = new Latencies();
        long firstNanos = System.nanoTime() + FIRST_NANOS;
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int caller = i;
            Pace pace = new Pace(firstNanos + i * intervalNanos, intervalNanos * CONNECTIONS, late);
            callers.add(threads.submit(() -> {
                call(caller, count / CONNECTIONS, pace, latencies);
                return caller;
            }));
        }
        for (Future<?> caller : callers) {
            await(caller);
        }
        firstOfRound += count;
        return latencies;
    }

    private static void await(Future<?> caller) {
        try {
            caller.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while orders were sent", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an order over HTTP failed", failed);
        }
    }

    private void call(int caller, int count, Pace pace, Latencies latencies) throws IOException {
        HttpConnection connection = connections.get(caller);
        String id = "";
        for (int i = 0; i < count; i++) {
            pace.await(i);
            long sentNanos = System.nanoTime();
            HttpConnection.Answer answer;
            if (i % 2 == 0) {
                String name = "h" + owner + "-" + caller + "-" + (firstOfRound + i);
                answer = connection.call("POST", "/orders", BenchOrders.json(name, firstOfRound + i));
            } else {
                answer = connection.call("DELETE", "/orders/" + id, "");
            }
            latencies.arrived(pace.due(i), sentNanos, System.nanoTime());
            id = checked(answer, i % 2 == 0 ? CREATED : OK);
        }
    }

    private static String checked(HttpConnection.Answer answer, int status) {
        Matcher id = ID.matcher(answer.body());
        if (answer.status() != status || !id.find()) {
            throw new IllegalStateException("answered " + answer);
        }
        return id.group(1);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            for (HttpConnection connection : connections) {
                connection.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
