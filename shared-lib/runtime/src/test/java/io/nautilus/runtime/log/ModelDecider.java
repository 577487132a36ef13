package io.nautilus.runtime.log;

import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.Decider;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The smallest domain: one outcome per request, a repeat for a request that has one. */
final class ModelDecider implements Decider<OrderEvent>, Durable {
    private static final MessageId NOBODY = new MessageId(new Writer(WriterKind.RISK, 0), 0, 0, 0);

    private final Set<MessageId> decided = new LinkedHashSet<>();
    private final UnaryOperator<MessageId> identity;
    private final boolean deduplicating;
    private final String owner;
    private final long poisonedOwner;

    ModelDecider(Defect defect, long owner, long poisonedOwner) {
        this.poisonedOwner = poisonedOwner;
        this.owner = Long.toString(owner);
        deduplicating = defect != Defect.NO_DEDUPLICATION;
        identity = defect == Defect.IDS_WITHOUT_OWNER
                ? id -> new MessageId(id.writer(), 0, id.seq(), id.index())
                : UnaryOperator.identity();
    }

    @Override
    public void on(Input input, Moment moment, Consumer<OrderEvent> out) {
        switch (input) {
            case Input.Request request -> {
                MessageId id = request.id();
                boolean repeated = deduplicating && decided.contains(identity.apply(id));
                out.accept(
                        repeated
                                ? new OrderRepeated(id, id)
                                : new CancelDenied(id, id, DenialReason.UNKNOWN_ORDER, owner));
                if (id.owner() == poisonedOwner) {
                    throw new IllegalStateException("planted");
                }
            }
            case Input.LogSuspect suspect ->
                out.accept(new TradingStateChanged(NOBODY, "", TradingState.HALTED, "log-truncated", "model", ""));
            case Input.Market market -> {}
            case Input.MarketRecord market -> {}
            case Input.Commanded command -> {}
            case Input.Event event -> {}
            case Input.Recorded recorded -> {}
            case Input.Signalled signalled -> {}
            case Input.Malformed malformed -> out.accept(malformed.rejection());
            case Input.Rejected rejected -> out.accept(rejected.rejection());
            case Input.Timer timer -> {}
        }
    }

    @Override
    public void save(StateWriter out) {
        out.list(decided, out::id);
    }

    @Override
    public void restore(StateReader in) {
        in.list(() -> decided.add(in.id()));
    }

    @Override
    public void apply(OrderEvent event, Moment moment) {
        if (event instanceof CancelDenied outcome) {
            decided.add(identity.apply(outcome.requestId()));
        }
    }
}
