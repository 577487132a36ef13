package io.nautilus.launcher.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between Kafka's clients and their broker on 127.0.0.1 and passes every message on, but those it is told to
 * hold back: the requests of a client, or the answers to it. What was read of a client that dies is passed on all the
 * same, as a network does. A message is held whole, and of each connection one at a time: what follows waits in the
 * system's buffers.
 */
public final class BrokerProxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int LARGEST_MESSAGE_BYTES = 64 << 20;
    /** Where a request's header has the length of its client's id: behind API key, API version and correlation id. */
    private static final int CLIENT_ID_AT = 8;

    private static final System.Logger LOG = System.getLogger(BrokerProxy.class.getName());
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private final ServerSocket server;
    private final int brokerPort;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final List<Hold> holds = new CopyOnWriteArrayList<>();

    /** Which way messages go. */
    public enum Direction {
        REQUESTS,
        ANSWERS
    }

    /** Listens on {@code port}; what connects there speaks with what listens on {@code brokerPort}. */
    public BrokerProxy(int port, int brokerPort) throws IOException {
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.brokerPort = brokerPort;
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Holds back one direction of a client's connections, and of those that it opens until {@link Hold#noMore}. */
    public Hold hold(Direction direction, String clientId) {
        Hold hold = new Hold(direction, clientId);
        holds.add(hold);
        connections.forEach(hold::meet);
        return hold;
    }

    /** Connections of a client that are open now. */
    public int connections(String clientId) {
        return (int) connections.stream()
                .filter(connection -> connection.clientId.equals(clientId))
                .count();
    }

    /** Messages that a client's open connections were answered with. */
    public long answered(String clientId) {
        return connections.stream()
                .filter(connection -> connection.clientId.equals(clientId))
                .mapToLong(connection -> connection.answered.get())
                .sum();
    }

    /** Breaks a client's connections; what is held of them is lost. */
    public void cut(String clientId) {
        connections.stream()
                .filter(connection -> connection.clientId.equals(clientId))
                .forEach(Connection::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().name("proxy-requests").start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** A client that the broker does not answer is turned away, as if the broker's own port did not answer. */
    private void connect(Socket client) {
        try {
            Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
            Connection connection = new Connection(client, broker);
            connections.add(connection);
            Thread.ofVirtual().name("proxy-answers").start(connection::passAnswers);
            connection.passRequests();
        } catch (IOException noBroker) {
            closeQuietly(client);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("the proxy's port cannot be closed", failed);
        } finally {
            connections.forEach(Connection::close);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            LOG.log(System.Logger.Level.DEBUG, "a connection did not close", failed);
        }
    }

    /** Messages that are held back until they are released. */
    public final class Hold {
        private final Direction direction;
        private final String clientId;
        private final Set<Valve> valves = ConcurrentHashMap.newKeySet();

        private Hold(Direction direction, String clientId) {
            this.direction = direction;
            this.clientId = clientId;
        }

        private void meet(Connection connection) {
            if (connection.clientId.equals(clientId)) {
                Valve valve = connection.valve(direction);
                valves.add(valve);
                valve.hold();
            }
        }

        /** Connections that the client opens from now on are not held. */
        public void noMore() {
            holds.remove(this);
        }

        /** How many messages wait, at most one of each connection. */
        public int held() {
            return valves.stream().mapToInt(Valve::waiting).sum();
        }

        public void release() {
            noMore();
            valves.forEach(Valve::release);
        }
    }

    private static final class Valve {
        private boolean held;
        private int waiting;

        synchronized void hold() {
            held = true;
        }

        synchronized void release() {
            held = false;
            notifyAll();
        }

        synchronized int waiting() {
            return waiting;
        }

        synchronized void pass() throws IOException {
            waiting++;
            try {
                while (held) {
                    wait();
                }
            } catch (InterruptedException interrupted) {
                throw new IOException("the proxy ends", interrupted);
            } finally {
                waiting--;
            }
        }
    }

    private final class Connection {
        private final Socket client;
        private final Socket broker;
        private final Valve requests = new Valve();
        private final Valve answers = new Valve();
        private final AtomicInteger unanswered = new AtomicInteger();
        private final AtomicLong answered = new AtomicLong();
        private volatile String clientId = "";

        Connection(Socket client, Socket broker) throws IOException {
            this.client = client;
            this.broker = broker;
            client.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
        }

        Valve valve(Direction direction) {
            return switch (direction) {
                case REQUESTS -> requests;
                case ANSWERS -> answers;
            };
        }

        void passRequests() {
            try {
                DataInputStream in = in(client);
                DataOutputStream out = out(broker);
                for (byte[] message = read(in); message != null; message = read(in)) {
                    meetHolds(clientId(message));
                    requests.pass();
                    unanswered.incrementAndGet();
                    write(out, message);
                }
                awaitLastAnswers();
            } catch (IOException clientGone) {
                awaitLastAnswers();
            } finally {
                close();
            }
        }

        private void meetHolds(String said) {
            if (!said.equals(clientId)) {
                clientId = said;
                holds.forEach(hold -> hold.meet(this));
            }
        }

        /** The client is gone; the broker is not to notice before it has done what it was asked. */
        private void awaitLastAnswers() {
            long giveUp = System.nanoTime() + LAST_ANSWERS.toNanos();
            while (unanswered.get() > 0 && !broker.isClosed() && System.nanoTime() - giveUp < 0) {
                Await.pass(Duration.ofMillis(5));
            }
        }

        void passAnswers() {
            try {
                DataInputStream in = in(broker);
                DataOutputStream out = out(client);
                for (byte[] message = read(in); message != null; message = read(in)) {
                    unanswered.decrementAndGet();
                    answers.pass();
                    write(out, message);
                    answered.incrementAndGet();
                }
            } catch (IOException gone) {
                LOG.log(System.Logger.Level.DEBUG, "a connection ended", gone);
            } finally {
                close();
            }
        }

        void close() {
            connections.remove(this);
            closeQuietly(client);
            closeQuietly(broker);
            requests.release();
            answers.release();
        }
    }

    private static DataInputStream in(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
    }

    private static DataOutputStream out(Socket socket) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES));
    }

    /** The next message, null where there is none any more. */
    private static byte[] read(DataInputStream in) throws IOException {
        byte[] size = in.readNBytes(Integer.BYTES);
        if (size.length < Integer.BYTES) {
            return null;
        }
        int length = ByteBuffer.wrap(size).getInt();
        if (length < 0 || length > LARGEST_MESSAGE_BYTES) {
            throw new IOException("this is not Kafka's protocol: a message of " + length + " bytes");
        }
        byte[] message = in.readNBytes(length);
        return message.length < length ? null : message;
    }

    private static void write(DataOutputStream out, byte[] message) throws IOException {
        out.writeInt(message.length);
        out.write(message);
        out.flush();
    }

    static String clientId(byte[] request) {
        ByteBuffer header = ByteBuffer.wrap(request);
        if (request.length < CLIENT_ID_AT + Short.BYTES) {
            return "";
        }
        int length = header.getShort(CLIENT_ID_AT);
        boolean there = length > 0 && CLIENT_ID_AT + Short.BYTES + length <= request.length;
        return there ? new String(request, CLIENT_ID_AT + Short.BYTES, length, StandardCharsets.UTF_8) : "";
    }
}
