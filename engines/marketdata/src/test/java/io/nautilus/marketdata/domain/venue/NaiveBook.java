package io.nautilus.marketdata.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.market.OrderBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A book as anybody would write it down first, to compare ours with. */
public final class NaiveBook {
    public final SortedMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    public final SortedMap<BigDecimal, BigDecimal> asks = new TreeMap<>();

    /** Takes levels {@code [price, quantity]}. */
    public void set(boolean bid, JsonNode levels) {
        levels.forEach(level -> set(bid, level.get(0).asText(), level.get(1).asText()));
    }

    public void set(boolean bid, String price, String quantity) {
        SortedMap<BigDecimal, BigDecimal> side = bid ? bids : asks;
        BigDecimal amount = new BigDecimal(quantity);
        if (amount.signum() == 0) {
            side.remove(new BigDecimal(price));
        } else {
            side.put(new BigDecimal(price), amount);
        }
    }

    public void clear() {
        bids.clear();
        asks.clear();
    }

    public boolean crossed() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey().compareTo(asks.firstKey()) >= 0;
    }

    /** A side as JSON of {@code ["price","quantity"]}, best first. */
    public String json(boolean bid) {
        return (bid ? bids : asks)
                .entrySet().stream()
                        .map(level -> "[\"%s\",\"%s\"]"
                                .formatted(
                                        level.getKey().toPlainString(),
                                        level.getValue().toPlainString()))
                        .collect(Collectors.joining(",", "[", "]"));
    }

    public void assertSame(OrderBook book, int depth) {
        List<String> keptBids = new ArrayList<>();
        for (int i = 0; i < Math.min(depth, book.bidCount()); i++) {
            keptBids.add(text(book, book.bidPrice(i), book.bidQuantity(i)));
        }
        List<String> keptAsks = new ArrayList<>();
        for (int i = 0; i < Math.min(depth, book.askCount()); i++) {
            keptAsks.add(text(book, book.askPrice(i), book.askQuantity(i)));
        }
        assertThat(keptBids).isEqualTo(texts(bids, depth));
        assertThat(keptAsks).isEqualTo(texts(asks, depth));
    }

    private static String text(OrderBook book, long price, long quantity) {
        return text(
                BigDecimal.valueOf(price, book.priceDecimals()), BigDecimal.valueOf(quantity, book.quantityDecimals()));
    }

    private static List<String> texts(SortedMap<BigDecimal, BigDecimal> side, int depth) {
        return side.entrySet().stream()
                .limit(depth)
                .map((Map.Entry<BigDecimal, BigDecimal> level) -> text(level.getKey(), level.getValue()))
                .toList();
    }

    private static String text(BigDecimal price, BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString() + " at "
                + price.stripTrailingZeros().toPlainString();
    }
}
