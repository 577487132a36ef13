package io.nautilus.launcher.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1 that nobody listens on at this moment. */
public final class FreePorts {
    private static final int ATTEMPTS = 50;

    private FreePorts() {}

    /** A free port whose successor is free too. */
    public static int firstOfTwo() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (ServerSocket first = listen(0)) {
                int port = first.getLocalPort();
                if (isFree(port + 1)) {
                    return port;
                }
            } catch (IOException failed) {
                throw new IllegalStateException("no free port on 127.0.0.1", failed);
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
