package io.nautilus.strategy;

import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.StrategyEvent;
import io.nautilus.contracts.StrategyRefused;
import io.nautilus.contracts.StrategyRepeated;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.strategy.domain.Desk;
import io.nautilus.strategy.domain.Execution;
import io.nautilus.strategy.domain.Roster;
import io.nautilus.strategy.domain.StrategyView;
import io.nautilus.strategy.domain.Traded;

/**
 * A desk's durable state as lines of text. Each field stands by itself, so that a record that gets another one later is
 * still shown as it was.
 */
final class ShownState {
    private static final Writer HTTP = new Writer(WriterKind.HTTP, 0);
    private static final int CALLS = 100;

    private ShownState() {}

    /** {@code roster} is the fold of the own journal; calls are those with the first ids of the first HTTP writer. */
    static String of(Desk desk, Roster roster) {
        StringBuilder text = new StringBuilder();
        desk.view(roster).forEach(view -> strategy(text, view));
        desk.executions().forEach(execution -> execution(text, execution));
        for (int n = 0; n < CALLS; n++) {
            MessageId id = new MessageId(HTTP, 1, n, 0);
            roster.outcome(id).ifPresent(outcome -> text.append("call %s: %s\n".formatted(id, event(outcome))));
        }
        for (int n = 0; n < CALLS; n++) {
            String key = "k" + n;
            roster.outcomeOf(key)
                    .ifPresent(outcome -> text.append("key %s: call %s\n".formatted(key, outcome.commandId())));
        }
        return text.toString();
    }

    private static void strategy(StringBuilder text, StrategyView view) {
        text.append("strategy: %s\n".formatted(event(view.enrolled().now())));
        text.append("  submitted %d, the last at %d\n"
                .formatted(view.enrolled().submitted(), view.enrolled().submittedNanos()));
        Traded traded = view.traded();
        text.append("  decided %d: %d orders, %d open, %d fills, %d denials, the last at %d: '%s'\n"
                .formatted(
                        traded.decided(),
                        traded.orders(),
                        view.openOrders(),
                        traded.fills(),
                        traded.denials(),
                        traded.deniedNanos(),
                        traded.denial()));
        text.append("  holds %s for %s %s in %s on %s, realised %s, paid %s\n"
                .formatted(
                        traded.position().quantity(),
                        traded.position().cost(),
                        traded.position().quoteCurrency(),
                        traded.account(),
                        traded.instrument(),
                        traded.position().realised(),
                        traded.fees()));
    }

    private static void execution(StringBuilder text, Execution execution) {
        OrderFilled fill = execution.fill();
        text.append("execution of %s at %d: %s, order %s, %s %d at %d, %d left, %d for %d\n"
                .formatted(
                        execution.strategy(),
                        execution.timeNanos(),
                        execution.clientOrderId(),
                        fill.orderId(),
                        fill.side(),
                        fill.quantity(),
                        fill.price(),
                        fill.leaves(),
                        fill.notional(),
                        fill.fee()));
    }

    private static String event(StrategyEvent event) {
        return switch (event) {
            case StrategyChanged changed ->
                "%s %s is %s: %s in %s on %s with %s; %s, by %s, key '%s'"
                        .formatted(
                                changed.commandId(),
                                changed.strategy(),
                                changed.state(),
                                changed.kind(),
                                changed.account(),
                                changed.instrument(),
                                changed.parameters(),
                                changed.reason(),
                                changed.by(),
                                changed.key());
            case StrategyRefused refused ->
                "%s refused: %s, %s; %s, by %s, key '%s'"
                        .formatted(
                                refused.commandId(),
                                refused.code(),
                                refused.detail(),
                                refused.call(),
                                refused.by(),
                                refused.key());
            case StrategyRepeated repeated -> "%s repeats %s".formatted(repeated.commandId(), repeated.firstId());
        };
    }
}
