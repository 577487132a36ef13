package io.nautilus.launcher.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.faults.Api;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people see of orders, fills, cash, positions and limits, without what the market changes. */
public final class Seen {
    private Seen() {}

    public static Map<String, String> by(Api api) throws Exception {
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put("orders", api.get("risk", "/orders").body());
        seen.put(
                "limits",
                api.get("risk", "/risk/limits").json().at("/accounts/main").toString());
        seen.put(
                "risk",
                api.get("risk", "/risk/positions").json().path("accounts").toString());
        JsonNode books = api.get("portfolio", "/portfolios/main").json();
        seen.put("cash", books.path("cash").toString());
        for (JsonNode position : books.path("positions")) {
            seen.put(
                    position.path("instrument").asText(),
                    position.path("quantity") + " " + position.path("cost") + " " + position.path("realised"));
        }
        seen.put("fills", api.get("portfolio", "/fills").body());
        return seen;
    }
}
