package io.nautilus.strategy.domain;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A desk as the runtime drives it: what it says is applied at once. Time stands still until it is moved. */
final class DeskBench {
    static final Writer OWN = new Writer(WriterKind.STRATEGY, 0);
    static final String BTC = "BTC-USD.SIM";
    static final long SECOND = 1_000_000_000L;
    private static final int PRICE_DECIMALS = 2;
    private static final int QUANTITY_DECIMALS = 4;

    final Desk desk;
    /** Everything that was taken, and everything that was said with its moment, in order. */
    final List<Object> taken = new ArrayList<>();

    final List<Message> said = new ArrayList<>();
    long nowNanos = 1_000 * SECOND;
    private long events;
    private long bars;
    private long predictions;
    private long commands;
    private long seq;

    DeskBench() {
        this(Running::made);
    }

    DeskBench(Running.Maker maker) {
        desk = new Desk(OWN, maker);
    }

    /** What was applied, and when. */
    record Applied(Message message, Moment moment) {}

    Moment moment() {
        return new Moment(nowNanos, nowNanos);
    }

    /** Takes an input; answers what was said of it. */
    List<Message> on(Input input) {
        int before = said.size();
        Moment moment = moment();
        taken.add(input);
        desk.on(input, moment, message -> {
            said.add(message);
            taken.add(new Applied(message, moment));
            desk.apply(message, moment);
        });
        return List.copyOf(said.subList(before, said.size()));
    }

    void define() {
        define(QUANTITY_DECIMALS);
    }

    void define(int quantityDecimals) {
        on(new Input.Market(0, 0, nowNanos, definition(nowNanos, quantityDecimals)));
    }

    static InstrumentDefinition definition(long timeNanos, int quantityDecimals) {
        return new InstrumentDefinition(7, timeNanos, 1, PRICE_DECIMALS, quantityDecimals, 6, 1, 1, BTC, "BTC", "USD");
    }

    Command.CreateStrategy create(String name, String kind, String parameters, String key) {
        return new Command.CreateStrategy(id().toString(), "trader", key, name, kind, "main", BTC, parameters);
    }

    List<Message> command(Command command) {
        return on(new Input.Commanded(MessageId.parse(command.id()), command));
    }

    List<Message> start(String name) {
        return command(new Command.StartStrategy(id().toString(), "trader", "", name));
    }

    List<Message> stop(String name) {
        return command(new Command.StopStrategy(id().toString(), "trader", "", name, "enough"));
    }

    List<Message> delete(String name, String key) {
        return command(new Command.DeleteStrategy(id().toString(), "trader", key, name));
    }

    MessageId id() {
        return new MessageId(new Writer(WriterKind.HTTP, 0), 1, commands++, 0);
    }

    /** The bar of a second whose prices are all this one. */
    Input.Recorded bar(double close) {
        return bar(close, bars);
    }

    Input.Recorded bar(double close, long closedBy) {
        return bar(BTC, close, closedBy);
    }

    Input.Recorded bar(String instrument, double close, long closedBy) {
        String price = BigDecimal.valueOf(close).setScale(PRICE_DECIMALS).toPlainString();
        Instant start = Instant.ofEpochSecond(bars);
        BarRecord bar = new BarRecord(
                instrument,
                BarRecord.TIME,
                "1s",
                start,
                start.plusSeconds(1),
                BarRecord.Basis.TRADES,
                price,
                price,
                price,
                price,
                "1.0000",
                price,
                1,
                0,
                false,
                start,
                new Source("market-data", 0, closedBy, 0));
        return new Input.Recorded("bars", 0, bars++, nowNanos, bar);
    }

    List<Message> closes(double... closes) {
        List<Message> all = new ArrayList<>();
        for (double close : closes) {
            nowNanos += SECOND;
            all.addAll(on(bar(close)));
        }
        return all;
    }

    List<Message> predicted(double probability) {
        return predicted(probability, 0);
    }

    /** Of the bar that closes now, said so long ago. */
    List<Message> predicted(double probability, long ageNanos) {
        nowNanos += SECOND;
        List<Message> all = new ArrayList<>(on(bar(100)));
        all.addAll(predictedOf(bars - 1, probability, ageNanos));
        return all;
    }

