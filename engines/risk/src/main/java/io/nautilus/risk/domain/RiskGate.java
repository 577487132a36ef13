package io.nautilus.risk.domain;

import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.Decider;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The only door to a venue: takes requests, commands, market data and time, and says what became of them. Its state is
 * the fold of what it said: nothing else decides, so the same inputs at the same moments give the same events.
 */
public final class RiskGate implements Decider<OrderEvent>, Durable {
    private final RiskState state = new RiskState();
    private final FrameRoom room = new FrameRoom();
    private final Step step = new Step();
    private final Checks dryChecks;
    private final Submissions submissions;
    private final Cancels cancels;
    private final Commands commands;
    private final MarketDesk desk;
    private final Ticks ticks;
    private final Rejections rejections;

    public RiskGate() {
        Fills fills = new Fills(state, room);
        desk = new MarketDesk(state, fills, room);
        Checks checks = new Checks(state, room);
        dryChecks = new Checks(state, new FrameRoom());
        submissions = new Submissions(state, checks, fills, desk);
        cancels = new Cancels(state, fills);
        commands = new Commands(state, fills);
        ticks = new Ticks(state, desk);
        rejections = new Rejections(state, desk);
    }

    @Override
    public void on(Input input, Moment moment, Consumer<OrderEvent> out) {
        step.at(moment, out);
        switch (input) {
            case Input.Market market -> {
                room.atMarket(market.partition(), market.offset());
                desk.on(market, step);
            }
            case Input.MarketRecord record -> {
                room.atMarket(record.partition(), record.offset());
                desk.on(record, step);
            }
            case Input.Request request -> {
                room.atRequest(request.id());
                on(request, step);
            }
            case Input.Commanded(MessageId id, Command.OfStrategy others) -> {}
            case Input.Commanded commanded -> {
                room.alone();
                commands.on(commanded.id(), commanded.command(), step);
            }
            case Input.Event event -> {}
            case Input.Recorded recorded -> {}
            case Input.Signalled signalled -> {}
            case Input.Malformed malformed -> rejections.on(malformed, step);
            case Input.Rejected rejected -> {
                room.atRejection(rejected.rejection());
                rejections.on(rejected.rejection(), step);
            }
            case Input.LogSuspect suspect -> step.emit(hold(suspect));
            case Input.Timer timer -> {
                room.alone();
                ticks.on(step);
            }
        }
    }

    private void on(Input.Request request, Step step) {
        switch (request.request()) {
            case SubmitOrder submit -> submissions.on(request.id(), request.sentNanos(), submit, step);
            case CancelOrder cancel -> cancels.on(request.id(), cancel, step);
            case CancelAll cancel -> cancels.on(request.id(), cancel, step);
        }
    }

    private static TradingStateChanged hold(Input.LogSuspect suspect) {
        return new TradingStateChanged(
                Trading.ITSELF,
                Trading.ALL,
                TradingState.HALTED,
                Trading.truncated(suspect.detail()),
                Trading.BY_ITSELF,
                "");
    }

    @Override
    public void warm(Input input, Moment moment) {
        switch (input) {
            case Input.Market market -> desk.warm(market);
            case Input.MarketRecord record -> desk.warm(record);
            case Input.Request request -> {}
            case Input.Commanded commanded -> {}
            case Input.Event event -> {}
            case Input.Recorded recorded -> {}
            case Input.Signalled signalled -> {}
            case Input.Malformed malformed -> rejections.warm(malformed);
            case Input.Rejected rejected -> rejections.warm(rejected.rejection());
            case Input.LogSuspect suspect -> {}
            case Input.Timer timer -> {}
        }
    }

    @Override
    public void apply(OrderEvent event, Moment moment) {
        state.apply(event, moment);
    }

    @Override
    public void save(StateWriter out) {
        state.save(out);
    }

    @Override
    public void restore(StateReader in) {
        state.restore(in);
    }

    /**
     * What every check says of an order that nobody sent. Called by the thread that decides, in the midst of a record
     * too; changes nothing.
     */
    public DryRun dryRun(OrderTerms terms, Moment moment) {
        return dryChecks.dryRun(terms, moment);
    }

    /** The checks in their order, by name, with the reasons they may deny for. */
    public static Map<String, List<DenialReason>> checkOrder() {
        Map<String, List<DenialReason>> order = new LinkedHashMap<>();
        new Checks(new RiskState(), new FrameRoom()).all().forEach(check -> order.put(check.name(), check.reasons()));
        return order;
    }

    /** Open orders of all accounts, as of the last event applied. */
    public int openOrders() {
        return state.orders.openCount();
    }

    /** Market-data messages that were not taken: undefined instruments, invalid definitions, beyond limits. */
    public long ignoredMarketData() {
        return state.markets.ignored();
    }

    /** What own fills took of books and no venue had room to remember: it can be taken again. */
    public long forgottenMarks() {
        return state.markets.forgottenMarks();
    }
}
