package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The books of one account as they have to be: from the journal's events by arithmetic of its own, in which nothing but
 * {@link BigDecimal} takes part. Every fill is checked on the way.
 */
final class Ledger {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** A position. */
    static final class Holding {
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal realised = BigDecimal.ZERO;
    }

    private static final class Traded {
        BigDecimal quantity;
        BigDecimal left;
        int fills;
    }

    private final Map<String, BigDecimal> cash = new TreeMap<>();
    private final Map<String, Holding> holdings = new TreeMap<>();
    private final Map<MessageId, Traded> orders = new HashMap<>();
    private BigDecimal fees = BigDecimal.ZERO;
    private AccountOpened account;

    static Ledger of(Journal journal) {
        Ledger ledger = new Ledger();
        journal.entries().forEach(entry -> {
            switch (entry.event()) {
                case AccountOpened opened -> ledger.opened(opened);
                case CashChanged changed -> ledger.changed(changed);
                case OrderAccepted accepted -> ledger.accepted(accepted);
                case OrderFilled filled -> ledger.filled(filled);
                case OrderCancelled cancelled -> ledger.cancelled(cancelled);
                default -> {}
            }
        });
        return ledger;
    }

    private void opened(AccountOpened opened) {
        assertThat(account).as("the account is opened once").isNull();
        account = opened;
    }

    private void changed(CashChanged changed) {
        BigDecimal balance = pay(changed.currency(), decimal(changed.amount(), changed.decimals()));
        assertThat(balance).isEqualByComparingTo(decimal(changed.balance(), changed.decimals()));
    }

    private BigDecimal pay(String currency, BigDecimal amount) {
        return cash.merge(currency, amount, BigDecimal::add);
    }

    private void accepted(OrderAccepted accepted) {
        Traded order = new Traded();
        order.quantity = decimal(accepted.terms().quantity(), accepted.terms().quantityDecimals());
        order.left = order.quantity;
        assertThat(orders.put(accepted.orderId(), order))
                .as("%s is accepted once", accepted.orderId())
                .isNull();
    }

    private void filled(OrderFilled filled) {
        Traded order = orders.get(filled.orderId());
        BigDecimal quantity = decimal(filled.quantity(), filled.quantityDecimals());
        order.left = order.left.subtract(quantity);
        assertThat(filled.fill())
                .as("fills of %s are numbered", filled.orderId())
                .isEqualTo(order.fills++);
        assertThat(quantity).isPositive();
        assertThat(decimal(filled.leaves(), filled.quantityDecimals()))
                .as("what %s leaves open", filled)
                .isEqualByComparingTo(order.left)
                .isNotNegative();
        BigDecimal notional =
                rounded(decimal(filled.price(), filled.priceDecimals()).multiply(quantity), filled);
        BigDecimal fee = rounded(notional.multiply(rate(filled.liquidity())).divide(MILLION), filled);
        assertThat(decimal(filled.notional(), filled.quoteDecimals())).isEqualByComparingTo(notional);
        assertThat(decimal(filled.fee(), filled.quoteDecimals())).isEqualByComparingTo(fee);
        fees = fees.add(fee);
        book(filled, quantity, notional, fee);
    }

    private BigDecimal rate(Liquidity liquidity) {
        return BigDecimal.valueOf(
                liquidity == Liquidity.MAKER ? account.makerFeeMillionths() : account.takerFeeMillionths());
    }

    private static BigDecimal rounded(BigDecimal exact, OrderFilled filled) {
        return exact.setScale(filled.quoteDecimals(), RoundingMode.HALF_EVEN);
    }

    private void book(OrderFilled filled, BigDecimal quantity, BigDecimal notional, BigDecimal fee) {
        Holding holding = holdings.computeIfAbsent(filled.instrument(), symbol -> new Holding());
        if (filled.side() == Side.BUY) {
            holding.quantity = holding.quantity.add(quantity);
            holding.cost = holding.cost.add(notional);
            pay(filled.quoteCurrency(), notional.add(fee).negate());
        } else {
            BigDecimal released = holding.cost
                    .multiply(quantity)
                    .divide(holding.quantity, filled.quoteDecimals(), RoundingMode.HALF_EVEN);
            holding.quantity = holding.quantity.subtract(quantity);
            holding.cost = holding.cost.subtract(released);
            holding.realised = holding.realised.add(notional.subtract(released));
            pay(filled.quoteCurrency(), notional.subtract(fee));
        }
    }

