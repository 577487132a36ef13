package io.nautilus.portfolio.domain;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Holding;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Place;
import io.nautilus.contracts.PortfolioRecord;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.portfolio.domain.LedgerEntry.Kind;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Fees;
import io.nautilus.trading.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** One account as the folding thread has it. */
final class AccountFold {
    static final int MAX_LEDGER = 10_000;

    private final Account account;
    private final Marks marks;
    private final Recent<LedgerEntry> ledger = new Recent<>(MAX_LEDGER);

    /** What an event changed: a currency, and an instrument where it was a fill. */
    record Changed(AccountFold fold, String currency, Optional<String> instrument) {
        List<PortfolioRecord> records(Source source) {
            List<PortfolioRecord> records = new ArrayList<>(3);
            instrument.ifPresent(name -> records.add(fold.position(name, source)));
            records.add(new PortfolioRecord.Cash(
                    fold.name(), currency, fold.account.cash(currency).toString(), source));
            instrument.ifPresent(name -> records.add(fold.profit(name, source)));
            return records;
        }
    }

    AccountFold(AccountOpened opened, Marks marks) {
        this.account = new Account(
                opened.account(),
                opened.currency(),
                new Fees(opened.makerFeeMillionths(), opened.takerFeeMillionths()));
        this.marks = marks;
    }

    private AccountFold(Account account, Marks marks) {
        this.account = account;
        this.marks = marks;
    }

    void save(StateWriter out) {
        account.save(out);
        ledger.save(out, entry -> entry.save(out));
    }

    static AccountFold restored(StateReader in, Marks marks) {
        AccountFold fold = new AccountFold(Account.restored(in), marks);
        fold.ledger.restore(in, () -> LedgerEntry.restored(in));
        return fold;
    }

    String name() {
        return account.name();
    }

    Changed changed(CashChanged cash, Place at, long timeNanos) {
        Amount amount = new Amount(cash.decimals(), cash.amount());
        account.fund(cash.currency(), amount);
        Kind kind =
                switch (cash.reason()) {
                    case OPENING -> Kind.OPENING;
                    case DEPOSIT -> Kind.DEPOSIT;
                };
        String reference =
                cash.reason() == CashReason.OPENING ? "" : cash.commandId().toString();
        Amount balance = account.cash(cash.currency());
        ledger.add(new LedgerEntry(at, timeNanos, kind, cash.currency(), amount, balance, reference));
        return new Changed(this, cash.currency(), Optional.empty());
    }

    /** Begins anew; answers every currency and position there was or is, so that a reader sees them change. */
    List<PortfolioRecord> reset(AccountReset reset, Place at, long timeNanos, Source source) {
        Map<String, Amount> before = new TreeMap<>(byCurrency(account::cash));
        before.putIfAbsent(reset.currency(), Amount.ZERO);
        Map<String, Position> sold = new TreeMap<>(account.positions());
        account.reset(new Amount(reset.decimals(), reset.cash()));
        List<PortfolioRecord> records = new ArrayList<>();
        sold.forEach((instrument, position) -> records.add(
                new PortfolioRecord.Position(name(), instrument, "0", "", "0", position.quoteCurrency(), source)));
        before.forEach((currency, amount) -> {
            Amount now = account.cash(currency);
            String reference = reset.commandId().toString();
            ledger.add(new LedgerEntry(at, timeNanos, Kind.RESET, currency, now.minus(amount), now, reference));
            records.add(new PortfolioRecord.Cash(name(), currency, now.toString(), source));
        });
        sold.forEach((instrument, position) -> records.add(
                new PortfolioRecord.Pnl(name(), instrument, position.quoteCurrency(), "0", "0", "", source)));
        return records;
    }

