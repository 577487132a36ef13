package io.nautilus.risk.domain;

/** Texts of events are bounded: what is too long loses its end. */
final class Texts {
    private static final int DETAIL_BYTES = 512;

    private Texts() {}

    /** At most 512 bytes of UTF-8, cut at a character. */
    static String detail(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > DETAIL_BYTES) {
                return text.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return text;
    }
}
