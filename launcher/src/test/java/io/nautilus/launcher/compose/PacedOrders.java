package io.nautilus.launcher.compose;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends orders by HTTP at an even pace, from a container of its own beside risk's: a program that needs Java alone. It
 * sleeps until the next order is due, and counts from then, so that what an answer delays is not hidden.
 */
public final class PacedOrders {
    private static final String ORDER = """
            {"account":"main","instrument":"BTC-USD.SIM","side":"%s","type":"MARKET","quantity":"0.0010",\
            "timeInForce":"IOC"}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI orders;
    private final String token;
    private int sent;

    private PacedOrders(String risk, String token) {
        this.orders = URI.create(risk + "/orders");
        this.token = token;
    }

    /**
     * Arguments: where risk answers, and the nanoseconds between two orders. The first line of its input is a token; each
     * that follows is a number of orders, and is answered by a line with as many latencies in nanoseconds.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PacedOrders sender = new PacedOrders(arguments[0], lines.readLine());
        long intervalNanos = Long.parseLong(arguments[1]);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(sender.send(Integer.parseInt(line), intervalNanos));
        }
    }

    private String send(int count, long intervalNanos) throws IOException, InterruptedException {
        StringBuilder latencies = new StringBuilder();
        long firstNanos = System.nanoTime() + intervalNanos;
        for (int i = 0; i < count; i++) {
            long dueNanos = firstNanos + i * intervalNanos;
            for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            order();
            latencies.append(System.nanoTime() - dueNanos).append(' ');
        }
        return latencies.toString().strip();
    }

    /** Bought and sold in turn. */
    private void order() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(orders)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ORDER.formatted(sent++ % 2 == 0 ? "BUY" : "SELL")))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("an order was answered " + answer.statusCode() + " " + answer.body());
        }
    }
}
