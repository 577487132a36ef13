package io.nautilus.launcher.faults;

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
public final class Ledger {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** A position. */
    public static final class Holding {
        public BigDecimal quantity = BigDecimal.ZERO;
        public BigDecimal cost = BigDecimal.ZERO;
        public BigDecimal realised = BigDecimal.ZERO;
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

    public static Ledger of(Journal journal) {
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
        Check.that(account == null, "the account is opened once");
        account = opened;
    }

    private void changed(CashChanged changed) {
        BigDecimal balance = pay(changed.currency(), decimal(changed.amount(), changed.decimals()));
        Check.same(balance, decimal(changed.balance(), changed.decimals()), "the balance of %s", changed);
    }

    private BigDecimal pay(String currency, BigDecimal amount) {
        return cash.merge(currency, amount, BigDecimal::add);
    }

    private void accepted(OrderAccepted accepted) {
        Traded order = new Traded();
        order.quantity = decimal(accepted.terms().quantity(), accepted.terms().quantityDecimals());
        order.left = order.quantity;
        Check.that(orders.put(accepted.orderId(), order) == null, "%s is accepted once", accepted.orderId());
    }

    private void filled(OrderFilled filled) {
        Traded order = orders.get(filled.orderId());
        BigDecimal quantity = decimal(filled.quantity(), filled.quantityDecimals());
        order.left = order.left.subtract(quantity);
        Check.equal(filled.fill(), order.fills++, "the number of the fill %s", filled);
        Check.that(quantity.signum() > 0, "%s has a quantity", filled);
        Check.same(decimal(filled.leaves(), filled.quantityDecimals()), order.left, "what is left open by %s", filled);
        Check.that(order.left.signum() >= 0, "%s leaves nothing below zero", filled);
        BigDecimal notional =
                rounded(decimal(filled.price(), filled.priceDecimals()).multiply(quantity), filled);
        BigDecimal fee = rounded(notional.multiply(rate(filled.liquidity())).divide(MILLION), filled);
        Check.same(decimal(filled.notional(), filled.quoteDecimals()), notional, "the notional of %s", filled);
        Check.same(decimal(filled.fee(), filled.quoteDecimals()), fee, "the fee of %s", filled);
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
        Check.same(
                decimal(cancelled.leaves(), cancelled.quantityDecimals()), order.left, "what %s gives up", cancelled);
        Check.that(order.left.signum() > 0, "%s gives up something", cancelled);
        order.left = BigDecimal.ZERO;
    }

    public static BigDecimal decimal(long mantissa, int decimals) {
        return BigDecimal.valueOf(mantissa, decimals);
    }

    public BigDecimal cash(String currency) {
        return cash.getOrDefault(currency, BigDecimal.ZERO);
    }

    public BigDecimal fees() {
        return fees;
    }

    public Holding holding(String instrument) {
        return holdings.getOrDefault(instrument, new Holding());
    }

    /** Risk and portfolio show these books and no others. Portfolio follows, so it is given time to. */
    public void isWhatPeopleSee(Api api, Journal journal) {
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
        Check.same(number(books.path("fees").path("value")), fees, "portfolio's fees");
        Set<String> listed = new TreeSet<>();
        books.path("positions").forEach(position -> {
            String instrument = position.path("instrument").asText();
            Holding holding = holding(instrument);
            listed.add(instrument);
            Check.same(number(position.path("quantity")), holding.quantity, "portfolio's quantity of %s", instrument);
            Check.same(number(position.path("cost")), holding.cost, "portfolio's cost of %s", instrument);
            Check.same(number(position.path("realised")), holding.realised, "portfolio's profit on %s", instrument);
        });
        Check.that(listed.containsAll(quantities().keySet()), "portfolio lists %s, has to %s", listed, quantities());
    }

    private static BigDecimal number(JsonNode node) {
        return new BigDecimal(node.asText());
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
        Check.equal(plain, stripped, what);
    }

    /** Orders of which something is still open. */
    public List<MessageId> open() {
        return orders.entrySet().stream()
                .filter(order -> order.getValue().left.signum() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
