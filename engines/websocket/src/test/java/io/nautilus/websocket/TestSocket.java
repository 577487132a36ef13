package io.nautilus.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nautilus.testing.Await;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A websocket client by hand, that does what no library would: it reads only when it is told to, answers pings only if
 * it is to, and sends any frame.
 */
final class TestSocket implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SMALL_BUFFER = 4_096;
    private static final int LARGE_BUFFER = 1 << 20;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private final Socket socket;
    private final DataInputStream in;
    private final String answer;
    private final List<JsonNode> messages = new ArrayList<>();
    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    private volatile boolean answersPings = true;
    private volatile Integer closeCode;
    private volatile boolean ended;

    /** {@code headers} are lines of the handshake beside those that it needs. */
    TestSocket(int port, String... headers) {
        try {
            socket = new Socket();
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), SMALL_BUFFER));
            StringBuilder handshake = new StringBuilder("GET /ws/stream HTTP/1.1\r\nConnection: Upgrade\r\n"
                    + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
            if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
                handshake.append("Host: 127.0.0.1:").append(port).append("\r\n");
            }
            for (String header : headers) {
                handshake.append(header).append("\r\n");
            }
            socket.getOutputStream().write(handshake.append("\r\n").toString().getBytes(ISO_8859_1));
            answer = head();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String head() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return text.toString();
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /** What the engine answered to the handshake. */
    String answer() {
        return answer;
    }

    int status() {
        return Integer.parseInt(answer.split(" ")[1]);
    }

    /** Reads from here on, in a thread of its own. */
    TestSocket reading() {
        try {
            socket.setReceiveBufferSize(LARGE_BUFFER);
        } catch (SocketException gone) {
            throw new UncheckedIOException(gone);
        }
        Thread.ofPlatform().daemon().start(this::read);
        return this;
    }

    TestSocket withoutPongs() {
        answersPings = false;
        return this;
    }

    private void read() {
        try {
            while (true) {
                frame();
            }
        } catch (EOFException | SocketException end) {
            ended = true;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void frame() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        long size = length == TWO_BYTES ? in.readUnsignedShort() : length == EIGHT_BYTES ? in.readLong() : length;
        byte[] payload = in.readNBytes(Math.toIntExact(size));
        switch (first & 0x0f) {
            case TEXT, CONTINUATION -> text(payload, (first & FINAL) != 0);
            case PING -> {
                if (answersPings) {
                    send(PONG, payload);
                }
            }
            case PONG -> {}
            case CLOSE -> closeCode = (int) ByteBuffer.wrap(payload).getShort();
            default -> throw new IOException("opcode " + first);
        }
    }

    private void text(byte[] payload, boolean last) throws IOException {
        fragments.write(payload);
        if (last) {
            JsonNode message = parsed(fragments.toString(UTF_8));
            fragments.reset();
            synchronized (messages) {
                messages.add(message);
            }
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }

    TestSocket say(String text) {
        send(TEXT, text.getBytes(UTF_8));
        return this;
    }

    TestSocket subscribe(String topic, String kind, String key) {
        return say("{\"op\":\"subscribe\",\"topic\":\"%s\",\"%s\":\"%s\"}".formatted(topic, kind, key));
    }

    /** A frame of any kind, masked as a client's must be. */
    synchronized void send(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) (FINAL | opcode));
        if (payload.length < TWO_BYTES) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | EIGHT_BYTES)).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        try {
            socket.getOutputStream().write(frame.array(), 0, frame.position());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** All messages so far. */
    List<JsonNode> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    List<JsonNode> messages(Predicate<JsonNode> wanted) {
        return messages().stream().filter(wanted).toList();
    }

    /** Of one type, in the order in which they came. */
    List<JsonNode> ofType(String type) {
        return messages(message -> message.path("type").asText().equals(type));
    }

    /** The first message that is wanted, when it is there. */
    JsonNode await(String what, Predicate<JsonNode> wanted) {
        return Await.value(what, () -> messages(wanted).stream().findFirst());
    }

    JsonNode awaitType(String type) {
        return await(type, message -> message.path("type").asText().equals(type));
    }

    JsonNode awaitError(String code) {
        return await("error " + code, message -> message.path("code").asText().equals(code));
    }

    /** The code of the close frame, when it is there. */
    int awaitClose() {
        return Await.value("a close frame", () -> Optional.ofNullable(closeCode));
    }

    void awaitEnd() {
        Await.until("the end of the connection", () -> ended);
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
