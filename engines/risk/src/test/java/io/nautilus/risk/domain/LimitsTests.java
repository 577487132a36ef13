package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Limits;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderTerms;
import java.util.List;

/** A live gate, limits of its account, and orders that pass or are denied. Prices are those of {@link GateBench#live}. */
abstract class LimitsTests {
    final GateBench bench = GateBench.live();
    private int orders;

    private static final class Wanted {
        private final Object[] values = new Object[9];
        private List<Limits.OfInstrument> instruments = List.of();

        Wanted with(int place, Object value) {
            values[place] = value;
            return this;
        }

        Wanted with(Limits.OfInstrument instrument) {
            instruments = List.of(instrument);
            return this;
        }

        Limits limits() {
            return new Limits(
                    (String) values[0],
                    (String) values[1],
                    (String) values[2],
                    (String) values[3],
                    (String) values[4],
                    (Integer) values[5],
                    (Integer) values[6],
                    (Integer) values[7],
                    (Integer) values[8],
                    instruments);
        }
    }

    static Limits minNotional(String money) {
        return new Wanted().with(0, money).limits();
    }

    static Limits maxNotional(String money) {
        return new Wanted().with(1, money).limits();
    }

    static Limits of(int place, Object value) {
        return new Wanted().with(place, value).limits();
    }

    static Limits instrument(Boolean restricted, String least, String most, String position) {
        return new Wanted()
                .with(new Limits.OfInstrument(BTC, restricted, least, most, position))
                .limits();
    }

    MessageId set(Limits limits, int number, String key) {
        return bench.command(id -> new Command.SetLimits(id, "admin", key, "main", number, limits));
    }

    void set(Limits limits) {
        set(limits, bench.view().books().accounts().get("main").limitsNumber() + 1, "");
        assertThat(bench.news()).singleElement().isInstanceOf(LimitsChanged.class);
    }

    String name() {
        return "o" + orders++;
    }

    void passes(OrderTerms terms) {
        bench.submit(terms);
        List<OrderEvent> news = bench.news();
        assertThat(news.getFirst()).as("%s", news).isInstanceOf(OrderAccepted.class);
    }

    void denied(OrderTerms terms, DenialReason reason, String detail) {
        MessageId id = bench.submit(terms);
        assertThat(bench.news()).containsExactly(new OrderDenied(id, terms, reason, detail, "trader"));
    }
}
