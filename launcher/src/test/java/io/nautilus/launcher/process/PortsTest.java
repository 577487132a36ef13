package io.nautilus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void refusesAPortThatIsTakenAndSaysByWhom() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Service> services = List.of(serviceOn(socket.getLocalPort()));
            assertThatThrownBy(() -> Ports.checkFree(services))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.PORT_BUSY))
                    .hasMessageContainingAll(
                            "Port " + socket.getLocalPort() + ", which risk needs",
                            "process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void refusesAPortThatSomebodyTakesOnEveryAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
        }
    }

    @Test
    void takesAFreePort() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThatCode(() -> Ports.checkFree(List.of(serviceOn(port)))).doesNotThrowAnyException();
    }

    /** Lines as Linux prints them: 0x2328 is 9000; the first listens, the second is a connection. */
    @Test
    void findsTheListenersAmongTheSystemsSockets() {
        List<String> table = List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 0100007F:2328 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 24193 1",
                "   1: 0100007F:2328 0100007F:D2A4 01 00000000:00000000 00:00000000 00000000     0        0 24200 1");
        assertThat(PortOwner.listeningSockets(table, 9000)).containsExactly("socket:[24193]");
        assertThat(PortOwner.listeningSockets(table, 9001)).isEmpty();
    }

    private static Service serviceOn(int port) {
        return new Service("risk", 0, List.of(port), List.of(), Map.of(), () -> Health.GOOD);
    }
}
