package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Fingerprints are kept for a day, so they may never change: each is that of a text put together naively. */
class FingerprintPropertyTest {
    private final Fingerprints fingerprints = new Fingerprints();

    @Property
    void anOrdersFingerprintsAreThoseOfItsTexts(@ForAll("orders") OrderTerms terms) {
        assertThat(fingerprints.ofName(terms)).isEqualTo(naive(name(terms)));
        assertThat(fingerprints.ofTerms(terms)).isEqualTo(naive(text(terms)));
    }

    @Property
    void aTextsFingerprintIsThatOfItsBytes(@ForAll String text) {
        assertThat(Fingerprint.of(text)).isEqualTo(naive(text));
    }

    /** The first half of NIST's example of SHA-256 for {@code abc}. */
    @Test
    void aFingerprintIsTheBeginningOfASha256() {
        assertThat(Fingerprint.of("abc").hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
    }

    @Provide
    Arbitrary<OrderTerms> orders() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(40),
                Arbitraries.strings().ofMaxLength(300));
        Arbitrary<Long> numbers = Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(-1_000, 1_000).map(number -> number * 100_000),
                Arbitraries.of(0L, 1L, 10L, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE));
        return Combinators.combine(
                        texts,
                        texts,
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.of(TimeInForce.class),
                        Arbitraries.integers().between(-3, 40),
                        numbers,
                        Arbitraries.integers().between(-3, 40),
                        numbers)
                .as((account, id, kind, timeInForce, quantityDecimals, quantity, priceDecimals, price) ->
                        new OrderTerms(
                                account,
                                id,
                                id + account,
                                (kind & 1) == 0 ? Side.BUY : Side.SELL,
                                price == OrderTerms.NO_PRICE ? OrderType.MARKET : OrderType.LIMIT,
                                timeInForce,
                                quantityDecimals,
                                quantity,
                                priceDecimals,
                                price,
                                (kind & 2) != 0,
                                (kind & 4) != 0));
    }

    private static String text(OrderTerms terms) {
        return name(terms)
                + part(terms.instrument())
                + terms.side()
                + terms.type()
                + terms.timeInForce()
                + part(number(terms.quantity(), terms.quantityDecimals()))
                + (terms.hasPrice() ? part(number(terms.price(), terms.priceDecimals())) : "")
                + (terms.postOnly() ? "post-only" : "")
                + (terms.reduceOnly() ? "reduce-only" : "");
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

    private static Fingerprint naive(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
