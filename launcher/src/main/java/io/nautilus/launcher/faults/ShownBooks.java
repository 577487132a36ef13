package io.nautilus.launcher.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.faults.LedgerAccount.Holding;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The books of every account as risk and portfolio show them, compared with those that have to be. */
public final class ShownBooks {
    private final Api api;

    public ShownBooks(Api api) {
        this.api = api;
    }

    /** Both show these books and no others. Portfolio follows, so it is given time to. */
    public void are(Ledger ledger) throws Exception {
        long last = ledger.accounts().values().stream()
                .mapToLong(LedgerAccount::bookedOffset)
                .max()
                .orElseThrow();
        JsonNode risk = Await.until(
                "risk's books",
                () -> api.get("risk", "/risk/positions").json(),
                books -> books.path("journalOffset").asLong() >= last);
        Set<String> names = new TreeSet<>();
        risk.path("accounts").fieldNames().forEachRemaining(names::add);
        Check.equal(names, ledger.accounts().keySet(), "the accounts that risk shows");
        Set<String> listed = new TreeSet<>();
        api.get("portfolio", "/portfolios")
                .json()
                .forEach(books -> listed.add(books.path("id").asText()));
        Check.equal(listed, ledger.accounts().keySet(), "the accounts that portfolio lists");
        ledger.accounts().forEach((name, account) -> {
            risk(name, risk.path("accounts").path(name), account);
            portfolio(name, account);
        });
    }

    private static void risk(String name, JsonNode shown, LedgerAccount account) {
        compare("risk's cash of " + name, shown.path("cash").properties(), account.cash());
        compare("risk's positions of " + name, shown.path("positions").properties(), account.quantities());
    }

    private void portfolio(String name, LedgerAccount account) {
        JsonNode books = Await.until(
                "portfolio's books of " + name,
                () -> api.get("portfolio", "/portfolios/" + name).json(),
                at -> at.path("place").path("offset").asLong() >= account.bookedOffset());
        compare("portfolio's cash of " + name, books.path("cash").properties(), account.cash());
        Check.same(number(books.path("fees").path("value")), account.fees(), "portfolio's fees of %s", name);
        Set<String> listed = new TreeSet<>();
        books.path("positions").forEach(position -> {
            String instrument = position.path("instrument").asText();
            Holding holding = account.holding(instrument);
            String of = instrument + " of " + name;
            listed.add(instrument);
            Check.same(number(position.path("quantity")), holding.quantity, "portfolio's quantity of %s", of);
            Check.same(number(position.path("cost")), holding.cost, "portfolio's cost of %s", of);
            Check.same(number(position.path("realised")), holding.realised, "portfolio's profit on %s", of);
        });
        Set<String> held = account.quantities().keySet();
        Check.that(listed.containsAll(held), "portfolio lists %s for %s, has to %s", listed, name, held);
    }

    private static BigDecimal number(JsonNode node) {
        return new BigDecimal(node.asText());
    }

    private static <N extends JsonNode> void compare(
            String what, Set<Map.Entry<String, N>> shown, Map<String, BigDecimal> expected) {
        Map<String, BigDecimal> plain = new TreeMap<>();
        shown.forEach(entry ->
                put(plain, entry.getKey(), new BigDecimal(entry.getValue().asText())));
        Map<String, BigDecimal> stripped = new TreeMap<>();
        expected.forEach((name, value) -> put(stripped, name, value));
        Check.equal(plain, stripped, "%s", what);
    }

    /** What is zero may be shown or not. */
    private static void put(Map<String, BigDecimal> values, String name, BigDecimal value) {
        if (value.signum() != 0) {
            values.put(name, value.stripTrailingZeros());
        }
    }
}
