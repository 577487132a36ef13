package io.nautilus.contracts;

import io.nautilus.contracts.Topic.Form;
import io.nautilus.contracts.Topic.Kept;
import io.nautilus.contracts.Topic.Kept.ForEver;
import io.nautilus.contracts.Topic.Kept.NewestOfKey;
import io.nautilus.contracts.Topic.Kept.Within;
import java.time.Duration;
import java.util.List;

/** Every topic of the platform: the launcher creates them from here, docs/contracts.md has its table from here. */
public final class Topics {
    public static final String MARKET_DATA = "market-data";
    public static final String FEATURES = "features";
    public static final String PREDICTIONS = "predictions";
    public static final String ORDER_REQUESTS = "order-requests";
    public static final String ORDER_EVENTS = "order-events";
    public static final String COMMANDS = "commands";
    public static final String BARS = "bars";
    public static final String FACTORS = "factors";
    public static final String ANALYTICS = "analytics";
    public static final String INSTRUMENTS = "instruments";
    public static final String PORTFOLIO = "portfolio";
    public static final String ENGINE_STATUS = "engine-status";

    private static final Kept FOR_EVER = new ForEver();
    private static final Kept HOT = new Within(Duration.ofHours(6), 4L << 30);
    private static final Kept MONTH = new Within(Duration.ofDays(30), Within.ANY_SIZE);
    /** Some hundred megabytes a day on the simulated market. */
    private static final Kept MANY = new Within(Duration.ofDays(30), 2L << 30);

    private static final Kept NEWEST = new NewestOfKey();

    public static final List<Topic> ALL = List.of(
            frames(MARKET_DATA, "definitions, books, trades, quotes, feed status", "marketdata", "instrument", HOT),
            frames(FEATURES, "feature vectors", "features", "instrument", HOT),
            frames(PREDICTIONS, "predictions of models", "ml", "instrument", HOT),
            frames(
                    ORDER_REQUESTS,
                    "submit, cancel, cancel all",
                    "strategy, HTTP and programs",
                    "account group",
                    FOR_EVER),
            frames(ORDER_EVENTS, "what became of orders, cash and trading state", "risk", "account group", FOR_EVER),
            json(
                    COMMANDS,
                    "every change by HTTP other than orders",
                    "HTTP of any engine",
                    "none: one partition",
                    FOR_EVER),
            json(BARS, "bars", "marketdata", "instrument", MONTH),
            json(FACTORS, "factor values", "factor", "set", MANY),
            json(ANALYTICS, "statistics of accounts", "analytics", "account", MONTH),
            json(INSTRUMENTS, "what instruments are", "marketdata", "key instrument", NEWEST),
            json(PORTFOLIO, "positions, cash, profit and loss", "portfolio", "key account/asset/kind", NEWEST),
            json(ENGINE_STATUS, "heartbeats", "all engines", "key engine/instance/kind", NEWEST));

    private Topics() {}

    /** Throws {@link IllegalArgumentException} where there is none of this name. */
    public static Topic named(String name) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic " + name));
    }

    private static Topic frames(String name, String carries, String writtenBy, String partitionedBy, Kept kept) {
        return new Topic(name, carries, Form.FRAME, writtenBy, partitionedBy, 1, kept);
    }

    private static Topic json(String name, String carries, String writtenBy, String partitionedBy, Kept kept) {
        return new Topic(name, carries, Form.JSON, writtenBy, partitionedBy, 1, kept);
    }
}
