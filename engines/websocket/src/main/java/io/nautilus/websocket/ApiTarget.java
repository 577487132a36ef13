package io.nautilus.websocket;

import io.nautilus.runtime.http.Problem;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a call to {@code /api/ENGINE/...} goes: one of the nine engines and a plain path there. What is not plain is
 * refused, not cleaned: no empty or dotted segment, no encoded slash, backslash, dot or percent, no second
 * {@code /api}.
 */
record ApiTarget(String engine, int portOffset, String uri) {
    static final String PREFIX = "/api/";

    private static final int MAX_LENGTH = 4_096;
    private static final Map<String, Integer> OFFSETS = new TreeMap<>(Map.of(
            "analytics", 100,
            "risk", 200,
            "factor", 300,
            "ml", 400,
            "features", 500,
            "websocket", 600,
            "strategy", 700,
            "marketdata", 800,
            "portfolio", 900));

    private static final Pattern PATH = Pattern.compile("/api/([a-z]{1,16})((?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*)");
    private static final Pattern TRICK =
            Pattern.compile("//|/\\.{1,2}(?:/|$)|%(?:2[eEfF5]|5[cC]|[01][0-9a-fA-F]|7[fF])|%(?![0-9a-fA-F]{2})");

    /** Its engine's host, of a form in which {@code {engine}} stands for the engine's name. */
    String host(String form) {
        return form.replace("{engine}", engine);
    }

    /** How many engines there are to forward to. */
    static int engines() {
        return OFFSETS.size();
    }

    /** Of a path and a query as they came, not decoded. Throws a 400 or 404 problem. */
    static ApiTarget of(String path, String query) {
        Matcher matcher = PATH.matcher(path);
        if (path.length() > MAX_LENGTH || query != null && query.length() > MAX_LENGTH) {
            throw Problem.of(414, "too-long", "an address of more than " + MAX_LENGTH + " characters", "shorten it")
                    .exception();
        }
        if (!matcher.matches() || TRICK.matcher(matcher.group(2)).find()) {
            throw Problem.of(400, "bad-path", path, "send /api/ENGINE/PATH with a plain path")
                    .exception();
        }
        Integer offset = OFFSETS.get(matcher.group(1));
        if (offset == null) {
            throw Problem.of(404, "unknown-engine", matcher.group(1), "known are " + OFFSETS.keySet())
                    .exception();
        }
        String rest = matcher.group(2).isEmpty() ? "/" : matcher.group(2);
        if (rest.equals("/api") || rest.startsWith(PREFIX)) {
            throw Problem.of(400, "bad-path", path, "what is forwarded is not forwarded again")
                    .exception();
        }
        return new ApiTarget(matcher.group(1), offset, query == null ? rest : rest + "?" + query);
    }
}
