package io.nautilus.market;

import io.nautilus.contracts.DecodeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An instrument's name, {@code BASE-QUOTE.VENUE}: 1 to 16 capitals or digits, the same, and 1 to 12 for the venue. */
public record Symbol(String base, String quote, String venue) {
    private static final Pattern TEXT = Pattern.compile("([A-Z0-9]{1,16})-([A-Z0-9]{1,16})\\.([A-Z0-9]{1,12})");

    public Symbol {
        String text = base + '-' + quote + '.' + venue;
        if (!TEXT.matcher(text).matches()) {
            throw invalid(text);
        }
    }

    /** Throws {@link DecodeException} with {@code invalid-symbol} when the text is not a symbol's. */
    public static Symbol parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw invalid(text);
        }
        return new Symbol(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    private static DecodeException invalid(String text) {
        return new DecodeException(
                "invalid-symbol", "not BASE-QUOTE.VENUE: " + text.substring(0, Math.min(60, text.length())));
    }

    @Override
    public String toString() {
        return base + '-' + quote + '.' + venue;
    }
}
