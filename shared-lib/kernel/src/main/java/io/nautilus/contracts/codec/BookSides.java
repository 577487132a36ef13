package io.nautilus.contracts.codec;

import io.nautilus.contracts.Levels;
import java.util.Iterator;
import java.util.function.ToLongFunction;
import org.agrona.sbe.MessageDecoderFlyweight;

/** The levels of one side of a book as a group. */
final class BookSides {
    private static final int LEVEL_LENGTH = 2 * Long.BYTES;

    private BookSides() {}

    /** How a generated group encoder takes the next level. */
    @FunctionalInterface
    interface PutLevel {
        void put(long price, long quantity);
    }

    static int count(Levels levels) {
        return Sizes.writable(levels.size(), Sizes.MAX_LEVELS);
    }

    static void write(Levels levels, PutLevel group) {
        for (int i = 0; i < levels.size(); i++) {
            group.put(levels.price(i), levels.quantity(i));
        }
    }

    /** Throws {@link io.nautilus.contracts.DecodeException} when the group is not what the message's version allows. */
    static void check(int count, int blockLength, int version, MessageDecoderFlyweight message) {
        Sizes.checkBlock(blockLength, LEVEL_LENGTH, version > message.sbeSchemaVersion());
        int remaining = message.buffer().capacity() - message.limit();
        Sizes.checkGroup(count, Sizes.MAX_LEVELS, "too-many-levels", blockLength, remaining);
    }

    /** The group's size must have been checked. */
    static <G extends Iterator<G>> Levels read(
            G group, int count, ToLongFunction<G> price, ToLongFunction<G> quantity) {
        if (count == 0) {
            return Levels.NONE;
        }
        long[] prices = new long[count];
        long[] quantities = new long[count];
        for (int i = 0; i < count; i++) {
            G level = group.next();
            prices[i] = price.applyAsLong(level);
            quantities[i] = quantity.applyAsLong(level);
        }
        return Levels.of(prices, quantities);
    }
}
