package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.TradingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A journal that the release with rules version 1 wrote, and what that release's own fold of it was: for ever a gate
 * folds it to the same.
 */
class GoldenJournalTest {
    private static final Path JOURNAL = Path.of("src/test/resources/golden/journal-rules-1.hex");

    private final RiskGate gate = new RiskGate();
    private final OrdersView view = new OrdersView();

    @Test
    void aJournalOfRulesVersion1FoldsAsThen() throws IOException {
        long offset = 0;
        for (String line : Files.readAllLines(JOURNAL)) {
            fold(offset++, HexFormat.of().parseHex(line));
        }
        assertThat(offset).isEqualTo(91);
        assertThat(gate.openOrders()).isZero();
        AccountView main = view.books().accounts().get("main");
        assertThat(main.cash()).hasToString("{USD=999489.456855}");
        assertThat(main.positions().get("BTC-USD.SIM"))
                .hasToString("Position[quantity=5.342, quoteCurrency=USD, cost=534.349698, realised=0.026398]");
        assertThat(states()).isEqualTo(Map.of("CANCELLED", 11, "DENIED", 33, "FILLED", 8));
        assertThat(view.state().accounts()).containsOnly(Map.entry("main", TradingState.HALTED));
        assertThat(view.rules()).isEqualTo(GateRules.DEFAULT);
    }

    private void fold(long offset, byte[] frame) {
        FrameHeader header = FrameReader.header(frame);
        assertThat(header.rulesVersion()).isEqualTo(1);
        List<OrderEvent> events =
                FrameReader.messages(frame).stream().map(OrderEvent.class::cast).toList();
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
