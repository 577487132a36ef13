package io.nautilus.websocket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Clients that read now and then, drop and come again, on random schedules of publishing and of their event loop: each
 * sees every order event exactly once, and the market as it is in the end.
 */
class DeliveryPropertyTest {
    private static final int CLIENTS = 3;
    private static final int STEPS = 900;

    private final ArrayDeque<Runnable> loop = new ArrayDeque<>();

    @Property(tries = 150)
    void everyOrderEventComesOnceAndTheMarketAsItIs(@ForAll long seed) {
        Random random = new Random(seed);
        loop.clear();
        Streams streams = new Streams(new TextEncoder());
        Fanout fanout = new Fanout(streams);
        Lane lane = fanout.lane(Thread.currentThread(), loop::add);
        fanout.publish(StreamTopic.ORDERS, "main", null, null, "o0");
        fanout.publish(StreamTopic.MARKET_DATA, "T", "", "m0");
        Session.Setting setting =
                new Session.Setting(streams, "s1", SessionTest.limits(), new TextEncoder(), new Traffic());
        List<TestClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            TestClient client = new TestClient(setting, lane);
            join(client);
            clients.add(client);
        }
        List<String> published = new ArrayList<>();
        int market = 0;
        for (int step = 1; step <= STEPS; step++) {
            TestClient client = clients.get(random.nextInt(CLIENTS));
            switch (random.nextInt(9)) {
                case 0, 1 -> {
                    published.add("o" + step);
                    fanout.publish(StreamTopic.ORDERS, "main", null, null, "o" + step);
                }
                case 2, 3 -> fanout.publish(StreamTopic.MARKET_DATA, "T", "", "m" + ++market);
                case 4 -> fanout.flush();
                case 5 -> run();
                case 6 -> client.wire().stall();
                case 7 -> client.wire().takeOne();
                default -> rarely(random, client);
            }
        }
        fanout.flush();
        run();
        for (TestClient client : clients) {
            client.wire().goOn();
            run();
            client.readAll();
            assertThat(client.wire().closed()).isNull();
            assertThat(client.orders()).isEqualTo(published);
            assertThat(client.state(StreamTopic.MARKET_DATA).asText()).isEqualTo("m" + market);
            assertThat(client.last(StreamTopic.MARKET_DATA))
                    .isEqualTo(streams.find(StreamTopic.MARKET_DATA, "T")
                            .orElseThrow()
                            .seq());
        }
        assertThat(lane.connections()).isEqualTo(CLIENTS);
        assertThat(lane.subscriptions()).isEqualTo(2 * CLIENTS);
    }

    private void rarely(Random random, TestClient client) {
        if (random.nextInt(5) == 0) {
            client.drop(random.nextInt(4));
            join(client);
        } else {
            client.wire().goOn();
        }
    }

    private void join(TestClient client) {
        client.connect(0);
        client.readAll();
        client.subscribe(StreamTopic.ORDERS, "main", 0);
        client.subscribe(StreamTopic.MARKET_DATA, "T", 0);
        client.readAll();
    }

    private void run() {
        while (!loop.isEmpty()) {
            loop.poll().run();
        }
    }
}
