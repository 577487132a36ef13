package io.nautilus.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** A run says what its flow did not reach. */
class SightingsTest {
    private static final MessageId ORDER = new MessageId(new Writer(WriterKind.PROGRAM, 0), 7, 0, 0);
    private static final OrderDraft DRAFT =
            new OrderDraft("main", "one", "BTC-USD.SIM", Side.SELL, new BigDecimal("2"));

    private final TestLog log = new TestLog();
    private final long reign = log.epoch(1);

    private static OrderFilled fill(long leaves, long fee, Liquidity liquidity) {
        return new OrderFilled(
                ORDER, "main", "BTC-USD.SIM", Side.SELL, 0, 0, 100, 0, 1, leaves, "USD", 2, 10_000, fee, liquidity, 0);
    }

    private Tally tally(long from) {
        Tally tally = new Tally();
        Sightings.of(log.journal(), from).count(tally);
        return tally;
    }

    @Test
    void namesWhatItDidNotReach() {
        Tally nothing = tally(0);
        assertThat(nothing.of("notReached.maker-fill")).isEqualTo(1);
        assertThat(nothing.of("notReached.fok-unfilled")).isEqualTo(1);
        assertThat(nothing.of("notReached.limits-changed")).isEqualTo(1);
        assertThat(nothing.toString()).doesNotContain("seen.");
    }

    @Test
    void countsFillsOfEachKind() {
        SubmitOrder limit = DRAFT.limit(new BigDecimal("100"), TimeInForce.GTC);
        log.frame(reign, 1, 0, new OrderAccepted(ORDER, limit.terms(), "USD", 2, ""), fill(1, -5, Liquidity.MAKER));
        Tally tally = tally(0);
        assertThat(tally.of("seen.maker-fill")).isEqualTo(1);
        assertThat(tally.of("seen.partial-maker-fill")).isEqualTo(1);
        assertThat(tally.of("seen.maker-rebate")).isEqualTo(1);
        assertThat(tally.of("notReached.fok-filled")).isEqualTo(1);
        assertThat(tally(2).of("notReached.maker-fill"))
                .as("what stood on the journal before the flow")
                .isEqualTo(1);
    }

    @Test
    void countsWhatAnOrderAskedFor() {
        SubmitOrder order = DRAFT.market(TimeInForce.FOK, true);
        log.frame(reign, 1, 0, new OrderAccepted(ORDER, order.terms(), "USD", 2, ""), fill(0, 5, Liquidity.TAKER));
        assertThat(tally(0).of("seen.fok-filled")).isEqualTo(1);
        assertThat(tally(0).of("seen.reduce-only-filled")).isEqualTo(1);
        assertThat(tally(0).of("notReached.maker-fill")).isEqualTo(1);
    }

    @Test
    void countsDenialsByTheirReason() {
        SubmitOrder order = DRAFT.postOnly(new BigDecimal("100"));
        log.frame(
                reign, 1, 0, denied(order, DenialReason.POST_ONLY_WOULD_TAKE), denied(order, DenialReason.ORDER_RATE));
        assertThat(tally(0).of("seen.post-only-denied")).isEqualTo(1);
        assertThat(tally(0).of("seen.denied-by-limits")).isEqualTo(1);
        assertThat(tally(0).of("notReached.reduce-only-denied")).isEqualTo(1);
    }

    private static OrderDenied denied(SubmitOrder order, DenialReason reason) {
        return new OrderDenied(ORDER, order.terms(), reason, "", "");
    }
}
