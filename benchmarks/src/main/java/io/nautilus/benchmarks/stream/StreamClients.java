package io.nautilus.benchmarks.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * So many websocket clients in one thread, by hand so that they cost little: each parses the frames it gets, looks for
 * when the newest event in them was sent, and answers pings.
 */
final class StreamClients implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final long SELECT_MILLIS = 100;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    /** What arrived since a reset. */
    record Received(long messages, long bytes, Histogram latencyNanos) {}

    private final List<StreamClient> clients = new ArrayList<>();
    private final Selector selector;
    private final Histogram latencyNanos = new ConcurrentHistogram(LONGEST_NANOS, 3);
    private final Thread thread = new Thread(this::run, "stream-clients");
    private volatile boolean ended;
    private volatile Throwable broken;
    private volatile long messages;
    private volatile long bytes;

    private StreamClients(Selector selector) {
        this.selector = selector;
    }

    /** Connects and shakes hands, one by one. */
    static StreamClients connect(int port, int count) throws IOException {
        StreamClients all = new StreamClients(Selector.open());
        try {
            for (int i = 0; i < count; i++) {
                all.clients.add(all.client(port));
            }
            return all;
        } catch (IOException failed) {
            all.close();
            throw failed;
        }
    }

    private StreamClient client(int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.socket().connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        channel.socket().setSoTimeout(TIMEOUT_MILLIS);
        StreamClient client = new StreamClient(channel, this::arrived);
        client.shakeHands(port);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, client);
        return client;
    }

    /** Each to one instrument, in turn. */
    void subscribe(List<String> instruments) throws IOException {
        for (int i = 0; i < clients.size(); i++) {
            String instrument = instruments.get(i % instruments.size());
            clients.get(i)
                    .say("{\"op\":\"subscribe\",\"topic\":\"market-data\",\"instrument\":\"" + instrument + "\"}");
        }
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!ended) {
                selector.select(SELECT_MILLIS);
                for (SelectionKey key : selector.selectedKeys()) {
                    ((StreamClient) key.attachment()).read();
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | RuntimeException failed) {
            broken = failed;
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private void arrived(int size, long sinceSentNanos) {
        messages++;
        bytes += size;
        latencyNanos.recordValue(Math.clamp(sinceSentNanos, 0, LONGEST_NANOS));
    }

    /** Forgets what arrived. What arrives at the same moment may count on either side. */
    void reset() {
        messages = 0;
        bytes = 0;
        latencyNanos.reset();
    }

    /** Throws if a client failed. */
    Received received() {
        if (broken != null) {
            throw new IllegalStateException("a client failed", broken);
        }
        return new Received(messages, bytes, latencyNanos.copy());
    }

    @Override
    public void close() {
        ended = true;
        selector.wakeup();
        try {
            if (thread.isAlive()) {
                thread.join();
            }
            for (StreamClient each : clients) {
                each.close();
            }
            selector.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A frame as a client must send it. */
    static ByteBuffer frame(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        return frame.putInt(0).put(payload).flip();
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
