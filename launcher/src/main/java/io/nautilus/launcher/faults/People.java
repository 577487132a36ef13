package io.nautilus.launcher.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.Side;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.Journal.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What people and programs do on a platform, on one instrument. */
public final class People {
    private static final int ATTEMPTS = 10;
    /** A place on the journal that no fill has: pages begin behind it. */
    private static final String BEFORE_ALL = "0-0";

    /** Reasons that a market has and that go by. */
    private static final Set<String> PASSING = Set.of("stale-market", "no-book", "feed-ended", "unknown-instrument");

    private final Running platform;
    private final Api api;
    private final String instrument;
    private final String prefix;
    private int orders;

    public People(Running platform, Api api, String instrument) {
        this(platform, api, instrument, "order");
    }

    /** {@code prefix} begins the client order ids, which are not to be used twice. */
    public People(Running platform, Api api, String instrument, String prefix) {
        this.prefix = prefix;
        this.platform = platform;
        this.api = api;
        this.instrument = instrument;
    }

    static boolean passes(DenialReason reason) {
        return PASSING.contains(reason.label());
    }

    private String nextOrderId() {
        return prefix + "-" + ++orders;
    }

    /** A JSON body. */
    public static String order(String clientOrderId, String instrument, Side side, String quantity, String price) {
        String type = price == null ? "\"type\":\"MARKET\"" : "\"type\":\"LIMIT\",\"price\":\"" + price + "\"";
        String body = """
                {"account":"main","clientOrderId":"%s","instrument":"%s","side":"%s",%s,"quantity":"%s"}""";
        return body.formatted(clientOrderId, instrument, side, type, quantity);
    }

