package io.nautilus.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Hints;
import io.nautilus.launcher.process.LocalHttp;
import io.nautilus.launcher.process.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What risk lets through, as far as a person has to know at a glance.
 *
 * @param all the state of all accounts, as risk names it
 * @param hold why the log has to be accepted first; empty where it need not
 * @param reason of the last change
 * @param accounts those with a stricter state of their own
 */
record TradingState(String all, String hold, String reason, List<String> accounts) {
    private static final String ACTIVE = "ACTIVE";

    TradingState {
        accounts = List.copyOf(accounts);
    }

    /** Empty where risk does not say. */
    static Optional<TradingState> ask(Plan plan) {
        try {
            LocalHttp.Answer answer = LocalHttp.get(Catalogue.port("risk", plan.basePort()), "/risk/state");
            return answer.status() == 200 ? JsonFile.parse(answer.body()).flatMap(TradingState::of) : Optional.empty();
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    static Optional<TradingState> of(JsonNode state) {
        if (!state.path("all").isTextual()) {
            return Optional.empty();
        }
        List<String> strict = new ArrayList<>();
        state.path("accounts").properties().forEach(account -> {
            if (!account.getKey().isEmpty() && !account.getValue().asText().equals(ACTIVE)) {
                strict.add(account.getKey() + " " + account.getValue().asText());
            }
        });
        return Optional.of(new TradingState(
                state.path("all").asText(),
                state.path("hold").asText(),
                state.path("reason").asText(),
                strict));
    }

    ObjectNode json() {
        ObjectNode state = JsonFile.object();
        state.put("all", all).put("hold", hold).put("reason", reason);
        ArrayNode own = state.putArray("accounts");
        accounts.forEach(own::add);
        return state;
    }

    /** One line; empty where everything is traded. */
    Optional<String> line(Hints hints) {
        if (!hold.isEmpty()) {
            return Optional.of("trading is held (" + hold + "). To go on: " + hints.nautilus("accept-log"));
        }
        if (!all.equals(ACTIVE)) {
            return Optional.of("trading is " + all + " for all accounts" + (reason.isEmpty() ? "" : " (" + reason + ")")
                    + ". To go on: POST /risk/resume, as admin");
        }
        return accounts.isEmpty()
                ? Optional.empty()
                : Optional.of("trading is restricted for " + String.join(", ", accounts));
    }
}
