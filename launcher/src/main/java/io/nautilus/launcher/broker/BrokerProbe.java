package io.nautilus.launcher.broker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks a broker for its API versions over a bare socket: the smallest question that only a serving broker answers. An
 * admin client would cost the launcher more memory than everything else it does.
 */
public final class BrokerProbe {
    private static final int TIMEOUT_MILLIS = 1_000;
    private static final short API_VERSIONS = 18;
    private static final int CORRELATION = 0x4e41;
    private static final short NO_CLIENT_ID = -1;
    private static final int REQUEST_BYTES = 2 + 2 + 4 + 2;
    private static final int LARGEST_ANSWER_BYTES = 64 << 10;

    private BrokerProbe() {}

    /**
     * Returns if a broker on 127.0.0.1 answered.
     *
     * @throws IOException if nobody listens, or what listens does not speak Kafka's protocol within a second
     */
    public static void check(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            ask(new DataOutputStream(socket.getOutputStream()));
            read(new DataInputStream(socket.getInputStream()));
        }
    }

    private static void ask(DataOutputStream out) throws IOException {
        out.writeInt(REQUEST_BYTES);
        out.writeShort(API_VERSIONS);
        out.writeShort(0);
        out.writeInt(CORRELATION);
        out.writeShort(NO_CLIENT_ID);
        out.flush();
    }

    private static void read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 6 || length > LARGEST_ANSWER_BYTES || in.readInt() != CORRELATION) {
            throw new IOException("what listens there is not a Kafka broker");
        }
        short error = in.readShort();
        if (error != 0) {
            throw new IOException("the broker answers with Kafka error " + error);
        }
    }
}
