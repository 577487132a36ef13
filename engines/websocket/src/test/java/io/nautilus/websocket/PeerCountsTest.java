package io.nautilus.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeerCountsTest {
    @Test
    void anAddressAndAllHaveALimitAndLeavingMakesRoom() {
        PeerCounts peers = new PeerCounts(3, 2);
        assertThat(peers.enter("a")).isTrue();
        assertThat(peers.enter("a")).isTrue();
        assertThat(peers.isFull("a")).isTrue();
        assertThat(peers.enter("a")).isFalse();
        assertThat(peers.count()).isEqualTo(2);
        assertThat(peers.enter("b")).isTrue();
        assertThat(peers.isFull()).isTrue();
        assertThat(peers.enter("c")).isFalse();
        assertThat(peers.isFull("c")).isFalse();
        peers.leave("a");
        assertThat(peers.enter("a")).isTrue();
        peers.leave("a");
        peers.leave("a");
        peers.leave("b");
        assertThat(peers.count()).isZero();
    }
}
