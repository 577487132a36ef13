package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Orders, cancels, commands, market data and time by a seed: most of it sensible, some of it not. */
final class RandomFlow {
    private final Random random;
    private final FlowBench bench;
    private final List<MessageId> orders = new ArrayList<>();
    private List<String> accounts = List.of("main");
    private boolean takingOnly;
    private int names;
    private RandomOrders draw;

    RandomFlow(long seed, FlowBench bench) {
        this.random = new Random(seed);
        this.bench = bench;
    }

    /** Orders that take and never rest. */
    RandomFlow takingOnly() {
        takingOnly = true;
        return this;
    }

    /** Orders and commands of these accounts. */
    RandomFlow of(List<String> of) {
        accounts = of;
        return this;
    }

    /** Takes up orders of an earlier flow. */
    RandomFlow knows(List<OrderEvent> events) {
        for (OrderEvent event : events) {
            if (event instanceof OrderAccepted accepted) {
                orders.add(accepted.orderId());
            }
        }
        names = events.size();
        return this;
    }

    void run(int steps) {
        draw = new RandomOrders(random, accounts, takingOnly, names);
        for (int i = 0; i < steps; i++) {
            bench.pass(random.nextInt(300_000_000));
            step();
        }
    }

    private void step() {
        int kind = random.nextInt(20);
        if (kind < 8) {
            submit(draw.next());
        } else if (kind < 10) {
            cancel();
        } else if (kind < 13) {
            bench.market(status(MarketState.LIVE), level(draw.side(), draw.price(), random.nextInt(4) * 500L));
        } else if (kind < 15) {
            Trade trade = trade(draw.side(), draw.price(), 1 + random.nextInt(2_000));
            bench.market(status(MarketState.LIVE), random.nextInt(6) == 0 ? told(trade) : trade);
        } else if (kind == 15) {
            bench.market(status(MarketState.LIVE), book());
        } else if (kind == 16) {
            odd();
        } else {
            bench.tick();
        }
    }

    private void submit(OrderTerms terms) {
        Optional<DryRun> told = bench.dryRun(terms);
        int before = bench.events().size();
        MessageId id = bench.submit(terms);
        told.ifPresent(run -> DryRunAudit.check(
                run, terms, id, bench.events().subList(before, bench.events().size())));
        orders.add(id);
    }

    private void cancel() {
        String key = key();
        if (random.nextInt(6) == 0) {
            bench.cancelAll(random.nextBoolean() ? "" : draw.account(), key);
        } else {
            MessageId order = orders.isEmpty() ? bench.nextId() : orders.get(random.nextInt(orders.size()));
            bench.cancel(order, key);
        }
    }

    private void odd() {
        String key = key();
        String account = random.nextInt(6) == 0 ? "" : draw.account();
        switch (random.nextInt(8)) {
            case 0 -> bench.command(id -> new Command.Halt(id, "admin", key, account, "r"));
            case 1 -> bench.command(id -> new Command.Deposit(id, "admin", key, "main", "USD", "12.5"));
            case 2 -> bench.market(status(MarketState.STALE));
            case 3 -> bench.pass(3 * SECOND);
            case 4 -> bench.command(id -> new Command.Reduce(id, "admin", key, account, "r"));
            default -> bench.command(id -> new Command.Resume(id, "admin", key, account, "r"));
        }
    }

    private String key() {
        return random.nextInt(3) == 0 ? "k" + random.nextInt(4) : "";
    }

    /** A print that the book has in it already. */
    private static Trade told(Trade trade) {
        return new Trade(
                trade.instrumentId(),
                START,
                trade.priceDecimals(),
                trade.quantityDecimals(),
                trade.price(),
                trade.quantity(),
                trade.aggressor());
    }
}
