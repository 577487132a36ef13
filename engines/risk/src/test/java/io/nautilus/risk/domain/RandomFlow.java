package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Orders, cancels, commands, market data and time by a seed: most of it sensible, some of it not. */
final class RandomFlow {
    private final Random random;
    private final FlowBench bench;
    private final List<MessageId> orders = new ArrayList<>();
    private final List<OrderTerms> asked = new ArrayList<>();
    private boolean takingOnly;
    private int names;

    RandomFlow(long seed, FlowBench bench) {
        this.random = new Random(seed);
        this.bench = bench;
    }

    /** Orders that take and never rest. */
    RandomFlow takingOnly() {
        takingOnly = true;
        return this;
    }

    /** Takes up orders of an earlier flow. */
    void knows(List<OrderEvent> events) {
        for (OrderEvent event : events) {
            if (event instanceof OrderAccepted accepted) {
                orders.add(accepted.orderId());
            }
        }
        names = events.size();
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            bench.pass(random.nextInt(300_000_000));
            step();
        }
    }

    private void step() {
        int kind = random.nextInt(20);
        if (kind < 8) {
            orders.add(bench.submit(order()));
        } else if (kind < 10) {
            cancel();
        } else if (kind < 13) {
            bench.market(status(MarketState.LIVE), level(side(), price(), random.nextInt(4) * 500L));
        } else if (kind < 15) {
            Trade trade = trade(side(), price(), 1 + random.nextInt(2_000));
            bench.market(status(MarketState.LIVE), random.nextInt(6) == 0 ? told(trade) : trade);
        } else if (kind == 15) {
            bench.market(status(MarketState.LIVE), book());
        } else if (kind == 16) {
            odd();
        } else {
            bench.tick();
        }
    }

    private OrderTerms order() {
        OrderTerms terms =
                !asked.isEmpty() && random.nextInt(12) == 0 ? asked.get(random.nextInt(asked.size())) : newOrder();
        asked.add(terms);
        return terms;
    }

    private OrderTerms newOrder() {
        String name = "o" + (random.nextInt(10) == 0 ? random.nextInt(names + 1) : names++);
        long quantity = 1 + random.nextInt(random.nextInt(10) == 0 ? 20_000_000 : 2_000);
        return switch (random.nextInt(takingOnly ? 2 : 5)) {
            case 0 -> GateBench.market(name, side(), quantity);
            case 1 -> ioc(name, side(), quantity, price());
            default -> limit(name, side(), quantity, price());
        };
    }

    private void cancel() {
        String key = random.nextInt(3) == 0 ? "k" + random.nextInt(4) : "";
        if (random.nextInt(6) == 0) {
            bench.cancelAll(random.nextBoolean() ? "" : "main", key);
        } else {
            MessageId order = orders.isEmpty() ? bench.nextId() : orders.get(random.nextInt(orders.size()));
            bench.cancel(order, key);
        }
    }

    private void odd() {
        String key = random.nextInt(3) == 0 ? "k" + random.nextInt(4) : "";
        switch (random.nextInt(6)) {
            case 0 -> bench.command(id -> new Command.Halt(id, "admin", key, "main", "r"));
            case 1 -> bench.command(id -> new Command.Deposit(id, "admin", key, "main", "USD", "12.5"));
            case 2 -> bench.market(status(MarketState.STALE));
            case 3 -> bench.pass(3 * SECOND);
            default -> bench.command(id -> new Command.Resume(id, "admin", key, "main", "r"));
        }
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

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private long price() {
        return 9_985 + 5L * random.nextInt(7);
    }
}
