package io.nautilus.risk.domain;

import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.SubmitOrder;
import java.util.List;
import java.util.Optional;

/** A gate that a flow is let loose on, with a clock in hand. */
interface FlowBench {
    /** The clock goes on, or back. */
    void pass(long nanos);

    /** Time itself is looked at. */
    void tick();

    /** One market-data record with these messages. */
    void market(MarketEvent... messages);

    MessageId request(OrderRequest request);

    MessageId command(Commanding commanding);

    /** What a dry run says now; nothing where the bench decides later. */
    default Optional<DryRun> dryRun(OrderTerms terms) {
        return Optional.empty();
    }

    /** An id that nobody has. */
    MessageId nextId();

    /** All that was said. */
    List<OrderEvent> events();

    interface Commanding {
        Command with(String id);
    }

    default MessageId submit(OrderTerms terms) {
        return request(new SubmitOrder(terms, "trader"));
    }

    default MessageId cancel(MessageId order, String key) {
        return request(new CancelOrder(order, "trader", key));
    }

    default MessageId cancelAll(String account, String key) {
        return request(new CancelAll(account, "trader", key));
    }
}
