package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.risk.domain.DryRun.Outcome;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private final GateBench bench = GateBench.live();

    private DryRun run(OrderTerms terms) {
        int said = bench.events.size();
        DryRun run = bench.gate.dryRun(terms, bench.moment());
        assertThat(bench.events).as("nothing is said").hasSize(said);
        return run;
    }

    /** 1.000 at 100.00 and 0.500 at 100.05, each with a fee of 0.2 %. */
    @Test
    void whatPassesSaysItsCostAndWhatIsLeft() {
        DryRun run = run(GateBench.market("a", Side.BUY, 1_500));
        assertThat(run.denial()).isEmpty();
        assertThat(run.lines()).allMatch(line -> line.outcome() == Outcome.PASSED);
        assertThat(run.lines())
                .extracting(DryRun.Line::check)
                .containsExactlyElementsOf(RiskGate.checkOrder().keySet());
        assertThat(run.taken()).isEqualTo("1.5");
        assertThat(run.currency()).isEqualTo("USD");
        assertThat(run.notional()).isEqualTo("150.025");
        assertThat(run.fee()).isEqualTo("0.30005");
        assertThat(run.cost()).isEqualTo("150.32505");
        assertThat(run.buyingPowerLeft()).isEqualTo("999849.67495");
    }

    /** The money is of what the book gives, and how much that is is said: 1.000 at 100.00 and 3.000 at 100.05. */
    @Test
    void anOrderLargerThanTheBookSaysHowMuchOfItThereIs() {
        DryRun bought = run(GateBench.market("a", Side.BUY, 1_000_000));
        assertThat(bought.denial()).isEmpty();
        assertThat(bought.taken()).isEqualTo("4");
        assertThat(bought.notional()).isEqualTo("400.15");
        bench.submit(GateBench.market("b", Side.BUY, 1_000_000));
        assertThat(run(limit("c", Side.SELL, 4_000, 9_995)).taken())
                .as("no more than lies within its limit")
                .isEqualTo("2");
        assertThat(run(limit("d", Side.SELL, 4_000, 10_000)).taken())
                .as("what rests takes nothing")
                .isEqualTo("0");
    }

    /** A sale is not free: what it brings and what the venue keeps of that are said, and no cash is taken. */
    @Test
    void aSaleSaysWhatItBringsAndItsFee() {
        bench.submit(GateBench.market("a", Side.BUY, 1_500));
        DryRun sold = run(limit("b", Side.SELL, 500, 9_900));
        assertThat(sold.denial()).isEmpty();
        assertThat(sold.notional()).isEqualTo("49.5");
        assertThat(sold.fee()).isEqualTo("0.099");
        assertThat(sold.cost()).isEqualTo("0");
        assertThat(sold.buyingPowerLeft()).isEqualTo("999849.67495");
        DryRun atMarket = run(GateBench.market("c", Side.SELL, 500));
        assertThat(new BigDecimal(atMarket.fee()))
                .isEqualByComparingTo(new BigDecimal(atMarket.notional()).multiply(new BigDecimal("0.002")));
    }

    @Test
    void everyCheckThatWouldDenyIsNamed() {
        DryRun run = run(limit("a", Side.SELL, 500, 9_901));
        assertThat(run.lines())
                .filteredOn(line -> line.outcome() == Outcome.DENIED)
                .extracting(DryRun.Line::code)
                .containsExactly("off-tick", "short-selling");
        assertThat(run.denial().orElseThrow().detail()).isEqualTo("price 99.01, tick 0.05");
    }

    @Test
    void aNameThatAnotherOrderHasIsSaidFirst() {
        bench.submit(GateBench.market("a", Side.BUY, 100));
        assertThat(run(GateBench.market("a", Side.BUY, 100)).denial())
                .as("a repeat")
                .isEmpty();
        DryRun.Line denial = run(GateBench.market("a", Side.BUY, 200)).denial().orElseThrow();
        assertThat(denial.code()).isEqualTo("duplicate-order-id");
        assertThat(denial.check())
                .isEqualTo(RiskGate.checkOrder().keySet().iterator().next());
    }

    /** An order would be told so before it is decided; no tick has said it yet. */
    @Test
    void aMarketThatFellSilentSinceTheLastTickIsStale() {
        bench.pass(60 * SECOND);
        assertThat(run(GateBench.market("a", Side.BUY, 100))
                        .denial()
                        .orElseThrow()
                        .code())
                .isEqualTo("stale-market");
        bench.submit(GateBench.market("a", Side.BUY, 100));
        assertThat(bench.news()).last().isInstanceOfSatisfying(OrderDenied.class, denied -> assertThat(denied.reason())
                .isEqualTo(DenialReason.STALE_MARKET));
    }

    @Test
    void withoutAnAccountNothingBehindItIsAsked() {
        OrderTerms main = GateBench.market("a", Side.BUY, 1);
        OrderTerms terms = new OrderTerms(
                "nobody", "a", BTC, Side.BUY, main.type(), main.timeInForce(), 3, 1, 2, OrderTerms.NO_PRICE);
        DryRun run = run(terms);
        assertThat(run.denial().orElseThrow().code()).isEqualTo("unknown-account");
        assertThat(run.lines()).last().satisfies(line -> assertThat(line.outcome())
                .isEqualTo(Outcome.NOT_ASKED));
        assertThat(run.taken()).isNull();
        assertThat(run.cost()).isNull();
    }

    /** A dry run leaves no trace: the real order is decided as if it had not been. */
    @Test
    void nothingIsRemembered() {
        run(GateBench.market("a", Side.BUY, 1_500));
        run(GateBench.market("b", Side.BUY, 9_999_999));
        GateBench other = GateBench.live();
        bench.submit(GateBench.market("a", Side.BUY, 1_500));
        other.submit(GateBench.market("a", Side.BUY, 1_500));
        assertThat(bench.news()).isEqualTo(other.news());
    }
}
