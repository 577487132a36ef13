package io.nautilus.risk.domain;

import io.nautilus.risk.domain.Verdict.Denied;
import java.util.List;
import java.util.Optional;

/**
 * What the checks say of an order that nobody sent: every line, how much of its quantity the book would give it at once,
 * what it is worth, the fee and what it would take of the cash at most, all in the currency it is paid in, and the cash
 * that no order has reserved then. A sale takes none. The money of a market order is that of what the book would give.
 * Quantity and money are null where the order cannot be valued.
 */
public record DryRun(
        List<Line> lines,
        String taken,
        String currency,
        String notional,
        String fee,
        String cost,
        String buyingPowerLeft) {
    public DryRun {
        lines = List.copyOf(lines);
    }

    /** One check; {@code code} and {@code detail} are null where it passed or was not asked. */
    public record Line(String check, Outcome outcome, String code, String detail) {
        static Line of(String check, Denied denied) {
            return denied == null
                    ? new Line(check, Outcome.PASSED, null, null)
                    : new Line(check, Outcome.DENIED, denied.reason().label(), denied.detail());
        }

        static Line notAsked(String check) {
            return new Line(check, Outcome.NOT_ASKED, null, null);
        }
    }

    /** What a check said; it is not asked where one before it did not find what it needs. */
    public enum Outcome {
        PASSED,
        DENIED,
        NOT_ASKED
    }

    /** The first denial: what the order would be denied with. */
    public Optional<Line> denial() {
        return lines.stream().filter(line -> line.outcome() == Outcome.DENIED).findFirst();
    }
}
