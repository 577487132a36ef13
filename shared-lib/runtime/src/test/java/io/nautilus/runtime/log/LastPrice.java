package io.nautilus.runtime.log;

import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.Decider;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.Trade;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import java.util.function.Consumer;

/** A domain that uses all there is: durable and soft state, the log's positions, the clock and the time. */
final class LastPrice implements Decider<OrderEvent>, Durable {
    private int decided;
    private long price;
    private long priceOffset = -1;
    /** What time it was, as it was told, when the price came. */
    private long heardNanos;
    /** Trades of all reigns that were believed. */
    private long believed;

    @Override
    public void on(Input input, Moment moment, Consumer<OrderEvent> out) {
        switch (input) {
            case Input.Market market -> trade(market, moment, out);
            case Input.Request request -> out.accept(fill(request.id(), moment));
            case Input.Commanded command ->
                out.accept(new CancelDenied(command.id(), command.id(), DenialReason.UNSUPPORTED, text(moment)));
            case Input.Malformed malformed -> out.accept(malformed.rejection());
            case Input.Rejected rejected -> out.accept(rejected.rejection());
            case Input.LogSuspect suspect -> out.accept(state(TradingState.HALTED, suspect.detail()));
            case Input.Timer timer -> {
                if (decided % 2 == 1) {
                    out.accept(state(TradingState.ACTIVE, text(moment)));
                }
            }
            case Input.MarketRecord record -> discard(record);
            case Input.Event event -> {}
            case Input.Recorded recorded -> {}
            case Input.Signalled signalled -> {}
        }
    }

    private void discard(Input.MarketRecord record) {
        if (record.newReign()) {
            price = 0;
            priceOffset = -1;
        }
    }

    private void trade(Input.Market market, Moment moment, Consumer<OrderEvent> out) {
        if (market.event() instanceof Trade trade) {
            believed++;
            price = trade.price();
            priceOffset = market.offset();
            heardNanos = moment.timeNanos();
            if (price % 3 == 0) {
                out.accept(new MarketStateChanged(
                        "A", MarketState.LIVE, Long.toString(moment.clockNanos()), market.offset()));
            }
        }
    }

    private OrderFilled fill(MessageId id, Moment moment) {
        return new OrderFilled(
                id,
                "main",
                "A",
                Side.BUY,
                decided,
                2,
                price,
                8,
                1 + believed,
                moment.clockNanos() - heardNanos,
                "USD",
                6,
                1,
                0,
                Liquidity.TAKER,
                priceOffset);
    }

    private static TradingStateChanged state(TradingState state, String reason) {
        return new TradingStateChanged(MessageId.NONE, "", state, reason, "model", "");
    }

    private String text(Moment moment) {
        return decided + " at " + moment.clockNanos();
    }

    @Override
    public void warm(Input input, Moment moment) {
        on(input, moment, dropped -> {});
    }

    @Override
    public void apply(OrderEvent event, Moment moment) {
        decided++;
    }

    @Override
    public void save(StateWriter out) {
        out.number(decided);
    }

    @Override
    public void restore(StateReader in) {
        decided = in.integer();
    }
}
