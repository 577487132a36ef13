package io.nautilus.launcher.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.Journal.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What people were answered is what the journal says. An order's answer is the order as its first frame left it: its
 * state, what is left of it and its fills, to the last decimal; a refusal has the reason of the first denial. Nothing is
 * taken twice under one client order id, and nothing is booked twice under one key.
 */
final class Answered {
    private final Map<String, List<Entry>> accepted;
    private final Map<String, List<Entry>> denied;
    private final Map<String, List<CashChanged>> booked;
    private final Map<String, List<CommandDenied>> refused;

    private Answered(Journal journal) {
        accepted = entries(journal, OrderAccepted.class, order -> name(order.terms()));
        denied = entries(journal, OrderDenied.class, order -> name(order.terms()));
        booked = journal.all(CashChanged.class).stream().collect(Collectors.groupingBy(CashChanged::key));
        refused = journal.all(CommandDenied.class).stream().collect(Collectors.groupingBy(CommandDenied::key));
        booked.remove("");
    }

    private static <E extends OrderEvent> Map<String, List<Entry>> entries(
            Journal journal, Class<E> type, Function<E, String> name) {
        return journal.entries()
                .filter(entry -> type.isInstance(entry.event()))
                .collect(Collectors.groupingBy(entry -> name.apply(type.cast(entry.event()))));
    }

    /** A client order id is unique in its account. */
    private static String name(OrderTerms terms) {
        return terms.account() + "/" + terms.clientOrderId();
    }

    static void standsOn(Journal journal, Told told) {
        Answered answered = new Answered(journal);
        answered.accepted.forEach((name, orders) -> Check.equal(orders.size(), 1, "orders accepted as %s", name));
        answered.booked.forEach((key, all) -> Check.equal(all.size(), 1, "deposits booked under %s", key));
        told.orders().forEach((id, answer) -> answered.order(OrderDraft.MAIN + "/" + id, answer));
        told.deposits().forEach(answered::deposit);
    }

    private void order(String name, Answer answer) {
        List<Entry> taken = accepted.getOrDefault(name, List.of());
        if (answer.status() == 201) {
            Check.that(!taken.isEmpty(), "%s was answered with %s and is on the journal", name, answer);
            Check.equal(Shown.of(answer.json()), Shown.of(taken.getFirst()), "what was answered to %s", name);
        } else {
            List<Entry> refusals = denied.getOrDefault(name, List.of());
            Check.that(taken.isEmpty(), "%s was answered with %s and was not accepted", name, answer);
            Check.that(!refusals.isEmpty(), "%s was answered with %s and was denied", name, answer);
            OrderDenied first = (OrderDenied) refusals.getFirst().event();
            Check.equal(answer.text("code"), first.reason().label(), "the reason answered to %s", name);
        }
    }

    private void deposit(String key, Answer answer) {
        List<CashChanged> changes = booked.getOrDefault(key, List.of());
        if (answer.status() == 201) {
            Check.that(!changes.isEmpty(), "the deposit %s was answered with %s and is on the journal", key, answer);
            CashChanged change = changes.getFirst();
            Check.equal(answer.text("id"), change.commandId().toString(), "the id answered to the deposit %s", key);
            Check.equal(answer.text("account"), change.account(), "the account answered to the deposit %s", key);
            Check.same(
                    answer.number("amount"),
                    Ledger.decimal(change.amount(), change.decimals()),
                    "the amount answered to the deposit %s",
                    key);
            Check.same(
                    answer.number("balance"),
                    Ledger.decimal(change.balance(), change.decimals()),
                    "the balance answered to the deposit %s",
                    key);
        } else {
            Check.that(changes.isEmpty(), "the deposit %s was answered with %s and was not booked", key, answer);
            List<CommandDenied> denials = refused.getOrDefault(key, List.of());
            Check.that(!denials.isEmpty(), "the deposit %s was answered with %s and was refused", key, answer);
            Check.equal(
                    answer.text("code"),
                    denials.getFirst().reason().label(),
                    "the reason answered to the deposit %s",
                    key);
        }
    }

    /** An order as an answer shows it; decimals without trailing zeros. */
    record Shown(String id, String state, String reason, String filled, String leaves, List<String> fills) {
        static Shown of(JsonNode order) {
            List<String> fills = new ArrayList<>();
            order.path("fills")
                    .forEach(fill -> fills.add(String.join(
                            " ",
                            fill.path("fill").asText(),
                            plain(fill.path("price").asText()),
                            plain(fill.path("quantity").asText()),
                            plain(fill.path("notional").asText()),
                            plain(fill.path("fee").asText()),
                            fill.path("liquidity").asText())));
            return new Shown(
                    order.path("id").asText(),
                    order.path("state").asText(),
                    order.path("reason").asText(),
                    plain(order.path("filled").asText()),
                    plain(order.path("leaves").asText()),
                    fills);
        }

        /** As the frame that accepted it left the order. */
        static Shown of(Entry taken) {
            OrderAccepted accepted = (OrderAccepted) taken.event();
            OrderTerms terms = accepted.terms();
            BigDecimal left = Ledger.decimal(terms.quantity(), terms.quantityDecimals());
            BigDecimal filled = BigDecimal.ZERO;
            String state = "ACCEPTED";
            String reason = "";
            List<String> fills = new ArrayList<>();
            List<OrderEvent> events = taken.frame().events();
            for (OrderEvent event : events.subList(taken.index() + 1, events.size())) {
                if (event instanceof OrderFilled fill && fill.orderId().equals(accepted.orderId())) {
                    BigDecimal quantity = Ledger.decimal(fill.quantity(), fill.quantityDecimals());
                    left = left.subtract(quantity);
                    filled = filled.add(quantity);
                    state = left.signum() == 0 ? "FILLED" : "PARTIALLY_FILLED";
                    fills.add(line(fill));
                } else if (event instanceof OrderCancelled gone
                        && gone.orderId().equals(accepted.orderId())) {
                    state = "CANCELLED";
                    reason = gone.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
                }
            }
            return new Shown(accepted.orderId().toString(), state, reason, plain(filled), plain(left), fills);
        }

        private static String line(OrderFilled fill) {
            return String.join(
                    " ",
                    Integer.toString(fill.fill()),
                    plain(Ledger.decimal(fill.price(), fill.priceDecimals())),
                    plain(Ledger.decimal(fill.quantity(), fill.quantityDecimals())),
                    plain(Ledger.decimal(fill.notional(), fill.quoteDecimals())),
                    plain(Ledger.decimal(fill.fee(), fill.quoteDecimals())),
                    fill.liquidity().name());
        }

        private static String plain(String number) {
            return plain(new BigDecimal(number));
        }

        private static String plain(BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
    }
}
