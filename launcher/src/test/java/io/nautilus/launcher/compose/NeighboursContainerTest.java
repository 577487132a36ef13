package io.nautilus.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a greedy neighbour can take from others: no memory; what it takes of the processor is measured. */
@ExtendWith(OnContainers.class)
class NeighboursContainerTest {
    private static final System.Logger LOG = System.getLogger(NeighboursContainerTest.class.getName());
    private static final int KILLED = 128 + 9;
    /** As many as there are neighbours, so that each is once the first, once the second and once the last. */
    private static final int ROUNDS = Neighbour.values().length;

    private static final int WARM_UP = 1_000;
    private static final int ORDERS = 400;
    private static final String OUT_OF_MEMORY =
            "cat /sys/fs/cgroup/memory.events 2>/dev/null || cat /sys/fs/cgroup/memory/memory.oom_control";

    /** Doubles what it holds until it is killed. */
    private static final String MEMORY_HOG = "held=0123456789abcdef; while :; do held=$held$held; done";

    private static final String CORES = "sed -n 's/^Cpus_allowed_list:[[:space:]]*//p' /proc/1/status";

    private static final String CPU_HOG = "while :; do :; done";

    /** Where a neighbour is that takes all the processor time it gets. */
    enum Neighbour {
        NOBODY(""),
        ISOLATED("1"),
        SHARED("0");

        private final String core;

        Neighbour(String core) {
            this.core = core;
        }
    }

    @Test
    void aMemoryHogDiesAtItsLimitAndNobodyElseIsTouched(Containers containers) {
        Map<String, JsonNode> before = containers.inspected();
        assertThat(killsIn(containers, Containers.BACKGROUND)).isZero();
        Docker.Ended hog = Docker.shell(containers.container(Containers.BACKGROUND), MEMORY_HOG);
        assertThat(hog.exitCode()).as(hog.text()).isEqualTo(KILLED);
        assertThat(killsIn(containers, Containers.BACKGROUND)).isPositive();
        containers.up();
        before.forEach((service, was) -> {
            if (!service.equals(Containers.BACKGROUND)) {
                JsonNode is = containers.inspected(service);
                assertThat(is.at("/State/StartedAt")).as(service).isEqualTo(was.at("/State/StartedAt"));
                assertThat(is.at("/State/OOMKilled").asBoolean()).as(service).isFalse();
                assertThat(is.path("RestartCount")).as(service).isEqualTo(was.path("RestartCount"));
                assertThat(killsIn(containers, service)).as(service).isZero();
            }
        });
    }

    /** How often the kernel killed in a container because it had no memory left. */
    private static int killsIn(Containers containers, String service) {
        return Docker.shell(containers.container(service), OUT_OF_MEMORY)
                .output()
                .lines()
                .filter(line -> line.startsWith("oom_kill "))
                .mapToInt(line -> Integer.parseInt(line.split(" ")[1]))
                .sum();
    }

    /** How late, is recorded and not judged: what is asserted is that the hog computes, and where. */
    @Test
    void howLateOrdersAreBesideAProcessorHogIsMeasured(Containers containers) throws Exception {
        Map<Neighbour, List<long[]>> measured = new EnumMap<>(Neighbour.class);
        List<Neighbour> order = new ArrayList<>(List.of(Neighbour.values()));
        try (OrderSender sender = new OrderSender(containers)) {
            sender.send(WARM_UP);
            for (int round = 0; round < ROUNDS; round++) {
                for (Neighbour neighbour : order) {
                    measured.computeIfAbsent(neighbour, _ -> new ArrayList<>())
                            .add(beside(containers, neighbour, sender));
                }
                // Whoever is first is not first again, so that what grows warm favours nobody.
                Collections.rotate(order, -1);
            }
        }
        Latencies found = new Latencies(measured);
        LOG.log(System.Logger.Level.INFO, found.text());
        assertThat(measured.values())
                .allSatisfy(rounds -> assertThat(rounds.stream().flatMapToLong(Arrays::stream))
                        .hasSize(ROUNDS * ORDERS)
                        .allMatch(nanos -> nanos > 0));
        found.record();
    }

    private static long[] beside(Containers containers, Neighbour neighbour, OrderSender sender) throws IOException {
        if (neighbour == Neighbour.NOBODY) {
            return sender.send(ORDERS);
        }
        String shares = containers.planned(Containers.BACKGROUND).path("shares").asText();
        String hog = Docker.ask(
                "run",
                "--detach",
                "--rm",
                "--network=none",
                "--cpuset-cpus=" + neighbour.core,
                "--cpu-shares=" + shares,
                "--entrypoint=sh",
                containers.image("risk"),
                "-c",
                CPU_HOG);
        try {
            long[] latencies = sender.send(ORDERS);
            assertThat(ticksOfProcessor(hog)).as("the hog is at it").isPositive();
            assertThat(Docker.shell(hog, CORES).output().strip())
                    .as("the hog's cores")
                    .isEqualTo(neighbour.core);
            return latencies;
        } finally {
            Docker.ask("kill", hog);
        }
    }

    /** Ticks, of a hundredth of a second, that a container's first process has computed for. */
    private static long ticksOfProcessor(String container) {
        String[] fields = Docker.ask("exec", container, "cat", "/proc/1/stat").split(" ");
        int user = 13;
        return Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1]);
    }
}
