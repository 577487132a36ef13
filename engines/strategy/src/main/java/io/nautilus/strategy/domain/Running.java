package io.nautilus.strategy.domain;

import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.market.BarInterval;
import io.nautilus.market.Instrument;
import io.nautilus.strategy.domain.Parameters.Invalid;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A strategy's instance, which learns whether it runs or not, and what decides whether it may order now. */
record Running(String name, String instrument, String parameters, Strategy strategy) {
    /** What happened longer ago is learned of, not acted on. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(3);
    /** Risk denies what is older than 5 s; its event may take as long to come. */
    private static final long UNDECIDED_NANOS = TimeUnit.SECONDS.toNanos(15);
    /** After a denial nothing is sent for so long: what was denied would be denied again. */
    private static final long DENIED_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** An instance that has seen the bars of the history, oldest first. */
    static Running of(StrategyChanged changed, History history) {
        Strategy strategy = made(changed);
        Situation learning = new Situation(null, 0, false, false);
        for (BarInterval interval : BarInterval.values()) {
            if (strategy.takes(interval)) {
                history.bars(changed.instrument(), interval)
                        .forEach(bar -> strategy.on(new Happening.BarClosed(bar), learning, new Intents()));
            }
        }
        return new Running(changed.strategy(), changed.instrument(), changed.parameters(), strategy);
    }

    private static Strategy made(StrategyChanged changed) {
        try {
            StrategyKind kind = StrategyKind.named(changed.kind())
                    .orElseThrow(() -> new IllegalStateException("a strategy of kind " + changed.kind()));
            return kind.make(Parameters.of(kind, changed.parameters()));
        } catch (Invalid invalid) {
            throw new IllegalStateException("the journal's " + changed, invalid);
        }
    }

    boolean isAs(StrategyChanged changed) {
        return parameters.equals(changed.parameters());
    }

    static boolean isFresh(long atNanos, Moment moment) {
        return moment.clockNanos() - atNanos <= FRESH_NANOS;
    }

    Situation situation(
            Enrolled enrolled,
            Traded traded,
            List<Trades.Open> open,
            Instruments instruments,
            Moment moment,
            boolean fresh) {
        Instrument defined = instruments.named(instrument);
        boolean undecided = enrolled.submitted() > traded.decided()
                && moment.timeNanos() - enrolled.submittedNanos() < UNDECIDED_NANOS;
        boolean denied = traded.denials() > 0 && moment.timeNanos() - traded.deniedNanos() < DENIED_NANOS;
        long position = defined == null ? 0 : traded.position().quantity().in(defined.quantityDecimals());
        boolean mayOrder = fresh && enrolled.runs() && !denied && defined != null;
        return new Situation(defined, position, undecided || !open.isEmpty(), mayOrder);
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
