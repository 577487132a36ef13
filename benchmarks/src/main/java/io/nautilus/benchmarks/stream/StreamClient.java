package io.nautilus.benchmarks.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** One client. For one thread. */
final class StreamClient implements AutoCloseable {
    /** Told the length of each message of market data, and how long ago the newest event in it was sent. */
    interface Arrivals {
        void arrived(int bytes, long sinceSentNanos);
    }

    private static final int LARGEST_MESSAGE = 16 * 1024;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final byte[] SENT = "\"sent\":\"".getBytes(ISO_8859_1);
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final SocketChannel channel;
    private final Arrivals arrivals;
    private final ByteBuffer in = ByteBuffer.allocate(LARGEST_MESSAGE);

    StreamClient(SocketChannel channel, Arrivals arrivals) {
        this.channel = channel;
        this.arrivals = arrivals;
    }

    /** On a channel that blocks. What comes behind the head waits to be read. */
    void shakeHands(int port) throws IOException {
        String asked = "GET /ws/stream HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==" + END_OF_HEAD;
        write(ByteBuffer.wrap(StreamClients.utf8(asked)));
        String head = "";
        while (!head.contains(END_OF_HEAD)) {
            if (channel.read(in) < 0) {
                throw new IOException("the connection ended in its handshake: " + head);
            }
            head = new String(in.array(), 0, in.position(), ISO_8859_1);
        }
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("no websocket: " + head.lines().findFirst().orElse(""));
        }
        in.flip().position(head.indexOf(END_OF_HEAD) + END_OF_HEAD.length());
        in.compact();
    }

    void say(String text) throws IOException {
        write(StreamClients.frame(TEXT, StreamClients.utf8(text)));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Takes what is there. */
    void read() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("the engine ended a connection");
        }
        in.flip();
        while (frame()) {
            // One after the other, as far as they are whole.
        }
        in.compact();
        if (!in.hasRemaining()) {
            throw new IOException("a message of more than " + LARGEST_MESSAGE + " bytes");
        }
    }

    private boolean frame() throws IOException {
        if (in.remaining() < 2) {
            return false;
        }
        int at = in.position();
        int opcode = in.get(at) & 0x0f;
        int length = in.get(at + 1) & 0x7f;
        int first = at + 2;
        if (length == 126) {
            if (in.remaining() < 4) {
                return false;
            }
            length = in.getShort(at + 2) & 0xffff;
            first += 2;
        }
        if (in.limit() - first < length) {
            return false;
        }
        took(opcode, first, length);
        in.position(first + length);
        return true;
    }

    private void took(int opcode, int first, int length) throws IOException {
        switch (opcode) {
            case TEXT -> text(first, length);
            case PING -> write(StreamClients.frame(PONG, new byte[0]));
            case CLOSE -> throw new IOException("the engine closed: " + new String(in.array(), first, length, ISO_8859_1));
            default -> throw new IOException("opcode " + opcode);
        }
    }

    /** Heartbeats and the like say nothing of when they were sent. */
    private void text(int first, int length) {
        int at = find(SENT, first, first + length);
        if (at >= 0) {
            int from = at + SENT.length;
            int to = from;
            while (in.get(to) != '"') {
                to++;
            }
            Instant sent = Instant.parse(new String(in.array(), from, to - from, ISO_8859_1));
            Instant now = Instant.now();
            long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond() - sent.getEpochSecond())
                    + now.getNano()
                    - sent.getNano();
            arrivals.arrived(length, nanos);
        }
    }

    private int find(byte[] wanted, int from, int to) {
        byte[] bytes = in.array();
        for (int at = from; at <= to - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && bytes[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
