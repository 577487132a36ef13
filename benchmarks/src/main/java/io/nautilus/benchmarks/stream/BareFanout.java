package io.nautilus.benchmarks.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The peer: sends frames of a given length to all who connect, at a given rate for each, in as many groups as there are
 * instruments, one group after the other. It shakes hands without looking and reads nothing.
 */
public final class BareFanout {
    private static final String HANDS = "HTTP/1.1 101 Switching Protocols\r\n\r\n";
    private static final long LOOK_NANOS = 1_000_000;
    private static final int TEXT = 0x81;
    private static final int TWO_BYTES = 126;

    private final ServerSocketChannel server;
    private final Selector selector;
    private final List<List<SocketChannel>> groups = new ArrayList<>();
    private int connected;

    private BareFanout(int port, int groupCount) throws IOException {
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_024);
        server.configureBlocking(false);
        selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        for (int i = 0; i < groupCount; i++) {
            groups.add(new ArrayList<>());
        }
    }

    /** Arguments: port, groups, messages per second for each client, their bytes. */
    public static void main(String[] arguments) throws IOException {
        int groupCount = Integer.parseInt(arguments[1]);
        BareFanout fanout = new BareFanout(Integer.parseInt(arguments[0]), groupCount);
        long everyNanos = (long) (1e9 / Math.max(0.1, Double.parseDouble(arguments[2])) / groupCount);
        fanout.run(everyNanos, Integer.parseInt(arguments[3]));
    }

    private void run(long everyNanos, int bytes) throws IOException {
        long dueNanos = System.nanoTime();
        int turn = 0;
        while (true) {
            accept();
            long leftNanos = dueNanos - System.nanoTime();
            if (leftNanos > 0) {
                LockSupport.parkNanos(Math.min(leftNanos, LOOK_NANOS));
                continue;
            }
            send(groups.get(turn), message(bytes));
            turn = (turn + 1) % groups.size();
            dueNanos += everyNanos;
        }
    }

    private void accept() throws IOException {
        selector.selectNow();
        selector.selectedKeys().clear();
        for (SocketChannel next = server.accept(); next != null; next = server.accept()) {
            next.write(ByteBuffer.wrap(HANDS.getBytes(ISO_8859_1)));
            next.configureBlocking(false);
            groups.get(connected++ % groups.size()).add(next);
        }
    }

    private static ByteBuffer message(int bytes) {
        StringBuilder text = new StringBuilder("{\"sent\":\"").append(Instant.now()).append("\",\"data\":\"");
        int rest = Math.max(0, bytes - text.length() - 2);
        byte[] payload =
                text.append("x".repeat(rest)).append("\"}").toString().getBytes(ISO_8859_1);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 4).put((byte) TEXT);
        if (payload.length < TWO_BYTES) {
            frame.put((byte) payload.length);
        } else {
            frame.put((byte) TWO_BYTES).putShort((short) payload.length);
        }
        return frame.put(payload).flip();
    }

    /** Who left is forgotten; a socket that takes no more would be the end of the measurement. */
    private static void send(List<SocketChannel> to, ByteBuffer frame) {
        to.removeIf(channel -> {
            try {
                channel.write(frame.rewind());
                if (frame.hasRemaining()) {
                    throw new IllegalStateException("a client does not read");
                }
                return false;
            } catch (IOException left) {
                return true;
            }
        });
    }

    /** Whether it is there; the socket that asks is one of its clients for a moment. */
    static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
