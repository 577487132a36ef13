package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.TradingState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Journals that releases with earlier rules wrote, and what those releases' own folds of them were: for ever a gate folds
 * them to the same.
 */
class GoldenJournalTest {
    private final RiskGate gate = new RiskGate();
    private final OrdersView view = new OrdersView();

    @Test
    void aJournalOfRulesVersion1FoldsAsThen() throws IOException {
        assertThat(fold(1)).isEqualTo(91);
        assertThat(gate.openOrders()).isZero();
        AccountView main = view.books().accounts().get("main");
        assertThat(main.cash()).hasToString("{USD=999489.456855}");
        assertThat(main.positions().get("BTC-USD.SIM"))
                .hasToString("Position[quantity=5.342, quoteCurrency=USD, cost=534.349698, realised=0.026398]");
        assertThat(states()).isEqualTo(Map.of("CANCELLED", 11, "DENIED", 33, "FILLED", 8));
        assertThat(view.state().accounts()).containsOnly(Map.entry("main", TradingState.HALTED));
        assertThat(view.rules()).isEqualTo(GateRules.DEFAULT);
    }

    @Test
    void aJournalOfRulesVersion2FoldsAsThen() throws IOException {
        assertThat(fold(2)).isEqualTo(87);
        assertThat(gate.openOrders()).isZero();
        AccountView main = view.books().accounts().get("main");
        assertThat(main.cash()).hasToString("{USD=1000000}");
        assertThat(main.positions()).isEmpty();
        assertThat(main.limitsNumber()).isEqualTo(1);
        assertThat(states()).isEqualTo(Map.of("CANCELLED", 7, "DENIED", 27, "FILLED", 8));
        assertThat(view.state().accounts()).containsOnly(Map.entry("main", TradingState.ACTIVE));
    }

    @Test
    void aJournalOfRulesVersion3FoldsAsThen() throws IOException {
        assertThat(fold(3)).isEqualTo(173);
        assertThat(gate.openOrders()).isZero();
        AccountView main = view.books().accounts().get("main");
        assertThat(main.cash()).hasToString("{USD=999035.349655}");
        assertThat(main.positions().get("BTC-USD.SIM"))
                .hasToString("Position[quantity=9.627, quoteCurrency=USD, cost=962.643533, realised=0.085933]");
        assertThat(main.limits().maxNotional()).isEqualTo("90");
        AccountView other = view.books().accounts().get("other");
        assertThat(other.cash()).hasToString("{USD=5000}");
        assertThat(other.positions()).isEmpty();
        assertThat(other.limitsNumber()).isEqualTo(3);
        assertThat(states()).isEqualTo(Map.of("CANCELLED", 22, "DENIED", 70, "FILLED", 12));
        assertThat(view.state().accounts())
                .isEqualTo(Map.of("main", TradingState.ACTIVE, "other", TradingState.ACTIVE));
    }

