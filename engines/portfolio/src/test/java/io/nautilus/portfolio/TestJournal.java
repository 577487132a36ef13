package io.nautilus.portfolio;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Holding;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.TestMarket;
import io.nautilus.testing.TestWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The journal as risk would write it: money of dollars, with risk's rounding made here by other means. */
final class TestJournal {
    static final int MONEY_DECIMALS = 6;
    static final BigDecimal FEE = new BigDecimal("0.001");

    private final TestLog log;
    private TestWriter writer;
    private long fills;

    TestJournal(TestLog log) {
        this.log = log;
        this.writer = log.writer(Topics.ORDER_EVENTS, new Writer(WriterKind.RISK, 0));
    }

    /** Another owner reigns from here on; returns the one before, whose frames are void now. */
    TestWriter takeOver() {
        TestWriter before = writer;
        writer = log.writer(Topics.ORDER_EVENTS, new Writer(WriterKind.RISK, 0)).goingOnBehind(before);
        return before;
    }

    void write(OrderEvent... events) {
        writer.write(events);
    }

    void open(String account, String cash) {
        write(
                new AccountOpened(account, "USD", 500, 1000),
                changed(MessageId.NONE, account, cash, cash, CashReason.OPENING));
    }

    static CashChanged changed(MessageId command, String account, String amount, String balance, CashReason reason) {
        return new CashChanged(
                command,
                account,
                "USD",
                MONEY_DECIMALS,
                money(new BigDecimal(amount)),
                money(new BigDecimal(balance)),
                reason,
                "test",
                "");
    }

    OrderFilled fill(String account, String instrument, Side side, String quantity, String price) {
        BigDecimal notional = new BigDecimal(quantity).multiply(new BigDecimal(price));
        return new OrderFilled(
                new MessageId(new Writer(WriterKind.HTTP, 0), 0xf111, fills++, 0),
                account,
                instrument,
                side,
                0,
                TestMarket.PRICE_DECIMALS,
                mantissa(new BigDecimal(price), TestMarket.PRICE_DECIMALS),
                TestMarket.QUANTITY_DECIMALS,
                mantissa(new BigDecimal(quantity), TestMarket.QUANTITY_DECIMALS),
                0,
                "USD",
                MONEY_DECIMALS,
                money(notional),
                money(fee(notional)),
                Liquidity.TAKER,
                0);
    }

    static BooksReported report(String account, String cash) {
        return new BooksReported(
                account, java.util.List.of(new Holding("USD", MONEY_DECIMALS, money(new BigDecimal(cash)), 0, 0)));
    }

    static BigDecimal fee(BigDecimal notional) {
        return rounded(notional.multiply(FEE));
    }

    static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static long money(BigDecimal amount) {
        return mantissa(rounded(amount), MONEY_DECIMALS);
    }

    private static long mantissa(BigDecimal number, int decimals) {
        return number.movePointRight(decimals).longValueExact();
    }
}
