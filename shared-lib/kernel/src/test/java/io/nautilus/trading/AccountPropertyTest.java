package io.nautilus.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Holding;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.market.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AccountPropertyTest {
    private static final Fees FEES = new Fees(1_000, 2_500);
    private static final String[] INSTRUMENTS = {"BTC-USD.SIM", "ETH-USD.SIM", "ADA-EUR.SIM"};

    /** The same books in the plainest way: decimal numbers of any length, sums over all fills. */
    private static final class NaiveBooks {
        private BigDecimal cash = new BigDecimal("1000000");
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal realised = BigDecimal.ZERO;
        private BigDecimal fees = BigDecimal.ZERO;

        void fill(boolean buys, BigDecimal price, BigDecimal filled, BigDecimal rate) {
            BigDecimal notional = price.multiply(filled).setScale(6, RoundingMode.HALF_EVEN);
            BigDecimal fee = notional.multiply(rate).setScale(6, RoundingMode.HALF_EVEN);
            fees = fees.add(fee);
            cash = cash.subtract(fee);
            if (buys) {
                cash = cash.subtract(notional);
                cost = cost.add(notional);
                quantity = quantity.add(filled);
            } else {
                BigDecimal released = cost.multiply(filled).divide(quantity, 6, RoundingMode.HALF_EVEN);
                cash = cash.add(notional);
                realised = realised.add(notional).subtract(released);
                cost = cost.subtract(released);
                quantity = quantity.subtract(filled);
            }
        }
    }

    @Property(tries = 500)
    void theAccountAgreesWithPlainDecimals(@ForAll long seed) {
        Random random = new Random(seed);
        Account account = new Account("main", "USD", FEES);
        account.fund("USD", new Amount(6, 1_000_000_000_000L));
        NaiveBooks naive = new NaiveBooks();
        long held = 0;
        for (int i = 0; i < 50; i++) {
            boolean buys = held == 0 || random.nextInt(5) < 3;
            long quantity = buys ? 1 + random.nextInt(1_000_000) : random.nextInt(4) == 0 ? held : oneTo(held, random);
            long price = 1 + random.nextInt(100_000);
            Liquidity liquidity = random.nextBoolean() ? Liquidity.MAKER : Liquidity.TAKER;
            account.fill(fill(INSTRUMENTS[0], buys ? Side.BUY : Side.SELL, price, quantity, 6, liquidity));
            BigDecimal rate = liquidity == Liquidity.MAKER ? new BigDecimal("0.001") : new BigDecimal("0.0025");
            naive.fill(buys, BigDecimal.valueOf(price, 4), BigDecimal.valueOf(quantity, 5), rate);
            held += buys ? quantity : -quantity;
            assertThat(plain(account.cash("USD"))).isEqualByComparingTo(naive.cash);
            Position position = account.positions().get(INSTRUMENTS[0]);
            assertThat(plain(position.quantity())).isEqualByComparingTo(naive.quantity);
            assertThat(plain(position.cost())).isEqualByComparingTo(naive.cost);
            assertThat(plain(position.realised())).isEqualByComparingTo(naive.realised);
            assertThat(plain(account.feesPaid("USD"))).isEqualByComparingTo(naive.fees);
        }
    }

    @Property(tries = 500)
    void theBooksBalanceInEveryCurrency(@ForAll long seed) {
        Random random = new Random(seed);
        Account account = new Account("main", "USD", FEES);
        for (int i = 0; i < 60; i++) {
            String instrument = INSTRUMENTS[random.nextInt(INSTRUMENTS.length)];
            String currency = instrument.substring(4, 7);
            int decimals = random.nextInt(8) == 0 ? 8 : 6;
            if (random.nextInt(4) == 0) {
                account.fund(currency, new Amount(decimals, random.nextInt(1_000_000)));
            }
            long held = account.held(instrument).isZero()
                    ? 0
                    : account.held(instrument).in(5);
            boolean buys = held == 0 || random.nextBoolean();
            long quantity = buys ? 1 + random.nextInt(100_000) : oneTo(held, random);
            account.fill(fill(
                    instrument,
                    buys ? Side.BUY : Side.SELL,
                    1 + random.nextInt(1_000_000),
                    quantity,
                    decimals,
                    Liquidity.TAKER));
            assertThat(account.discrepancy("USD").isZero()).isTrue();
            assertThat(account.discrepancy("EUR").isZero()).isTrue();
        }
    }

    @Test
    void reservationsComeAndGoAndNeverFallBelowNothing() {
        Account account = new Account("main", "USD", FEES);
        account.fund("USD", new Amount(6, 100));
        Reservation buy = new Reservation("USD", new Amount(6, 60), "X-USD.SIM", Amount.ZERO, new Amount(2, 5));
        account.reserve(buy);
        assertThat(account.availableCash("USD")).isEqualTo(new Amount(6, 40));
        assertThat(account.incoming("X-USD.SIM")).isEqualTo(new Amount(2, 5));
        account.release(buy);
        assertThat(account.availableCash("USD")).isEqualTo(new Amount(6, 100));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> account.release(buy))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void holdingsAreCashAndWhatIsHeldSortedByAsset() {
        Account account = new Account("main", "USD", FEES);
        account.fund("USD", new Amount(6, 1_000_000));
        account.fill(fill(INSTRUMENTS[1], Side.BUY, 10_000, 50_000, 6, Liquidity.MAKER));
        account.fill(fill(INSTRUMENTS[0], Side.BUY, 10_000, 50_000, 6, Liquidity.MAKER));
        account.fill(fill(INSTRUMENTS[1], Side.SELL, 10_000, 50_000, 6, Liquidity.MAKER));
        assertThat(account.holdings())
                .isEqualTo(List.of(
                        new Holding("BTC-USD.SIM", 5, 50_000, 6, 500_000), new Holding("USD", 6, 498_500, 0, 0)));
    }

    @Test
    void aReportIsBounded() {
        Account account = new Account("main", "USD", FEES);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Account.MAX_HOLDINGS + 10; i++) {
            names.add("C" + i);
            account.fund("C" + i, new Amount(0, 1));
        }
        assertThat(account.holdings()).hasSize(Account.MAX_HOLDINGS);
        assertThat(account.currencies()).containsAll(names);
    }

    private static long oneTo(long most, Random random) {
        return 1 + (long) (random.nextDouble() * (most - 1));
    }

    private static BigDecimal plain(Amount amount) {
        return BigDecimal.valueOf(amount.mantissa(), amount.decimals());
    }

    private static OrderFilled fill(
            String instrument, Side side, long price, long quantity, int quoteDecimals, Liquidity liquidity) {
        long notional = Decimals.notional(price, 4, quantity, 5, quoteDecimals);
        return new OrderFilled(
                MessageId.NONE,
                "main",
                instrument,
                side,
                0,
                4,
                price,
                5,
                quantity,
                0,
                instrument.substring(4, 7),
                quoteDecimals,
                notional,
                FEES.of(liquidity, notional),
                liquidity,
                0);
    }
}
