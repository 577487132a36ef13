package io.nautilus.strategy.domain;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.Decider;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.StrategyState;
import io.nautilus.contracts.Writer;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.market.BarInterval;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Takes what the strategies see, and says what they want. Durable are the roster, the fold of the own journal, and the
 * trades, the fold of risk's; what is computed of market data is soft. A strategy that throws has failed, and no other.
 */
public final class Desk implements Decider<Message>, Durable {
    public static final int MAX_INSTRUMENTS = Instruments.MAX_INSTRUMENTS;
    public static final int MAX_SERIES = History.MAX_SERIES;
    public static final int MAX_PREDICTED = NewestPredictions.MAX_PREDICTED;

    private final Roster roster = new Roster();
    private final Trades trades;
    private final Running.Maker maker;
    private final Commands commands;
    private final Instruments instruments = new Instruments();
    private final History history = new History(this::isTaken);
    private final NewestPredictions newest = new NewestPredictions();
    private final SortedMap<String, Running> running = new TreeMap<>();
    /** Until when each strategy may act on the bar or the prediction that it saw last. */
    private final Map<String, Long> seenUntilNanos = new HashMap<>();

    /** {@code own} is who writes the journal of this shard. */
    public Desk(Writer own) {
        this(own, Running::made);
    }

    /** {@code maker} makes the strategies that the journal has. */
    Desk(Writer own, Running.Maker maker) {
        this.maker = maker;
        trades = new Trades(own);
        commands = new Commands(roster, trades);
    }

    @Override
    public void on(Input input, Moment moment, Consumer<Message> out) {
        take(input, moment, out, true);
    }

    @Override
    public void warm(Input input, Moment moment) {
        take(input, moment, dropped -> {}, false);
    }

    private void take(Input input, Moment moment, Consumer<Message> out, boolean decides) {
        switch (input) {
            case Input.Market market -> {
                if (market.event() instanceof InstrumentDefinition definition) {
                    instruments.define(definition);
                }
            }
            case Input.Recorded recorded -> {
                if (recorded.record() instanceof BarRecord bar) {
                    closed(bar, recorded.appendNanos(), moment, out, decides);
                }
            }
            case Input.Signalled signalled -> {
                if (signalled.signal() instanceof Prediction prediction) {
                    predicted(prediction, signalled.sentNanos(), moment, out, decides);
                }
            }
            case Input.Event event -> event(event, moment, out);
            case Input.Commanded(MessageId id, Command.OfStrategy command) -> commands.on(id, command, moment, out);
            case Input.Commanded others -> {}
            case Input.Rejected rejected -> {
                if (decides) {
                    endAll(
                            StrategyState.FAILED,
                            "input-rejected: " + rejected.rejection().detail(),
                            out);
                }
            }
            case Input.LogSuspect suspect -> endAll(StrategyState.STOPPED, "log-truncated: " + suspect.detail(), out);
            case Input.MarketRecord record -> {}
            case Input.Request request -> {}
            case Input.Malformed malformed -> {}
            case Input.Timer timer -> {}
        }
    }

    private void closed(BarRecord record, long appendNanos, Moment moment, Consumer<Message> out, boolean decides) {
        history.add(record, appendNanos).ifPresent(bar -> {
            boolean fresh = decides && Running.isFresh(appendNanos, Running.FRESH_NANOS, moment);
            for (Running each : takers(record.instrument(), strategy -> strategy.takes(bar.interval()))) {
                seenUntilNanos.put(each.name(), appendNanos + Running.FRESH_NANOS);
                tell(each, new Happening.BarClosed(bar), moment, fresh, out);
            }
        });
    }

    /** It is as old as the bar that it was made of, however late its writer said it. */
    private void predicted(
            Prediction prediction, long sentNanos, Moment moment, Consumer<Message> out, boolean decides) {
        if (!newest.isNew(prediction)) {
            return;
        }
        long cameNanos = history.cameNanos(prediction.instrument(), FeatureSet.INTERVAL, prediction.eventTimeNanos());
        long madeNanos = Math.min(sentNanos, cameNanos);
        boolean fresh = decides && Running.isFresh(madeNanos, Running.PREDICTION_NANOS, moment);
        for (Running each : takers(prediction.instrument(), strategy -> strategy.takes(prediction))) {
            seenUntilNanos.put(each.name(), madeNanos + Running.PREDICTION_NANOS);
            tell(each, new Happening.Predicted(prediction), moment, fresh, out);
        }
    }

    private List<Running> takers(String instrument, Predicate<Strategy> takes) {
        return running.values().stream()
                .filter(each -> each.instrument().equals(instrument))
                .flatMap(each -> each.taking(takes).stream())
                .toList();
    }