    Changed filled(OrderFilled fill, Place at, long timeNanos) {
        Amount before = account.cash(fill.quoteCurrency());
        account.fill(fill);
        boolean buys = fill.side() == Side.BUY;
        Amount notional = new Amount(fill.quoteDecimals(), buys ? -fill.notional() : fill.notional());
        String reference = fill.orderId() + "/" + fill.fill();
        String currency = fill.quoteCurrency();
        ledger.add(new LedgerEntry(
                at, timeNanos, buys ? Kind.BUY : Kind.SELL, currency, notional, before.plus(notional), reference));
        if (fill.fee() != 0) {
            Amount fee = new Amount(fill.quoteDecimals(), -fill.fee());
            ledger.add(new LedgerEntry(at, timeNanos, Kind.FEE, currency, fee, account.cash(currency), reference));
        }
        return new Changed(this, currency, Optional.of(fill.instrument()));
    }

    /** Compares risk's books with these at the same place of the journal, by value. */
    List<Difference> compare(BooksReported reported, Place at) {
        Map<String, Holding> theirs = byAsset(reported.holdings());
        Map<String, Holding> own = byAsset(account.holdings());
        List<Difference> found = new ArrayList<>();
        Map<String, Holding> all = new TreeMap<>(theirs);
        all.putAll(own);
        for (String asset : all.keySet()) {
            if (!isSame(own.get(asset), theirs.get(asset))) {
                found.add(new Difference(name(), asset, text(own.get(asset)), text(theirs.get(asset)), at));
            }
        }
        return found;
    }

    private static Map<String, Holding> byAsset(List<Holding> holdings) {
        Map<String, Holding> byAsset = new TreeMap<>();
        holdings.forEach(holding -> byAsset.put(holding.asset(), holding));
        return byAsset;
    }

    private static boolean isSame(Holding a, Holding b) {
        return a != null && b != null && text(a).equals(text(b));
    }

    /** Plain texts are equal where values are, and cannot overflow. */
    private static String text(Holding holding) {
        if (holding == null) {
            return Difference.ABSENT;
        }
        String amount = new Amount(holding.decimals(), holding.amount()).toString();
        String cost = new Amount(holding.costDecimals(), holding.cost()).toString();
        return holding.cost() == 0 ? amount : amount + " cost " + cost;
    }

    private PortfolioRecord position(String instrument, Source source) {
        PositionLine line = line(instrument);
        Position position = line.position();
        return new PortfolioRecord.Position(
                name(),
                instrument,
                position.quantity().toString(),
                line.averageCost()
                        .map(cost -> cost.stripTrailingZeros().toPlainString())
                        .orElse(""),
                position.cost().toString(),
                position.quoteCurrency(),
                source);
    }

    private PortfolioRecord profit(String instrument, Source source) {
        PositionLine line = line(instrument);
        return new PortfolioRecord.Pnl(
                name(),
                instrument,
                line.position().quoteCurrency(),
                line.position().realised().toString(),
                Texts.unrealised(line.valuation()),
                Texts.reason(line.valuation()),
                source);
    }

    private PositionLine line(String instrument) {
        return PositionLine.of(instrument, account.positions().get(instrument), marks.of(instrument));
    }

    List<PortfolioRecord> valued() {
        return account.positions().entrySet().stream()
                .filter(each -> !each.getValue().quantity().isZero())
                .flatMap(each -> marks.source(each.getKey()).map(source -> profit(each.getKey(), source)).stream())
                .toList();
    }

    AccountState state(Place at) {
        return new AccountState(
                name(),
                account.currency(),
                byCurrency(account::cash),
                byCurrency(account::funded),
                byCurrency(account::feesPaid),
                Collections.unmodifiableMap(new TreeMap<>(account.positions())),
                ledger,
                at);
    }

    private Map<String, Amount> byCurrency(Function<String, Amount> amount) {
        Map<String, Amount> amounts = new TreeMap<>();
        account.currencies().forEach(currency -> amounts.put(currency, amount.apply(currency)));
        return Collections.unmodifiableMap(amounts);
    }
}
