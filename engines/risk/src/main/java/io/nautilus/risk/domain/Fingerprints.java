package io.nautilus.risk.domain;

import io.nautilus.contracts.OrderTerms;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Takes the fingerprints of orders. Every order has two, so the digest and the text that it reads are used again and
 * again. Not for use by several threads.
 */
final class Fingerprints {
    private static final int HASH_BYTES = 32;

    private final MessageDigest digest;
    private final ByteBuffer hash = ByteBuffer.allocate(HASH_BYTES);
    private byte[] text = new byte[256];
    private int length;

    Fingerprints() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Of the name under which a caller knows an order: its account and client order id. */
    Fingerprint ofName(OrderTerms terms) {
        length = 0;
        name(terms);
        return taken();
    }

    /** Of all that an order asks for, the same however many decimals it writes its numbers with. */
    Fingerprint ofTerms(OrderTerms terms) {
        length = 0;
        name(terms);
        part(terms.instrument());
        add(terms.side().name());
        add(terms.type().name());
        add(terms.timeInForce().name());
        number(terms.quantity(), terms.quantityDecimals());
        if (terms.hasPrice()) {
            number(terms.price(), terms.priceDecimals());
        }
        add(terms.postOnly() ? "post-only" : "");
        add(terms.reduceOnly() ? "reduce-only" : "");
        return taken();
    }

    Fingerprint of(byte[] bytes) {
        digest.update(bytes);
        return digested();
    }

    private void name(OrderTerms terms) {
        part(terms.account());
        part(terms.clientOrderId());
    }

    /** A text behind its length, so that no two rows of texts read alike. */
    private void part(String part) {
        addNumber(part.length());
        add((byte) ':');
        add(part);
    }

    /** A number without trailing zeros, as a part: 2500 with 3 decimals is {@code 4:25e1}. */
    private void number(long mantissa, int decimals) {
        long stripped = mantissa;
        long scale = mantissa == 0 ? 0 : decimals;
        while (stripped != 0 && stripped % 10 == 0) {
            stripped /= 10;
            scale--;
        }
        addNumber(digits(stripped) + 1 + digits(scale));
        add((byte) ':');
        addNumber(stripped);
        add((byte) 'e');
        addNumber(scale);
    }

    private void add(String part) {
        room(part.length());
        for (int i = 0; i < part.length(); i++) {
            char next = part.charAt(i);
            if (next >= 0x80) {
                addEncoded(part.substring(i));
                return;
            }
            text[length++] = (byte) next;
        }
    }

    private void addEncoded(String part) {
        for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
            add(each);
        }
    }

    private void addNumber(long number) {
        int digits = digits(number);
        room(digits);
        length += digits;
        long rest = number;
        int at = length;
        do {
            text[--at] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        } while (rest != 0);
        if (number < 0) {
            text[--at] = '-';
        }
    }

    /** How many characters a number has, its sign included. */
    private static int digits(long number) {
        int digits = number < 0 ? 2 : 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void add(byte next) {
        room(1);
        text[length++] = next;
    }

    private void room(int more) {
        if (length + more > text.length) {
            text = Arrays.copyOf(text, 2 * (length + more));
        }
    }

    private Fingerprint taken() {
        digest.update(text, 0, length);
        return digested();
    }

    private Fingerprint digested() {
        try {
            digest.digest(hash.array(), 0, HASH_BYTES);
        } catch (DigestException roomIsEnough) {
            throw new IllegalStateException(roomIsEnough);
        }
        return new Fingerprint(hash.getLong(0), hash.getLong(Long.BYTES));
    }
}
