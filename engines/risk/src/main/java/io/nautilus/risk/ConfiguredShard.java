package io.nautilus.risk;

import io.nautilus.risk.domain.OrdersView;
import io.nautilus.risk.domain.RiskPolicy;
import io.nautilus.risk.domain.RiskPolicy.Wanted;
import io.nautilus.runtime.engine.LoopBody;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A shard that is ready when what is configured is on the log: what decides has to be there. Until then it has the
 * missing commands sent, again where their outcome does not come.
 */
final class ConfiguredShard implements LoopBody {
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final LoopBody shard;
    private final RiskPolicy policy;
    private final OrdersView view;
    private final Consumer<List<Wanted>> sender;
    private final LongSupplier ticker;
    private final Runnable between;
    private boolean sent;
    private long sentNanos;
    private volatile boolean configured;

    /**
     * {@code sender} must not block; {@code ticker} is a clock in nanoseconds that never goes back; {@code between}
     * runs between two passes of a ready shard, by its thread.
     */
    ConfiguredShard(
            LoopBody shard,
            RiskPolicy policy,
            OrdersView view,
            Consumer<List<Wanted>> sender,
            LongSupplier ticker,
            Runnable between) {
        this.shard = shard;
        this.policy = policy;
        this.view = view;
        this.sender = sender;
        this.ticker = ticker;
        this.between = between;
    }

    @Override
    public void begin() throws InterruptedException {
        shard.begin();
    }

    @Override
    public void pass() {
        shard.pass();
        if (shard.state() != State.READY) {
            return;
        }
        if (configured) {
            between.run();
        } else {
            configure();
        }
    }

    private void configure() {
        List<Wanted> missing = policy.missing(view.rules(), view.books().accounts());
        if (missing.isEmpty()) {
            configured = true;
        } else if (!sent || ticker.getAsLong() - sentNanos >= AGAIN_NANOS) {
            sent = true;
            sentNanos = ticker.getAsLong();
            sender.accept(missing);
        }
    }

    @Override
    public void finish() {
        shard.finish();
    }

    @Override
    public State state() {
        State state = shard.state();
        return state == State.READY && !configured ? State.RECOVERING : state;
    }

    @Override
    public List<Lag> lags() {
        return shard.lags();
    }

    @Override
    public boolean answeredBacklog() {
        return shard.answeredBacklog();
    }

    @Override
    public void wake() {
        shard.wake();
    }

    @Override
    public void close() {
        shard.close();
    }
}
