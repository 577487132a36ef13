package io.nautilus.risk.domain;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What orders ask for, by a seed: every type, time in force and instruction, and now and then the same once more. */
final class RandomOrders {
    /** All prices of a flow, of orders and of books, are between these. */
    static final long LOWEST_PRICE = 9_985;

    static final long HIGHEST_PRICE = 10_015;
    private static final int TICK = 5;

    private final Random random;
    private final List<String> accounts;
    private final boolean takingOnly;
    private final List<OrderTerms> asked = new ArrayList<>();
    private int names;

    /** {@code names} names are taken; the first account has most of the orders; {@code takingOnly} ones never rest. */
    RandomOrders(Random random, List<String> accounts, boolean takingOnly, int names) {
        this.random = random;
        this.accounts = accounts;
        this.takingOnly = takingOnly;
        this.names = names;
    }

    OrderTerms next() {
        boolean again = !asked.isEmpty() && random.nextInt(12) == 0;
        OrderTerms terms = again ? asked.get(random.nextInt(asked.size())) : newOrder();
        asked.add(terms);
        return terms;
    }

    private OrderTerms newOrder() {
        String name = "o" + (random.nextInt(10) == 0 ? random.nextInt(names + 1) : names++);
        long quantity = 1 + random.nextInt(random.nextInt(10) == 0 ? 20_000_000 : 2_000);
        return switch (random.nextInt(takingOnly ? 3 : 8)) {
            case 0 -> order(name, quantity, OrderTerms.NO_PRICE, TimeInForce.IOC, false);
            case 1 -> order(name, quantity, price(), TimeInForce.IOC, false);
            case 2 -> order(name, quantity, price(), TimeInForce.FOK, false);
            case 3 -> order(name, quantity, price(), TimeInForce.GTC, true);
            default -> order(name, quantity, price(), TimeInForce.GTC, false);
        };
    }

    private OrderTerms order(String name, long quantity, long price, TimeInForce timeInForce, boolean postOnly) {
        return new OrderTerms(
                account(),
                name,
                GateBench.BTC,
                side(),
                price == OrderTerms.NO_PRICE ? OrderType.MARKET : OrderType.LIMIT,
                timeInForce,
                GateBench.QUANTITY_DECIMALS,
                quantity,
                GateBench.PRICE_DECIMALS,
                price,
                postOnly,
                random.nextInt(10) == 0);
    }

    String account() {
        return accounts.get(random.nextInt(3) > 0 ? 0 : random.nextInt(accounts.size()));
    }

    Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    long price() {
        int ticks = (int) (HIGHEST_PRICE - LOWEST_PRICE) / TICK;
        return LOWEST_PRICE + TICK * random.nextInt(ticks + 1);
    }
}
