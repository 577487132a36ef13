package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.Limits;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A paper account begins anew. */
class ResetsTest {
    private final GateBench bench = GateBench.live();

    private MessageId reset(String account, String key) {
        return bench.command(id -> new Command.ResetAccount(id, "trader", key, account, "anew"));
    }

    @Test
    void ordersGoAndPositionsAndCashAreAsWhenItWasOpened() {
        bench.submit(GateBench.market("a", Side.BUY, 500));
        MessageId buy = bench.submit(limit("b", Side.BUY, 100, 9_900));
        MessageId sell = bench.submit(limit("c", Side.SELL, 200, 10_100));
        bench.command(id -> new Command.Deposit(id, "trader", "", "main", "EUR", "7"));
        bench.news();
        MessageId id = reset("main", "k");
        MessageId repeat = reset("main", "k");
        assertThat(bench.news())
                .containsExactly(
                        new OrderCancelled(buy, id, "main", 3, 100, CancelReason.ACCOUNT_RESET, "", ""),
                        new OrderCancelled(sell, id, "main", 3, 200, CancelReason.ACCOUNT_RESET, "", ""),
                        new AccountReset(id, "main", "USD", 6, 1_000_000_000_000L, "anew", "trader", "k"),
                        new CommandRepeated(repeat, id));
        AccountView account = bench.view().books().accounts().get("main");
        assertThat(account.cash()).hasSize(1);
        assertThat(account.cash().get("USD")).hasToString("1000000");
        assertThat(account.positions()).isEmpty();
        assertThat(bench.gate.openOrders()).isZero();
    }

    /** Whatever was reserved is free again: all of the opening cash buys. */
    @Test
    void anAccountThatBeganAnewTrades() {
        bench.submit(limit("a", Side.BUY, 9_900_000, 9_900));
        reset("main", "");
        bench.news();
        MessageId again = bench.submit(limit("b", Side.BUY, 9_900_000, 9_900));
        assertThat(bench.news())
                .containsExactly(new OrderAccepted(again, limit("b", Side.BUY, 9_900_000, 9_900), "USD", 6, "trader"));
    }

    /** That lifts a stop, so a person needs the role to do it that changes limits. */
    @Test
    void aResetMeasuresLossesAnew() {
        Limits oneDollarADay = new Limits(null, null, null, "1", null, null, null, null, null, List.of());
        bench.command(id -> new Command.SetLimits(id, "admin", "", "main", 1, oneDollarADay));
        bench.tick();
        bench.submit(GateBench.market("a", Side.BUY, 1_000));
        bench.market(snapshot(levels(9_880, 5_000), levels(9_890, 5_000)));
        bench.submit(limit("b", Side.BUY, 1, 9_000));
        assertThat(bench.news()).last().isInstanceOfSatisfying(OrderDenied.class, denied -> assertThat(denied.reason())
                .isEqualTo(DenialReason.DAILY_LOSS));
        reset("main", "");
        bench.tick();
        assertThat(bench.news()).last().isInstanceOfSatisfying(EquityMarked.class, marked -> assertThat(
                        List.of(marked.dayOpen(), marked.peak()))
                .containsOnly(1_000_000_000_000L));
        bench.submit(limit("c", Side.BUY, 1, 9_000));
        assertThat(bench.news()).singleElement().isInstanceOf(OrderAccepted.class);
    }

    @Test
    void onlyAnAccountThatIsThereBeginsAnew() {
        MessageId id = reset("nobody", "");
        assertThat(bench.news())
                .containsExactly(new CommandDenied(
                        id, DenialReason.UNKNOWN_ACCOUNT, "nobody", "", "reset nobody anew", "trader"));
    }

    @Test
    void aRecoveredGateHasTheAccountAnew() {
        bench.submit(GateBench.market("a", Side.BUY, 500));
        reset("main", "");
        GateBench again = bench.recovered();
        again.submit(GateBench.market("b", Side.SELL, 1));
        assertThat(again.news()).singleElement().satisfies(event -> assertThat(event.toString())
                .contains("SHORT_SELLING"));
    }
}