    /** Of the {@code bar}th bar, from 0. */
    List<Message> predictedOf(long bar, double probability, long ageNanos) {
        Source source = new Source("features", 0, bar, 0);
        Prediction prediction =
                new Prediction(7, BTC, (bar + 1) * SECOND, source, "up", "1", 5, 5 * SECOND, probability);
        return on(new Input.Signalled("predictions", 0, predictions++, 0, nowNanos - ageNanos, prediction));
    }

    /** How many bars there were. */
    long bars() {
        return bars;
    }

    /** The id of the order as the log would give it. */
    MessageId orderId() {
        return new MessageId(OWN, 99, seq++, 0);
    }

    List<Message> event(OrderEvent event) {
        return on(new Input.Event(0, events++, 0, nowNanos, event));
    }

    /** Risk accepts an order and fills so much of it at a price; what is left of an IOC is cancelled. */
    List<Message> filled(SubmitOrder order, long quantity, long price) {
        MessageId id = orderId();
        List<Message> all = new ArrayList<>(event(new OrderAccepted(id, order.terms(), "USD", 6, "ema")));
        long leaves = order.terms().quantity() - quantity;
        if (quantity > 0) {
            all.addAll(event(fill(id, order, quantity, price, leaves)));
        }
        if (leaves > 0) {
            all.addAll(event(new OrderCancelled(
                    id, id, "main", QUANTITY_DECIMALS, leaves, CancelReason.IOC_REMAINDER, "", "ema")));
        }
        return all;
    }

    static OrderFilled fill(MessageId id, SubmitOrder order, long quantity, long price, long leaves) {
        return new OrderFilled(
                id,
                "main",
                BTC,
                order.terms().side(),
                0,
                PRICE_DECIMALS,
                price,
                QUANTITY_DECIMALS,
                quantity,
                leaves,
                "USD",
                6,
                quantity * price,
                7,
                Liquidity.TAKER,
                1);
    }

    /** Risk accepts an order, fills so much of it and keeps the rest. */
    List<Message> partlyFilled(SubmitOrder order, long quantity, long price) {
        MessageId id = orderId();
        List<Message> all = new ArrayList<>(event(new OrderAccepted(id, order.terms(), "USD", 6, "ema")));
        long leaves = order.terms().quantity() - quantity;
        all.addAll(event(fill(id, order, quantity, price, leaves)));
        return all;
    }

    List<Message> denied(SubmitOrder order) {
        return event(new OrderDenied(orderId(), order.terms(), DenialReason.BUYING_POWER, "needs 10, has 9", "ema"));
    }

    static SubmitOrder order(List<Message> said) {
        return said.stream()
                .filter(SubmitOrder.class::isInstance)
                .map(SubmitOrder.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no order in " + said));
    }

    Roster roster() {
        Roster roster = new Roster();
        taken.stream()
                .filter(DeskBench.Applied.class::isInstance)
                .map(DeskBench.Applied.class::cast)
                .forEach(applied ->
                        roster.apply(applied.message(), applied.moment().timeNanos()));
        return roster;
    }

    static String shown(Message message) {
        return switch (message) {
            case SubmitOrder submit ->
                "%s %s %d %s"
                        .formatted(
                                submit.terms().clientOrderId(),
                                submit.terms().side() == Side.BUY ? "buys" : "sells",
                                submit.terms().quantity(),
                                submit.terms().timeInForce());
            case StrategyChanged changed ->
                "%s %s: %s".formatted(changed.strategy(), changed.state(), changed.reason());
            case io.nautilus.contracts.StrategyRefused refused -> refused.code() + ": " + refused.detail();
            case io.nautilus.contracts.StrategyRepeated repeated -> "repeated " + repeated.firstId();
            case io.nautilus.contracts.CancelOrder cancel -> "cancels " + cancel.orderId();
            default -> throw new AssertionError("not strategy's: " + message);
        };
    }

    static List<String> shown(List<Message> messages) {
        return messages.stream().map(DeskBench::shown).toList();
    }
}
