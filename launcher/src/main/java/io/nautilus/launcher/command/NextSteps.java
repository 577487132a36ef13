package io.nautilus.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Feed;
import io.nautilus.launcher.process.LocalHttp;
import io.nautilus.launcher.process.Plan;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person can do when everything is healthy. */
final class NextSteps {
    private static final String SIMULATED_INSTRUMENT = "BTC-USD.SIM";

    private NextSteps() {}

    static List<String> lines(Plan plan, DataFolder data) {
        String instrument = instrument(plan);
        String token = Path.of("")
                .toAbsolutePath()
                .relativize(data.secrets())
                .resolve("trader.token")
                .toString();
        List<String> lines = new ArrayList<>(List.of(
                "",
                "See the market:  curl " + url(plan, "marketdata", "/instruments"),
                "Send an order:   curl -X POST " + url(plan, "risk", "/orders") + " \\",
                "                   -H \"Authorization: Bearer $(cat " + token + ")\" \\",
                "                   -H 'Content-Type: application/json' \\",
                "                   -d '{\"account\":\"main\",\"instrument\":\"" + instrument
                        + "\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"0.5\",\"timeInForce\":\"IOC\"}'",
                "See the result:  curl " + url(plan, "portfolio", "/portfolios/main/positions")));
        if (plan.engines().contains("strategy")) {
            lines.add("See strategies:  curl " + url(plan, "strategy", "/strategies") + strategies(plan));
        }
        if (plan.engines().contains("websocket")) {
            int port = Catalogue.port("websocket", plan.basePort());
            lines.add("Trade and watch: " + desk(port, data.secrets().resolve("trader.token"), token));
        }
        return List.copyOf(lines);
    }

    /** What trades by itself now, as the engine says. */
    private static String strategies(Plan plan) {
        try {
            return JsonFile.parse(LocalHttp.get(Catalogue.port("strategy", plan.basePort()), "/strategies")
                            .body())
                    .filter(JsonNode::isArray)
                    .map(strategies -> hint(running(strategies), plan.strategies()))
                    .orElse("");
        } catch (IOException silent) {
            return "";
        }
    }

    private static List<String> running(JsonNode strategies) {
        List<String> names = new ArrayList<>();
        for (JsonNode each : strategies) {
            if (each.path("strategy").path("state").asText().equals("RUNNING")) {
                names.add(each.path("strategy").path("id").asText());
            }
        }
        return names;
    }

    static String hint(List<String> running, boolean started) {
        if (running.isEmpty()) {
            // Those that a start lets trade begin a moment after their engine is healthy.
            return started
                    ? "   (those of the first start begin in a moment, unless a person stopped them)"
                    : "   (none trades; POST /strategies/ID/start lets one)";
        }
        String until = started ? "; --no-strategies stops what no person started" : "";
        String trade = running.size() == 1 ? " trades" : " trade";
        return "   (" + String.join(", ", running) + trade + " by " + (running.size() == 1 ? "itself" : "themselves")
                + until + ")";
    }

    /** The page takes the token out of its address at once. Into a file or a pipe goes what says it, not what it is. */
    static String desk(int port, Path file, String shown) {
        String page = "http://localhost:" + port + "/#token=";
        String command = "echo \"" + page + "$(cat " + shown + ")\"";
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return command;
        }
        try {
            return page + Files.readString(file).strip();
        } catch (IOException unreadable) {
            return command;
        }
    }

    private static String url(Plan plan, String engine, String path) {
        return "http://127.0.0.1:" + Catalogue.port(engine, plan.basePort()) + path;
    }

    private static String instrument(Plan plan) {
        return switch (plan.feed()) {
            case Feed.Simulated simulated -> SIMULATED_INSTRUMENT;
            case Feed.Replay replay -> firstInstrument(plan).orElse("<one of /instruments>");
        };
    }

    /** A recording's instruments are its venue's, so the engine that reads it is asked. */
    private static Optional<String> firstInstrument(Plan plan) {
        try {
            LocalHttp.Answer answer = LocalHttp.get(Catalogue.port("marketdata", plan.basePort()), "/instruments");
            return JsonFile.parse(answer.body()).map(NextSteps::firstName).filter(name -> !name.isEmpty());
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    /** The first that trades in dollars, since that is what the account starts with. */
    private static String firstName(JsonNode instruments) {
        for (JsonNode instrument : instruments) {
            if (instrument.path("quote").asText().equals("USD")) {
                return instrument.path("symbol").asText();
            }
        }
        return "";
    }
}
