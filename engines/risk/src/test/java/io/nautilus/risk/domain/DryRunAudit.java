package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.TimeInForce;
import java.math.BigDecimal;
import java.util.List;

/** What a dry run said of an order, beside what was decided of the order at the same moment. */
final class DryRunAudit {
    private DryRunAudit() {}

    /** A repeat is answered with the first outcome, whatever the checks would say of it now. */
    static void check(DryRun told, OrderTerms terms, MessageId id, List<OrderEvent> said) {
        for (OrderEvent event : said) {
            if (event instanceof OrderDenied denied && denied.orderId().equals(id)) {
                assertThat(told.denial()).as("%s", denied).hasValueSatisfying(line -> {
                    assertThat(line.code()).isEqualTo(denied.reason().label());
                    assertThat(line.detail()).isEqualTo(denied.detail());
                });
            }
            if (event instanceof OrderAccepted accepted && accepted.orderId().equals(id)) {
                assertThat(told.denial()).as("%s", accepted).isEmpty();
                checkTaken(told, terms, taken(id, said));
            }
        }
    }

    private static List<OrderFilled> taken(MessageId id, List<OrderEvent> said) {
        return said.stream()
                .filter(OrderFilled.class::isInstance)
                .map(OrderFilled.class::cast)
                .filter(fill -> fill.orderId().equals(id) && fill.liquidity() == Liquidity.TAKER)
                .toList();
    }

    /** What is filled or killed may take nothing where the book gives something. */
    private static void checkTaken(DryRun told, OrderTerms terms, List<OrderFilled> fills) {
        if (terms.timeInForce() == TimeInForce.FOK && fills.isEmpty()) {
            return;
        }
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal notional = BigDecimal.ZERO;
        for (OrderFilled fill : fills) {
            quantity = quantity.add(BigDecimal.valueOf(fill.quantity(), fill.quantityDecimals()));
            notional = notional.add(BigDecimal.valueOf(fill.notional(), fill.quoteDecimals()));
        }
        assertThat(new BigDecimal(told.taken())).isEqualByComparingTo(quantity);
        if (terms.type() == OrderType.MARKET) {
            assertThat(new BigDecimal(told.notional())).isEqualByComparingTo(notional);
        }
    }
}