    /** Sends an order by HTTP; where the market of the moment refuses, another one, until one is taken. */
    public Answer byHttp(Side side, String quantity, String price) throws Exception {
        Answer answer = new Answer(0, "");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            awaitMarket();
            String body = order(nextOrderId(), instrument, side, quantity, price);
            answer = api.order(body);
            Check.equal(api.order(body), answer, "the answer to the same order again");
            if (answer.status() == 201) {
                return answer;
            }
            Check.that(PASSING.contains(answer.text("code")), "the market refuses: %s", answer.body());
        }
        throw new AssertionError("no order was taken: " + answer);
    }

    private void awaitMarket() {
        Await.until(
                instrument + " to be live",
                () -> api.get("risk", "/risk/state")
                        .json()
                        .path("markets")
                        .path(instrument)
                        .asText(),
                "LIVE"::equals);
    }

    /** Writes an order on the topic; returns the id of the one that was taken. */
    public MessageId byTopic(ProgramWriter program, Function<String, OrderRequest> order) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            awaitMarket();
            MessageId id = program.write(order.apply(nextOrderId()));
            List<Entry> outcomes = Await.until(
                    "the outcome of " + id,
                    () -> Journal.read(platform.bootstrap()).outcomes().getOrDefault(id, List.of()),
                    found -> !found.isEmpty());
            if (outcomes.getFirst().event() instanceof OrderAccepted) {
                return id;
            }
            OrderDenied denied = (OrderDenied) outcomes.getFirst().event();
            Check.that(passes(denied.reason()), "the market refuses: %s", denied);
        }
        throw new AssertionError("no order was taken");
    }

    /** Best bid of the published book. */
    public BigDecimal bestBid() {
        JsonNode shown = Await.until(
                "a bid of " + instrument,
                () -> instrument(api, instrument),
                node -> !node.path("bid").asText("").isEmpty()
                        && !node.path("bid").isNull());
        return new BigDecimal(shown.path("bid").asText());
    }

    public static JsonNode instrument(Api api, String symbol) throws Exception {
        for (JsonNode each : api.get("marketdata", "/instruments").json()) {
            if (each.path("symbol").asText().equals(symbol)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    /** The fills that an order's answer lists are those of the journal. */
    public static void fillsAreOnTheJournal(Answer order, Journal journal) {
        List<String> shown = new ArrayList<>();
        order.json()
                .path("fills")
                .forEach(fill -> shown.add(plain(fill.path("price").asText()) + " x "
                        + plain(fill.path("quantity").asText()) + " = "
                        + plain(fill.path("notional").asText()) + " + "
                        + plain(fill.path("fee").asText())));
        List<String> noted = journal.all(OrderFilled.class).stream()
                .filter(fill -> fill.orderId().toString().equals(order.text("id")))
                .map(fill -> plain(Ledger.decimal(fill.price(), fill.priceDecimals())) + " x "
                        + plain(Ledger.decimal(fill.quantity(), fill.quantityDecimals())) + " = "
                        + plain(Ledger.decimal(fill.notional(), fill.quoteDecimals())) + " + "
                        + plain(Ledger.decimal(fill.fee(), fill.quoteDecimals())))
                .toList();
        Check.that(!shown.isEmpty(), "the answer lists fills: %s", order.body());
        Check.equal(shown, noted, "the fills that the answer lists");
    }

    /** Portfolio lists the journal's fills, as JSON and as CSV. */
    public static void fillsAreListed(Api api, Journal journal) throws Exception {
        List<String> noted = journal.entries()
                .filter(entry -> entry.event() instanceof OrderFilled)
                .map(People::line)
                .toList();
        List<String> listed = Await.until("all fills", () -> listed(api), fills -> fills.size() >= noted.size());
        Check.equal(listed, noted, "the fills that portfolio lists");
        Check.equal(asCsv(api), noted, "the fills that portfolio lists as CSV");
    }

    /** Every fill, page by page. */
    private static List<String> listed(Api api) throws Exception {
        List<String> listed = new ArrayList<>();
        String after = BEFORE_ALL;
        JsonNode page = api.get("portfolio", "/fills?after=" + after).json();
        while (page.isArray() && !page.isEmpty()) {
            for (JsonNode fill : page) {
                listed.add(line(
                        fill.path("account").asText(),
                        fill.path("orderId").asText(),
                        fill.path("fill").asText(),
                        fill.path("instrument").asText(),
                        fill.path("side").asText(),
                        fill.path("price").asText(),
                        fill.path("quantity").asText(),
                        fill.path("notional").asText(),
                        fill.path("fee").asText(),
                        fill.path("liquidity").asText(),
                        fill.path("place").path("offset").asText()));
                after = fill.path("place").path("offset") + "-"
                        + fill.path("place").path("index");
            }
            page = api.get("portfolio", "/fills?after=" + after).json();
        }
        return listed;
    }

    /** The same as a spreadsheet has it. */
    private static List<String> asCsv(Api api) throws Exception {
        List<String> rows = new ArrayList<>();
        String after = BEFORE_ALL;
        List<String> page = csvPage(api, after);
        while (page.size() > 1) {
            List<String> columns = List.of(page.getFirst().split(","));
            for (String row : page.subList(1, page.size())) {
                List<String> cells = List.of(row.split(","));
                Function<String, String> cell = column -> cells.get(columns.indexOf(column));
                rows.add(line(
                        cell.apply("account"),
                        cell.apply("orderId"),
                        cell.apply("fill"),
                        cell.apply("instrument"),
                        cell.apply("side"),
                        cell.apply("price"),
                        cell.apply("quantity"),
                        cell.apply("notional"),
                        cell.apply("fee"),
                        cell.apply("liquidity"),
                        cell.apply("offset")));
                after = cell.apply("offset") + "-" + cell.apply("index");
            }
            page = csvPage(api, after);
        }
        return rows;
    }

    private static List<String> csvPage(Api api, String after) throws Exception {
        Answer page = api.get("portfolio", "/fills?after=" + after, "text/csv");
        Check.equal(page.status(), 200, "the status of %s", page.body());
        return page.body().lines().toList();
    }

    private static String line(Entry entry) {
        OrderFilled fill = (OrderFilled) entry.event();
        return line(
                fill.account(),
                fill.orderId().toString(),
                Integer.toString(fill.fill()),
                fill.instrument(),
                fill.side().name(),
                Ledger.decimal(fill.price(), fill.priceDecimals()).toPlainString(),
                Ledger.decimal(fill.quantity(), fill.quantityDecimals()).toPlainString(),
                Ledger.decimal(fill.notional(), fill.quoteDecimals()).toPlainString(),
                Ledger.decimal(fill.fee(), fill.quoteDecimals()).toPlainString(),
                fill.liquidity().name(),
                Long.toString(entry.frame().at().offset()));
    }

    private static String line(
            String account,
            String order,
            String fill,
            String symbol,
            String side,
            String price,
            String quantity,
            String notional,
            String fee,
            String liquidity,
            String offset) {
        return String.join(
                " ",
                account,
                order,
                fill,
                symbol,
                side,
                plain(price),
                plain(quantity),
                plain(notional),
                plain(fee),
                liquidity,
                offset);
    }

    private static String plain(String number) {
        return plain(new BigDecimal(number));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Ids of the orders that risk lists, newest first. */
    public static Set<String> listed(Api api, String state) throws Exception {
        Set<String> ids = new TreeSet<>();
        api.get("risk", "/orders?limit=1000&state=" + state)
                .json()
                .forEach(order -> ids.add(order.path("id").asText()));
        return ids;
    }
}
