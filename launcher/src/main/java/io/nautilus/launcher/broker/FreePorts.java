package io.nautilus.launcher.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;

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
        return base(List.of(0, 1));
    }

    /** A number that makes a free port with each of these added. */
    public static int base(List<Integer> offsets) {
        return base(offsets, FreePorts::isFree);
    }

    static int base(List<Integer> offsets, IntPredicate isFree) {
        int lowest = Collections.min(offsets);
        int highest = Collections.max(offsets);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int base = ThreadLocalRandom.current().nextInt(FIRST - lowest, BEHIND_LAST - highest);
            if (offsets.stream().allMatch(offset -> isFree.test(base + offset))) {
                return base;
            }
        }
        throw new IllegalStateException("127.0.0.1 has no base for free ports at " + offsets);
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
