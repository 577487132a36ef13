package io.nautilus.marketdata.domain.venue;

import java.util.Random;

/** What a bad line, a bad disk or a bad person makes of a message. */
public final class Mutations {
    private static final String[] TOKENS = {
        "\"",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "-",
        ".",
        "0",
        "9",
        "null",
        "true",
        "1e9",
        "\\",
        "\\u0000",
        "\"a\"",
        "\"buy\"",
        "\"BTC-USD\"",
        "\"BTCUSDT\"",
        "\"as\"",
        "\"b\"",
        "\"bs\"",
        "\"c\"",
        "\"book-10\"",
        "\"book-1000\"",
        "\"trade\"",
        "\"XBT/USD\"",
        "99999999999999999999",
        "-0.00000001",
        "0.0000000000000000000001",
        "[[]]",
        "{\"type\":\"error\"}",
        "{\"event\":\"heartbeat\"}"
    };

    private Mutations() {}

    public static String of(String payload, Random random) {
        StringBuilder text = new StringBuilder(payload);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(4));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, (char) random.nextInt(0x250));
                case 2 -> text.setLength(at);
                case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(300))));
                default -> text.replace(at, end, TOKENS[random.nextInt(TOKENS.length)]);
            }
        }
        return text.toString();
    }
}
