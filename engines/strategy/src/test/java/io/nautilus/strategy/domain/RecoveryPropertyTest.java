package io.nautilus.strategy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.Durable;
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

/** A desk that died is as the one that lives: by its own journal and then risk's, and by a snapshot of both. */
class RecoveryPropertyTest {
    private static final int STEPS = 120;

    private final ArrayDeque<SubmitOrder> undecided = new ArrayDeque<>();

    @Property(tries = 60)
    void theFoldOfBothJournalsDecidesOn(@ForAll long seed) {
        DeskBench live = new DeskBench();
        List<Input> soft = new ArrayList<>();
        run(live, new Random(seed), soft);

        Desk folded = new Desk(DeskBench.OWN);
        own(live, folded);
        List<Input.Event> events = events(live);
        events.forEach(folded::recall);
        warm(soft, folded, live);

        Desk restored = new Desk(DeskBench.OWN);
        Desk saved = new Desk(DeskBench.OWN);
        own(live, saved);
        restore(saved, restored);
        int cut = new Random(seed + 1).nextInt(events.size() + 1);
        events.subList(0, cut).forEach(saved::recall);
        restore(saved.recalled(), restored.recalled());
        events.subList(cut, events.size()).forEach(restored::recall);
        assertThat(restored.recalled()).usingRecursiveComparison().isEqualTo(folded.recalled());
        assertThat(bytes(restored.recalled())).isEqualTo(bytes(folded.recalled()));
        assertThat(bytes(restored)).isEqualTo(bytes(folded));
        warm(soft, restored, live);

        Random random = new Random(~seed);
        for (int i = 0; i < 24; i++) {
            int before = live.taken.size();
            List<Message> expected = next(live, random);
            List<Input> inputs = inputs(live, before);
            assertThat(said(folded, inputs, live)).isEqualTo(expected);
            assertThat(said(restored, inputs, live)).isEqualTo(expected);
        }
    }

    /** A bar, a prediction, or what became of the oldest order that risk has not decided; answers what was said. */
    private List<Message> next(DeskBench live, Random random) {
        List<Message> said =
                switch (random.nextInt(3)) {
                    case 0 -> live.predicted(0.3 + random.nextDouble() * 0.4);
                    case 1 -> undecided.isEmpty() ? live.closes(101) : decide(live, undecided.remove(), random);
                    default -> live.closes(95 + random.nextInt(10));
                };
        undecided(said);
        return said;
    }

    private void undecided(List<Message> said) {
        said.stream()
                .filter(SubmitOrder.class::isInstance)
                .map(SubmitOrder.class::cast)
                .forEach(undecided::add);
    }

    private static List<Input> inputs(DeskBench live, int from) {
        return live.taken.subList(from, live.taken.size()).stream()
                .filter(Input.class::isInstance)
                .map(Input.class::cast)
                .toList();
    }

    private static List<Message> said(Desk desk, List<Input> inputs, DeskBench clock) {
        List<Message> said = new ArrayList<>();
        for (Input input : inputs) {
            desk.on(input, clock.moment(), message -> {
                said.add(message);
                desk.apply(message, clock.moment());
            });
        }
        return said;
    }

    private static void own(DeskBench live, Desk desk) {
        live.taken.stream()
                .filter(DeskBench.Applied.class::isInstance)
                .map(DeskBench.Applied.class::cast)
                .forEach(applied -> desk.apply(applied.message(), applied.moment()));
    }

    private static List<Input.Event> events(DeskBench live) {
        return live.taken.stream()
                .filter(Input.Event.class::isInstance)
                .map(Input.Event.class::cast)
                .toList();
    }

    private static void restore(Durable saved, Durable fresh) {
        new StateReader(bytes(saved)).restore(fresh);
    }

    private static byte[] bytes(Durable state) {
        StateWriter out = new StateWriter(1024);
        state.save(out);
        return out.written();
    }

    private static void warm(List<Input> soft, Desk desk, DeskBench live) {
        soft.forEach(input -> desk.warm(input, live.moment()));
    }

    private void run(DeskBench live, Random random, List<Input> soft) {
        live.define();
        live.command(live.create("a", "ema-cross", "fast=1 slow=3 quantity=2", ""));
        live.command(live.create("b", "ema-cross", "fast=2 slow=4 quantity=1", "key"));
        live.command(live.create("m", "model", "enter=0.6 exit=0.4 quantity=1", ""));
        live.start("m");
        double price = 100;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(14)) {
                case 0 -> live.start(random.nextBoolean() ? "a" : "b");
                case 1 -> live.stop(random.nextInt(3) == 0 ? "a" : "b");
                case 2 ->
                    live.command(new Command.SetParameters(
                            live.id().toString(),
                            "trader",
                            "",
                            "a",
                            "fast=1 slow=3 quantity=" + (1 + random.nextInt(3))));
                case 3, 4, 5 -> {
                    if (!undecided.isEmpty()) {
                        undecided(decide(live, undecided.remove(), random));
                    }
                }
                case 6 -> undecided(live.predicted(0.3 + random.nextDouble() * 0.4));
                case 7 -> live.command(live.create("d" + random.nextInt(20), "model", "", ""));
                case 8 -> live.delete(random.nextInt(3) == 0 ? "a" : "d" + random.nextInt(20), "");
                default -> {
                    price = Math.max(50, price + random.nextInt(7) - 3);
                    undecided(live.closes(price));
                }
            }
        }
        inputs(live, 0).stream()
                .filter(input -> !(input instanceof Input.Event) && !(input instanceof Input.Commanded))
                .forEach(soft::add);
    }

    private static List<Message> decide(DeskBench live, SubmitOrder order, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> live.denied(order);
            case 1 -> live.filled(order, order.terms().quantity() / 3, 10_000);
            case 2 -> live.filled(order, 0, 10_000);
            default -> live.filled(order, order.terms().quantity(), 10_000);
        };
    }
}