    @Test
    void aJournalOfRulesVersion4FoldsAsThen() throws IOException {
        assertThat(fold(4)).isEqualTo(255);
        assertThat(gate.openOrders()).isEqualTo(1);
        AccountView main = view.books().accounts().get("main");
        assertThat(main.cash()).hasToString("{USD=999748.160254}");
        assertThat(main.positions().get("BTC-USD.SIM"))
                .hasToString("Position[quantity=2.626, quoteCurrency=USD, cost=262.770377, realised=-0.097373]");
        AccountView other = view.books().accounts().get("other");
        assertThat(other.cash()).hasToString("{USD=4882.83968}");
        assertThat(other.positions().get("BTC-USD.SIM"))
                .hasToString("Position[quantity=1.171, quoteCurrency=USD, cost=117.115956, realised=0.002956]");
        assertThat(other.limitsNumber()).isEqualTo(2);
        assertThat(other.limits().maxDrawdown()).isEqualTo("0.4");
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 1, "CANCELLED", 37, "DENIED", 65, "FILLED", 30));
        assertThat(view.state().accounts())
                .isEqualTo(Map.of("main", TradingState.ACTIVE, "other", TradingState.REDUCING));
    }

    @Test
    void aJournalOfRulesVersion5FoldsAsThen() throws IOException {
        assertThat(fold(5)).isEqualTo(202);
        assertThat(gate.openOrders()).isEqualTo(3);
        AccountView main = view.books().accounts().get("main");
        assertThat(main.cash()).hasToString("{USD=1000025}");
        assertThat(main.positions()).isEmpty();
        assertThat(main.limitsNumber()).isEqualTo(3);
        assertThat(main.limits().maxDrawdown()).isEqualTo("0.4");
        AccountView other = view.books().accounts().get("other");
        assertThat(other.cash()).hasToString("{USD=4902.618544}");
        assertThat(other.positions().get("BTC-USD.SIM"))
                .hasToString("Position[quantity=0.973, quoteCurrency=USD, cost=97.34865, realised=0]");
        assertThat(other.limits().maxConcentrationMillionths()).isEqualTo(20_000);
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 3, "CANCELLED", 13, "DENIED", 88, "FILLED", 12));
        assertThat(view.state().accounts()).isEqualTo(Map.of("main", TradingState.ACTIVE));
    }

    @Test
    void aJournalOfRulesVersion6FoldsAsThen() throws IOException {
        assertThat(fold(6)).isEqualTo(791);
        assertThat(gate.openOrders()).isZero();
        AccountView main = view.books().accounts().get("main");
        assertThat(main.cash()).hasToString("{USD=999891.227899}");
        assertThat(main.positions().get("BTC-USD.SIM"))
                .hasToString("Position[quantity=2.048, quoteCurrency=USD, cost=205.023521, realised=-0.362529]");
        assertThat(main.limitsNumber()).isEqualTo(9);
        assertThat(main.limits().maxNotional()).isEqualTo("100");
        AccountView other = view.books().accounts().get("other");
        assertThat(other.cash()).hasToString("{USD=4915.798084}");
        assertThat(other.positions().get("BTC-USD.SIM"))
                .hasToString("Position[quantity=0.843, quoteCurrency=USD, cost=84.17355, realised=0]");
        assertThat(other.limits().priceCollarMillionths()).isEqualTo(600);
        AccountView bounds = view.books().accounts().get("bounds");
        assertThat(bounds.cash()).hasToString("{USD=249.95}");
        assertThat(bounds.positions().get("BTC-USD.SIM"))
                .hasToString("Position[quantity=0.5, quoteCurrency=USD, cost=50, realised=-0.05]");
        assertThat(bounds.limitsNumber()).isEqualTo(30);
        assertThat(states()).isEqualTo(Map.of("CANCELLED", 49, "DENIED", 301, "FILLED", 21));
        assertThat(view.state().accounts())
                .isEqualTo(Map.of("main", TradingState.ACTIVE, "other", TradingState.ACTIVE));
    }

    /** Answers how many frames there were. */
    private long fold(int rules) throws IOException {
        long offset = 0;
        for (String line : Files.readAllLines(GoldenLogs.journal(rules))) {
            fold(rules, offset++, HexFormat.of().parseHex(line));
        }
        return offset;
    }

    private void fold(int rules, long offset, byte[] frame) {
        FrameHeader header = FrameReader.header(frame);
        assertThat(header.rulesVersion()).isEqualTo(rules);
        List<OrderEvent> events = FrameReader.messages(frame).stream()
                .filter(OrderEvent.class::isInstance)
                .map(OrderEvent.class::cast)
                .toList();
        Moment moment = new Moment(header.timeNanos(), header.clockNanos());
        events.forEach(event -> gate.apply(event, moment));
        view.on(offset, header.timeNanos(), events);
    }

    private Map<String, Integer> states() {
        Map<String, Integer> states = new TreeMap<>();
        view.list(order -> true, 1_000, Optional.empty())
                .forEach(order -> states.merge(order.state().name(), 1, Integer::sum));
        return states;
    }
}
