package io.nautilus.factor.domain;

import io.nautilus.contracts.DecodeException;
import java.util.regex.Pattern;

/** Decimal numbers as bars write them: digits, a point, an exponent; none of what else Java would take. */
final class DecimalText {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");
    private static final int SHOWN = 40;

    private DecimalText() {}

    /** Throws {@link DecodeException} with {@code bad-number} naming the text. */
    static double parse(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new DecodeException("bad-number", name + " '" + clipped(text) + "' is no number");
        }
        return Double.parseDouble(text);
    }

    private static String clipped(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
