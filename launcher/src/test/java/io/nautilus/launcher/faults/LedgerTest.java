package io.nautilus.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The rules of the books that a mixed flow reaches. Neither prices nor money have decimals here, quantities have one: a
 * tenth of a unit at 15 is a notional of 1.5, which is rounded to 2.
 */
class LedgerTest {
    private static final MessageId ORDER = new MessageId(new Writer(WriterKind.PROGRAM, 0), 7, 0, 0);
    private static final MessageId COMMAND = new MessageId(new Writer(WriterKind.PROGRAM, 0), 7, 1, 0);
    private static final AccountOpened OPENED = new AccountOpened("main", "JPY", 0, 100_000);
    private static final CashChanged CASH =
            new CashChanged(MessageId.NONE, "main", "JPY", 0, 100, 100, CashReason.OPENING, "system-test", "");

    private static OrderDraft draft(Side side) {
        return new OrderDraft("main", "one", "X-JPY.SIM", side, new BigDecimal("0.3"));
    }

    private static OrderAccepted accepted(SubmitOrder order) {
        return new OrderAccepted(ORDER, order.terms(), "JPY", 0, "");
    }

    private static OrderFilled fill(int number, Side side, long price, long leaves, long notional, long fee) {
        return fill(number, side, price, leaves, notional, fee, Liquidity.TAKER);
    }

    private static OrderFilled fill(
            int number, Side side, long price, long leaves, long notional, long fee, Liquidity liquidity) {
        return new OrderFilled(
                ORDER,
                "main",
                "X-JPY.SIM",
                side,
                number,
                0,
                price,
                1,
                1,
                leaves,
                "JPY",
                0,
                notional,
                fee,
                liquidity,
                0);
    }

    private static Ledger ledger(OrderEvent... events) {
        List<OrderEvent> all = new ArrayList<>(List.of(OPENED, CASH));
        all.addAll(List.of(events));
        TestLog log = new TestLog();
        long reign = log.epoch(1);
        return Ledger.of(log.frame(reign, 1, 0, all.toArray(OrderEvent[]::new)).journal());
    }

    private static void refuses(String what, OrderEvent... events) {
        assertThatThrownBy(() -> ledger(events))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(what);
    }

    /** It reserves 4 for 0.3 at 15, then 3, then 2: its fills free 1, 1 and 2, though a tenth rounds to 2 each time. */
    @Test
    void aLimitToBuyPaysAtMostWhatAFillFrees() {
        SubmitOrder dear = draft(Side.BUY).limit(new BigDecimal("15"), TimeInForce.GTC);
        LedgerAccount main = ledger(
                        accepted(dear),
                        fill(0, Side.BUY, 15, 2, 1, 0),
                        fill(1, Side.BUY, 15, 1, 1, 0),
                        fill(2, Side.BUY, 15, 0, 2, 0))
                .account("main");
        assertThat(main.cash("JPY")).isEqualByComparingTo("96");
        refuses("the notional of", accepted(dear), fill(0, Side.BUY, 15, 2, 2, 0));
    }

    /** A market order has reserved nothing: each fill is rounded by itself. */
    @Test
    void othersPayWhatRoundingSays() {
        SubmitOrder market = draft(Side.BUY).market(TimeInForce.IOC, false);
        assertThat(ledger(accepted(market), fill(0, Side.BUY, 15, 2, 2, 0))
                        .account("main")
                        .cash("JPY"))
                .isEqualByComparingTo("98");
        refuses("the notional of", accepted(market), fill(0, Side.BUY, 15, 2, 1, 0));
    }

    /** A tenth of the notional, rounded: of 16 it is 2, but the reserved fee of 48, 32 and 16 falls from 5 to 3 to 2. */
    @Test
    void theFeeOfALimitToBuyIsBoundedInTheSameWay() {
        SubmitOrder limit = draft(Side.BUY).limit(new BigDecimal("160"), TimeInForce.GTC);
        assertThat(ledger(
                                accepted(limit),
                                fill(0, Side.BUY, 160, 2, 16, 2),
                                fill(1, Side.BUY, 160, 1, 16, 1),
                                fill(2, Side.BUY, 160, 0, 16, 2))
                        .account("main")
                        .fees())
                .isEqualByComparingTo("5");
        refuses("the fee of", accepted(limit), fill(0, Side.BUY, 160, 2, 16, 2), fill(1, Side.BUY, 160, 1, 16, 2));
    }

    @Test
    void anAccountThatIsResetHasNothingButItsOpeningCash() {
        SubmitOrder market = draft(Side.BUY).market(TimeInForce.IOC, false);
        AccountReset reset = new AccountReset(COMMAND, "main", "JPY", 0, 100, "", "system-test", "");
        OrderCancelled gone =
                new OrderCancelled(ORDER, COMMAND, "main", 1, 2, CancelReason.ACCOUNT_RESET, "", "system-test");
        LedgerAccount main = ledger(accepted(market), fill(0, Side.BUY, 20, 2, 2, 0), gone, reset)
                .account("main");
        assertThat(main.cash("JPY")).isEqualByComparingTo("100");
        assertThat(main.quantities()).isEmpty();
        refuses("leaves nothing open", accepted(market), fill(0, Side.BUY, 20, 2, 2, 0), reset);
        AccountReset less = new AccountReset(COMMAND, "main", "JPY", 0, 99, "", "system-test", "");
        refuses("the cash of", less);
    }

    @Test
    void whoWaitsTradesAtItsLimitAndWhatMayNotTakeDoesNot() {
        SubmitOrder limit = draft(Side.BUY).limit(new BigDecimal("20"), TimeInForce.GTC);
        refuses("the price of", accepted(limit), fill(0, Side.BUY, 21, 2, 2, 0));
        refuses("the price of", accepted(limit), fill(0, Side.BUY, 19, 2, 2, 0, Liquidity.MAKER));
        SubmitOrder postOnly = draft(Side.BUY).postOnly(new BigDecimal("20"));
        refuses("of a post-only order does not take", accepted(postOnly), fill(0, Side.BUY, 20, 2, 2, 0));
        SubmitOrder market = draft(Side.BUY).market(TimeInForce.IOC, false);
        refuses("may wait", accepted(market), fill(0, Side.BUY, 20, 2, 2, 0, Liquidity.MAKER));
    }

    @Test
    void fillOrKillIsAllOrNothing() {
        SubmitOrder order = draft(Side.BUY).limit(new BigDecimal("20"), TimeInForce.FOK);
        OrderCancelled rest =
                new OrderCancelled(ORDER, ORDER, "main", 1, 2, CancelReason.FOK_UNFILLED, "", "system-test");
        refuses("gives up all or nothing", accepted(order), fill(0, Side.BUY, 20, 2, 2, 0), rest);
    }

    @Test
    void nothingIsSoldOrSpentThatIsNotThere() {
        SubmitOrder sale = draft(Side.SELL).market(TimeInForce.IOC, false);
        refuses("sells what is held", accepted(sale), fill(0, Side.SELL, 20, 2, 2, 0));
        SubmitOrder dear = draft(Side.BUY).market(TimeInForce.IOC, false);
        refuses("spends cash that is there", accepted(dear), fill(0, Side.BUY, 2_000, 2, 200, 20));
        refuses("reduces a position", accepted(draft(Side.BUY).market(TimeInForce.IOC, true)));
    }
}