    private void cancelled(OrderCancelled cancelled) {
        Traded order = orders.get(cancelled.orderId());
        assertThat(decimal(cancelled.leaves(), cancelled.quantityDecimals()))
                .as("what %s gives up", cancelled)
                .isEqualByComparingTo(order.left)
                .isPositive();
        order.left = BigDecimal.ZERO;
    }

    static BigDecimal decimal(long mantissa, int decimals) {
        return BigDecimal.valueOf(mantissa, decimals);
    }

    BigDecimal cash(String currency) {
        return cash.getOrDefault(currency, BigDecimal.ZERO);
    }

    BigDecimal fees() {
        return fees;
    }

    Holding holding(String instrument) {
        return holdings.getOrDefault(instrument, new Holding());
    }

    /** Risk and portfolio show these books and no others. Portfolio follows, so it is given time to. */
    void isWhatPeopleSee(Api api, Journal journal) {
        var risk = Await.until(
                "risk's books",
                () -> api.get("risk", "/risk/positions").json(),
                books -> books.path("journalOffset").asLong() >= lastBooked(journal));
        var own = risk.path("accounts").path("main");
        compare("risk's cash", own.path("cash").properties(), cash);
        compare("risk's positions", own.path("positions").properties(), quantities());
        var books = Await.until(
                "portfolio's books",
                () -> api.get("portfolio", "/portfolios/main").json(),
                at -> at.path("place").path("offset").asLong() >= lastBooked(journal));
        compare("portfolio's cash", books.path("cash").properties(), cash);
        assertThat(new BigDecimal(books.path("fees").path("value").asText())).isEqualByComparingTo(fees);
        Set<String> listed = new TreeSet<>();
        books.path("positions").forEach(position -> {
            Holding holding = holding(position.path("instrument").asText());
            listed.add(position.path("instrument").asText());
            assertThat(new BigDecimal(position.path("quantity").asText())).isEqualByComparingTo(holding.quantity);
            assertThat(new BigDecimal(position.path("cost").asText())).isEqualByComparingTo(holding.cost);
            assertThat(new BigDecimal(position.path("realised").asText())).isEqualByComparingTo(holding.realised);
        });
        assertThat(listed).containsAll(quantities().keySet());
    }

    /** The last frame that changed cash or a position; what follows it may be news of markets only. */
    private static long lastBooked(Journal journal) {
        return journal.entries()
                .filter(entry -> entry.event() instanceof OrderFilled || entry.event() instanceof CashChanged)
                .mapToLong(entry -> entry.frame().at().offset())
                .max()
                .orElseThrow();
    }

    private Map<String, BigDecimal> quantities() {
        Map<String, BigDecimal> held = new TreeMap<>();
        holdings.forEach((symbol, holding) -> {
            if (holding.quantity.signum() != 0) {
                held.put(symbol, holding.quantity);
            }
        });
        return held;
    }

    private static <N extends JsonNode> void compare(
            String what, Set<Map.Entry<String, N>> shown, Map<String, BigDecimal> expected) {
        Map<String, BigDecimal> plain = new TreeMap<>();
        shown.forEach(entry -> {
            BigDecimal value = new BigDecimal(entry.getValue().asText());
            if (value.signum() != 0) {
                plain.put(entry.getKey(), value.stripTrailingZeros());
            }
        });
        Map<String, BigDecimal> stripped = new TreeMap<>();
        expected.forEach((name, value) -> stripped.put(name, value.stripTrailingZeros()));
        assertThat(plain).as(what).isEqualTo(stripped);
    }

    /** Orders of which something is still open. */
    List<MessageId> open() {
        return orders.entrySet().stream()
                .filter(order -> order.getValue().left.signum() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
