package io.nautilus.portfolio.domain;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.Place;
import io.nautilus.contracts.PortfolioRecord;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.TradingStateChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * The books of one partition of the journal. One thread folds events and follows market data; any thread reads. What
 * was folded is not folded again: a message not later than the last one is passed over.
 */
public final class Books implements Durable {
    public static final int MAX_FILLS = 100_000;
    public static final int MAX_LEDGER = AccountFold.MAX_LEDGER;

    private final String topic;
    private final int partition;
    private final TreeMap<String, AccountFold> accounts = new TreeMap<>();
    private final ConcurrentMap<String, AccountState> published = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<Difference>> differences = new ConcurrentHashMap<>();
    private final Recent<FillEntry> fills = new Recent<>(MAX_FILLS);
    private final Marks marks = new Marks();
    private volatile Place place = Place.BEFORE_ALL;

    /** {@code topic} and {@code partition} are the journal's: they go into the source of what is published. */
    public Books(String topic, int partition) {
        this.topic = topic;
        this.partition = partition;
    }

    /** All but the marks, which market data gives anew. */
    @Override
    public void save(StateWriter out) {
        place.save(out);
        out.map(accounts, fold -> {
            fold.save(out);
            published.get(fold.name()).place().save(out);
        });
        out.map(new TreeMap<>(differences), found -> out.list(found, difference -> difference.save(out)));
        fills.save(out, fill -> fill.save(out));
    }

    @Override
    public void restore(StateReader in) {
        place = Place.restored(in);
        in.map(name -> {
            AccountFold fold = AccountFold.restored(in, marks);
            accounts.put(name, fold);
            published.put(name, fold.state(Place.restored(in)));
        });
        in.map(account -> {
            List<Difference> found = new ArrayList<>();
            in.list(() -> found.add(Difference.restored(in)));
            differences.put(account, found);
        });
        fills.restore(in, () -> FillEntry.restored(in));
    }

    /** Folds a message of the journal; answers what it changed, as the portfolio topic carries it. */
    public List<PortfolioRecord> on(Place at, long timeNanos, OrderEvent event) {
        if (at.compareTo(place) <= 0) {
            return List.of();
        }
        place = at;
        return switch (event) {
            case AccountOpened opened -> opened(opened);
            case CashChanged changed -> publish(fold(changed.account()).changed(changed, at, timeNanos), at);
            case OrderFilled filled -> filled(filled, at, timeNanos);
            case BooksReported reported -> reported(reported, at);
            case OrderAccepted accepted -> List.of();
            case OrderDenied denied -> List.of();
            case OrderCancelled cancelled -> List.of();
            case OrderRepeated repeated -> List.of();
            case CancelDenied denied -> List.of();
            case CancelAllDone done -> List.of();
            case CommandDenied denied -> List.of();
            case CommandRepeated repeated -> List.of();
            case TradingStateChanged changed -> List.of();
            case MarketStateChanged changed -> List.of();
            case InputRejected rejected -> List.of();
            case GateConfigured configured -> List.of();
            case LimitsChanged changed -> List.of();
            case EquityMarked marked -> List.of();
            case AccountReset reset -> reset(reset, at, timeNanos);
        };
    }

    private List<PortfolioRecord> opened(AccountOpened opened) {
        accounts.computeIfAbsent(opened.account(), name -> new AccountFold(opened, marks));
        published.put(opened.account(), fold(opened.account()).state(place));
        return List.of();
    }

    private List<PortfolioRecord> filled(OrderFilled filled, Place at, long timeNanos) {
        fills.add(FillEntry.of(filled, at, timeNanos));
        return publish(fold(filled.account()).filled(filled, at, timeNanos), at);
    }

    private List<PortfolioRecord> reset(AccountReset reset, Place at, long timeNanos) {
        AccountFold fold = fold(reset.account());
        List<PortfolioRecord> records = fold.reset(reset, at, timeNanos, source(at));
        published.put(reset.account(), fold.state(at));
        return records;
    }

    private List<PortfolioRecord> reported(BooksReported reported, Place at) {
        List<Difference> found = fold(reported.account()).compare(reported, at);
        differences.put(reported.account(), found);
        return List.of();
    }

    private AccountFold fold(String account) {
        AccountFold fold = accounts.get(account);
        if (fold == null) {
            throw new IllegalStateException("no account " + account + " at " + place);
        }
        return fold;
    }

    private List<PortfolioRecord> publish(AccountFold.Changed changed, Place at) {
        published.put(changed.fold().name(), changed.fold().state(at));
        return changed.records(source(at));
    }

    private Source source(Place at) {
        return new Source(topic, partition, at.offset(), at.index());
    }

    /** Follows market data, for marks. */
    public void on(Input.Market market) {
        marks.on(market);
    }

    /** Market data is written by a new reign. */
    public void discardBooks() {
        marks.discardBooks();
    }

    /** Profit and loss of every position that is not flat and has a mark, at the marks of now. For the folding thread. */
    public List<PortfolioRecord> valued() {
        return accounts.values().stream()
                .flatMap(fold -> fold.valued().stream())
                .toList();
    }

    /** The last message folded. */
    public Place place() {
        return place;
    }

    /** The accounts by name. */
    public List<String> accounts() {
        return published.keySet().stream().sorted().toList();
    }

    /** An account's books, valued at the marks of now. */
    public Optional<AccountBooks> account(String name) {
        return Optional.ofNullable(published.get(name)).map(state -> state.valued(marks));
    }

    /**
     * An account's changes of cash, newest first: those before {@code before}, or the newest where it is null. At most
     * {@code limit}, and whatever else the last one's message changed. {@value AccountFold#MAX_LEDGER} are kept.
     */
    public List<LedgerEntry> ledger(String account, Place before, int limit) {
        AccountState state = published.get(account);
        if (state == null) {
            return List.of();
        }
        List<LedgerEntry> found = state.ledger()
                .all(entry -> before == null || entry.place().compareTo(before) < 0)
                .reversed();
        int size = Math.min(limit, found.size());
        while (size > 0
                && size < found.size()
                && found.get(size).place().equals(found.get(size - 1).place())) {
            size++;
        }
        return found.subList(0, size);
    }

    /** Entries of the account that has most. */
    public int longestLedger() {
        return published.values().stream()
                .mapToInt(state -> state.ledger().count())
                .max()
                .orElse(0);
    }

    public int fillCount() {
        return fills.count();
    }

    /** The newest fills that are wanted, of at most {@value #MAX_FILLS}, oldest first. */
    public List<FillEntry> fills(Predicate<FillEntry> wanted) {
        return fills.all(wanted);
    }

    /** What the last reports of risk and these books do not agree on; empty when all is well. */
    public List<Difference> differences() {
        return differences.values().stream().flatMap(List::stream).toList();
    }
}
