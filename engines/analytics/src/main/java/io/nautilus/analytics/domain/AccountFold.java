package io.nautilus.analytics.domain;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Fees;

/** One account as the journal tells it. For the folding thread. */
final class AccountFold {
    private final Account account;
    private final Timeline timeline;
    private final Trips trips;
    private Holdings holdings;
    private Source source;
    private long timeNanos;

    AccountFold(AccountOpened opened, Grid grid, Source at, long timeNanos) {
        Fees fees = new Fees(opened.makerFeeMillionths(), opened.takerFeeMillionths());
        this.account = new Account(opened.account(), opened.currency(), fees);
        this.timeline = new Timeline(grid);
        this.trips = new Trips(opened.currency());
        heard(at, timeNanos);
        timeline.flowed(timeNanos, Amount.ZERO, holdings);
    }

    private AccountFold(Account account, Timeline timeline, Trips trips, Source at, long timeNanos) {
        this.account = account;
        this.timeline = timeline;
        this.trips = trips;
        heard(at, timeNanos);
    }

    void save(StateWriter out) {
        account.save(out);
        timeline.save(out);
        trips.save(out);
        source.save(out);
        out.number(timeNanos);
    }

    static AccountFold restored(StateReader in, Grid grid) {
        Account account = Account.restored(in);
        Timeline timeline = Timeline.restored(in, grid);
        Trips trips = Trips.restored(in, account.currency());
        return new AccountFold(account, timeline, trips, Source.restored(in), in.number());
    }

    private Holdings heard(Source at, long whenNanos) {
        source = at;
        timeNanos = whenNanos;
        holdings = Holdings.of(account);
        return holdings;
    }

    void changed(CashChanged cash, Source at, long whenNanos) {
        Amount amount = new Amount(cash.decimals(), cash.amount());
        account.fund(cash.currency(), amount);
        Amount flow = cash.currency().equals(account.currency()) ? amount : Amount.ZERO;
        timeline.flowed(whenNanos, flow, heard(at, whenNanos));
    }

    void filled(OrderFilled fill, Source at, long whenNanos) {
        account.fill(fill);
        trips.filled(fill, account.held(fill.instrument()).isZero());
        boolean own = fill.quoteCurrency().equals(account.currency());
        Amount notional = own ? new Amount(fill.quoteDecimals(), fill.notional()) : Amount.ZERO;
        timeline.traded(whenNanos, notional, heard(at, whenNanos));
    }

    void reset(AccountReset reset, Source at, long whenNanos) {
        Holdings before = holdings;
        account.reset(new Amount(reset.decimals(), reset.cash()));
        trips.reset();
        timeline.reset(whenNanos, before, heard(at, whenNanos));
    }

    String name() {
        return account.name();
    }

    String currency() {
        return account.currency();
    }

    Timeline timeline() {
        return timeline;
    }

    Trips trips() {
        return trips;
    }

    Holdings holdings() {
        return holdings;
    }

    /** The last message that changed it. */
    Source source() {
        return source;
    }

    /** When that was. */
    long timeNanos() {
        return timeNanos;
    }
}
