package io.nautilus.contracts;

import java.util.List;

/**
 * An account's books as risk's fold has them at this offset, at most 4,096 holdings, sorted by asset. Portfolio
 * compares its own fold with it.
 */
public record BooksReported(String account, List<Holding> holdings) implements OrderEvent {
    public BooksReported {
        holdings = List.copyOf(holdings);
    }
}
