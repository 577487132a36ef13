package io.nautilus.launcher.faults;

import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.launcher.faults.Prices.Touch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Orders of every kind on several instruments, near the prices of the moment: limits that rest at the touch or inside it
 * and are traded with, fill-or-kill that is filled or is not, post-only that waits or would take, reduce-only that
 * reduces or would not. They are of main and of an account with limits; main leaves the instrument alone on which people
 * trade, since what rests there would meet their orders.
 */
final class MixedOrders {
    private static final List<String> MAIN = List.of("ETH-USD.SIM", "SOL-USD.SIM", "LTC-USD.SIM", "EUR-USD.SIM");
    /** One of them is not allowed to the account. */
    private static final List<String> LIMITED = List.of(Traffic.INSTRUMENT, "ETH-USD.SIM", LimitedAccount.RESTRICTED);

    private static final int MOST_LOTS = 12;
    private static final int POSITION_LOTS = 60;
    private static final int BEYOND_TICKS = 20;

    private final String prefix;
    private final String limited;
    private final Prices prices;
    private final RandomGenerator random;

    MixedOrders(String prefix, String limited, Prices prices, RandomGenerator random) {
        this.prefix = prefix;
        this.limited = limited;
        this.prices = prices;
        this.random = random;
    }

    /** Nothing as long as no price is known. */
    Optional<SubmitOrder> next(int number) {
        boolean main = random.nextInt(4) > 0;
        List<String> instruments = main ? MAIN : LIMITED;
        String instrument = instruments.get(random.nextInt(instruments.size()));
        String account = main ? OrderDraft.MAIN : limited;
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        int kind = random.nextInt(13);
        int lots = kind == 0 ? POSITION_LOTS : 1 + random.nextInt(MOST_LOTS);
        return prices.of(instrument).map(touch -> {
            BigDecimal quantity = touch.lot().multiply(BigDecimal.valueOf(lots));
            Side of = kind == 0 ? Side.BUY : side;
            return order(kind, new OrderDraft(account, prefix + "-x" + number, instrument, of, quantity), touch);
        });
    }

    private static SubmitOrder order(int kind, OrderDraft draft, Touch touch) {
        return switch (kind) {
            case 0 -> draft.market(TimeInForce.IOC, false);
            case 1 -> draft.limit(beyond(draft, touch), TimeInForce.FOK);
            case 2 -> draft.limit(own(draft, touch, 0), TimeInForce.FOK);
            case 3 -> draft.postOnly(own(draft, touch, 0));
            case 4 -> draft.postOnly(beyond(draft, touch));
            case 5 -> draft.reduceOnly(own(draft, touch, 1), TimeInForce.GTC);
            case 6 -> draft.market(TimeInForce.FOK, true);
            case 7 -> draft.limit(beyond(draft, touch), TimeInForce.IOC);
            case 8, 9 -> draft.limit(own(draft, touch, 1), TimeInForce.GTC);
            default -> draft.limit(own(draft, touch, 0), TimeInForce.GTC);
        };
    }

    /** The best price of its own side, or so many ticks inside it. */
    private static BigDecimal own(OrderDraft draft, Touch touch, int inside) {
        return draft.side() == Side.BUY ? touch.away(touch.bid(), inside) : touch.away(touch.ask(), -inside);
    }

    /** Behind the best price of the other side. */
    private static BigDecimal beyond(OrderDraft draft, Touch touch) {
        return draft.side() == Side.BUY
                ? touch.away(touch.ask(), BEYOND_TICKS)
                : touch.away(touch.bid(), -BEYOND_TICKS);
    }
}
