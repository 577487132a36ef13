package io.nautilus.trading;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.market.Decimals;

/**
 * What is held of an instrument, what it cost and what selling of it has realised, both in the quote currency. Average
 * cost: a sale releases cost in the proportion sold, rounded once, half even; selling all releases all, so nothing is
 * left over. Fees are not part of it, the account keeps them apart.
 */
public record Position(Amount quantity, String quoteCurrency, Amount cost, Amount realised) {

    public static Position none(String quoteCurrency) {
        return new Position(Amount.ZERO, quoteCurrency, Amount.ZERO, Amount.ZERO);
    }

    public void save(StateWriter out) {
        quantity.save(out);
        out.text(quoteCurrency);
        cost.save(out);
        realised.save(out);
    }

    public static Position restored(StateReader in) {
        return new Position(Amount.restored(in), in.text(), Amount.restored(in), Amount.restored(in));
    }

    public Position bought(Amount bought, Amount notional) {
        return new Position(quantity.plus(bought), quoteCurrency, cost.plus(notional), realised);
    }

    /** Throws {@link IllegalStateException} when more is sold than held. */
    public Position sold(Amount sold, Amount notional) {
        Amount left = quantity.minus(sold);
        if (left.sign() < 0) {
            throw new IllegalStateException("sold " + sold + " of a position of " + quantity);
        }
        int decimals = left.decimals();
        Amount released =
                new Amount(cost.decimals(), Decimals.mulDiv(cost.mantissa(), sold.in(decimals), quantity.in(decimals)));
        return new Position(left, quoteCurrency, cost.minus(released), realised.plus(notional.minus(released)));
    }
}
