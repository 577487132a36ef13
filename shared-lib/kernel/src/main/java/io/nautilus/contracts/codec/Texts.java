package io.nautilus.contracts.codec;

import io.nautilus.contracts.TextBound;

/** Bounded texts at the end of a message. */
final class Texts {
    private Texts() {}

    /** How a generated encoder takes bytes. */
    @FunctionalInterface
    interface Put {
        void put(byte[] source, int offset, int length);
    }

    /** How a generated decoder gives bytes. */
    @FunctionalInterface
    interface Get {
        int get(byte[] target, int offset, int length);
    }

    static void write(TextBound bound, String text, Put put) {
        byte[] bytes = bound.bytes(text);
        put.put(bytes, 0, bytes.length);
    }

    /** {@code length} is what the wire claims; it is checked before anything is allocated. */
    static String read(TextBound bound, int length, Get get) {
        bound.checkLength(length);
        byte[] bytes = new byte[length];
        get.get(bytes, 0, length);
        return bound.text(bytes);
    }
}
