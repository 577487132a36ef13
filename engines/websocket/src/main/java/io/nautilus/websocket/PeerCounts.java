package io.nautilus.websocket;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connections there are, in all and of each address; an address without any is forgotten. */
final class PeerCounts {
    private final int most;
    private final int mostOfAddress;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    PeerCounts(int most, int mostOfAddress) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
    }

    boolean isFull() {
        return all.get() >= most;
    }

    boolean isFull(String address) {
        return byAddress.getOrDefault(address, 0) >= mostOfAddress;
    }

    /** Counts one more, unless there are too many. */
    boolean enter(String address) {
        if (all.incrementAndGet() > most) {
            all.decrementAndGet();
            return false;
        }
        if (byAddress.merge(address, 1, Integer::sum) > mostOfAddress) {
            leave(address);
            return false;
        }
        return true;
    }

    void leave(String address) {
        all.decrementAndGet();
        byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    int mostOfAddress() {
        return mostOfAddress;
    }

    int most() {
        return most;
    }

    int count() {
        return all.get();
    }
}
