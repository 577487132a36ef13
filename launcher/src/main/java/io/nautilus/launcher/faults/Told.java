package io.nautilus.launcher.faults;

import io.nautilus.launcher.faults.Api.Answer;
import java.util.HashMap;
import java.util.Map;

/** The last answers that people got: to orders by client order id, to deposits by idempotency key. */
record Told(Map<String, Answer> orders, Map<String, Answer> deposits) {
    static final Told NOTHING = new Told(Map.of(), Map.of());

    Told {
        orders = Map.copyOf(orders);
        deposits = Map.copyOf(deposits);
    }

    Told with(Map<String, Answer> moreOrders) {
        Map<String, Answer> all = new HashMap<>(orders);
        all.putAll(moreOrders);
        return new Told(all, deposits);
    }
}
