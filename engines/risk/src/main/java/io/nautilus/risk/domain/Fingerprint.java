package io.nautilus.risk.domain;

import io.nautilus.contracts.OrderTerms;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The first 128 bits of a SHA-256: what the gate keeps of a closed order's texts. Nobody can make two texts with the
 * same one on purpose, and nobody meets two by chance.
 */
record Fingerprint(long high, long low) {
    /** Of the name under which a caller knows an order: its account and client order id. */
    static Fingerprint ofName(OrderTerms terms) {
        return of(name(terms));
    }

    /** Of all that an order asks for, the same however many decimals it writes its numbers with. */
    static Fingerprint ofTerms(OrderTerms terms) {
        return of(name(terms)
                + part(terms.instrument())
                + terms.side()
                + terms.type()
                + terms.timeInForce()
                + part(number(terms.quantity(), terms.quantityDecimals()))
                + (terms.hasPrice() ? part(number(terms.price(), terms.priceDecimals())) : "")
                + (terms.postOnly() ? "post-only" : "")
                + (terms.reduceOnly() ? "reduce-only" : ""));
    }

    private static String name(OrderTerms terms) {
        return part(terms.account()) + part(terms.clientOrderId());
    }

    private static String part(String text) {
        return text.length() + ":" + text;
    }

    private static String number(long mantissa, int decimals) {
        BigDecimal stripped = BigDecimal.valueOf(mantissa, decimals).stripTrailingZeros();
        return stripped.unscaledValue() + "e" + stripped.scale();
    }

    String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    static Fingerprint of(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
