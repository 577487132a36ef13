package io.nautilus.launcher.process;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** Ports of 127.0.0.1. */
public final class Ports {
    private static final int CONNECT_MILLIS = 200;

    private Ports() {}

    /** Refuses if one of the ports that a service needs is taken, and says by whom where the system tells. */
    public static void checkFree(List<Service> services) {
        for (Service service : services) {
            for (int port : service.ports()) {
                owner(port).ifPresent(owner -> {
                    throw new Refusal(
                            ExitCode.PORT_BUSY,
                            "Port " + port + ", which " + service.name() + " needs, is taken by " + owner
                                    + ".\nStop that, or choose other ports with --base-port.");
                });
            }
        }
    }

    /** Who has a port, as far as the system tells; empty where it is free. */
    public static Optional<String> owner(int port) {
        return isFree(port) ? Optional.empty() : Optional.of(PortOwner.of(port));
    }

    /** Both ways of asking are needed: some systems let a socket share a port with one that listens everywhere. */
    static boolean isFree(int port) {
        return !answers(port) && canListen(port);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
