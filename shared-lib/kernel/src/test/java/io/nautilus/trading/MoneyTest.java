package io.nautilus.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.Liquidity;
import io.nautilus.market.OrderBook;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final Amount HALF = new Amount(8, 50_000_000);

    @Test
    void sumsTakeTheLargerCountOfDecimals() {
        assertThat(new Amount(2, 150).plus(new Amount(3, 25))).isEqualTo(new Amount(3, 1_525));
        assertThat(new Amount(2, 150).minus(new Amount(0, 2))).isEqualTo(new Amount(2, -50));
        assertThat(new Amount(2, 150)).hasToString("1.5");
        assertThat(new Amount(2, 150).isSame(new Amount(4, 15_000))).isTrue();
        assertThatThrownBy(() -> new Amount(0, Long.MAX_VALUE).plus(new Amount(0, 1)))
                .isInstanceOf(ArithmeticException.class);
    }

    /** 0.16 % and 0.26 % are what a well-known venue charged makers and takers. */
    @Test
    void feesAreRoundedOnceHalfToEven() {
        Fees fees = new Fees(1_600, 2_600);
        assertThat(fees.of(Liquidity.TAKER, 100_250_000)).isEqualTo(260_650);
        assertThat(fees.of(Liquidity.MAKER, 100_250_000)).isEqualTo(160_400);
        assertThat(new Fees(0, 500_000).of(Liquidity.TAKER, 1)).isZero();
        assertThat(new Fees(0, 500_000).of(Liquidity.TAKER, 3)).isEqualTo(2);
        assertThat(new Fees(-100, 0).of(Liquidity.MAKER, 1_000_000)).isEqualTo(-100);
        assertThat(new Fees(-100, -50).worst(1_000_000)).isZero();
        assertThat(fees.worst(1_000_000)).isEqualTo(2_600);
        assertThatThrownBy(() -> new Fees(0, 1_000_001)).hasMessageContaining("taker fee of 1000001");
    }

    @Test
    void sellingAllReleasesAllThatItCost() {
        Position third = Position.none("USD").bought(new Amount(0, 3), new Amount(2, 1_000));
        Position one = third.sold(new Amount(0, 1), new Amount(2, 400));
        assertThat(one.cost()).isEqualTo(new Amount(2, 667));
        assertThat(one.realised()).isEqualTo(new Amount(2, 67));
        Position flat = one.sold(new Amount(0, 2), new Amount(2, 600));
        assertThat(flat.cost()).isEqualTo(new Amount(2, 0));
        assertThat(flat.realised()).isEqualTo(new Amount(2, 0));
        assertThatThrownBy(() -> flat.sold(new Amount(0, 1), new Amount(2, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theMidHasOneMoreDecimal() {
        assertThat(Mark.mid(10_025, 10_030, 2, 7)).contains(new Mark(100_275, 3, 7));
        assertThat(Mark.mid(Long.MAX_VALUE, 1, 2, 7)).isEmpty();
        assertThat(Mark.mid(1, 2, 18, 7)).isEmpty();
        assertThat(Mark.mid(new OrderBook(), 7)).isEmpty();
    }

    @Test
    void aPositionIsWorthItsNotionalAtTheMarkOrNobodyKnows() {
        Position half = Position.none("USD").bought(HALF, new Amount(6, 50_125_000));
        assertThat(Valuation.of(half, Mark.mid(10_025, 10_030, 2, 7)))
                .isEqualTo(new Valuation.Known(new Amount(6, 50_137_500), new Amount(6, 12_500)));
        assertThat(Valuation.of(half, Optional.empty())).isEqualTo(new Valuation.Absent("no-mark"));
        assertThat(Valuation.of(half, Optional.of(new Mark(Long.MAX_VALUE, 0, 7))))
                .isEqualTo(new Valuation.Absent("out-of-range"));
        Position flat = half.sold(HALF, new Amount(6, 1));
        assertThat(Valuation.of(flat, Optional.empty())).isEqualTo(new Valuation.Known(Amount.ZERO, new Amount(6, 0)));
    }

    @Test
    void anAccountThatBeginsAnewHasItsCashAndNothingElse() {
        Account account = new Account("main", "USD", new Fees(0, 0));
        account.fund("USD", new Amount(2, 500));
        account.fund("EUR", new Amount(2, 700));
        Reservation open = new Reservation("USD", new Amount(2, 100), "X", Amount.ZERO, new Amount(0, 1));
        account.reserve(open);
        assertThatThrownBy(() -> account.reset(new Amount(2, 500))).hasMessage("account main has open orders");
        account.release(open);
        account.reset(new Amount(2, 900));
        assertThat(account.currencies()).containsExactly("USD");
        assertThat(account.cash("USD")).isEqualTo(new Amount(2, 900));
        assertThat(account.positions()).isEmpty();
        assertThat(account.discrepancy("USD").isZero()).isTrue();
        assertThat(account.discrepancy("EUR").isZero()).isTrue();
    }
}
