package io.nautilus.trading;

import io.nautilus.contracts.Holding;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account's books: cash per currency, positions, fees, and what open orders have reserved. At any time, in every
 * currency, what was funded plus what was realised less fees equals cash plus the cost of positions, exactly
 * ({@link #discrepancy}). Not for use by several threads.
 */
public final class Account {
    /** The most lines that {@link #holdings} gives. */
    public static final int MAX_HOLDINGS = 4_096;

    private final String name;
    private final String currency;
    private final Fees fees;
    private final TreeMap<String, Amount> cash = new TreeMap<>();
    private final TreeMap<String, Amount> funded = new TreeMap<>();
    private final TreeMap<String, Amount> feesPaid = new TreeMap<>();
    private final TreeMap<String, Amount> reservedCash = new TreeMap<>();
    private final TreeMap<String, Position> positions = new TreeMap<>();
    private final TreeMap<String, Amount> outgoing = new TreeMap<>();
    private final TreeMap<String, Amount> incoming = new TreeMap<>();

    public Account(String name, String currency, Fees fees) {
        this.name = name;
        this.currency = currency;
        this.fees = fees;
    }

    /** Writes all of it, its name included. */
    public void save(StateWriter out) {
        out.text(name);
        out.text(currency);
        out.number(fees.makerMillionths());
        out.number(fees.takerMillionths());
        for (TreeMap<String, Amount> each : List.of(cash, funded, feesPaid, reservedCash, outgoing, incoming)) {
            out.map(each, amount -> amount.save(out));
        }
        out.map(positions, position -> position.save(out));
    }

    /** The account that {@link #save} wrote. */
    public static Account restored(StateReader in) {
        Account account = new Account(in.text(), in.text(), new Fees(in.integer(), in.integer()));
        for (TreeMap<String, Amount> each : List.of(
                account.cash,
                account.funded,
                account.feesPaid,
                account.reservedCash,
                account.outgoing,
                account.incoming)) {
            in.map(key -> each.put(key, Amount.restored(in)));
        }
        in.map(instrument -> account.positions.put(instrument, Position.restored(in)));
        return account;
    }

    public String name() {
        return name;
    }

    /** The currency its profit and loss is stated in. */
    public String currency() {
        return currency;
    }

    public Fees fees() {
        return fees;
    }

    /** Cash came from outside, or went where negative. */
    public void fund(String cashCurrency, Amount amount) {
        cash.merge(cashCurrency, amount, Amount::plus);
        funded.merge(cashCurrency, amount, Amount::plus);
    }

    /**
     * Begins anew with this cash and no positions. Throws {@link IllegalStateException} while an open order has
     * reserved anything.
     */
    public void reset(Amount openingCash) {
        if (!reservedCash.isEmpty() || !outgoing.isEmpty() || !incoming.isEmpty()) {
            throw new IllegalStateException("account " + name + " has open orders");
        }
        cash.clear();
        funded.clear();
        feesPaid.clear();
        positions.clear();
        fund(currency, openingCash);
    }

    /** Books a fill: cash, position, fee. The reservation of its order is the caller's to change. */
    public void fill(OrderFilled fill) {
        Amount quantity = new Amount(fill.quantityDecimals(), fill.quantity());
        Amount notional = new Amount(fill.quoteDecimals(), fill.notional());
        Amount fee = new Amount(fill.quoteDecimals(), fill.fee());
        Amount flow = fill.side() == Side.BUY ? Amount.ZERO.minus(notional) : notional;
        Position before = positions.getOrDefault(fill.instrument(), Position.none(fill.quoteCurrency()));
        positions.put(
                fill.instrument(),
                switch (fill.side()) {
                    case BUY -> before.bought(quantity, notional);
                    case SELL -> before.sold(quantity, notional);
                });
        cash.merge(fill.quoteCurrency(), flow.minus(fee), Amount::plus);
        feesPaid.merge(fill.quoteCurrency(), fee, Amount::plus);
    }

    public void reserve(Reservation open) {
        add(reservedCash, open.currency(), open.cash());
        add(outgoing, open.instrument(), open.outgoing());
        add(incoming, open.instrument(), open.incoming());
    }

    public void release(Reservation open) {
        subtract(reservedCash, open.currency(), open.cash());
        subtract(outgoing, open.instrument(), open.outgoing());
        subtract(incoming, open.instrument(), open.incoming());
    }

    private static void add(Map<String, Amount> reserved, String of, Amount amount) {
        put(reserved, of, reserved.getOrDefault(of, Amount.ZERO).plus(amount));
    }

    private static void subtract(Map<String, Amount> reserved, String of, Amount amount) {
        put(reserved, of, reserved.getOrDefault(of, Amount.ZERO).minus(amount));
    }

    private static void put(Map<String, Amount> reserved, String of, Amount sum) {
        if (sum.sign() < 0) {
            throw new IllegalStateException("reserved " + sum + " of " + of);
        }
        if (sum.isZero()) {
            reserved.remove(of);
        } else {
            reserved.put(of, sum);
        }
    }

    public Amount cash(String cashCurrency) {
        return cash.getOrDefault(cashCurrency, Amount.ZERO);
    }

    public Amount reservedCash(String cashCurrency) {
        return reservedCash.getOrDefault(cashCurrency, Amount.ZERO);
    }

    /** Whether open orders have reserved cash of any other currency. */
    public boolean reservesOtherThan(String cashCurrency) {
        for (String reserved : reservedCash.keySet()) {
            if (!reserved.equals(cashCurrency)) {
                return true;
            }
        }
        return false;
    }

    /** Cash that no open order has reserved. */
    public Amount availableCash(String cashCurrency) {
        return cash(cashCurrency).minus(reservedCash(cashCurrency));
    }

    public Amount feesPaid(String cashCurrency) {
        return feesPaid.getOrDefault(cashCurrency, Amount.ZERO);
    }

    public Amount funded(String cashCurrency) {
        return funded.getOrDefault(cashCurrency, Amount.ZERO);
    }

    /** Every currency the account ever had cash in, sorted. */
    public Collection<String> currencies() {
        return Collections.unmodifiableCollection(cash.keySet());
    }

    /** Positions by instrument, sorted; those sold out stay with what they realised. */
    public Map<String, Position> positions() {
        return Collections.unmodifiableMap(positions);
    }

    public Amount held(String instrument) {
        Position position = positions.get(instrument);
        return position == null ? Amount.ZERO : position.quantity();
    }

    /** What open orders to sell have reserved of a position. */
    public Amount outgoing(String instrument) {
        return outgoing.getOrDefault(instrument, Amount.ZERO);
    }

    /** What open orders to buy may still add to a position. */
    public Amount incoming(String instrument) {
        return incoming.getOrDefault(instrument, Amount.ZERO);
    }

    /** Currencies and positions that are not empty, sorted by asset, the first {@link #MAX_HOLDINGS} of them. */
    public List<Holding> holdings() {
        List<Holding> holdings = new ArrayList<>(cash.size() + positions.size());
        cash.forEach((asset, amount) -> holdings.add(new Holding(asset, amount.decimals(), amount.mantissa(), 0, 0)));
        positions.forEach((asset, position) -> {
            if (!position.quantity().isZero()) {
                holdings.add(line(asset, position));
            }
        });
        holdings.sort(Comparator.comparing(Holding::asset));
        return holdings.size() <= MAX_HOLDINGS ? holdings : holdings.subList(0, MAX_HOLDINGS);
    }

    private static Holding line(String asset, Position position) {
        return new Holding(
                asset,
                position.quantity().decimals(),
                position.quantity().mantissa(),
                position.cost().decimals(),
                position.cost().mantissa());
    }

    /** What does not balance in a currency: always zero, or the books are broken. */
    public Amount discrepancy(String cashCurrency) {
        Amount left = funded(cashCurrency).minus(feesPaid(cashCurrency)).minus(cash(cashCurrency));
        for (Position position : positions.values()) {
            if (position.quoteCurrency().equals(cashCurrency)) {
                left = left.plus(position.realised()).minus(position.cost());
            }
        }
        return left;
    }
}
