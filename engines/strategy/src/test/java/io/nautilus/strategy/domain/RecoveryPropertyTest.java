package io.nautilus.strategy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.SubmitOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A desk that died is as the one that lives: by its own journal and then risk's, and by a snapshot of the former. */
class RecoveryPropertyTest {
    private static final int STEPS = 120;

    @Property(tries = 60)
    void theFoldOfBothJournalsDecidesOn(@ForAll long seed) {
        DeskBench live = new DeskBench();
        List<Input> soft = new ArrayList<>();
        run(live, new Random(seed), soft);

        Desk folded = new Desk(DeskBench.OWN);
        own(live, folded);
        recall(live, folded);
        warm(soft, folded, live);

        Desk restored = new Desk(DeskBench.OWN);
        Desk saved = new Desk(DeskBench.OWN);
        own(live, saved);
        StateWriter bytes = new StateWriter(1024);
        saved.save(bytes);
        new StateReader(bytes.written()).restore(restored);
        recall(live, restored);
        warm(soft, restored, live);

        for (int i = 0; i < 8; i++) {
            live.nowNanos += DeskBench.SECOND;
            Input.Recorded bar = live.bar(100 + (i % 2 == 0 ? i : -i));
            List<Message> expected = said(live.desk, bar, live);
            assertThat(said(folded, bar, live)).isEqualTo(expected);
            assertThat(said(restored, bar, live)).isEqualTo(expected);
        }
    }

    private static List<Message> said(Desk desk, Input input, DeskBench clock) {
        List<Message> said = new ArrayList<>();
        desk.on(input, clock.moment(), message -> {
            said.add(message);
            desk.apply(message, clock.moment());
        });
        return said;
    }

    private static void own(DeskBench live, Desk desk) {
        live.taken.stream()
                .filter(DeskBench.Applied.class::isInstance)
                .map(DeskBench.Applied.class::cast)
                .forEach(applied -> desk.apply(applied.message(), applied.moment()));
    }

    private static void recall(DeskBench live, Desk desk) {
        live.taken.stream()
                .filter(Input.Event.class::isInstance)
                .map(Input.Event.class::cast)
                .forEach(desk::recall);
    }

    private static void warm(List<Input> soft, Desk desk, DeskBench live) {
        soft.forEach(input -> desk.warm(input, live.moment()));
    }

    private static void run(DeskBench live, Random random, List<Input> soft) {
        live.define();
        soft.add(definition(live));
        live.command(live.create("a", "ema-cross", "fast=1 slow=3 quantity=2", ""));
        live.command(live.create("b", "ema-cross", "fast=2 slow=4 quantity=1", "key"));
        ArrayDeque<SubmitOrder> undecided = new ArrayDeque<>();
        double price = 100;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(12)) {
                case 0 -> live.start(random.nextBoolean() ? "a" : "b");
                case 1 -> live.stop(random.nextInt(3) == 0 ? "a" : "b");
                case 2 ->
                    live.command(new Command.SetParameters(
                            live.id().toString(), "trader", "", "a", "fast=1 slow=3 quantity=" + random.nextInt(4)));
                case 3, 4, 5 -> {
                    if (!undecided.isEmpty()) {
                        decide(live, undecided.remove(), random);
                    }
                }
                default -> {
                    price = Math.max(50, price + random.nextInt(7) - 3);
                    live.nowNanos += DeskBench.SECOND;
                    Input.Recorded bar = live.bar(price);
                    soft.add(bar);
                    for (Message message : live.on(bar)) {
                        if (message instanceof SubmitOrder submit) {
                            undecided.add(submit);
                        }
                    }
                }
            }
        }
    }

    private static void decide(DeskBench live, SubmitOrder order, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> live.denied(order);
            case 1 -> live.filled(order, order.terms().quantity() / 3, 10_000);
            case 2 -> live.filled(order, 0, 10_000);
            default -> live.filled(order, order.terms().quantity(), 10_000);
        }
    }

    private static Input definition(DeskBench live) {
        List<Input> defined = new ArrayList<>();
        defined.add(new Input.Market(
                0,
                0,
                live.nowNanos,
                new io.nautilus.contracts.InstrumentDefinition(
                        7, live.nowNanos, 1, 2, 4, 6, 1, 1, DeskBench.BTC, "BTC", "USD")));
        return defined.getFirst();
    }
}
