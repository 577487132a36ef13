package io.nautilus.launcher.faults;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.launcher.faults.Api.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An answer that differs from the journal in anything is found. */
class AnsweredTest {
    private static final MessageId ORDER = new MessageId(new Writer(WriterKind.HTTP, 0), 7, 0, 0);
    private static final SubmitOrder BUY = ProgramWriter.market("one", "BTC-USD.SIM", Side.BUY, "0.0003");
    private static final OrderAccepted ACCEPTED = new OrderAccepted(ORDER, BUY.terms(), "USD", 6, "trader");
    private static final OrderFilled FILL = new OrderFilled(
            ORDER,
            "main",
            "BTC-USD.SIM",
            Side.BUY,
            0,
            2,
            6_000_010,
            4,
            2,
            1,
            "USD",
            6,
            12_000_020,
            12_000,
            Liquidity.TAKER,
            9);
    private static final OrderCancelled GONE =
            new OrderCancelled(ORDER, ORDER, "main", 4, 1, CancelReason.IOC_REMAINDER, "", "trader");
    private static final String ANSWER = """
            {"id":"%s","state":"%s","reason":"ioc-remainder","filled":"%s","leaves":"0.0001","fills":[
             {"fill":0,"price":"60000.1","quantity":"0.0002","notional":"12.00002","fee":"%s","liquidity":"TAKER"}]}
            """;

    private final TestLog log = new TestLog();
    private final long reign = log.epoch(1);

    private static Answer answer(MessageId id, String state, String filled, String fee) {
        return new Answer(201, ANSWER.formatted(id, state, filled, fee));
    }

    private void stands(Answer answer) {
        Answered.standsOn(log.journal(), new Told(Map.of("one", answer), Map.of()));
    }

    private void isFound(Answer answer) {
        assertThatThrownBy(() -> stands(answer))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("main/one");
    }

    @Test
    void comparesStateAndFillsWithTheFirstFrame() {
        log.frame(reign, 1, 0, ACCEPTED, FILL, GONE);
        assertThatCode(() -> stands(answer(ORDER, "CANCELLED", "0.0002", "0.012")))
                .doesNotThrowAnyException();
        isFound(answer(ORDER, "FILLED", "0.0002", "0.012"));
        isFound(answer(ORDER, "CANCELLED", "0.0003", "0.012"));
        isFound(answer(ORDER, "CANCELLED", "0.0002", "0.0121"));
        isFound(answer(MessageId.NONE, "CANCELLED", "0.0002", "0.012"));
        isFound(new Answer(422, "{\"code\":\"stale-market\"}"));
    }

    /** A repeat is answered with the first outcome, so what comes later is not in it. */
    @Test
    void looksAtNoLaterFrame() {
        log.frame(reign, 1, 0, ACCEPTED, FILL).frame(reign, 1, 1, GONE);
        isFound(answer(ORDER, "CANCELLED", "0.0002", "0.012"));
        String first = ANSWER.formatted(ORDER, "PARTIALLY_FILLED", "0.0002", "0.012")
                .replace("\"reason\":\"ioc-remainder\",", "");
        assertThatCode(() -> stands(new Answer(201, first))).doesNotThrowAnyException();
    }

    @Test
    void comparesTheReasonOfARefusal() {
        log.frame(reign, 1, 0, new OrderDenied(ORDER, BUY.terms(), DenialReason.STALE_MARKET, "", "trader"));
        assertThatCode(() -> stands(new Answer(422, "{\"code\":\"stale-market\"}")))
                .doesNotThrowAnyException();
        isFound(new Answer(422, "{\"code\":\"no-book\"}"));
        isFound(answer(ORDER, "CANCELLED", "0.0002", "0.012"));
    }

    @Test
    void findsADepositThatIsBookedTwiceOrOtherwise() {
        log.frame(reign, 1, 0, deposit(ORDER, "one", 105));
        String told = """
                {"id":"%s","account":"main","currency":"USD","amount":"%s","balance":"1.05"}""";
        deposited(new Answer(201, told.formatted(ORDER, "1.05")));
        assertThatThrownBy(() -> deposited(new Answer(201, told.formatted(ORDER, "1.06"))))
                .hasMessageContaining("the amount answered to the deposit one");
        assertThatThrownBy(() -> deposited(new Answer(422, "{\"code\":\"invalid-amount\"}")))
                .hasMessageContaining("was not booked");
        log.frame(reign, 1, 1, deposit(MessageId.NONE, "one", 105));
        assertThatThrownBy(() -> deposited(new Answer(201, told.formatted(ORDER, "1.05"))))
                .hasMessageContaining("deposits booked under one: expected 1, is 2");
    }

    @Test
    void comparesTheReasonOfARefusedDeposit() {
        log.frame(reign, 1, 0, new CommandDenied(ORDER, DenialReason.UNKNOWN_ACCOUNT, "", "one", "deposit", "trader"));
        deposited(new Answer(422, "{\"code\":\"unknown-account\"}"));
        assertThatThrownBy(() -> deposited(new Answer(422, "{\"code\":\"invalid-amount\"}")))
                .hasMessageContaining("the reason answered to the deposit one");
    }

    private static CashChanged deposit(MessageId id, String key, long amount) {
        return new CashChanged(id, "main", "USD", 2, amount, amount, CashReason.DEPOSIT, "trader", key);
    }

    private void deposited(Answer answer) {
        Answered.standsOn(log.journal(), new Told(Map.of(), Map.of("one", answer)));
    }
}
