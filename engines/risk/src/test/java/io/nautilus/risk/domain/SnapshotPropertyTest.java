package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

/** What is saved in the middle of a log and restored is, at its end, what the fold of all of it is. */
class SnapshotPropertyTest {
    /** A book is soft and a gate's scratch is of one step; where orders wait for their place is in no order. */
    private static final RecursiveComparisonConfiguration EVERY_FIELD = RecursiveComparisonConfiguration.builder()
            .withIgnoredCollectionOrderInFieldsMatchingRegexes(".*unqueued")
            .withIgnoredFieldsMatchingRegexes(".*\\.fingerprints", ".*\\.lastNamed?")
            .withStrictTypeChecking(true)
            .build();

    @Property(tries = 40)
    void aGateThatGoesOnBehindASnapshotIsTheFoldOfAll(@ForAll long seed) {
        GateBench live = new GateBench(LimitedFlow.POLICY).goLive();
        LimitedFlow.run(seed, live);
        int cut = new Random(seed).nextInt(live.events.size() + 1);
        RiskGate whole = folded(new RiskGate(), live, 0, live.events.size());
        RiskGate prefix = folded(new RiskGate(), live, 0, cut);
        RiskGate behind = folded(restored(prefix, new RiskGate()), live, cut, live.events.size());
        assertThat(bytes(behind)).isEqualTo(bytes(whole));
        assertThat(bytes(restored(prefix, new RiskGate()))).isEqualTo(bytes(prefix));
    }

    /** Also what is not saved. Every field takes long, and what a restore forgets is missing in most runs. */
    @Property(tries = 8)
    void everyFieldBehindASnapshotIsThatOfTheFoldOfAll(@ForAll long seed) {
        GateBench live = new GateBench(LimitedFlow.POLICY).goLive();
        LimitedFlow.run(seed, live);
        int all = live.events.size();
        int cut = new Random(seed).nextInt(all + 1);
        RiskGate gate = restored(folded(new RiskGate(), live, 0, cut), new RiskGate());
        assertThat(folded(gate, live, cut, all))
                .usingRecursiveComparison(EVERY_FIELD)
                .isEqualTo(folded(new RiskGate(), live, 0, all));
        OrdersView view = restored(viewed(new OrdersView(), live, 0, cut), new OrdersView());
        assertThat(viewed(view, live, cut, all))
                .usingRecursiveComparison(EVERY_FIELD)
                .isEqualTo(viewed(new OrdersView(), live, 0, all));
    }

    /** A gate with a book saves what one without a book saves: nothing soft is in it. */
    @Property(tries = 100)
    void theGateThatDecidedSavesWhatAFoldSaves(@ForAll long seed) {
        GateBench live = new GateBench(LimitedFlow.POLICY).goLive();
        LimitedFlow.run(seed, live);
        live.newReign();
        RiskGate whole = folded(new RiskGate(), live, 0, live.events.size());
        assertThat(withoutMarks(live, whole)).isTrue();
    }

    /** Marks of consumed depth are dropped by market data; but for those the bytes are the same. */
    private static boolean withoutMarks(GateBench live, RiskGate whole) {
        live.marketInputs.forEach(input -> whole.warm(input, live.moment()));
        return Arrays.equals(bytes(live.gate), bytes(whole));
    }

    @Property(tries = 40)
    void aRestoredGateDecidesTheSame(@ForAll long seed) {
        GateBench live = new GateBench(LimitedFlow.POLICY).goLive();
        LimitedFlow.run(seed, live);
        int before = live.events.size();
        GateBench folded = live.recovered();
        GateBench restored = live.recovered(restored(folded(new RiskGate(), live, 0, before), new RiskGate()));
        for (GateBench each : List.of(folded, restored)) {
            RandomFlow flow = new RandomFlow(seed + 1, each);
            flow.knows(live.events);
            flow.run(80);
        }
        assertThat(restored.events).isEqualTo(folded.events);
        assertThat(bytes(restored.gate)).isEqualTo(bytes(folded.gate));
    }

    @Property(tries = 40)
    void aViewThatGoesOnBehindASnapshotIsTheFoldOfAll(@ForAll long seed) {
        GateBench live = new GateBench(LimitedFlow.POLICY).goLive();
        LimitedFlow.run(seed, live);
        int cut = new Random(seed).nextInt(live.events.size() + 1);
        OrdersView whole = viewed(new OrdersView(), live, 0, live.events.size());
        OrdersView prefix = viewed(new OrdersView(), live, 0, cut);
        OrdersView behind = viewed(restored(prefix, new OrdersView()), live, cut, live.events.size());
        assertThat(bytes(behind)).isEqualTo(bytes(whole));
        assertThat(behind.list(order -> true, OrdersView.MAX_LIMIT, Optional.empty()))
                .isEqualTo(whole.list(order -> true, OrdersView.MAX_LIMIT, Optional.empty()));
        assertThat(behind.books()).isEqualTo(whole.books());
        assertThat(behind.state()).isEqualTo(whole.state());
        MessageId next = live.nextId();
        for (long seq = 0; seq < next.seq(); seq++) {
            MessageId asked = new MessageId(next.writer(), next.owner(), seq, 0);
            assertThat(behind.answer(asked)).isEqualTo(whole.answer(asked));
        }
    }

    /** Other bytes are refused by the one exception, or are another state: never anything else. */
    @Property(tries = 300)
    void garbageIsRefused(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] saved = bytes(SAVED.gate);
        byte[] broken = Arrays.copyOf(saved, random.nextInt(4) == 0 ? random.nextInt(saved.length) : saved.length);
        for (int i = 0; i < 1 + random.nextInt(3) && broken.length > 0; i++) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        try {
            new StateReader(broken).restore(new RiskGate());
        } catch (DecodeException refused) {
            assertThat(refused.code()).isNotEmpty();
        }
    }

    private static final GateBench SAVED = new GateBench(LimitedFlow.POLICY).goLive();

    static {
        LimitedFlow.run(7, SAVED);
    }

    @Test
    void bytesThatEndTooEarlyOrTooLateAreRefused() {
        byte[] saved = bytes(SAVED.gate);
        byte[] cut = Arrays.copyOf(saved, saved.length - 1);
        byte[] longer = Arrays.copyOf(saved, saved.length + 1);
        for (byte[] each : List.of(cut, longer)) {
            assertThatThrownBy(() -> new StateReader(each).restore(new RiskGate()))
                    .isInstanceOf(DecodeException.class);
        }
    }

    private static RiskGate folded(RiskGate gate, GateBench of, int from, int to) {
        for (int i = from; i < to; i++) {
            gate.apply(of.events.get(i), of.moments.get(i));
        }
        return gate;
    }

    private static OrdersView viewed(OrdersView view, GateBench of, int from, int to) {
        for (int i = from; i < to; i++) {
            view.on(i, of.moments.get(i).timeNanos(), List.of(of.events.get(i)));
        }
        return view;
    }

    private static <D extends Durable> D restored(D saved, D fresh) {
        new StateReader(bytes(saved)).restore(fresh);
        return fresh;
    }

    private static byte[] bytes(Durable state) {
        StateWriter out = new StateWriter(512);
        state.save(out);
        return out.written();
    }
}
