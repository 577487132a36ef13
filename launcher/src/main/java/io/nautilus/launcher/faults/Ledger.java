package io.nautilus.launcher.faults;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.launcher.faults.Journal.Entry;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The books of every account as they have to be: from the journal's events by arithmetic of its own, in which nothing
 * but {@link BigDecimal} takes part. Every fill is checked on the way.
 */
public final class Ledger {
    private final Map<String, LedgerAccount> accounts = new TreeMap<>();
    private final Map<MessageId, LedgerOrder> orders = new HashMap<>();

    public static Ledger of(Journal journal) {
        Ledger ledger = new Ledger();
        journal.entries().forEach(ledger::book);
        return ledger;
    }

    private void book(Entry entry) {
        switch (entry.event()) {
            case AccountOpened opened -> opened(opened);
            case CashChanged changed -> booked(entry, changed.account()).changed(changed);
            case AccountReset reset -> reset(entry, reset);
            case OrderAccepted accepted -> accepted(accepted);
            case OrderFilled filled -> {
                order(filled.orderId()).filled(filled);
                booked(entry, filled.account()).filled(filled);
            }
            case OrderCancelled cancelled -> order(cancelled.orderId()).cancelled(cancelled);
            case OrderDenied other -> {}
            case OrderRepeated other -> {}
            case CancelDenied other -> {}
            case CancelAllDone other -> {}
            case CommandDenied other -> {}
            case CommandRepeated other -> {}
            case TradingStateChanged other -> {}
            case MarketStateChanged other -> {}
            case BooksReported other -> {}
            case InputRejected other -> {}
            case GateConfigured other -> {}
            case LimitsChanged other -> {}
            case EquityMarked other -> {}
        }
    }

    private void opened(AccountOpened opened) {
        LedgerAccount before = accounts.put(opened.account(), new LedgerAccount(opened));
        Check.that(before == null, "the account %s is opened once", opened.account());
    }

    private LedgerAccount booked(Entry entry, String account) {
        LedgerAccount books = account(account);
        books.booked(entry.frame().at().offset());
        return books;
    }

    private void reset(Entry entry, AccountReset reset) {
        List<MessageId> open = open(reset.account());
        Check.that(open.isEmpty(), "%s leaves nothing open; %s are", reset, open);
        booked(entry, reset.account()).reset(reset);
    }

    private void accepted(OrderAccepted accepted) {
        LedgerOrder order =
                new LedgerOrder(accepted, account(accepted.terms().account()).opened());
        Check.that(orders.put(accepted.orderId(), order) == null, "%s is accepted once", accepted.orderId());
    }

    private LedgerOrder order(MessageId id) {
        LedgerOrder order = orders.get(id);
        Check.that(order != null, "%s was accepted before", id);
        return order;
    }

    /** The books of an account, which must be there. */
    public LedgerAccount account(String name) {
        LedgerAccount account = accounts.get(name);
        Check.that(account != null, "the account %s was opened before", name);
        return account;
    }

    Map<String, LedgerAccount> accounts() {
        return Collections.unmodifiableMap(accounts);
    }

    /** Orders of which something is still open. */
    public List<MessageId> open() {
        return orders.entrySet().stream()
                .filter(order -> order.getValue().isOpen())
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<MessageId> open(String account) {
        return open().stream()
                .filter(id -> orders.get(id).account().equals(account))
                .toList();
    }

    public static BigDecimal decimal(long mantissa, int decimals) {
        return BigDecimal.valueOf(mantissa, decimals);
    }
}