    private void event(Input.Event event, Moment moment, Consumer<Message> out) {
        trades.fold(event).ifPresent(told -> {
            Running strategy = running.get(told.strategy());
            boolean fresh = Running.isFresh(event.timeNanos(), Running.FRESH_NANOS, moment)
                    && moment.clockNanos() <= seenUntilNanos.getOrDefault(told.strategy(), Long.MIN_VALUE);
            if (strategy != null) {
                tell(strategy, told.happening(), moment, fresh, out);
            }
        });
        trades.restingOf(event).ifPresent(order -> {
            boolean runs = roster.find(order.strategy()).map(Enrolled::runs).orElse(false);
            if (!runs) {
                out.accept(new CancelOrder(order.orderId(), order.strategy(), ""));
            }
        });
    }

    private void tell(Running strategy, Happening happening, Moment moment, boolean fresh, Consumer<Message> out) {
        Enrolled enrolled = roster.find(strategy.name()).orElseThrow();
        Intents intents = Intents.none();
        Running after = strategy;
        try {
            if (!strategy.isBroken()) {
                Situation now = strategy.situation(
                        enrolled,
                        trades.of(enrolled),
                        trades.open(strategy.name()),
                        instruments,
                        moment,
                        trades.undecidedNanos(),
                        fresh);
                intents = new Intents(now.room(), fresh && enrolled.runs() ? now.open() : List.of());
                strategy.strategy().on(happening, now, intents);
            }
        } catch (RuntimeException defect) {
            after = strategy.broken(defect);
        }
        if (after.isBroken()) {
            running.put(after.name(), after);
            fail(enrolled, after, out);
        } else {
            send(after, enrolled, intents, out);
        }
    }

    private void send(Running strategy, Enrolled enrolled, Intents intents, Consumer<Message> out) {
        intents.cancels().forEach(order -> out.accept(new CancelOrder(order.orderId(), strategy.name(), "")));
        long number = Math.max(enrolled.submitted(), trades.of(enrolled).decided());
        for (Intents.Intent intent : intents.orders()) {
            number++;
            out.accept(strategy.order(enrolled.now(), number, intent, instruments.named(strategy.instrument())));
        }
    }

    private void fail(Enrolled enrolled, Running broken, Consumer<Message> out) {
        if (enrolled.runs()) {
            out.accept(Commands.byItself(enrolled.now(), StrategyState.FAILED, broken.defect()));
            commands.cancelAll(enrolled.now(), out);
        }
    }

    private void endAll(StrategyState state, String reason, Consumer<Message> out) {
        for (Enrolled each : List.copyOf(roster.strategies())) {
            if (each.runs()) {
                out.accept(Commands.byItself(each.now(), state, reason));
                commands.cancelAll(each.now(), out);
            }
        }
    }

    @Override
    public void apply(Message message, Moment moment) {
        roster.apply(message, moment.timeNanos());
        if (message instanceof StrategyChanged changed && changed.state() == StrategyState.DELETED) {
            running.remove(changed.strategy());
            seenUntilNanos.remove(changed.strategy());
        } else if (message instanceof StrategyChanged changed) {
            Running before = running.get(changed.strategy());
            boolean again = before != null && before.isBroken() && changed.state() != StrategyState.FAILED;
            if (before == null || again || !before.isAs(changed)) {
                running.put(changed.strategy(), Running.of(changed, maker, history));
            }
        }
    }

    /** Whether a strategy takes such bars, or needs those of a second to know how old a prediction is. */
    private boolean isTaken(String instrument, BarInterval interval) {
        boolean agesPredictions = interval == FeatureSet.INTERVAL;
        return !takers(instrument, strategy -> agesPredictions || strategy.takes(interval))
                .isEmpty();
    }

    @Override
    public void recall(Input.Event event) {
        trades.fold(event);
    }

    @Override
    public Durable recalled() {
        return trades;
    }

    /** What people see of all strategies, given the roster as far as it is proven. */
    public List<StrategyView> view(Roster proven) {
        return proven.strategies().stream()
                .map(enrolled -> StrategyView.of(
                        enrolled,
                        trades.of(enrolled),
                        trades.open(enrolled.now().strategy()).size(),
                        instruments.obstacle(enrolled.now()),
                        running.get(enrolled.now().strategy())))
                .toList();
    }

    /** Why no strategy of this kind can trade so, as far as it is known. Any thread. */
    public Optional<Misfit> misfit(String instrument, String kind, String parameters) {
        return instruments.misfit(instrument, kind, parameters);
    }

    /** The last executions, newest first. */
    public List<Execution> executions() {
        return trades.executions();
    }

    /** Of how many instruments the definition is kept. Any thread. */
    public int instrumentCount() {
        return instruments.count();
    }

    /** Of how many instruments and intervals bars are kept. Any thread. */
    public int seriesCount() {
        return history.count();
    }

    /** Of how many instruments and models the newest prediction is known. Any thread. */
    public int predictedCount() {
        return newest.count();
    }

    @Override
    public void save(StateWriter out) {
        roster.save(out);
    }

    /** Strategies are made of what they are; what they compute comes with the inputs that warm. */
    @Override
    public void restore(StateReader in) {
        roster.restore(in);
        roster.strategies().forEach(each -> running.put(each.now().strategy(), Running.of(each.now(), maker, history)));
    }
}
