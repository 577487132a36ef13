package io.nautilus.marketdata.domain.kraken;

import io.nautilus.market.OrderBook;
import java.util.zip.CRC32;

/**
 * Kraken's checksum of a book: the CRC-32 of the best ten asks, then the best ten bids, each price and volume as
 * printed but without point and leading zeros. In the decimals that the venue prints that is the mantissa's text.
 */
final class KrakenChecksum {
    private static final int LEVELS = 10;

    private final CRC32 crc = new CRC32();
    private final byte[] digits = new byte[20];

    long of(OrderBook book) {
        crc.reset();
        for (int i = 0; i < Math.min(LEVELS, book.askCount()); i++) {
            add(book.askPrice(i));
            add(book.askQuantity(i));
        }
        for (int i = 0; i < Math.min(LEVELS, book.bidCount()); i++) {
            add(book.bidPrice(i));
            add(book.bidQuantity(i));
        }
        return crc.getValue();
    }

    private void add(long positive) {
        int from = digits.length;
        for (long rest = positive; rest > 0; rest /= 10) {
            digits[--from] = (byte) ('0' + rest % 10);
        }
        crc.update(digits, from, digits.length - from);
    }
}
