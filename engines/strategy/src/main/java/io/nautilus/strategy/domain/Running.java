package io.nautilus.strategy.domain;

import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.market.BarInterval;
import io.nautilus.market.Instrument;
import io.nautilus.strategy.domain.Parameters.Invalid;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A strategy's instance, which learns whether it runs or not, and what decides whether it may order now. {@code defect}
 * says how it threw, or why this version does not know it, and is else empty: with one it is asked nothing more, and
 * fails as soon as it runs. One that could not be made has no {@code strategy}.
 */
record Running(String name, String instrument, String parameters, Strategy strategy, String defect) {
    /** Makes the strategies that the journal has. */
    @FunctionalInterface
    interface Maker {
        Strategy make(StrategyChanged changed) throws Invalid;
    }

    /** Bars and events of longer ago are learned of, not acted on. */
    static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** Predictions of longer ago are. */
    static final long PREDICTION_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** After a denial nothing is sent for so long: what was denied would be denied again. */
    private static final long DENIED_NANOS = TimeUnit.SECONDS.toNanos(5);

    /**
     * An instance that has seen the bars of the history, oldest first; where it throws on one, or cannot be made, it is
     * {@code broken}.
     */
    static Running of(StrategyChanged changed, Maker maker, History history) {
        Running made = new Running(changed.strategy(), changed.instrument(), changed.parameters(), null, "");
        try {
            made = made.with(maker.make(changed));
            made.learn(history);
            return made;
        } catch (Invalid unknown) {
            return made.defective(unknown.getMessage());
        } catch (RuntimeException defect) {
            return made.broken(defect);
        }
    }

    private Running with(Strategy made) {
        return new Running(name, instrument, parameters, made, defect);
    }

    /**
     * Itself where it takes what is asked about. One that throws on the question is broken, and one that is takes
     * anything, so that it says so.
     */
    Optional<Running> taking(Predicate<Strategy> takes) {
        try {
            return isBroken() || takes.test(strategy) ? Optional.of(this) : Optional.empty();
        } catch (RuntimeException thrown) {
            return Optional.of(broken(thrown));
        }
    }

    private void learn(History history) {
        Situation learning = new Situation(null, 0, List.of(), false, 0);
        for (BarInterval interval : BarInterval.values()) {
            if (strategy.takes(interval)) {
                history.bars(instrument, interval)
                        .forEach(bar -> strategy.on(new Happening.BarClosed(bar), learning, Intents.none()));
            }
        }
    }

    Running broken(RuntimeException defect) {
        return defective("it threw: " + defect);
    }

    private Running defective(String why) {
        return new Running(name, instrument, parameters, strategy, why);
    }

    boolean isBroken() {
        return !defect.isEmpty();
    }

    /** What it computed last. */
    SortedMap<String, Double> figures() {
        return isBroken() ? new TreeMap<>() : strategy.figures();
    }

    /** The strategy that the journal has. Throws {@link Invalid} where only a later version knows it. */
    static Strategy made(StrategyChanged changed) throws Invalid {
        return StrategyKind.kept(changed.kind()).make(parameters(changed));
    }

    static Parameters parameters(StrategyChanged changed) throws Invalid {
        return Parameters.kept(StrategyKind.kept(changed.kind()), changed.parameters());
    }

    boolean isAs(StrategyChanged changed) {
        return parameters.equals(changed.parameters());
    }

    static boolean isFresh(long atNanos, long freshNanos, Moment moment) {
        return moment.clockNanos() - atNanos <= freshNanos;
    }

    Situation situation(
            Enrolled enrolled,
            Traded traded,
            List<OpenOrder> open,
            Instruments instruments,
            Moment moment,
            long undecidedNanos,
            boolean fresh) {
        Instrument defined = instruments.named(instrument);
        long undecided = enrolled.undecided(traded, moment, undecidedNanos);
        boolean denied = traded.denials() > 0 && moment.timeNanos() - traded.deniedNanos() < DENIED_NANOS;
        long position = defined == null ? 0 : traded.position().quantity().in(defined.quantityDecimals());
        long working = open.size() + undecided;
        boolean acts = fresh && enrolled.runs() && !denied && defined != null;
        long room = acts ? Math.clamp(Intents.OPEN - working, 0, Intents.LIMIT) : 0;
        return new Situation(defined, position, open, working > 0, (int) room);
    }

    SubmitOrder order(StrategyChanged strategy, long number, Intents.Intent intent, Instrument defined) {
        return new SubmitOrder(
                new OrderTerms(
                        strategy.account(),
                        new OwnOrderId(name, number).text(),
                        strategy.instrument(),
                        intent.side(),
                        intent.type(),
                        intent.timeInForce(),
                        defined.quantityDecimals(),
                        intent.quantity(),
                        intent.price() == OrderTerms.NO_PRICE ? 0 : defined.priceDecimals(),
                        intent.price()),
                name);
    }
}
