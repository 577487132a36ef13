package io.nautilus.analytics.domain;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.TradingStateChanged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Every account that the journal opens, and the marks that bars give. Both are folds of their own, joined when a
 * report is made: so it does not matter how far one is ahead of the other, and time is what the log says it is. What
 * was folded is not folded again. Durable is what the journal gives; marks come again with the bars. For one thread.
 */
public final class Accounts implements Durable {
    /** Those that are opened later are not followed, and it is said. */
    public static final int MAX_ACCOUNTS = 64;

    public static final int MAX_INSTRUMENTS = Marks.MAX_INSTRUMENTS;

    private static final long NEVER = Long.MIN_VALUE;

    private final Grid grid;
    private final Annualised annualised;
    private final Marks marks;
    private final TreeMap<String, AccountFold> accounts = new TreeMap<>();
    private final TreeSet<String> refused = new TreeSet<>();
    private final Map<String, AccountFigures> settledFigures = new HashMap<>();
    private Source last = new Source("", 0, -1, 0);
    /** Of the journal's newest message. */
    private long toldNanos = NEVER;

    private long nowNanos = NEVER;
    private long settled = NEVER;
    private boolean late;

    public Accounts(Grid grid) {
        this.grid = grid;
        this.annualised = Annualised.of(grid);
        this.marks = new Marks(grid);
    }

    /** Folds a message of the journal. */
    public void on(Source at, long timeNanos, OrderEvent event) {
        if (!at.isNewerThan(last)) {
            return;
        }
        last = at;
        toldNanos = Math.max(toldNanos, timeNanos);
        came(timeNanos);
        switch (event) {
            case AccountOpened opened -> opened(opened, at, timeNanos);
            case CashChanged cash -> of(cash.account(), fold -> fold.changed(cash, at, timeNanos));
            case OrderFilled filled -> of(filled.account(), fold -> fold.filled(filled, at, timeNanos));
            case AccountReset reset -> of(reset.account(), fold -> fold.reset(reset, at, timeNanos));
            case OrderAccepted other -> {}
            case OrderDenied other -> {}
            case OrderCancelled other -> {}
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

    /** The log shows that it is at least so late. */
    private void came(long timeNanos) {
        nowNanos = Math.max(nowNanos, timeNanos);
        late |= settled != NEVER && grid.moment(timeNanos) <= settled;
    }

    private void opened(AccountOpened opened, Source at, long timeNanos) {
        if (accounts.containsKey(opened.account())) {
            return;
        }
        if (accounts.size() < MAX_ACCOUNTS) {
            accounts.put(opened.account(), new AccountFold(opened, grid, at, timeNanos));
        } else if (refused.size() < MAX_ACCOUNTS) {
            refused.add(opened.account());
        }
    }

    private void of(String account, Consumer<AccountFold> folded) {
        AccountFold fold = accounts.get(account);
        if (fold != null) {
            folded.accept(fold);
        }
    }

    /** Takes a bar that stands at {@code at} and came on the log at a time. */
    public void on(Source at, long timeNanos, BarRecord bar) {
        if (marks.on(bar, at, timeNanos)) {
            came(timeNanos);
        }
    }

    /** A report of every account, as the log has it now. */
    public List<Report> reports() {
        long settledNow = nowNanos == NEVER ? NEVER : grid.settled(nowNanos);
        if (settledNow != settled || late) {
            settledFigures.clear();
            settled = settledNow;
            late = false;
        }
        List<Report> reports = new ArrayList<>(accounts.size());
        accounts.values().forEach(fold -> reports.add(report(fold)));
        return reports;
    }

    private Report report(AccountFold fold) {
        AccountFigures figures = settledFigures.computeIfAbsent(
                fold.name(),
                name -> AccountFigures.of(CurveBuilder.build(grid, fold.timeline(), marks, settled), annualised));
        Worth worth = fold.holdings()
                .worth(instrument -> marks.newest(instrument, nowNanos).map(Marks.Newest::mark));
        return new Report(
                fold.name(),
                fold.currency(),
                nowNanos,
                worth,
                figures.curve(),
                figures.with(fold.trips(), worth),
                source(fold));
    }

    private Source source(AccountFold fold) {
        Source source = fold.source();
        long newest = fold.timeNanos();
        for (Holdings.Held held : fold.holdings().positions()) {
            Optional<Marks.Newest> mark = marks.newest(held.instrument(), nowNanos);
            if (mark.isPresent() && mark.get().mark().timeNanos() > newest) {
                newest = mark.get().mark().timeNanos();
                source = mark.get().source();
            }
        }
        return source;
    }

    /** How much is kept: accounts, instruments, and the most changes of an account. */
    public record Size(int accounts, int instruments, int changes) {}

    public Size size() {
        int changes = accounts.values().stream()
                .mapToInt(fold -> fold.timeline().size())
                .max()
                .orElse(0);
        return new Size(accounts.size(), marks.count(), changes);
    }

    /** Accounts that are not followed, the first {@value #MAX_ACCOUNTS} of them. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void save(StateWriter out) {
        last.save(out);
        out.number(toldNanos);
        out.map(accounts, fold -> fold.save(out));
        out.list(refused, out::text);
    }

    @Override
    public void restore(StateReader in) {
        last = Source.restored(in);
        toldNanos = in.number();
        nowNanos = toldNanos;
        in.map(name -> accounts.put(name, AccountFold.restored(in, grid)));
        in.list(() -> refused.add(in.text()));
    }
}
