package io.nautilus.strategy;

import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.market.Decimals;
import io.nautilus.strategy.domain.Enrolled;
import io.nautilus.strategy.domain.Execution;
import io.nautilus.strategy.domain.ParameterSpec;
import io.nautilus.strategy.domain.StrategyKind;
import io.nautilus.strategy.domain.StrategyView;
import io.nautilus.strategy.domain.Traded;
import io.nautilus.trading.Position;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What strategy says over HTTP. */
final class StrategyJson {
    private StrategyJson() {}

    /** A parameter of a kind; {@code choices} is absent where it is not one of some words. */
    public record ParameterJson(String name, String meaning, String defaultValue, String bounds, List<String> choices) {
        static ParameterJson of(ParameterSpec spec) {
            List<String> choices = spec instanceof ParameterSpec.Choice choice ? choice.words() : null;
            return new ParameterJson(spec.name(), spec.meaning(), spec.defaultValue(), spec.bounds(), choices);
        }
    }

    /** A kind of strategy. */
    public record KindJson(String kind, String meaning, List<ParameterJson> parameters) {
        static KindJson of(StrategyKind kind) {
            return new KindJson(
                    kind.label(),
                    kind.meaning(),
                    kind.parameters().stream().map(ParameterJson::of).toList());
        }
    }

    /** A strategy, and what made it so. */
    public record ChangedJson(
            String id,
            String state,
            String kind,
            String account,
            String instrument,
            SortedMap<String, String> parameters,
            String reason,
            String changedBy) {
        static ChangedJson of(StrategyChanged changed) {
            return of(changed, changed);
        }

        /** As it is now, and why and by whom it runs or does not: other parameters are no reason for either. */
        static ChangedJson of(Enrolled enrolled) {
            return of(enrolled.now(), enrolled.held());
        }

        private static ChangedJson of(StrategyChanged now, StrategyChanged why) {
            return new ChangedJson(
                    now.strategy(),
                    now.state().name(),
                    now.kind(),
                    now.account(),
                    now.instrument(),
                    byName(now.parameters()),
                    why.reason(),
                    why.by());
        }
    }

    /** What its own orders did: counts, and the position with what it realised, fees apart. Absent before any order. */
    public record TradesJson(
            long orders,
            long fills,
            long denials,
            String lastDenial,
            Instant lastDeniedAt,
            int openOrders,
            String position,
            String cost,
            String realised,
            String fees,
            String currency) {
        static TradesJson of(Traded traded, int openOrders) {
            Position position = traded.position();
            return new TradesJson(
                    traded.orders(),
                    traded.fills(),
                    traded.denials(),
                    traded.denial(),
                    traded.denials() == 0 ? null : Instant.ofEpochSecond(0, traded.deniedNanos()),
                    openOrders,
                    position.quantity().toString(),
                    position.cost().toString(),
                    position.realised().toString(),
                    traded.fees().toString(),
                    position.quoteCurrency());
        }
    }

    /** A strategy: what it is, what its orders did, its figures as of the last thing that it saw, or why it has none. */
    public record StrategyBody(
            ChangedJson strategy,
            TradesJson trades,
            SortedMap<String, Double> figures,
            String noFigures,
            String obstacle) {
        static StrategyBody of(StrategyView view) {
            return new StrategyBody(
                    ChangedJson.of(view.enrolled()),
                    TradesJson.of(view.traded(), view.openOrders()),
                    view.figures(),
                    view.noFigures().isEmpty() ? null : view.noFigures(),
                    view.obstacle().isEmpty() ? null : view.obstacle());
        }
    }

    /** A fill of a strategy's order; {@code place} is where it stands on risk's journal. */
    public record ExecutionJson(
            String place,
            String strategy,
            String orderId,
            String clientOrderId,
            Instant time,
            String account,
            String instrument,
            String side,
            String price,
            String quantity,
            String notional,
            String fee,
            String currency,
            String liquidity) {
        static ExecutionJson of(Execution execution) {
            OrderFilled fill = execution.fill();
            return new ExecutionJson(
                    execution.place().offset() + "-" + execution.place().index(),
                    execution.strategy(),
                    fill.orderId().toString(),
                    execution.clientOrderId(),
                    Instant.ofEpochSecond(0, execution.timeNanos()),
                    fill.account(),
                    fill.instrument(),
                    fill.side().name(),
                    Decimals.format(fill.price(), fill.priceDecimals()),
                    Decimals.format(fill.quantity(), fill.quantityDecimals()),
                    Decimals.format(fill.notional(), fill.quoteDecimals()),
                    Decimals.format(fill.fee(), fill.quoteDecimals()),
                    fill.quoteCurrency(),
                    fill.liquidity().name());
        }
    }

    private static SortedMap<String, String> byName(String text) {
        SortedMap<String, String> parameters = new TreeMap<>();
        Arrays.stream(text.split(" "))
                .filter(pair -> !pair.isEmpty())
                .forEach(pair ->
                        parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)));
        return parameters;
    }
}
