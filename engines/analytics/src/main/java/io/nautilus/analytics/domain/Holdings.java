package io.nautilus.analytics.domain;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.market.DecimalException;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Mark;
import io.nautilus.trading.Position;
import io.nautilus.trading.Valuation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an account held at some time: cash of its currency, positions that are not flat, and other money's name. */
record Holdings(Amount cash, List<Held> positions, String otherCurrency) {
    static final Holdings NONE = new Holdings(Amount.ZERO, List.of(), "");

    private static final int ANOTHER = -1;

    /** A position of an instrument. */
    record Held(String instrument, Position position) {}

    static Holdings of(Account account) {
        return new Holdings(account.cash(account.currency()), held(account), other(account));
    }

    /** Most positions are those of {@code before}, and are one object with them when they are restored. */
    void save(StateWriter out, Holdings before) {
        cash.save(out);
        out.list(positions, held -> {
            int at = before.positions.indexOf(held);
            out.number(at);
            if (at == ANOTHER) {
                out.text(held.instrument());
                held.position().save(out);
            }
        });
        out.text(otherCurrency);
    }

    static Holdings restored(StateReader in, Holdings before) {
        Amount cash = Amount.restored(in);
        List<Held> positions = new ArrayList<>();
        in.list(() -> {
            int at = in.integer();
            positions.add(at == ANOTHER ? new Held(in.text(), Position.restored(in)) : before.positions.get(at));
        });
        return new Holdings(cash, List.copyOf(positions), in.text());
    }

    private static List<Held> held(Account account) {
        return account.positions().entrySet().stream()
                .filter(each -> !each.getValue().quantity().isZero())
                .map(each -> new Held(each.getKey(), each.getValue()))
                .toList();
    }

    /** No currency has a rate to another. */
    private static String other(Account account) {
        for (String currency : account.currencies()) {
            if (!currency.equals(account.currency()) && !account.cash(currency).isZero()) {
                return currency;
            }
        }
        for (Map.Entry<String, Position> each : account.positions().entrySet()) {
            String currency = each.getValue().quoteCurrency();
            if (!currency.equals(account.currency())
                    && !each.getValue().quantity().isZero()) {
                return currency;
            }
        }
        return "";
    }

    /** Cash and positions at their marks, exact in the decimals of their costs. */
    Worth worth(Function<String, Optional<Mark>> marks) {
        if (!otherCurrency.isEmpty()) {
            return new Worth.Absent("no-rate " + otherCurrency);
        }
        Amount sum = Amount.ZERO;
        try {
            for (Held held : positions) {
                switch (Valuation.of(held.position(), marks.apply(held.instrument()))) {
                    case Valuation.Known known -> sum = sum.plus(known.value());
                    case Valuation.Absent absent -> {
                        return new Worth.Absent(absent.reason() + " " + held.instrument());
                    }
                }
            }
            return new Worth.Known(cash.plus(sum), sum);
        } catch (DecimalException | ArithmeticException tooLarge) {
            return new Worth.Absent(Valuation.OUT_OF_RANGE);
        }
    }
}
