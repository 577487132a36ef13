package io.nautilus.launcher.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1 that nobody listens on at this moment. They lie below those that Linux and macOS give to outgoing
 * connections, one of which could else have them before whoever asked listens.
 */
public final class FreePorts {
    private static final int FIRST = 29_500;
    private static final int BEHIND_LAST = 32_000;
    private static final int ATTEMPTS = 500;

    private FreePorts() {}

    /** A free port whose successor is free too. */
    public static int firstOfTwo() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
        throw new IllegalStateException("no two free ports beside each other on 127.0.0.1");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = listen(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
