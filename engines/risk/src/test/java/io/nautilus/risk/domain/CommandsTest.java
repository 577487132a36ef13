package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.*;
import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final GateBench bench = GateBench.live();

    private MessageId halt(String account, String key) {
        return bench.command(id -> new Command.Halt(id, "admin", key, account, "lunch"));
    }

    private MessageId resume(String account) {
        return bench.command(id -> new Command.Resume(id, "admin", "", account, "back"));
    }

    private MessageId deposit(String account, String currency, String amount, String key) {
        return bench.command(id -> new Command.Deposit(id, "admin", key, account, currency, amount));
    }

    @Test
    void aHaltDeniesOrdersButNotCancels() {
        MessageId open = bench.submit(limit("a", Side.BUY, 100, 9_900));
        bench.news();
        MessageId halt = halt("main", "");
        OrderTerms terms = limit("b", Side.BUY, 100, 9_900);
        MessageId denied = bench.submit(terms);
        MessageId cancel = bench.cancel(open, "");
        MessageId resumed = resume("main");
        OrderTerms after = limit("c", Side.BUY, 100, 9_900);
        MessageId accepted = bench.submit(after);
        assertThat(bench.news())
                .containsExactly(
                        new TradingStateChanged(halt, "main", TradingState.HALTED, "lunch", "admin", ""),
                        new OrderDenied(denied, terms, TRADING_HALTED, "main", "trader"),
                        new OrderCancelled(open, cancel, "main", 3, 100, CancelReason.REQUESTED, "", "trader"),
                        new TradingStateChanged(resumed, "main", TradingState.ACTIVE, "back", "admin", ""),
                        new OrderAccepted(accepted, after, "USD", 6, "trader"));
    }

    @Test
    void resumingAnAccountDoesNotLiftTheHaltOfAll() {
        halt("", "");
        resume("main");
        bench.news();
        OrderTerms terms = limit("b", Side.BUY, 100, 9_900);
        MessageId denied = bench.submit(terms);
        assertThat(bench.news()).containsExactly(new OrderDenied(denied, terms, TRADING_HALTED, "main", "trader"));
    }

    @Test
    void whereTradingIsReducingOnlySalesPass() {
        bench.submit(GateBench.market("a", Side.BUY, 500));
        TradingStateChanged reducing =
                new TradingStateChanged(MessageId.NONE, "", TradingState.REDUCING, "input-rejected", "risk", "");
        bench.gate.apply(reducing, bench.moment());
        bench.news();
        OrderTerms buy = limit("b", Side.BUY, 100, 9_900);
        MessageId denied = bench.submit(buy);
        OrderTerms sell = limit("c", Side.SELL, 100, 10_100);
        MessageId accepted = bench.submit(sell);
        assertThat(bench.news())
                .containsExactly(
                        new OrderDenied(denied, buy, TRADING_REDUCING, "main", "trader"),
                        new OrderAccepted(accepted, sell, "USD", 6, "trader"));
    }

    @Test
    void aHaltIsRepeatedByItsKeyAndAnotherCallIsNot() {
        MessageId first = halt("main", "k");
        MessageId repeat = halt("main", "k");
        MessageId other = halt("", "k");
        assertThat(bench.news())
                .containsExactly(
                        new TradingStateChanged(first, "main", TradingState.HALTED, "lunch", "admin", "k"),
                        new CommandRepeated(repeat, first),
                        new CommandDenied(other, IDEMPOTENCY_KEY_REUSED, "k", "k", "HALTED '' lunch", "admin"));
    }

    @Test
    void depositsAreBookedInTheCurrencysDecimals() {
        MessageId usd = deposit("main", "USD", "0.5", "k");
        MessageId repeat = deposit("main", "USD", "0.50", "k");
        MessageId btc = deposit("main", "BTC", "1", "");
        assertThat(bench.news())
                .containsExactly(
                        new CashChanged(
                                usd, "main", "USD", 6, 500_000, 1_000_000_500_000L, CashReason.DEPOSIT, "admin", "k"),
                        new CommandRepeated(repeat, usd),
                        new CashChanged(
                                btc, "main", "BTC", 9, 1_000_000_000, 1_000_000_000, CashReason.DEPOSIT, "admin", ""));
    }

    @Test
    void aDeniedDepositStaysDeniedUnderItsKey() {
        MessageId first = deposit("main", "USD", "-5", "k");
        MessageId repeat = deposit("main", "USD", "-5", "k");
        MessageId other = deposit("main", "USD", "5", "k");
        assertThat(bench.news())
                .containsExactly(
                        new CommandDenied(first, INVALID_AMOUNT, "-5", "k", "deposit main USD -5", "admin"),
                        new CommandRepeated(repeat, first),
                        new CommandDenied(other, IDEMPOTENCY_KEY_REUSED, "k", "k", "deposit main USD 5", "admin"));
    }

    /** A deposit whose outcome nobody saw is sent again, and in between there was a storm of cancels. */
    @Test
    void aKeyedDepositIsBookedOnceHoweverManyCancelsCome() {
        MessageId first = deposit("main", "USD", "5", "k");
        for (int i = 0; i <= Retention.CALLS; i++) {
            bench.cancel(bench.nextId(), i % 2 == 0 ? "" : "c" + i);
        }
        MessageId repeat = deposit("main", "USD", "5", "k");
        assertThat(bench.news()).last().isEqualTo(new CommandRepeated(repeat, first));
        OrdersView view = bench.view();
        assertThat(view.callCount()).isEqualTo(Retention.CALLS);
        assertThat(view.answer(repeat)).isPresent().isEqualTo(view.answer(first));
    }

    /** Nor do commands without a key forget it, nor calls that are refused for its key. */
    @Test
    void onlyLaterCommandsWithAKeyForgetOneAndThenOneByOne() {
        MessageId first = deposit("main", "USD", "5", "k0");
        MessageId second = deposit("main", "USD", "5", "k1");
        for (int i = 2; i < Retention.COMMANDS; i++) {
            deposit("main", "USD", "5", "k" + i);
        }
        for (int i = 0; i <= Retention.CALLS; i += 2) {
            halt("main", "");
            deposit("main", "USD", "6", "k0");
        }
        MessageId repeat = deposit("main", "USD", "5", "k0");
        assertThat(bench.news()).last().isEqualTo(new CommandRepeated(repeat, first));
        deposit("main", "USD", "5", "one more");
        MessageId again = deposit("main", "USD", "5", "k1");
        assertThat(bench.news()).last().isEqualTo(new CommandRepeated(again, second));
        deposit("main", "USD", "5", "k0");
        assertThat(bench.news()).last().isInstanceOf(CashChanged.class);
        OrdersView view = bench.view();
        assertThat(view.commandCount()).isEqualTo(Retention.COMMANDS);
        assertThat(view.answer(second)).isEmpty();
    }

    @Test
    void depositsThatCannotBeBookedAreDenied() {
        MessageId account = deposit("other", "USD", "5", "");
        MessageId currency = deposit("main", "XYZ", "5", "");
        MessageId fine = deposit("main", "USD", "0.0000001", "");
        MessageId huge = deposit("main", "USD", "9000000000000", "");
        MessageId text = deposit("main", "USD", "much", "");
        assertThat(bench.news())
                .containsExactly(
                        new CommandDenied(account, UNKNOWN_ACCOUNT, "other", "", "deposit other USD 5", "admin"),
                        new CommandDenied(currency, UNKNOWN_CURRENCY, "XYZ", "", "deposit main XYZ 5", "admin"),
                        new CommandDenied(fine, INVALID_AMOUNT, "0.0000001", "", "deposit main USD 0.0000001", "admin"),
                        new CommandDenied(
                                huge, INVALID_AMOUNT, "9000000000000", "", "deposit main USD 9000000000000", "admin"),
                        new CommandDenied(text, INVALID_AMOUNT, "much", "", "deposit main USD much", "admin"));
    }

    @Test
    void aLogThatLostItsTailHoldsEverythingButCancelsAndHalts() {
        MessageId open = bench.submit(limit("a", Side.BUY, 100, 9_900));
        MessageId halt = halt("", "");
        bench.news();
        bench.take(new Input.LogSuspect("order-requests[0] lost offsets 5 to 9"));
        String hold = "log-truncated: order-requests[0] lost offsets 5 to 9";
        MessageId repeat = bench.submit(limit("a", Side.BUY, 100, 9_900));
        OrderTerms terms = limit("b", Side.BUY, 100, 9_900);
        MessageId denied = bench.submit(terms);
        MessageId resume = resume("");
        MessageId deposit = deposit("main", "USD", "5", "");
        MessageId cancel = bench.cancel(open, "");
        MessageId accept = bench.command(id -> new Command.AcceptLog(id, "admin", "", "seen"));
        OrderTerms later = limit("c", Side.BUY, 100, 9_900);
        MessageId stillHalted = bench.submit(later);
        assertThat(bench.news())
                .containsExactly(
                        new TradingStateChanged(MessageId.NONE, "", TradingState.HALTED, hold, "risk", ""),
                        new OrderRepeated(repeat, open),
                        new OrderDenied(denied, terms, LOG_TRUNCATED, hold, "trader"),
                        new CommandDenied(resume, LOG_TRUNCATED, hold, "", "ACTIVE '' back", "admin"),
                        new CommandDenied(deposit, LOG_TRUNCATED, hold, "", "deposit main USD 5", "admin"),
                        new OrderCancelled(open, cancel, "main", 3, 100, CancelReason.REQUESTED, "", "trader"),
                        new TradingStateChanged(accept, "", TradingState.HALTED, "log-accepted: seen", "admin", ""),
                        new OrderDenied(stillHalted, later, TRADING_HALTED, "main", "trader"));
        assertThat(halt).isNotEqualTo(accept);
    }

    @Test
    void nobodyCanPretendToAcceptTheLog() {
        bench.take(new Input.LogSuspect("tail"));
        bench.command(id -> new Command.Halt(id, "trader", "", "main", "log-accepted: me"));
        bench.news();
        OrderTerms terms = limit("b", Side.BUY, 100, 9_900);
        MessageId denied = bench.submit(terms);
        assertThat(bench.news())
                .containsExactly(new OrderDenied(denied, terms, LOG_TRUNCATED, "log-truncated: tail", "trader"));
    }

    @Test
    void whatCannotBeUnderstoodIsSaid() {
        InputRejected rejected =
                new InputRejected("commands", 0, 7, -1, MALFORMED, "no type", 5, "7b7d", MessageId.NONE);
        bench.take(new Input.Malformed(rejected, true));
        assertThat(bench.news()).containsExactly(rejected);
    }

    @Test
    void aPersonsReasonHoldsNoLog() {
        bench.command(id -> new Command.Halt(id, "admin", "", "main", "log-truncated: so they say"));
        resume("main");
        bench.news();
        OrderTerms terms = limit("b", Side.BUY, 100, 9_900);
        MessageId accepted = bench.submit(terms);
        assertThat(bench.news()).containsExactly(new OrderAccepted(accepted, terms, "USD", 6, "trader"));
    }
}
