package io.nautilus.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.faults.BrokerProxy.Direction;
import io.nautilus.launcher.faults.BrokerProxy.Hold;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokerProxyTest {
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private ServerSocket broker;
    private BrokerProxy proxy;

    /** Answers every message with itself. */
    @BeforeEach
    void begin() throws IOException {
        broker = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!broker.isClosed()) {
                try {
                    Socket client = broker.accept();
                    Thread.ofVirtual().start(() -> echo(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        proxy = new BrokerProxy(0, broker.getLocalPort());
    }

    private void echo(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                byte[] message = in.readNBytes(in.readInt());
                arrived.add(text(message));
                out.writeInt(message.length);
                out.write(message);
            }
        } catch (IOException gone) {
            arrived.add("gone");
        }
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        broker.close();
    }

    /** A client that speaks as Kafka's do: a size, a header with its name, and something. */
    private final class Client implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        private final String name;

        Client(String name) throws IOException {
            this.name = name;
        }

        void ask(String what) throws IOException {
            byte[] id = name.getBytes(StandardCharsets.UTF_8);
            byte[] body = what.getBytes(StandardCharsets.UTF_8);
            ByteBuffer message = ByteBuffer.allocate(4 + 8 + 2 + id.length + body.length);
            message.putInt(8 + 2 + id.length + body.length).putLong(0).putShort((short) id.length);
            message.put(id).put(body);
            socket.getOutputStream().write(message.array());
        }

        String answer() throws IOException {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            return text(in.readNBytes(in.readInt()));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static String text(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        int behind = 8 + 2 + bytes.getShort(8);
        return new String(message, behind, message.length - behind, StandardCharsets.UTF_8);
    }

    @Test
    void passesOnWhatItIsNotToldToHold() throws IOException {
        try (Client client = new Client("any")) {
            client.ask("one");
            assertThat(client.answer()).isEqualTo("one");
            client.ask("two");
            assertThat(client.answer()).isEqualTo("two");
        }
        assertThat(arrived).startsWith("one", "two");
    }

    @Test
    void holdsOneClientsRequestsUntilTheyAreReleased() throws IOException {
        try (Client held = new Client("held");
                Client other = new Client("other")) {
            held.ask("before");
            assertThat(held.answer()).isEqualTo("before");
            Hold hold = proxy.hold(Direction.REQUESTS, "held");
            held.ask("late");
            Await.until("the message", hold::held, waiting -> waiting == 1);
            other.ask("now");
            assertThat(other.answer()).isEqualTo("now");
            assertThat(arrived).containsExactly("before", "now");
            hold.release();
            assertThat(held.answer()).isEqualTo("late");
            assertThat(arrived).containsExactly("before", "now", "late");
        }
    }

    @Test
    void passesOnWhatAClientSentThatIsDead() throws IOException {
        Hold hold;
        try (Client dead = new Client("dead")) {
            hold = proxy.hold(Direction.REQUESTS, "dead");
            dead.ask("last words");
            Await.until("the message", hold::held, waiting -> waiting == 1);
        }
        assertThat(arrived).isEmpty();
        hold.release();
        Await.until("last words", () -> arrived, said -> said.contains("last words"));
    }

    @Test
    void holdsLaterConnectionsUntilItIsToldNotTo() throws IOException {
        Hold hold = proxy.hold(Direction.REQUESTS, "again");
        try (Client first = new Client("again");
                Client second = new Client("again")) {
            first.ask("held");
            Await.until("the message", hold::held, waiting -> waiting == 1);
            hold.noMore();
            second.ask("free");
            assertThat(second.answer()).isEqualTo("free");
            assertThat(arrived).containsExactly("free");
            hold.release();
            assertThat(first.answer()).isEqualTo("held");
        }
    }

    @Test
    void losesHeldAnswersWithTheConnection() throws IOException {
        try (Client client = new Client("client")) {
            client.ask("first");
            assertThat(client.answer()).isEqualTo("first");
            Hold hold = proxy.hold(Direction.ANSWERS, "client");
            client.ask("second");
            Await.until("the answer", hold::held, waiting -> waiting == 1);
            assertThat(arrived).contains("second");
            proxy.cut("client");
            assertThat(client.socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void turnsClientsAwayWhereNoBrokerIs() throws IOException {
        proxy.close();
        // Bound and not listening: nobody else gets the port, and who connects is refused.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            proxy = new BrokerProxy(0, held.getLocalPort());
            readsNothing();
        }
    }

    private void readsNothing() throws IOException {
        try (Client client = new Client("client")) {
            assertThat(client.socket.getInputStream().read()).isEqualTo(-1);
        }
    }
}
